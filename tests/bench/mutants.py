"""Pairs of a real clause and a mutant of it: 4 kinds of contradiction, 6 kinds of near miss.

The changes are those of ``vbpl_check.training.nli``; here they are put together so that the label is sure. A limit that
is only tightened, a body that took over from the one named or a citation that would dangle in the draft makes no pair.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from random import Random

from vbpl_check.training.nli.clauses import Clause
from vbpl_check.training.nli.edits import by_same_length, edits, keeps_order
from vbpl_check.training.nli.paraphrase import money_form, number_form
from vbpl_check.training.nli.quantities import Quantity, other_values, quantities, with_value
from vbpl_check.training.nli.turns import small
from vbpl_check.training.nli.wording import table

CONFLICTS = ("number", "deadline", "body", "modality")
NEAR_MISSES = ("time", "deferring", "party", "procedure", "within", "exception")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words of a pair depend on: name and date of the law, who issues the draft."""

    law: str  # "Luật Đất đai"
    since: str  # "01 tháng 7 năm 2015", empty when unknown
    issuer: str  # "Chính phủ"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One pair: a clause of the law and the words of the draft, with what else has to be done to the law."""

    kind: str
    form: str  # the way it was made
    clause: Clause
    text: str
    appended: str = ""  # words at the end of the clause in the law
    amended: str = ""  # what another law has put in the place of the clause
    former: str = ""  # what a law that is no longer in force said instead
    hidden: str = ""  # address of the article that the law is shown without

    @property
    def conflict(self) -> bool:
        """Whether a finding is expected."""
        return self.kind in CONFLICTS


# "theo quy định tại Điều này", "khoản 2 Điều 5", "quy định chi tiết": words that belong to the law alone
_BOUND = re.compile(
    r"\bnày\b|\b(?:Điều|khoản|Khoản|Chương|Mục) \d|\bđiểm [a-zđ]\b|quy định chi tiết|Bộ luật|năm 20\d\d"
)
# bodies that are no more: "Bộ Tài nguyên và Môi trường", "Ủy ban nhân dân cấp huyện"
_DEFUNCT = re.compile(
    r"huyện|quận|Tài nguyên và Môi trường|Kế hoạch và Đầu tư|Giao thông vận tải|Thông tin và Truyền thông"
    r"|Lao động|Phát triển nông thôn|Viện kiểm sát nhân dân cấp cao"
)
# "tối đa bằng 70%", "ít nhất bằng 02 lần"
_CAPPED = re.compile(r"(?P<most>tối đa|nhiều nhất|không (?:được )?(?:quá|vượt quá))|(?P<least>tối thiểu|ít nhất)")
# "Trong thời hạn 10 ngày", "trong vòng 24 giờ", "Thời hạn giải quyết là 15 ngày": up to so long
_UP_TO = re.compile(r"(?:trong vòng|thời (?:hạn|gian)\b[^.;,]{0,60}) $", re.IGNORECASE)
# "ít nhất 05 ngày nhưng không quá 45 ngày trước ngày hết hạn": a span of time, which holds both ways
_SPAN = re.compile(r"\bít nhất \d+ [^.;]{1,30} (?:không quá|tối đa) \d+ ")
# "15 ngày trước ngày khai mạc", "10 ngày làm việc, trước khi khởi công"
_AHEAD = re.compile(r",? trước (?:ngày|khi|thời|lúc)")
# "có trách nhiệm và trách nhiệm", "chưa không được phép"
_TWICE = re.compile(r"\b(\w+ \w+) (?:và|hoặc) \1\b|chưa không")
# "trường hợp phải vận hành", "thuộc đối tượng phải nộp thuế", "để được cấp": words that describe a case
_BESIDE = re.compile(
    r"\b(?:trường hợp|khi|nếu|đối tượng|những|việc|để|nhằm|mà|trước|sau)\b(?:(?!\bthì\b)[^,;.:])*$"
    r"|\bdanh mục\b[^,;.:]*$|\bcủa (?:người|tổ chức|cá nhân|đơn vị) $",
    re.IGNORECASE,
)
# "công bố sản lượng | được phép sản xuất", "sử dụng thuốc | được phép lưu hành": a verb before it
_HANDLED = re.compile(r"\b(?:công bố|phải|được|có trách nhiệm|quy định|ban hành|sử dụng)\b[^,;.:]*$")
# "công chức do mình quản lý trực tiếp", "trong phạm vi quản lý của mình": each body has its own
_OWN = re.compile(r"\bmình\b|\btrực thuộc\b|\bthuộc (?:quyền|phạm vi) quản lý\b")
# "trừ các trường hợp sau đây:": the points below are exceptions
_EXCEPTING = re.compile(r"\btrừ\b[^.;:]{0,60}(?:sau đây|sau)?\s*:\s*$")
# "phải", "có trách nhiệm": an exception frees from it, whoever it is owed to
_BINDING = re.compile(r"\b(?:phải|có trách nhiệm|có nghĩa vụ|bắt buộc)\b")
# "trừ trường hợp đã được kiểm toán trong vòng "
_EXCEPTED = re.compile(r"\btrừ\b[^.;:]*$", re.IGNORECASE)
_VAGUE = ("điểm", "kỳ", "độ", "quý", "nhiệm kỳ")


