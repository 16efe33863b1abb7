"""Who decides in a sentence, whoever that is: an official, a meeting, an owner, "the one who made the decision".

"Việc bán tài sản do Đại hội thành viên quyết định", "Hội đồng trường phê duyệt đề án", "theo quyết định của Giám đốc"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from vbpl_check.model import Norm
from vbpl_check.text import lowered

_LONGEST = 1500  # characters of a sentence that are read
_NAME = 16  # syllables of a name behind its first word
_ABOVE = 250  # characters at the end of the words above


@dataclass(frozen=True)
class Vocabulary:
    """``heads``: how names of bodies and persons begin; ``described``: those of somebody told by a description.

    ``decides``: verbs that may come to the same ("phê duyệt", "quyết định"); ``acts``: other verbs. ``between``: what
    may stand between a name and its verb. ``titles``: heads that stand for the body.
    """

    heads: tuple[str, ...]
    described: tuple[str, ...]
    decides: tuple[str, ...]
    acts: tuple[str, ...]
    between: tuple[str, ...]
    titles: tuple[str, ...]

    @cached_property
    def begins(self) -> re.Pattern[str]:
        """Where somebody who acts may be named: at the start of a clause, behind a comma, "do", "được", "trình"."""
        return re.compile(
            rf"(?:^|(?<=[;,:] )|(?<!\w)(?P<by>thì|do|bởi|được|trình|để|mà|sau khi|khi|nếu) )"
            rf"(?:(?:\[?\d+\]?\.|[a-zđ]\)) )?(?:các |những )?(?P<head>{_either(self.heads)})(?!\w){_NO_NAME}"
        )

    @cached_property
    def verb(self) -> re.Pattern[str]:
        """What may stand before a verb (group "wrap") and the verb; not "quyết định của", "cấp xã"."""
        wrap, verbs = _either(self.between), _either((*self.decides, *self.acts))
        return re.compile(rf"(?P<wrap>(?:{wrap},? )*){_PART}(?P<verb>{verbs})(?!\w){_NOUN}")

    @cached_property
    def by(self) -> re.Pattern[str]:
        """ "theo quyết định của | Hội đồng quản trị", "có văn bản đồng ý của | Thủ tướng Chính phủ"."""
        return re.compile(
            r"(?:theo|được|có|qua)(?: \w+){0,3}? (?P<verb>quyết định|đồng ý|chấp thuận|cho phép|nghị quyết|phê duyệt)"
            rf"(?: bằng văn bản)? của (?P<head>{_either(self.heads)})(?!\w)"
        )


# "ban hành", "bộ phận", "chủ trì": no body
_NO_NAME = (
    r"(?! (?:hành|bố|phận|hữu|động|trì|trương|yếu|dẫn|trợ|kết|ngũ|đất|bộ|quan hệ|ý|cháy|chống|ngừa|thể|chiếu|khẩu"
    r"|luật|trong|ngoài|cạnh|đầu|chợ|phí|khám|thí nghiệm)(?!\w))"
)
# "các cấp", "phân cấp", "khẩn cấp": no verb
_PART = r"(?<!các )(?<!cùng )(?<!phân )(?<!cung )(?<!trợ )(?<!nâng )(?<!khẩn )"
# "cấp | tỉnh", "quyết định | này", "quy định | tại": no verb
_NOUN = (
    r"(?! (?:của|này|đó|số|trên|dưới|tỉnh|huyện|xã|trung ương|cơ sở|cao|mình|có thẩm quyền|độ|quốc gia|trưởng|viên"
    r"|nhà nước|ủy|bộ|cơ quan|phó|nào|bách|phát|cứu|dưỡng|tốc|thiết|kèm theo|trên trực tiếp|thông)(?!\w))"
    r"(?<!quy định(?= tại))"
)
# what only somebody who acts has behind the name, whatever follows
_MODAL_WORD = re.compile(r"(?:phải|có thẩm quyền|có quyền|có trách nhiệm|được(?= (?:tự|quyền|phép)))(?!\w)")
# "do Hội đồng trường | thực hiện": the act stands before
_PERFORMS = re.compile(r"(?:trực tiếp |tổ chức |chủ trì )?(?:thực hiện|tiến hành|đảm nhiệm|chi trả|chịu)(?!\w)")


def _either(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


@dataclass(frozen=True, slots=True)
class Decision:
    """``actor`` does ``verb`` ("" where it is not told next to the name) to ``task``: the words of what is decided.

    All words in lower case. ``start``/``end``: the actor in the text of the norm; both 0 when the words above name it.
    ``by``: the word before it ("do", "khi"), ``before``: the clause up to it.
    """

    actor: str
    verb: str
    task: str
    start: int = 0
    end: int = 0
    by: str = ""
    before: str = ""


def decisions(norm: Norm, words: Vocabulary) -> tuple[Decision, ...]:
    """The decisions that a norm speaks of, in the order of its text."""
    return _remembered(norm.text[:_LONGEST], norm.lead_in[-_ABOVE:], _Same(words))


class _Same:
    """A vocabulary that equals every other: a run has one."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=1 << 14)
