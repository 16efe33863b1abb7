"""What a text below does to the definition of a text above it: takes in, leaves out, turns round. Pure functions.

All text in lower case. ``mine`` is the definition of the lower text, ``theirs`` the one above it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from vbpl_check.compare import likeness
from vbpl_check.items import covered, telling
from vbpl_check.meanings import Difference

_FEW = 2  # telling syllables below which words name nothing
_RUN = 5
_KNOWN = 0.5  # share of the words of an element from which on the other side speaks of it
_SAME = 0.99
_MOST = 0.75
_ALIKE = 0.25  # likeness of two definitions of one thing
_BASE, _REST = 0.5, 0.45

# "…, bao gồm cả phần dòng chảy đã ra khỏi địa giới", "kể cả trường đại học công lập"
_TAKES_IN = re.compile(r"(?:kể cả|bao gồm cả|gồm cả|bao gồm luôn|tính cả) (?!khi |trường hợp )([^,;.()]{4,120})")
# "không bao gồm vị thuốc cổ truyền", "(trừ cơ sở giáo dục công lập)"
_LEAVES_OUT = re.compile(r"(?:không bao gồm|không gồm|không kể|không tính cả|trừ) (?!khi )([^,;.()]{4,120})")
# "không bảo đảm tính bí mật của thông điệp dữ liệu", "chưa sắp xếp vào đơn vị dự bị động viên"
_NOT = re.compile(
    r"(?<!\w)(?:không|chưa) (?!đối xứng|phải|bao gồm|gồm|kể|tính|quá|dưới|được coi|được tính)"
    r"((?:(?! hoặc | và | đã )[^,;.()]){6,90})"
)
_NEGATIVE = re.compile(r"(?<!\w)(?:không|chưa)(?! đối xứng| gian| khí|\w)")
# "công dân đang có tên trong biên chế đơn vị dự bị động viên"
_NOW = re.compile(r"(?<!\w)(?:đang|đã) ([^,;.()]{6,90})")
# "tổ chức, nhóm gia đình | không phải là một bên", "vụ việc do con người gây ra … vẫn chỉ được xếp là sự cố", "công
# việc phá dỡ được quản lý riêng", "việc bán bằng niêm yết giá được coi là đấu giá"; not "cũng được coi là"
_NO_SUCH = re.compile(
    r"(?:^|[;.] ?|, )(?P<items>[^;.]{4,160}?) (?:vẫn )?(?:không (?:phải|được coi|được xem|được xếp|được tính|tính) là"
    r"|chỉ được (?:xếp|coi|tính|xem) là|chỉ là|không thuộc|không nằm trong|được (?:quản lý|tách|xếp|theo dõi) riêng"
    r"|(?<!cũng )(?<!vẫn )(?<!đều )được (?:coi|xem) là)(?!\w)"
)
# "tính từ mép ngoài phần đất", "được tính bắt đầu từ tim đường sắt", "tính riêng cho mỗi doanh nghiệp"
_MEASURED = re.compile(r"(?<!\w)tính (?:bắt đầu |riêng |chung )?(?:từ|trên|theo|cho|bằng|trên cơ sở) ([^,;.()]{4,70})")
# "cả cha mẹ đẻ đã chết", "cả hai bên đồng ý"; not "kể cả", "bao gồm cả"
_BOTH = re.compile(r"(?<!kể )(?<!gồm )(?<!tính )(?<!\w)cả ((?:(?!hoặc )\w+,? ){1,6}(?!hoặc)\w+)")
_TOGETHER = re.compile(r"(?<!\w)(?:đồng thời|cùng)(?!\w)")
_VALUE = re.compile(r"(?<!\w)\d+(?:[.,]\d+)*\s*(?:%|[a-zđ])")
# "ít nhất hai trong ba yếu tố": a number in words
_SPELLED = re.compile(r"(?<!\w)(?:hai|ba|bốn|sáu|bảy|tám|chín|mười|một nửa|quá nửa|đa số)(?!\w)")
_PLACED = re.compile(r"(?<!\w)(?:khoản|điều|điểm|mục|chương|phụ lục|số|năm|tháng|ngày|mẫu) \d[\w/.-]*")
_OTHERS = re.compile(r"(?<!\w)khác(?!\w)|v\.v|\.\.\.|những trường hợp")


def redefined(mine: str, theirs: str) -> Difference | None:
    """The first change of the definition above that is more than another wording."""
    alike = likeness(mine, theirs)
    if alike < _ALIKE:
        return None
    checks: tuple[Callable[[str, str], str], ...] = (
        _reversed, _refused, _moved, _either, _taken_in, _left_out, _bounded,
    )  # fmt: skip
    for check in checks:
        why = check(mine, theirs)
        if why:
            return _BASE + _REST * alike, why
    return None


def _reversed(mine: str, theirs: str) -> str:
    """One side denies what the other says: "không bảo đảm tính bí mật" against "bảo đảm … tính bí mật"."""
    for one, other in ((mine, theirs), (theirs, mine)):
        for found in _NOT.finditer(one):
            if len(telling(found[1])) < _FEW + 1:
                continue
            now = (part[1] for part in _NOW.finditer(other))
            if not _NEGATIVE.search(other) and covered(found[1], other) >= _SAME:
                return f"Một bên phủ định, bên kia khẳng định: “{found.group().strip()}”."
            if any(_runs(found[1]) & _runs(part) for part in now):
                return f"Một bên đòi “{found.group().strip()}”, bên kia nhận trường hợp ngược lại."
    return ""


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of as many telling syllables as make a name of several words."""
    said = telling(text)
    return frozenset(said[at : at + _RUN] for at in range(len(said) - _RUN + 1))