def usable(clause: Clause) -> bool:
    """Whether the clause can stand in another document as it is and is no point of a list of exceptions."""
    return not _BOUND.search(clause.text) and not _EXCEPTING.search(clause.lead)


def options(clause: Clause, setting: Setting, draw: Random) -> list[Mutant]:
    """The mutants of a clause, at most one of each form."""
    found = [mutant for way in WAYS for mutant in way(clause, setting, draw)]
    return [mutant for mutant in found if mutant.text != clause.text]


def side(text: str, quantity: Quantity, value: float) -> str:
    """What another value does: "against" the norm or "within" it."""
    bound = quantity.bound
    capped = _CAPPED.search(text, max(0, quantity.start - 25), quantity.start) if bound == "exact" else None
    if capped:
        bound = "ceiling" if capped["most"] else "floor"
    if _SPAN.search(text):
        return "unsure"
    if bound == "exact" and quantity.term and _UP_TO.search(text[: quantity.start]):
        bound = "ceiling"
    if quantity.term and bound == "ceiling" and _AHEAD.match(text, quantity.end):
        bound = "floor"  # "chậm nhất 10 ngày trước": ten or more, as "ít nhất 10 ngày trước" says
    if bound == "exact":
        return "against"
    return "within" if (value < quantity.value) == (bound == "ceiling") else "against"


def other_value(text: str, draw: Random, term: bool, effect: str) -> str | None:
    """The text with another length of time (or another number) that has this effect."""
    known = [each for each in quantities(text) if each.term == term and each.unit not in _VAGUE]
    known = [each for each in known if not _EXCEPTED.search(text[: each.start])]  # there a longer term gives more
    draw.shuffle(known)
    for quantity in known:
        for value in other_values(quantity, draw, 9):
            if keeps_order(text, quantity, value) and side(text, quantity, value) == effect:
                return with_value(text, quantity, value)
    return None


def number(clause: Clause, setting: Setting, draw: Random) -> Iterator[Mutant]:
    """Another amount, rate, age or count than the law has."""
    if text := other_value(clause.text, draw, False, "against"):
        yield Mutant("number", "value", clause, text)


def deadline(clause: Clause, setting: Setting, draw: Random) -> Iterator[Mutant]:
    """A longer term, or working days in the place of days."""
    if text := other_value(clause.text, draw, True, "against"):
        yield Mutant("deadline", "value", clause, text)
    # "trong thời hạn 15 ngày kể từ"
    spot = re.search(r"(?:thời hạn|không quá|trong vòng|chậm nhất) (\d+) ngày(?! làm việc| \w+ tháng)", clause.text)
    # 5 working days may be 5 days: only longer terms are surely longer so
    if spot and int(spot[1]) > 5 and not _AHEAD.match(clause.text, spot.end()):
        text = f"{clause.text[: spot.end()]} làm việc{clause.text[spot.end() :]}"
        yield Mutant("deadline", "unit", clause, text)