def _remembered(text: str, above: str, same: _Same) -> tuple[Decision, ...]:
    return tuple(_read(plain(text), plain(above), same.words))


# "(sau đây gọi chung là cấp xã)"
_BRACKETS = re.compile(r"\([^()]*\)")
# "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Lao động - Thương binh và Xã hội": a comma inside a name
_NAMED = re.compile(r"(?<=\w)(?:,| -)(?= [A-ZĐ][a-zà-ỹ]+ (?:[A-ZĐ]|và [A-ZĐ]))")
# "tỉnh, thành phố trực thuộc trung ương", "xã, phường, thị trấn"
_PLACES = re.compile(
    r"(?<=tỉnh),(?= thành phố)|(?<=xã),(?= phường)|(?<=phường),(?= (?:thị trấn|đặc khu))"
    r"|(?<=huyện),(?= (?:quận|thị xã|thành phố))"
)


def plain(text: str) -> str:
    """Lower case without brackets and without commas inside names; the length stays."""
    text = _BRACKETS.sub(lambda found: " " * len(found.group()), text)
    text = _NAMED.sub(lambda found: " " * len(found.group()), text)
    return _PLACES.sub(" ", lowered(text))


_CLAUSE = re.compile(r";(?=\s|$)|\.(?=\s+[^\s\d]|\s*$)")


def _read(text: str, above: str, words: Vocabulary) -> Iterator[Decision]:
    start, found = 0, False
    for stop in [*(m.start() for m in _CLAUSE.finditer(text)), len(text)]:
        clause = text[start:stop]
        lead = len(clause) - len(clause.lstrip())
        for decision in _in_clause(clause[lead:], start + lead, words):
            found = True
            yield decision
        start = stop + 1
    if not found and above:
        yield from _from_above(text, above, words)


def _from_above(text: str, above: str, words: Vocabulary) -> Iterator[Decision]:
    """An item of "Ủy ban nhân dân cấp tỉnh có trách nhiệm:", or a case of "Tòa án bắt giữ tàu trong trường hợp:"."""
    verb = words.verb.match(text)
    head = words.begins.match(above)
    if verb and head:
        stop = _MODAL_WORD.search(above, head.end())
        if stop and "," not in above[head.end() : stop.start()]:
            yield Decision(above[head.start("head") : stop.start()].strip(), verb["verb"], text)
            return
    for decision in _in_clause(above.rstrip(" :"), 0, words):
        yield replace(decision, task=f"{decision.task} {text}", start=0, end=0)


