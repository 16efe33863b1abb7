"""Numbers of a norm: what may be changed, by which steps, and whether it is a ceiling, a floor or exact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Literal

Bound = Literal["ceiling", "floor", "exact"]

# "15 ngày làm việc", "06 (sáu) tháng", "24 giờ", "30%", "5.000.000 đồng", "03 lần", "18 tuổi", "2,5 triệu đồng"
_QUANTITY = re.compile(
    r"(?<![\w/.,-])(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,6}(?:,\d{1,2})?)(?P<spelled> ?\([^()\d]{2,20}\))?"
    r"(?P<gap> ?)(?P<unit>%|(?:ngày làm việc|ngày|tháng|năm|giờ|phút|tuần|triệu đồng|tỷ đồng|đồng|nghìn đồng|lần|tuổi"
    r"|người|thành viên|mét|mét vuông|m2|m²|m|km|ki-lô-mét|kg|tấn|ha|héc-ta|bộ hồ sơ|bộ|bản|phiếu|điểm|nhiệm kỳ|kỳ"
    r"|lao động|phòng|chỗ|giường bệnh|cổ đông|nhà đầu tư|kW|MW|kV|dB|độ|mg|ml|lít|quý|tín chỉ|tiết|buổi|tác phẩm"
    r"|công trình|mức lương cơ sở|hợp đồng|chuyên gia|báo giá|ô tô|xe|hộ)(?!\w))"
)
# a number that names or dates: "Điều 5", "khoản 2", "ngày 01 tháng 7 năm 2025", "số 15", "năm 2020", "quý 1", "Mẫu 02"
_NAMES = re.compile(
    r"(?:Điều|khoản|điểm|Chương|Mục|số|mẫu|phụ lục|ngày|tháng|năm|quý|hạng|loại|nhóm|cấp|bậc|thứ|/) $", re.IGNORECASE
)
# "tháng 7 năm 2025" after a number of days
_DATED = re.compile(r"\s+(?:tháng|năm)\s+\d|\s+(?:hằng|hàng) (?:năm|tháng)")
# "không quá 30 ngày", "tối đa là 03 lần", "chậm nhất 05 ngày", "dưới 18 tuổi"
_CEILING = re.compile(
    r"(?:không quá|tối đa|nhiều nhất|không vượt quá|chậm nhất|không được quá|không lớn hơn|không được vượt quá)"
    r"(?: là| không quá)?(?: đến)?(?: sau| trong)? $",
    re.IGNORECASE,
)
# "ít nhất 02 năm", "tối thiểu là 20 tỷ đồng", "không thấp hơn 51%"
_FLOOR = re.compile(
    r"(?:ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn|không được thấp hơn|không nhỏ hơn)(?: là)?"
    r"(?: từ| phải có| đủ| có)? $",
    re.IGNORECASE,
)
_STEPS = {
    "ngày làm việc": (1, 2, 3, 5, 7, 10, 12, 15, 20, 25, 30, 45, 60),
    "ngày": (1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 45, 60, 75, 90, 120, 150, 180),
    "tháng": (1, 2, 3, 4, 6, 9, 12, 18, 24, 36, 48, 60),
    "năm": (1, 2, 3, 4, 5, 7, 8, 10, 12, 15, 20, 25, 30, 50, 70),
    "giờ": (1, 2, 4, 6, 8, 12, 24, 36, 48, 72),
    "phút": (5, 10, 15, 20, 30, 45, 60, 90, 120),
    "tuổi": (6, 14, 15, 16, 18, 21, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70),
    "%": (1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 35, 40, 50, 51, 60, 65, 70, 75, 80, 90, 95, 100),
    "lần": (1, 2, 3, 4, 5, 6, 8, 10),
}
_FACTORS = (0.2, 0.4, 0.5, 0.8, 1.2, 1.5, 2, 2.5, 3, 5)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit at ``start:end`` of a text."""

    start: int
    end: int
    number: str
    value: float
    unit: str
    gap: str
    bound: Bound

    @property
    def term(self) -> bool:
        """Whether it is a length of time."""
        return self.unit in ("ngày làm việc", "ngày", "tháng", "năm", "giờ", "phút", "tuần")


def quantities(text: str) -> Iterator[Quantity]:
    """The numbers that may be changed; never numbers of provisions, documents or dates."""
    for match in _QUANTITY.finditer(text):
        left = text[max(0, match.start() - 40) : match.start()]
        value = float(match["number"].replace(".", "").replace(",", "."))
        if _NAMES.search(left) or _DATED.match(text, match.end()) or value == 0:
            continue
        if match["unit"] == "năm" and value > 120:
            continue
        bound: Bound = "ceiling" if _CEILING.search(left) else "floor" if _FLOOR.search(left) else "exact"
        yield Quantity(match.start(), match.end(), match["number"], value, match["unit"], match["gap"], bound)


def other_values(quantity: Quantity, draw: Random, count: int = 2) -> list[float]:
    """Other values that the same norm might have, none twice; fewer when there are none."""
    steps = _STEPS.get(quantity.unit)
    if steps:
        near = sorted(range(len(steps)), key=lambda index: (abs(steps[index] - quantity.value), index))[:7]
        values = [float(steps[index]) for index in near if steps[index] != quantity.value]
    elif quantity.value < 20:
        low = int(quantity.value)
        values = [float(value) for value in range(max(1, low - 3), low + 5) if value != quantity.value]
    else:
        values = [_rounded(quantity.value * factor) for factor in _FACTORS]
        values = [value for value in dict.fromkeys(values) if value != quantity.value]
    draw.shuffle(values)
    return values[:count]


def with_value(text: str, quantity: Quantity, value: float) -> str:
    """The text with another value, printed as the old one was: "05 ngày" -> "10 ngày", "2,5%" -> "3%"."""
    return text[: quantity.start] + spell(value, quantity.number) + quantity.gap + quantity.unit + text[quantity.end :]


def spell(value: float, like: str) -> str:
    """A number printed in the manner of another: leading zero, dots of thousands, comma of decimals."""
    if value != int(value):
        return f"{value:g}".replace(".", ",")
    whole = int(value)
    if "." in like or (whole >= 10_000 and len(like) > 4):
        return f"{whole:,}".replace(",", ".")
    padded = like.startswith("0") or len(like) > 1
    return f"{whole:02d}" if padded and "," not in like else str(whole)


def _rounded(value: float) -> float:
    size = 10 ** max(0, len(str(int(value))) - 2)
    return float(max(1, round(value / size)) * size)
