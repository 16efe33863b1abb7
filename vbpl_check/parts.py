"""The parts that bodies have in a matter: who acts, to whom things are sent, whose consent it takes.

Pure functions on frozen values: may two parts be one, and are the two bodies surely not one?
"""

from __future__ import annotations

from datetime import date

from vbpl_check.grants import DECIDES, NEW_MINISTRIES, NO_DISTRICTS, differs
from vbpl_check.model import Office, Part

NAMED = "riêng"  # family of a body known only by its own name ("Ủy ban Cạnh tranh Quốc gia")
STANDING = "thường trực"  # the standing part of a council, which is not the council
PARTY = "bên"  # somebody who is no state body
_CENTRAL = "trung ương"
_COMMUNE = "cấp xã"
_DISTRICT = "cấp huyện"
_COMMITTEE = "ủy ban nhân dân"
_COUNCIL = "hội đồng nhân dân"
_LOCAL = frozenset({"sở", _COMMITTEE, _COUNCIL, "ban quản lý khu"})
# acts that come to the same where a matter is regulated
_RULES = frozenset({"quy định", "ban hành", "quyết định", "sửa đổi", "hướng dẫn"})
_REGULATES = _RULES - {"quyết định"}  # to decide a case is not to regulate the matter
# what anybody under the one who has the task may do beside it
_ASIDE = frozenset(
    {"kiểm tra", "thanh tra", "hỗ trợ", "quản lý", "công bố", "trợ giúp", "giao", "đánh giá", "huấn luyện"}
)


def fits(mine: Part, theirs: Part) -> bool:
    """May the two be one part: the same role, and an act or a verb in common or two acts that come to the same?"""
    if theirs.role == "rules":
        return mine.role == "acts" and not _REGULATES.isdisjoint(mine.acts)
    if mine.role != theirs.role:
        return False
    if mine.role != "acts":
        return True
    one, other = frozenset(mine.acts) - _ASIDE, frozenset(theirs.acts) - _ASIDE
    if one & other or (mine.verb and mine.verb == theirs.verb):
        return True
    if any(office.family == PARTY for office in theirs.offices):
        return False
    return any(one & group and other & group for group in (DECIDES, _RULES))


def strangers(mine: Part, theirs: Part, on: date = date.max) -> bool:
    """Is each body of the left part surely none of the right one, on the day on which both are read?"""
    known = [office for office in theirs.offices if office.family]
    return bool(mine.offices and known) and all(_apart(a, b, on) for a in mine.offices for b in known)


def _apart(left: Office, right: Office, on: date) -> bool:
    """Surely two bodies, neither of which does the work of the other."""
    families = {left.family, right.family}
    if families == {"chính phủ", "thủ tướng"}:
        return True  # the Prime Minister is not the Government, though one name holds the other
    if on < NEW_MINISTRIES and families <= {"bộ", "sở"}:
        return differs(left, right, on=on) is True
    if left.key in right.key or right.key in left.key:
        return False
    if PARTY in families:
        return left.family != PARTY
    if STANDING in families:
        return families in ({STANDING, _COUNCIL}, {STANDING, _COMMITTEE})
    if NAMED in families:
        return _named_apart(left, right)
    if families == {_COMMITTEE} and (on < NO_DISTRICTS or _DISTRICT not in (left.level, right.level)):
        return bool(left.level and right.level) and left.level != right.level
    return differs(left, right, on=on) is True


def _named_apart(left: Office, right: Office) -> bool:
    """A body with a name of its own is under some ministry, so it is no local body, and a local one is no other."""
    named, other = (left, right) if left.family == NAMED else (right, left)
    if other.family == NAMED:
        return False
    if named.level == _CENTRAL:
        return other.family in _LOCAL
    return other.family == _COMMITTEE and other.level == _COMMUNE