# "hợp tác xã | do Hội nghị chủ nợ quyết định", "người khai thác | bị thu hồi": the name is over
_INNER = re.compile(r"(?:thì|do|bị|bởi|để|mà|được|gửi|nhận|nộp|trình)(?!\w)")
_STOP = re.compile(r"[,:]")
# where the words on what is decided end
_LIMIT = re.compile(
    r",? (?:báo cáo|gửi|thông báo|sau khi|trên cơ sở|theo đề nghị|sau đó|nhưng|trừ|theo quy định)(?!\w)"
)
# "theo quyết định của Hội đồng quản trị | trong thời hạn"
_NAME_END = re.compile(r"[,:]|$| (?:và|trong|khi|sau|trước|theo|đối với|về|để|nơi)(?!\w)")
_BEFORE = ("do", "bởi", "được", "sau khi", "khi", "nếu", "mà")  # the act may stand before the name
_SHORT = 5  # words of what is decided, fewer need those before the name


def _in_clause(clause: str, offset: int, words: Vocabulary) -> Iterator[Decision]:
    taken = 0
    for head in words.begins.finditer(clause):
        found = _verb(clause, head, words) if head.start("head") >= taken else None
        if found is not None:
            taken = found[0]
            yield _made(clause, offset, head, *found)
    for head in words.by.finditer(clause):
        stop = _NAME_END.search(clause, head.end())
        start, end = head.start("head"), stop.start() if stop else len(clause)
        yield Decision(clause[start:end].strip(), head["verb"], clause[: head.start()], offset + start, offset + end)


def _made(clause: str, offset: int, head: re.Match[str], end: int, verb: str, after: int) -> Decision:
    before, rest = clause[: head.start()], clause[after:]
    stop = _LIMIT.search(rest) if verb else None
    rest = rest[: stop.start()] if stop else rest
    task = f"{before if head['by'] in _BEFORE else ''} {verb} {rest}"
    if len(task.split()) < _SHORT:
        task = f"{before} {verb} {rest}"
    start = head.start("head")
    by = "đã" if before.rstrip().endswith(" đã") else head["by"] or ""
    return Decision(clause[start:end].strip(" ,"), verb, task, offset + start, offset + end, by, before)


_FAR = 30  # syllables up to a modal word behind a long name
_PASSING, _MODAL, _SURE = 1, 2, 3


def _verb(clause: str, head: re.Match[str], words: Vocabulary) -> tuple[int, str, int] | None:
    """End of the name, the verb, and where what follows it begins."""
    best: tuple[int, tuple[int, str, int]] = 0, (0, "", 0)
    described, read = head["head"] in words.described, head.end()
    for count, at in _places(clause, head.end()):
        if at < read:
            continue
        found, modal = words.verb.match(clause, at), _MODAL_WORD.match(clause, at) is not None
        if count > _NAME and not modal:
            continue
        if found is None:
            if _INNER.match(clause, at) and not modal:
                break
            performs = head["by"] in ("do", "bởi") and not best[0] and _PERFORMS.match(clause, at)
            if (performs or modal) and best[0] < _MODAL:
                best = _MODAL, (at, "", at)
            continue
        rank = _rank(found, count, described, words)
        read = found.end() if rank < _SURE else read
        if rank > best[0]:
            best = rank, (best[1][0] if best[0] == _MODAL else at, found["verb"], found.end())
        if rank == _SURE:
            break
    return best[1] if best[0] else None


def _places(clause: str, start: int) -> Iterator[tuple[int, int]]:
    """Number and place of the words behind a name's first one, up to a comma or colon."""
    stop = _STOP.search(clause, start)
    words = re.finditer(r"\S+", clause[start : stop.start() if stop else len(clause)])
    yield from ((count, start + word.start()) for count, word in zip(range(_FAR), words, strict=False))


def _rank(found: re.Match[str], count: int, described: bool, words: Vocabulary) -> int:
    """How surely a verb is what the named one does: 0 for one that belongs to the name, as in "Hội đồng quản lý"."""
    if count == 0 and described:
        return _PASSING if found["wrap"] else 0
    if count == 0 and found["verb"] in words.acts and not found["wrap"]:
        return 0
    return _SURE if found["wrap"] or found["verb"] in words.decides else _PASSING
