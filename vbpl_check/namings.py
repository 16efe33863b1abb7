"""Names of whoever decides, as ``deciders`` reads them: without what says where or when, and whether two are one."""

from __future__ import annotations

import re

from vbpl_check.deciders import Decision, Vocabulary

# "Ủy ban nhân dân cấp xã | nơi có đất", "Bộ Y tế | trong phạm vi thẩm quyền"
_CUT = re.compile(
    r",? (?:nơi|trên địa bàn|trên cơ sở|trong|theo|tại|đã|có|khi|liên quan|phụ trách|căn cứ|cùng cấp|đó|này|ra|ký|bằng"
    r"|quyết định|xem xét|tổ chức thực hiện|chủ trì|tạm thời)(?!\w).*"
)
_LINKS = frozenset({"cấp", "các", "và", "của", "thành", "phố", "trực", "thuộc", "những", "hoặc"})
_LONGEST = 14  # words of a name


def bare(actor: str) -> str:
    """The name without what says where it is or what it goes by."""
    return _CUT.sub("", actor)


def is_name(actor: str, clause: re.Pattern[str], words: Vocabulary) -> bool:
    """Is it a name or a description, not a whole clause? ``clause``: words that no name holds."""
    if actor.startswith(words.described):
        return len(actor.split()) <= _LONGEST
    name = bare(actor)
    return len(name.split()) <= _LONGEST and clause.search(name) is None


def naming(actor: str, words: Vocabulary) -> frozenset[str]:
    """The words of a name, the title of its head and linking words left out."""
    name = actor if actor.startswith(words.described) else bare(actor)
    titles = sorted(words.titles, key=lambda title: (-len(title), title))
    title = next((title for title in titles if name.startswith(f"{title} ")), "")
    return frozenset(re.findall(r"\w+", name[len(title) :])) - _LINKS


def may_be_one(one: Decision, other: Decision, words: Vocabulary) -> bool:
    """May both names stand for one: are the words of one all in the other, or is one the bare title of the other?

    "Bộ trưởng" in a circular is the minister that issues it.
    """
    names = naming(one.actor, words), naming(other.actor, words)
    if names[0] <= names[1] or names[1] <= names[0]:
        return True
    return any(a.actor in words.titles and b.actor.startswith(f"{a.actor} ") for a, b in ((one, other), (other, one)))


# "hai | huyện", "05 | ha"
_NUMBER = re.compile(
    r"(?<![\w./])(?:một|hai|ba|bốn|năm(?! \d)|sáu|bảy|tám|chín|mười|\d+(?:[.,]\d+)?)"
    r"(?= (?:ha|huyện|tỉnh|xã|đồng|tỷ|triệu|mét|m2|km|người|hộ|nước|đơn vị|địa bàn|%)(?!\w))"
)


def numbers(text: str) -> frozenset[str]:
    """The numbers of things, places and people in lower-case words about what is decided."""
    return frozenset(number.lstrip("0") for number in _NUMBER.findall(text))