def _refused(mine: str, theirs: str) -> str:
    """The lower text says that things are none, or only something lesser, which the text above names."""
    if _LEAVES_OUT.search(theirs) or "không phải" in theirs:
        return ""
    for found in _NO_SUCH.finditer(mine):
        items = [item for item in re.split(r",| và | hoặc ", found["items"]) if telling(item) or item.strip() in theirs]
        named = [item for item in items if _named(item, theirs)]
        if named and 2 * len(named) >= len(items):
            return f"Văn bản cấp dưới loại ra điều mà định nghĩa cấp trên nêu: “{found['items'].strip()}”."
    return ""


def _named(item: str, theirs: str) -> bool:
    """Does the text above name the thing? Either its first words or most of all its words stand there."""
    item = item.strip()
    return item in theirs or covered(item, theirs) >= _MOST or " ".join(item.split()[-3:]) in theirs


def _moved(mine: str, theirs: str) -> str:
    """Measured from, on or for something else."""
    for one in _MEASURED.finditer(mine):
        for other in _MEASURED.finditer(theirs):
            a, b = telling(one[1]), telling(other[1])
            if a and b and a[0] not in b and b[0] not in a:
                return f"Cách tính khác nhau: “{one.group().strip()}” và “{other.group().strip()}”."
    return ""


def _either(mine: str, theirs: str) -> str:
    """One side wants both, for the other either will do."""
    for one, other in ((mine, theirs), (theirs, mine)):
        for found in _BOTH.finditer(one):
            together = _BOTH.search(other) or _TOGETHER.search(other)
            known = len(telling(found[1])) > _FEW and covered(found[1], other) >= _SAME
            if known and " hoặc " in other and not together:
                return f"Một bên đòi “{found.group().strip()}”, bên kia chỉ cần một trong số đó."
    return ""


def _elements(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for found in pattern.finditer(text):
        if len(telling(found[1])) >= _FEW:
            yield found[1].strip()


def _taken_in(mine: str, theirs: str) -> str:
    """The lower text takes in what the text above does not speak of, or leaves out."""
    outside = " ".join(_elements(_LEAVES_OUT, theirs))
    for element in _elements(_TAKES_IN, mine):
        if covered(element, theirs) < _KNOWN or (outside and covered(outside, element) >= _KNOWN):
            return f"Văn bản cấp dưới gộp thêm “{element}”."
    return ""


def _left_out(mine: str, theirs: str) -> str:
    """The lower text leaves out what the text above does not."""
    outside = " ".join(_elements(_LEAVES_OUT, theirs))
    for element in _elements(_LEAVES_OUT, mine):
        if not _OTHERS.search(element) and (not outside or covered(element, outside) < _KNOWN):
            return f"Văn bản cấp dưới loại “{element}” ra."
    return ""


def _bounded(mine: str, theirs: str) -> str:
    """The lower text sets a threshold where the text above has none."""
    if _VALUE.search(_PLACED.sub(" ", theirs)) or _SPELLED.search(theirs):
        return ""
    found = _VALUE.search(_PLACED.sub(" ", mine))
    if found is None:
        return ""
    parts = re.split(r"[,;(]|\.(?!\d)", _PLACED.sub(" ", mine))
    shown = next((part for part in parts if found.group() in part), found.group())
    return f"Văn bản cấp dưới đặt thêm ngưỡng: “{shown.strip()}”."
