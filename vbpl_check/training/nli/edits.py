"""Changes of meaning: each gives another norm, with what it is to the first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, Literal

from vbpl_check.training.nli.quantities import Quantity, other_values, quantities, with_value
from vbpl_check.training.nli.wording import one_of, pattern, pick, places, put, table

# exclusive: both cannot hold; stricter: the new text keeps to the old one, not the other way round;
# wider: the old text keeps to the new one; same: both say the same; apart: another matter.
Relation = Literal["exclusive", "stricter", "wider", "same", "apart"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A text made from another by one change of meaning."""

    family: str
    relation: Relation
    text: str


def edits(text: str, draw: Random) -> list[Edit]:
    """What the edits make of a clause, at most one result of each way to change it."""
    found: list[Edit] = []
    for way in WAYS:
        found += way(text, draw)
    return list({edit.text: edit for edit in found if edit.text != text}.values())


def by_table(text: str, draw: Random) -> Iterator[Edit]:
    """A phrase of edits.yaml replaced by another of its group."""
    for group in table("edits")["groups"]:
        phrases: list[str] = group["phrases"]
        sources = group.get("from", phrases)
        spot = pick(draw, (spot for spot in places(text, phrases, group) if spot[2] in sources))
        if spot is None or not _allowed(text, spot[0], group):
            continue
        start, end, old = spot
        new = draw.choice([phrase for phrase in phrases if phrase != old and _another(old, phrase, text)] or [""])
        if new:
            yield Edit(group["family"], group.get("relation", "exclusive"), put(text, start, end, new))


def by_sector(text: str, draw: Random) -> Iterator[Edit]:
    """ "Bộ Y tế" -> "Bộ Công Thương", "Giám đốc Sở Nội vụ" -> "Giám đốc Sở Tài chính", where a power is exercised."""
    names = sectors()
    spots = [spot for spot in _sector_pattern().finditer(text) if not _listed(text, spot)]
    spot = pick(draw, spots)
    if spot is None or not _powerful(text, spot.start()):
        return
    office, name = spot["office"], spot["name"]
    other = draw.choice([known for known in names if known.lower() != name.lower() and _fits_office(office, known)])
    yield Edit("body", "exclusive", text[: spot.start()] + f"{office} {other}" + text[spot.end() :])
    swap = _LEVELS.get(office)
    if swap and _fits_office(swap, name):
        yield Edit("body", "exclusive", text[: spot.start()] + f"{swap} {name}" + text[spot.end() :])


def by_number(text: str, draw: Random) -> Iterator[Edit]:
    """Another amount, rate, age, count or length of time."""
    quantity = pick(draw, quantities(text))
    if quantity is None:
        return
    for value in [value for value in other_values(quantity, draw, 9) if keeps_order(text, quantity, value)][:1]:
        yield Edit(_family(quantity), _relation(quantity, value), with_value(text, quantity, value))


def by_unit(text: str, draw: Random) -> Iterator[Edit]:
    """ "10 ngày" -> "10 ngày làm việc", "03 tháng" -> "03 năm"."""
    quantity = pick(draw, (each for each in quantities(text) if each.unit in _UNITS and _alone(text, each)))
    if quantity is not None:
        unit = draw.choice(_UNITS[quantity.unit])
        changed = f"{quantity.number}{quantity.gap}{unit}"
        yield Edit("unit", "exclusive", text[: quantity.start] + changed + text[quantity.end :])


def by_same_length(text: str, draw: Random) -> Iterator[Edit]:
    """The same length of time in another unit: "24 giờ" -> "01 ngày", "12 tháng" -> "01 năm"."""
    known = (each for each in quantities(text) if (each.unit, int(each.value)) in _EQUAL)
    quantity = pick(draw, known)
    if quantity is not None:
        number, unit = _EQUAL[quantity.unit, int(quantity.value)]
        yield Edit("unit", "same", text[: quantity.start] + f"{number:02d} {unit}" + text[quantity.end :])


def by_dropping(text: str, draw: Random) -> Iterator[Edit]:
    """Without its exception, without its condition."""
    # ", trừ trường hợp bất khả kháng", ", trừ các trường hợp quy định tại khoản 2 Điều này" to the end
    found = re.search(r",? (?:trừ|ngoại trừ) (?:các )?(?:trường hợp|đối tượng|khi|các)\b[^.;:]{5,160}$", text)
    if found and found.start() > 30:
        yield Edit("exception", "exclusive", text[: found.start()])
    # "Trường hợp hồ sơ không hợp lệ thì cơ quan ... " at the beginning
    head = re.match(r"(?:Trong trường hợp|Trường hợp|Nếu|Khi) [^.;:]{8,140}? thì (?=\w)", text)
    if (
        head
        and len(text) - head.end() > 40
        and not re.match(r"(?:được|phải|không|bị|còn|có|thực|cũng|áp)\b", text[head.end() :])
    ):
        yield Edit("condition", "exclusive", text[head.end() : head.end() + 1].upper() + text[head.end() + 1 :])
    # " khi có đủ các điều kiện", " nếu được ... chấp thuận", " sau khi được ... đồng ý" at the end
    tail = re.search(r",? (?:nếu|khi|sau khi|với điều kiện|trong trường hợp) [^.;:,]{8,110}$", text)
    if (
        tail
        and tail.start() > 40
        and not re.search(r"(?:ngày|từ|sau|trước|đến|trừ|hoặc|và|,|cả) ?$", text[: tail.start()])
    ):
        yield Edit("condition", "exclusive", text[: tail.start()])


