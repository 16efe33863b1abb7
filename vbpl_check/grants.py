"""Comparing grants of power: is it one task, and are the two bodies surely not one? Pure functions on frozen values."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from vbpl_check.model import Grant, Office

SECOND = "đặt thêm"  # act of a grant that sets somebody beside somebody ("cũng cấp", "quản lý song song với")
SAME_TASK = 0.55  # likeness from which on two grants are taken for one task
_CORE = 3
# acts that one body may call by another name: to approve and to decide
DECIDES = frozenset(
    {"phê duyệt", "quyết định", "chấp thuận", "cho phép", "ban hành", "điều chỉnh", "công nhận", "định giá", "xác định"}
)
_LONG = 5  # telling words of one object, all of them in the other, that need not begin alike
_OTHER_NAME = 0.9  # what is left of the likeness when two acts only come to the same
_DISTRICT = "cấp huyện"
# Luật Tổ chức chính quyền địa phương số 72/2025/QH15 Điều 51: from then on no districts, whose tasks went up or down
NO_DISTRICTS = date(2025, 7, 1)
# Nghị quyết số 176/2025/QH15: the ministries, and after them the departments, under their names of today (unverified)
NEW_MINISTRIES = date(2025, 3, 1)
_COMMUNE = "cấp xã"
BY_FUNCTION = "chức năng"
# a body of the first family may belong to one of the second: who does the work inside is no conflict
_PARENTS = {
    "thuế": ("bộ", "chính phủ"),
    "hải quan": ("bộ", "chính phủ"),
    "bảo hiểm xã hội": ("bộ", "chính phủ"),
    "thi hành án": ("bộ", "chính phủ"),
    "quân đội": ("bộ", "chính phủ"),
    "thanh tra": ("chính phủ",),
    "phòng": ("ủy ban nhân dân",),
    "cục": ("bộ", "chính phủ", "thuế", "hải quan"),
}
# nothing that is named by its function of managing something is one of these
_NEVER_BY_FUNCTION = frozenset({"tòa án", "viện kiểm sát", "quốc hội", "chính phủ", "thủ tướng", "ban quản lý khu"})
# bodies under the people's committee of a province, which may share its work among them
_PROVINCIAL = frozenset({"ủy ban nhân dân", "sở", "ban quản lý khu"})


def likeness(left: Grant, right: Grant) -> float:
    """How surely the two give one task, 0..1: an act in common and objects in much the same words.

    The words that are common to many objects ("giấy phép", "hồ sơ") count little; one object may be narrower.
    """
    same = not set(left.acts).isdisjoint(right.acts)
    if not same and (DECIDES.isdisjoint(left.acts) or DECIDES.isdisjoint(right.acts)):
        return 0.0
    return _objects(left, right) * (1.0 if same else _OTHER_NAME)


def _objects(left: Grant, right: Grant) -> float:
    """How alike the things are."""
    mine, theirs = _weigh(left), _weigh(right)
    if not mine or not theirs:
        return 0.0
    shared = mine & theirs
    if len(shared) < min(2, len(mine), len(theirs)):
        return 0.0
    inside = len(shared) == min(len(mine), len(theirs)) and len(shared) >= _LONG
    if not inside and not _heads_agree(left, right):
        return 0.0
    cover = max(len(shared) / min(len(mine), len(theirs)), _core_cover(left, right))
    apart = min(len(mine - theirs), len(theirs - mine))
    dice = 2 * len(shared) / (len(mine) + len(theirs))
    known = min(1.0, (len(shared) + 1) / 3)  # one telling word may be chance
    cores = set(left.core), set(right.core)
    if cores[0] and cores[0] == cores[1] and len(cores[0]) > 1:
        return known * (0.7 + 0.3 * dice)
    return float(known * max(0.0, cover - 0.08 * apart) * (0.5 + 0.5 * dice**0.5))


def _core_cover(left: Grant, right: Grant) -> float:
    """A little less than 1 when the thing itself, named by three words or more, is all in the other object."""
    mine, theirs = set(left.core), set(right.core)
    small = mine if len(mine) <= len(theirs) else theirs
    return 0.95 if len(small) >= _CORE and small <= mine & theirs else 0.0


def same_class(left: Grant, right: Grant) -> bool | None:
    """Whether both name classes of one noun ("nhóm II") and share one; None when they do not both name any."""
    nouns = {name.split(" ", 1)[0] for name in left.classes} & {name.split(" ", 1)[0] for name in right.classes}
    if not nouns:
        return None
    return bool(set(left.classes) & set(right.classes))


def _weigh(grant: Grant) -> frozenset[str]:
    return frozenset(grant.telling)


def _heads_agree(left: Grant, right: Grant) -> bool:
    """Do the objects begin with the same thing? The first telling word of one is among the first of the other."""
    return left.telling[0] in right.telling[:4] or right.telling[0] in left.telling[:4]


def differs(left: Office, right: Office, local: bool = False, on: date = date.max) -> bool | None:
    """Are the two surely different bodies? None when they may be one, or one may act for the other.

    ``local``: the left rule is one of a province, whose committee may share its own work among the bodies under it,
    but not what a higher text gives to a commune. ``on``: the day on which both rules are read; before the reforms of
    2025 a body is what it was called then. A body and the person at its head count as one.
    """
    if on < NEW_MINISTRIES:
        left, right = _as_named(left), _as_named(right)
    if left.key == right.key:
        return False
    if not left.family or not right.family:
        return None
    families = {left.family, right.family}
    if _reformed(left, right, on):
        return None
    if BY_FUNCTION in families:
        return _by_function(left, right)
    local = local and right.level != _COMMUNE
    if local and families <= _PROVINCIAL and left.family != right.family:
        return None
    if left.family == right.family:
        return _within_family(left, right, local)
    if _ministry(left) and _ministry(right):
        return True
    if any(parent in families for family in families for parent in _PARENTS.get(family, ())):
        return None
    return True


def _as_named(office: Office) -> Office:
    """The office under the name that is written, as one of its own."""
    return replace(office, key=office.former, renamed=False, former="") if office.former else office


def _reformed(left: Office, right: Office, on: date) -> bool:
    """May the work of one have moved to the other in the reforms of 2025?"""
    if {left.family, right.family} <= {"bộ", "sở"} and (left.renamed or right.renamed):
        return not _one_field(left, right)
    return on >= NO_DISTRICTS and _DISTRICT in (left.level, right.level)


def _one_field(left: Office, right: Office) -> bool:
    """Is one the ministry and the other the department of one field, whatever its name now?"""
    return left.key.partition(" ")[2] == right.key.partition(" ")[2]


def _ministry(office: Office) -> bool:
    """Is it a ministry, of whatever family: "bộ quốc phòng", "bộ công an"?"""
    return re.match(r"bộ (?!đội|chỉ huy|tư lệnh)", office.key) is not None and not office.renamed


def _by_function(left: Office, right: Office) -> bool | None:
    families = {left.family, right.family}
    if families & _NEVER_BY_FUNCTION:
        return True
    if left.level and right.level and left.level != right.level:
        return True
    return None


def _within_family(left: Office, right: Office, local: bool) -> bool | None:
    if left.family in ("bộ", "sở"):
        return True
    if left.family in ("thuế", "hải quan", "ban quản lý khu", "cục", "cơ sở") or (
        local and left.family == "ủy ban nhân dân"
    ):
        return None
    if not left.level or not right.level:
        return None
    return left.level != right.level


def all_differ(left: Grant, right: Grant, local: bool = False, on: date = date.max) -> bool:
    """Is each body of the left surely none of the right? Bodies of no known kind on the right say nothing."""
    theirs = [office for office in right.offices if office.family]
    return bool(left.offices) and all(differs(a, b, local, on) is True for a in left.offices for b in theirs)