def of_family(clause: Clause, family: str, draw: Random) -> Iterator[str]:
    """The texts that the changes of one family make, without bodies that are no more."""
    if family == "body" and (_DEFUNCT.search(clause.text) or _OWN.search(clause.text)):
        return
    for edit in edits(clause.text, draw):
        sound = not _DEFUNCT.search(edit.text) and not _TWICE.search(edit.text)
        inside = family == "modality" and _describes(clause.text, edit.text)
        if edit.family == family and edit.relation in ("exclusive", "apart") and sound and not inside:
            yield edit.text


def body(clause: Clause, setting: Setting, draw: Random) -> Iterator[Mutant]:
    """Another body holds the power."""
    for text in list(of_family(clause, "body", draw))[:1]:
        yield Mutant("body", "swap", clause, text)


def modality(clause: Clause, setting: Setting, draw: Random) -> Iterator[Mutant]:
    """Duty, permission, prohibition in the place of one another."""
    for text in list(of_family(clause, "modality", draw))[:1]:
        yield Mutant("modality", "swap", clause, text)


def _describes(text: str, changed: str) -> bool:
    """Whether what was changed tells which case or which thing is meant."""
    before, after = text[: _first_change(text, changed)], text[_first_change(text, changed) :]
    permitted = re.match(r"(?:không )?được phép\b", after) and _HANDLED.search(before)
    return bool(permitted or _BESIDE.search(before))


Fits = Callable[[Mutant], bool]


def against(clause: Clause, draw: Random, fits: Fits | None = None) -> str | None:
    """A contradiction of any kind that ``fits``, for near misses that must not be seen as one."""
    ways = [number, deadline, modality, body]
    draw.shuffle(ways)
    nowhere = Setting("", "", "")
    made = (mutant for way in ways for mutant in way(clause, nowhere, draw))
    return next((mutant.text for mutant in made if fits is None or fits(mutant)), None)


def time(clause: Clause, setting: Setting, draw: Random) -> Iterator[Mutant]:
    """The other rule holds at another time."""
    text = against(clause, draw)
    if text is None:
        return
    if text.startswith(clause.lead):
        yield Mutant("time", "amended", clause, text, amended=text)
    yield Mutant("time", "repealed", clause, clause.text + " ", former=text)
    if setting.since and _plain(clause.text):
        yield Mutant("time", "before", clause, f"Đối với vụ việc phát sinh trước ngày {setting.since}, {small(text)}")


def deferring(clause: Clause, setting: Setting, draw: Random) -> Iterator[Mutant]:
    """One of the two yields to the other."""
    text = against(clause, draw)
    if text is None or not _plain(clause.text):
        return
    yield Mutant("deferring", "law", clause, text, appended=f", trừ trường hợp {setting.issuer} có quy định khác")
    yield Mutant("deferring", "draft", clause, f"{text}, trừ trường hợp {setting.law} có quy định khác")


def party(clause: Clause, setting: Setting, draw: Random) -> Iterator[Mutant]:
    """Another rule for another party or another object, which stands before it in the same sentence."""
    for family in ("party", "object"):
        for text in list(of_family(clause, family, draw))[:1]:
            other = Clause(clause.document, clause.number, clause.address, clause.heading, "", "", text)
            swapped = _first_change(clause.text, text)
            if changed := against(other, draw, partial(_governs, text, swapped)):
                yield Mutant("party", family, clause, changed)


def _governs(text: str, swapped: int, made: Mutant) -> bool:
    """Whether the party put in at ``swapped`` alone is who the changed rule is for."""
    between = text[swapped : _first_change(text, made.text)]
    listed = re.search(r"(?:,|\bvà|\bhoặc) (?:\w+ ){0,2}$", text[:swapped]) or re.match(r"[\w ]{0,18},", between)
    return (
        bool(between) and not re.search(r"[;.]\s", between) and not listed and not re.search(r"\bmà\b", text[:swapped])
    )