def by_adding(text: str, draw: Random) -> Iterator[Edit]:
    """With a condition or an exception that was not there, or leaving the rest to another law."""
    tables = table("edits")["added"]
    if not _open_end(text):
        return
    body = draw.choice(tables["bodies"])
    if _GIVES.search(text):
        yield Edit("condition", "exclusive", f"{text} {draw.choice(tables['condition']).format(body=body)}")
    if _BINDS.search(text):
        yield Edit("exception", "exclusive", text + draw.choice(tables["exception"]).format(body=body))


def by_list(text: str, draw: Random) -> Iterator[Edit]:
    """ "Tổ chức, cá nhân" narrowed to one of them."""
    # "Tổ chức, cá nhân", "cơ quan, tổ chức, cá nhân" before what they do
    spot = re.search(r"(?<!\w)(?:cơ quan, )?(?:tổ chức, cá nhân|cá nhân, tổ chức)(?= \w)", text, re.IGNORECASE)
    if spot and not re.search(r"(?:,|và|hoặc|phạm vi)\s$", text[: spot.start()]) and text.lower().count("cá nhân") == 1:
        yield Edit("class", "stricter", put(text, spot.start(), spot.end(), draw.choice(("tổ chức", "cá nhân"))))


def by_time(text: str, draw: Random) -> Iterator[Edit]:
    """The same norm for another time: "kể từ ngày 01 tháng 7 năm 2025" -> "trước ngày 01 tháng 7 năm 2025"."""
    # "từ ngày 01 tháng 01 năm 2015", "kể từ ngày 01/7/2014"
    spot = re.search(r"\b(?:kể từ|từ|trước) ngày (?=\d{1,2}(?:/| tháng )\d)", text, re.IGNORECASE)
    if spot and " đến " not in text[spot.end() : spot.end() + 35]:
        new = "kể từ ngày " if spot[0].lower().startswith("trước") else "trước ngày "
        yield Edit("time", "apart", put(text, spot.start(), spot.end(), new))


def by_start(text: str, draw: Random) -> Iterator[Edit]:
    """The same length of time from another day: "kể từ ngày nhận đơn" -> "kể từ ngày hoàn thành việc xác minh"."""
    # "kể từ ngày nhận được báo cáo của đoàn kiểm tra,"
    known = re.finditer(r"\b(?:kể từ|tính từ) ngày (?!\d)(?P<day>[^,.;:()]{5,70}?)(?=\s*(?:[,.;]|$))", text)
    spot = pick(draw, known)
    if spot is not None:
        others = [day for day in table("edits")["starts"] if not set(day.split()[-2:]) & set(spot["day"].split())]
        if others:
            yield Edit("start", "exclusive", text[: spot.start("day")] + draw.choice(others) + text[spot.end("day") :])


WAYS: tuple[Callable[[str, Random], Iterator[Edit]], ...] = (
    by_table, by_sector, by_number, by_unit, by_same_length, by_dropping, by_adding, by_list, by_time,
    by_start,
)  # fmt: skip

_UNITS = {
    "ngày": ["ngày làm việc", "tháng"], "ngày làm việc": ["ngày", "tháng"], "tháng": ["năm", "ngày"],
    "giờ": ["ngày", "ngày làm việc"], "năm": ["tháng"],
}  # fmt: skip
_EQUAL = {
    ("giờ", 24): (1, "ngày"), ("giờ", 48): (2, "ngày"), ("giờ", 72): (3, "ngày"), ("ngày", 1): (24, "giờ"),
    ("ngày", 2): (48, "giờ"), ("ngày", 3): (72, "giờ"), ("tháng", 12): (1, "năm"), ("tháng", 24): (2, "năm"),
    ("tháng", 36): (3, "năm"), ("tháng", 60): (5, "năm"), ("năm", 1): (12, "tháng"), ("năm", 2): (24, "tháng"),
    ("năm", 3): (36, "tháng"), ("năm", 5): (60, "tháng"), ("phút", 60): (1, "giờ"),
}  # fmt: skip
_LEVELS = {
    "Bộ trưởng Bộ": "Giám đốc Sở", "Giám đốc Sở": "Bộ trưởng Bộ", "Bộ": "Sở", "Sở": "Bộ",
}  # fmt: skip
# what a condition can be added to: "được cấp", "có quyền", "quyết định"
_GIVES = re.compile(r"\b(?:được|có quyền|có thể|cho phép|phê duyệt|hỗ trợ|chuyển nhượng)\b")
# what an exception can be added to: "phải", "không được", "có trách nhiệm", "bị"
_BINDS = re.compile(r"\b(?:phải|không được|có trách nhiệm|có nghĩa vụ|bị|nghiêm cấm|được hưởng|được miễn|áp dụng)\b")


