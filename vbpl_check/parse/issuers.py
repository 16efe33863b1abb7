"""Cơ quan ban hành: the issuing body and, for a local one, its province."""

from __future__ import annotations

import re

from vbpl_check.parse._kinds import issuer_of_code, places, table
from vbpl_check.parse.numbers import Number, issuers_of, local_body
from vbpl_check.parse.titles import Title
from vbpl_check.text import fold

# "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ", "HỘI ĐỒNG NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI", "UBND HUYỆN MƯỜNG LA", "UBND TP. CẦN THƠ"
_LOCAL = re.compile(
    r"(?P<body>CHỦ TỊCH\s+)?(?P<kind>[UỦ][ỶY]\s+BAN\s+NHÂN\s+DÂN|HỘI\s+ĐỒNG\s+NHÂN\s+DÂN|UBND|HĐND)[\s|]+"
    r"(?P<level>TỈNH|THÀNH\s+PHỐ|TP\.?|THỦ\s+ĐÔ|HUYỆN|QUẬN|THỊ\s+XÃ|XÃ|PHƯỜNG|THỊ\s+TRẤN|ĐẶC\s+KHU)\s+(?P<name>[^\n|,;:()–]{2,40})",
    re.IGNORECASE,
)
# the right column of the heading, when a table's cells come row by row: between "ỦY BAN NHÂN DÂN" and "TỈNH PHÚ THỌ"
_MOTTO = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|Độc\s+lập\s*[-–]\s*Tự\s+do\s*[-–]\s*Hạnh\s+phúc",
    re.IGNORECASE,
)
# what follows the name of a place where the heading runs on: "TỈNH BAN HÀNH QUY CHẾ", "THÀNH PHỐ VỀ VIỆC", "XÃ SỐ 12"
_RUNS_ON = re.compile(
    r"(?:ban hành|về|quy định|quy chế|quyết định|nghị quyết|công bố|phê duyệt|sửa đổi|bổ sung|bãi bỏ|thông qua|"
    r"thông báo|số|v/v|chủ động|chủ tịch|độc lập|kính gửi|"
    r"căn cứ|theo|chỉ thị|kế hoạch|hướng dẫn|báo cáo|tờ trình|cho)(?!\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\S+")
_LONGEST_NAME = 4  # words
_HEAD = 1500  # characters that hold the heading where no title tells its end
_LEVELS = {"tp": "thành phố", "tp.": "thành phố", "thủ đô": "thành phố"}
# "Phú Thọ, ngày 5 tháng 6 năm 2025"
_PLACE = re.compile(r"(?:^|\|)[ \t]*([A-ZĐ][^\n|,;\d]{1,40}),?\s+ngày", re.MULTILINE)
_PROVINCIAL = ("tỉnh", "thành phố")


def read_issuer(block: str, preamble: str, number: Number, title: Title) -> tuple[str | None, str | None]:
    """(issuing body, province); None for what the text does not say."""
    body = local_body(number.tail)
    head = _MOTTO.sub("", block[: title.at] if title.at > 0 else block[:_HEAD])
    local = _at_line(head) or (_LOCAL.search(preamble) if body else None)
    if body or (local and not issuers_of(number.tail)):
        return _local(body, local, block)
    named = issuers_of(number.tail)
    if title.kind and title.kind.statute and "CTN" in number.tail:
        return title.kind.issuer, None  # "35-L/CTN" is the number of the order that promulgates the law
    if named:
        return _joined(named), None
    return _in_block(block[: title.at] if title.at >= 0 else block[:400]) or (
        title.kind.issuer if title.kind else ""
    ) or None, None


def _at_line(head: str) -> re.Match[str] | None:
    """The local body that a line or cell of the heading begins with, not one that running text names."""
    return next((found for found in _LOCAL.finditer(head) if _begins_line(head, found.start())), None)


def _begins_line(head: str, at: int) -> bool:
    before = head[:at].rstrip(" \t\xa0*#")
    return before[-1:] in ("", "\n", "|")


def province(words: str) -> str | None:
    """The first province or city named in the words, in its usual spelling."""
    found = places().search(words)
    if not found:
        return None
    wanted = fold(found[0])
    return next((name for name in (*table().cities, *table().provinces) if fold(name) == wanted), None)


def _local(body: str, found: re.Match[str] | None, block: str) -> tuple[str | None, str | None]:
    place = _PLACE.search(block)
    if found is None:
        territory = province(place[1]) if place else None
        if not (body and territory):
            return body or None, territory
        return f"{body} {_level(territory)} {territory}", territory
    if not body:
        body = "Hội đồng nhân dân" if fold(found["kind"])[:1] == "h" else "Ủy ban nhân dân"
        body = f"Chủ tịch {body}" if found["body"] else body
    level = " ".join(found["level"].lower().split())
    level = _LEVELS.get(level, level)
    if level in _PROVINCIAL:
        territory = (
            _province_at(found) or province(found["name"]) or (_name(found["name"]) if level == "tỉnh" else None)
        )
        territory = territory or (province(place[1]) if place else None)
        if territory:
            return f"{body} {_level(territory)} {territory}", territory
    name = _name(found["name"])
    return f"{body} {level} {name}".rstrip(), province(block) or (province(place[1]) if place else None)


def _province_at(found: re.Match[str]) -> str | None:
    """The province whose name begins the name of the place; it may be wrapped: "THÀNH PHỐ HÀ⏎NỘI"."""
    known = places().match(found.string, found.start("name"))
    return province(" ".join(known[0].split())) if known else None


def _name(words: str) -> str:
    """The name of a place that no list has; "" for words that are none: "Chủ động phân công các đơn vị"."""
    taken: list[str] = []
    for found in _WORD.finditer(words):
        word = found[0]
        ended = len(taken) == _LONGEST_NAME or (taken and taken[-1].endswith("."))
        if ended or _RUNS_ON.match(words, found.start()) or not (word[0].isupper() or word.isdigit()):
            break
        taken.append(word.capitalize())
    return " ".join(taken).rstrip(".")


def _level(territory: str) -> str:
    if territory == "Hồ Chí Minh":
        return "Thành phố"
    return "thành phố" if territory in table().cities else "tỉnh"


def _joined(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} và {names[-1]}"


def _in_block(head: str) -> str:
    """The body whose name the first lines hold; the longest name wins ("Văn phòng Quốc hội", not "Quốc hội")."""
    words = f" {fold(head)} "
    found = [name for name in set(issuer_of_code().values()) if f" {fold(name)} " in words]
    return max(found, key=lambda name: (len(name), name), default="")