def within(clause: Clause, setting: Setting, draw: Random) -> Iterator[Mutant]:
    """Stricter inside a limit that holds one way, the same length in another unit, the same number in words."""
    for term in (True, False):
        if _AUTHORITY.search(clause.text) and (text := other_value(clause.text, draw, term, "within")):
            yield Mutant("within", "stricter", clause, text)
    for edit in by_same_length(clause.text, draw):
        if not re.search(r"năm tuổi|tháng tuổi|kế hoạch", clause.text + edit.text):
            yield Mutant("within", "unit", clause, edit.text)
    for way in (number_form, money_form):
        if text := way(clause.text, draw):
            yield Mutant("within", "words", clause, text)


def exception(clause: Clause, setting: Setting, draw: Random) -> Iterator[Mutant]:
    """What the draft says is said of the case that the law excepts."""
    # what nobody owes in that case, the draft may not ask for another body
    fits: Fits | None = (lambda made: made.kind != "body") if _BINDING.search(clause.text) else None
    # ", trừ trường hợp bất khả kháng" at the end
    kept = re.search(r",? (?:trừ|ngoại trừ) (?P<case>trường hợp [^.;:,]{5,120})$", clause.text)
    if kept and not kept["case"].endswith("khác") and _plain(clause.text[: kept.start()]):
        main = Clause(
            clause.document, clause.number, clause.address, clause.heading, "", "", clause.text[: kept.start()]
        )
        if text := against(main, draw, fits):
            yield Mutant("exception", "own", clause, f"{kept['case'][:1].upper()}{kept['case'][1:]} thì {small(text)}")
    elif _plain(clause.text) and (text := against(clause, draw, fits)):
        case = draw.choice(_CASES).format(body=draw.choice(table("edits")["added"]["bodies"]))
        whole = f"{case[:1].upper()}{case[1:]} thì {small(text)}"
        yield Mutant("exception", "added", clause, whole, appended=f", trừ {case}")


def procedures(pairs: list[tuple[Clause, Clause]]) -> Iterator[Mutant]:
    """A clause on another procedure that the law at hand does not have; ``pairs`` are alike but two norms."""
    for known, other in pairs:
        if article_of(other) != article_of(known) and not other.lead:
            yield Mutant("procedure", "sibling", known, other.text, hidden=article_of(other))


def article_of(clause: Clause) -> str:
    """The address of the article: "45/2019/QH14#dieu-20.khoan-1" -> "45/2019/QH14#dieu-20"."""
    return re.sub(r"(#dieu-[^.]+).*$", r"\1", clause.address)


WAYS: tuple[Callable[[Clause, Setting, Random], Iterator[Mutant]], ...] = (
    number, deadline, body, modality, time, deferring, party, within, exception,
)  # fmt: skip

_CASES = ("trường hợp khẩn cấp do {body} xác định", "trường hợp được {body} cho phép bằng văn bản",
          "trường hợp thực hiện nhiệm vụ quốc phòng, an ninh", "trường hợp xảy ra thiên tai, dịch bệnh")  # fmt: skip
# a term of an authority: shorter is better for everybody; "Sở Y tế thẩm định trong thời hạn không quá 10 ngày"
_AUTHORITY = re.compile(
    r"^(?:[^.;:]{0,90}, )?(?:cơ quan|Sở|Bộ|Ủy ban nhân dân|Chủ tịch Ủy ban|Tòa án|Cục|Thủ tướng|Hội đồng)\b"
)


def _first_change(one: str, other: str) -> int:
    return next((index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))


def _plain(text: str) -> bool:
    """One sentence to which words can be added at both ends."""
    closed = re.search(r"[.;:(]|\btrừ\b|(?:sau đây|gồm|là)$", text)
    return not closed and len(text) < 300 and not re.match(r"(?:Trường hợp|Nếu|Khi|Trong trường hợp|Đối với) ", text)