def sectors() -> list[str]:
    """Names of ministries as they are printed: "Y tế", "Công Thương"."""
    return ["Tài chính", "Xây dựng", "Khoa học và Công nghệ", "Nông nghiệp và Môi trường", "Nội vụ", "Công Thương",
            "Văn hóa, Thể thao và Du lịch", "Tư pháp", "Y tế", "Giáo dục và Đào tạo", "Ngoại giao", "Công an",
            "Quốc phòng", "Thông tin và Truyền thông", "Giao thông vận tải", "Kế hoạch và Đầu tư",
            "Tài nguyên và Môi trường", "Lao động - Thương binh và Xã hội",
            "Nông nghiệp và Phát triển nông thôn"]  # fmt: skip


def _sector_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(sectors(), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<office>Bộ trưởng Bộ|Giám đốc Sở|Bộ|Sở) (?P<name>{names})(?!\w|,? và [A-Z]| -)")


def _fits_office(office: str, name: str) -> bool:
    return "Sở" not in office or name not in ("Ngoại giao", "Công an", "Quốc phòng")


def _listed(text: str, spot: re.Match[str]) -> bool:
    left, right = text[: spot.start()], text[spot.end() :]
    return bool(
        re.search(r"(?:,|và|hoặc|của|với|thuộc|Thông tư|Phó)\s*$", left) or re.match(r"\s*(?:,|và|hoặc)", right)
    )


def _allowed(text: str, start: int, group: dict[str, Any]) -> bool:
    if group.get("power") and not _powerful(text, start):
        return False
    if group.get("lone") and len(list(one_of(tuple(group["phrases"])).finditer(text))) != 1:
        return False
    needs = group.get("needs")
    return not needs or bool(pattern(needs).search(text))


def _powerful(text: str, start: int) -> bool:
    powers = pattern(rf"\b(?:{table('edits')['powers']})\b")
    return bool(re.search(r"\bdo $", text[:start]) or powers.search(text, start, start + 110))


def _another(old: str, new: str, text: str) -> bool:
    """Whether the two phrases differ in meaning enough: "kể từ ngày nhận được hồ sơ" says what "nhận đủ" says."""
    alike = ("nhận được hồ sơ", "nhận đủ hồ sơ", "tiếp nhận hồ sơ", "nhận được đề nghị", "nhận được văn bản đề nghị",
             "nhận được yêu cầu", "nhận được đơn", "ký hợp đồng", "ký kết hợp đồng", "ban hành quyết định",
             "ra quyết định", "ký quyết định")  # fmt: skip
    if any(word in old for word in alike) and any(word in new for word in alike):
        return False
    if {old.lower(), new.lower()} == {"đồng thời các", "tất cả các"}:
        return False
    return new.lower() not in text.lower() or new in old or old in new or len(new) < 8


def _alone(text: str, quantity: Quantity) -> bool:
    """Exact, and no end of a range, no age in months."""
    left, right = text[: quantity.start], text[quantity.end :]
    ranged = re.search(r"\b(?:từ|đến|đủ|dưới|trên)(?: đủ| dưới| trên)? $", left) or re.match(
        r"\s*(?:đến|tuổi|tù)\b", right
    )
    return quantity.bound == "exact" and not ranged


def keeps_order(text: str, quantity: Quantity, value: float) -> bool:
    """Whether a range stays a range: in "từ 05 năm đến 10 năm" the first may not pass the second."""
    after = re.match(r"\s*đến(?: dưới)? (\d[\d.]*)", text[quantity.end :])
    if after and value >= float(after[1].strip(".").replace(".", "")):
        return False
    before = re.search(r"(\d[\d.]*)(?: [^\d.;,]{1,20})? đến(?: dưới)? $", text[: quantity.start])
    return not (before and value <= float(before[1].strip(".").replace(".", "")))


def _family(quantity: Quantity) -> str:
    return "term" if quantity.term else "number"


def _relation(quantity: Quantity, value: float) -> Relation:
    if quantity.bound == "exact":
        return "exclusive"
    return "stricter" if (value < quantity.value) == (quantity.bound == "ceiling") else "wider"


def _open_end(text: str) -> bool:
    """One sentence without an exception or a condition of its own at the end."""
    closed = re.search(r"[.;:(]|\btrừ\b|\bnếu\b|(?:khác|này|khi|sau đây)$", text)
    return not closed and 40 < len(text) < 260 and not re.search(r" là |\bgồm\b", text)
