"""Which body has which part in a sentence: it acts, things are sent to it, or its consent is needed.

"Sở Y tế cấp …", "nộp hồ sơ tại Sở Y tế", "khi Sở Y tế đồng ý", "thực hiện theo quy định của Chính phủ"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vbpl_check.extract._named import named_bodies
from vbpl_check.extract._offices import office
from vbpl_check.extract._plain import alternatives, plain
from vbpl_check.extract._power_patterns import PowerPatterns, patterns
from vbpl_check.extract._power_table import PowerTable
from vbpl_check.extract.lexicon import Lexicon
from vbpl_check.extract.subjects import Actors, actors
from vbpl_check.grants import SECOND
from vbpl_check.model import Grant, Norm, Office, Part, PartRole, Span
from vbpl_check.parts import NAMED, PARTY, STANDING
from vbpl_check.remember import last

_LONGEST = 2000  # characters of a sentence that are read
_AFTER = 170  # characters between a body and its verb
_TAIL = 8  # words of a name that its capitals do not show
_BEFORE = 200  # characters before a body that tell its part
_VERB = 2  # syllables of a verb
_WORD = re.compile(r"\w+")
_BREAK = re.compile(r"[;:]|\.(?!\w)")
_ENDING = 48  # characters: no pattern below that asks for the words right before a body is longer
# a body is sure to be there
_HINT = re.compile(
    r"(?<!\w)(?:ủy ban|sở|bộ|cơ quan|công an|chính phủ|thủ tướng|tòa|viện kiểm|thanh tra|cục|chi cục|ban quản lý"
    r"|hội đồng|ngân hàng nhà nước|bảo hiểm xã hội|giám đốc|thống đốc|kiểm toán|hạt|phòng|viện|trung tâm|trạm|cảng vụ"
    r"|kho bạc|quốc hội)(?!\w)"
)
# "Giám đốc | Trung tâm Đào tạo", "Chủ tịch | Ủy ban Cạnh tranh Quốc gia"
_TITLE = re.compile(r"(?:giám đốc|chủ tịch|cục trưởng|chi cục trưởng|viện trưởng|trưởng)\s*$")
# who acts stands at the start of a clause or after "do", "được", "thì", "trình" ("trình Hội đồng nhân dân quyết định")
_AGENT = re.compile(
    r"(?:^|[,;:.”)] ?|(?<!\w)(?:thì|do|bởi|được|giao|giao cho|phân công|chuyển|và|hoặc|là|việc|trình|báo cáo|đề nghị"
    r"|để|\d\.) )(?:cơ quan )?$"
)
# "việc tuyển dụng … do | Hiệu trưởng | thực hiện": the act stands before
_BY = re.compile(r"(?<!\w)(?:do|bởi) (?:cơ quan )?$")
_PERFORMS = re.compile(r"\s*(?:tự |cùng |trực tiếp )?(?:thực hiện|tiến hành|chủ trì|đảm nhiệm|$|[,.;])")
# "Bộ Công Thương | chủ trì, phối hợp với các bộ, cơ quan ngang bộ liên quan | chịu trách nhiệm cấp giấy phép"
_LEADS = re.compile(r"\s*chủ trì,? (?:và )?phối hợp với ")
_LED = re.compile(r"(?:,| và| liên quan| chịu trách nhiệm| tổ chức| thực hiện)* (?=\w)")
# who acts by the words before it, whatever the verb: "do | Bộ Y tế | điều phối", "thì Sở Y tế …", "được Sở Y tế …"
_DOER = re.compile(r"(?<!\w)(?:do|bởi|thì|được|để) (?:cơ quan )?$")
# "thủ trưởng cơ quan | quản lý căn cước của | Bộ Công an"
_BELONGS = re.compile(r"(?: [^\s,;:.()]+){1,10} (?:của|thuộc) ")
# what follows a body that does nothing here: "Bộ Y tế, Bộ Công an", "Sở Y tế nơi có …", "Bộ Y tế đã …"
_IDLE = re.compile(
    r"\s*(?:$|[,.;:()]|(?:và|hoặc|của|nơi|thuộc|là|trong|tại|ở|đã|theo|khi|để|về|đối với|trên|từ|có|bị)(?!\w))"
)
# "Việc | điều phối mạng lưới … do Bộ Y tế thực hiện"
_NAMED_TASK = re.compile(r"(?:^|, )(?:việc|công tác|hoạt động) ")
# "theo quy định của | Chính phủ", "theo hướng dẫn của | Bộ Y tế"
_RULED = re.compile(r"(?<!\w)theo (?:quy định|hướng dẫn)(?: cụ thể| chi tiết)? của (?:các )?$")
_RULES = ("quy định", "hướng dẫn")
# the preposition right before the receiver; a verb of sending may do without one
_TOWARDS = ("cho", "đến", "tới", "tại", "với", "về", "lên")
_TOWARD = rf"(?:{'|'.join(_TOWARDS)})"


@dataclass(frozen=True)
class _Body:
    start: int
    end: int
    written: str
    offices: tuple[Office, ...]


def find_parts(norm: Norm, grants: tuple[Grant, ...], lexicon: Lexicon) -> tuple[Part, ...]:
    """The parts that bodies have in a norm with these grants."""
    return tuple(_finder(lexicon).parts(norm, grants))


@last  # a lexicon is a large value: to hash it for each norm takes longer than to read the norm
def _finder(lexicon: Lexicon) -> _Finder:
    return _Finder(actors(lexicon.bodies, lexicon.modality.predicates), lexicon.powers)


def _last_words(before: str) -> str:
    """The words before a body without "các" or "cơ quan", which belong to it."""
    for word in ("các ", "cơ quan "):
        if before.endswith(word):
            return before[: -len(word)].rstrip()
    return before.rstrip()


def _joined(bodies: list[_Body], text: str, low: str) -> Iterator[_Body]:
    """The bodies, with one named by its work and the ministry that it belongs to as one body."""
    waiting: _Body | None = None
    for body in bodies:
        if waiting is not None and body.offices and _BELONGS.fullmatch(low, waiting.end, body.start):
            written, above = text[waiting.start : body.end], body.offices[0]
            own = Office(plain(written), above.family, above.level)
            waiting = None
            yield _Body(body.end - len(written), body.end, written, (own,))
            continue
        if waiting is not None:
            yield waiting
        waiting = body if low[body.start : body.end].endswith(("cơ quan", "đơn vị")) else None
        if waiting is None:
            yield body
    if waiting is not None:
        yield waiting


class _Finder:
    """The vocabulary, compiled; one object a run."""

    def __init__(self, actors: Actors, table: PowerTable) -> None:
        self._actors = actors
        self._table = table
        self._patterns: PowerPatterns = patterns(table)
        sends, agrees = alternatives(table.sends), alternatives(table.agrees)
        # "nộp hồ sơ đề nghị hỗ trợ tại |", "báo cáo |", "kê khai hoạt động chăn nuôi với |"
        self._sent = re.compile(rf"(?<!\w){sends}(?:[^;:]{{0,180}}? (?:{_TOWARD}|{sends}))?\s*(?:các |cơ quan )?$")
        self._receiving = (*_TOWARDS, *table.sends)
        # "có văn bản đồng ý của |"
        self._of = re.compile(rf"(?<!\w){agrees}(?: bằng văn bản)? (?:của|từ)\s*$")
        # "khi | Sở Y tế | có văn bản chấp thuận", "được | Ủy ban nhân dân cấp xã | đồng ý"
        self._if = re.compile(r"(?<!\w)(?:khi|được|sau khi|nếu|phải được|khi được|do|mà) (?:cơ quan )?$")
        self._agrees = re.compile(
            rf"\s*(?:(?:nơi|thuộc) [^;:,]{{0,60}}?)?(?:cho ý kiến |có văn bản |có ý kiến |xem xét,? )?{agrees}"
        )

        # "Trung tâm Nghiên cứu | khoa học và Đào tạo chứng khoán | phê duyệt": the rest of a name before its verb
        self._tail = re.compile(rf"(?: [^\s,;:.()]+){{1,{_TAIL}}}?(?= {self._patterns.act.pattern})")

    def parts(self, norm: Norm, grants: tuple[Grant, ...]) -> Iterator[Part]:
        """The parts of one norm; where its own words name nobody who acts, those of its grants and its subject."""
        low = plain(norm.text[:_LONGEST])
        found: list[Part] = []
        if _HINT.search(low) or " do " in low:
            shared = self._patterns.shared.search(low) is not None
            for body in self._bodies(norm.text[:_LONGEST], low):
                found += self._of_body(norm, low, body, shared)
        if not any(part.role == "acts" and part.acts for part in found):
            found += self._above(norm, grants, low)
        yield from found

    def _of_body(self, norm: Norm, low: str, body: _Body, shared: bool) -> Iterator[Part]:
        start = max((mark.end() for mark in _BREAK.finditer(low, 0, body.start)), default=0)
        before = low[max(start, body.start - _BEFORE) : body.start]
        before = before if start >= body.start - _BEFORE else f"…{before}"
        title = _TITLE.search(before)
        before = before[: title.start()] if title else before
        near = max(0, len(before) - _ENDING)
        span = Span(norm.span.start + body.start, norm.span.start + body.end)

        def part(role: PartRole, acts: tuple[str, ...] = (), verb: tuple[str, ...] = ()) -> Part:
            return Part(role, body.written, body.offices, span, acts, shared, verb)

        if any(each.family == PARTY for each in body.offices):
            if _BY.search(before, near) and (acts := self._acts(low, body, before)):
                yield part("acts", acts)
            return
        acts = self._acts(low, body, before) if _AGENT.search(before, near) else ()
        verb = self._verb(norm, low, body, before)
        if (acts or verb) and not self._patterns.presumed.search(before):
            yield part("acts", acts, verb)
        if _RULED.search(before, near):
            yield part("rules", _RULES)
        if _last_words(before).endswith(self._receiving) and self._sent.search(before):
            yield part("receives")
        elif (before.rstrip().endswith(("của", "từ")) and self._of.search(before)) or (
            self._if.search(before, near) and self._agrees.match(low, body.end, body.end + _AFTER)
        ):
            yield part("consents")

    def _acts(self, low: str, body: _Body, before: str) -> tuple[str, ...]:
        stop = _BREAK.search(low, body.end)
        after = low[body.end : min(stop.start() if stop else len(low), body.end + _AFTER)]
        leads = _LEADS.match(after)
        if leads:
            after = self._led(after[leads.end() :])
        found = self._following(after)
        if found is None and any(each.family == NAMED for each in body.offices):
            tail = self._tail.match(after)
            found = self._following(after[tail.end() :]) if tail else None
        if _BY.search(before) and (_PERFORMS.match(after) or found is None):
            return self._keys(before)
        return self._keys(found) if found else ()

    def _verb(self, norm: Norm, low: str, body: _Body, before: str) -> tuple[str, ...]:
        """The first words of what the body does, the words of power before them left out; () when it does nothing."""
        near = max(0, len(before) - _ENDING)
        if not (_DOER.search(before, near) or (body.written == norm.subject and _AGENT.search(before, near))):
            return ()
        stop = _BREAK.search(low, body.end)
        after = low[body.end : min(stop.start() if stop else len(low), body.end + _AFTER)]
        if _BY.search(before) and _PERFORMS.match(after):
            task = _NAMED_TASK.search(before)
            after = before[task.end() :] if task else ""
        rest = after.lstrip()
        wrap = self._patterns.wrap.match(rest)
        if not wrap or not wrap.group():
            rest = "" if _IDLE.match(rest) else rest
        rest = rest[wrap.end() :] if wrap else rest
        return tuple(_WORD.findall(rest.removeprefix("việc "))[:_VERB])

    def _following(self, after: str) -> str | None:
        """The verbs right after a body, or after what says which body it is ("nơi có đất", "thuộc tỉnh")."""
        found = self._patterns.act.match(after.removeprefix(",").lstrip())
        if found is not None:
            return found.group("verbs")
        modifier = self._patterns.modifier.match(after)
        if modifier is None:
            return None
        places = (mark.end() for mark in re.finditer(r"[ ,)](?=\w)", after[: modifier.end()]))
        options = [m for place in places if (m := self._patterns.act.match(after, place))]
        strong = (m for m in options if re.search(r"thẩm quyền|trách nhiệm|có quyền|quyết định", m.group("wrap")))
        chosen = next(strong, options[-1] if options else None)
        return chosen.group("verbs") if chosen else None

    def _led(self, rest: str) -> str:
        """What follows those with whom a body works together."""
        end = 0
        for mention in self._actors.mentions(rest, rest, 0, len(rest)):
            if mention.start - end > 12:
                break
            end = mention.end
        joint = _LED.match(rest, end)
        return f" {rest[joint.end() :]}" if joint else rest[end:]

    def _keys(self, verbs: str) -> tuple[str, ...]:
        names = (m.group() for m in self._patterns.verb.finditer(verbs))
        return tuple(dict.fromkeys(self._patterns.names[name] for name in names))

    def _bodies(self, text: str, low: str) -> list[_Body]:
        """State bodies and bodies with a name of their own, from left to right."""
        found: list[_Body] = []
        for mention in self._actors.mentions(text, low, 0, len(low)):
            if mention.kind == "body":
                written = text[mention.start : mention.end]
                offices = tuple(office(key, written, False, self._table) for key in mention.key.split("; "))
                found.append(_Body(mention.start, mention.end, written, offices))
            elif self._private(mention.key):
                offices = tuple(Office(key, PARTY) for key in mention.key.split("; "))
                found.append(_Body(mention.start, mention.end, text[mention.start : mention.end], offices))
        for start, end, own in named_bodies(text):
            over = [body for body in found if body.start < end and start < body.end]
            if own.family != STANDING and any(each.family for body in over for each in body.offices):
                continue
            found = [body for body in found if body not in over]
            found.append(_Body(start, end, text[start:end], (own,)))
        return list(_joined(sorted(found, key=lambda body: body.start), text, low))

    def _private(self, key: str) -> bool:
        return any(name.startswith(self._table.private) for name in key.split("; "))

    def _above(self, norm: Norm, grants: tuple[Grant, ...], low: str) -> Iterator[Part]:
        """Who acts by the grants of the norm or by its subject: the words above a list name it."""
        for grant in grants:
            if grant.offices and SECOND not in grant.acts:
                yield Part("acts", grant.holder, grant.offices, grant.span, grant.acts, grant.shared)
        if not norm.subject_key or grants:
            return
        keys = norm.subject_key.split("; ")
        private = norm.subject_kind == "party" and self._private(norm.subject_key)
        act = self._patterns.act.match(low) or self._patterns.act.match(plain(norm.act))
        if act is None or not (private or norm.subject_kind == "body"):
            return
        offices = tuple(
            Office(key, PARTY) if private else office(key, norm.subject, False, self._table) for key in keys
        )
        span = Span(norm.span.start, norm.span.start)
        yield Part("acts", norm.subject, offices, span, self._keys(act.group("verbs")))
