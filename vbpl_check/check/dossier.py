"""A paper beyond the dossier, or a condition beyond the conditions, that the text above lists and closes.

"Đơn khiếu nại phải kèm giấy xác nhận của Ủy ban nhân dân cấp xã" against what the law wants in the application
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.cases import other_class
from vbpl_check.check import Check, comparable
from vbpl_check.items import covered, same_item, telling
from vbpl_check.model import Norm, Requirement, RequirementPair, Signal
from vbpl_check.text import lowered, tone


@dataclass(frozen=True)
class Params:
    """``open_list``: words by which the list above takes in further papers. ``leaves``: words that leave the dossier

    to another text. ``ordinary``: papers of every dossier. ``same``: share of the telling words of the names of both
    dossiers that must be in the other. ``known``: share of the words of the paper that the article above may have.
    ``rare``: the same by the weight of the words, of any provision above, where the list was found by its members;
    ``rarer``: the same for a paper that stands among the others and is not said to be added.
    """

    classes: tuple[str, ...]
    open_list: tuple[str, ...]
    leaves: tuple[str, ...]
    ordinary: tuple[str, ...]
    same: float = 0.85
    known: float = 0.6
    rare: float = 0.45
    rarer: float = 0.33


def beyond(candidate: RequirementPair, params: Params) -> Signal | None:
    """A paper of the left dossier that the closed list of the same dossier lacks."""
    paper = candidate.requirement
    if paper.kind != "paper" or paper.stance != "required" or not paper.listed or not comparable(candidate):
        return None
    if candidate.left.exceptions or candidate.support:
        return None
    if candidate.known < 1:
        return _unheard_of(candidate, params)
    listed = next((item.listed for item in candidate.right.requirements if _lists(candidate.right, item)), "")
    if not listed or not _same_dossier(candidate, paper.listed, listed, params):
        return None
    if _narrower(candidate):
        return None
    if other_class(lowered(candidate.left.text), lowered(candidate.right.text), params.classes):
        return None
    article = [norm for norm in candidate.beside if not norm.quoted or candidate.right.quoted]
    if _is_open(article, candidate.right, params) or not _is_new(paper, article, params):
        return None
    return _signal(candidate, listed, 0.85 if paper.refused else 0.75 if paper.added else 0.65)


def _unheard_of(candidate: RequirementPair, params: Params) -> Signal | None:
    """A paper that no provision above knows, in an article whose other papers are those of a list above."""
    article = [norm for norm in candidate.beside if not norm.quoted or candidate.right.quoted]
    left = [norm for norm in article if not norm.delegates or _is_left(norm)]
    most = params.rare if candidate.requirement.added else params.rarer
    if candidate.known > most or _narrower(candidate) or _is_open(left, candidate.right, params):
        return None
    name = tone(candidate.right.heading or candidate.requirement.listed)
    return _signal(candidate, name, 0.75 if candidate.requirement.added else 0.65)


def _signal(candidate: RequirementPair, listed: str, strength: float) -> Signal:
    paper = candidate.requirement
    return Signal(
        strength=strength,
        left=(paper.span,),
        slots=(("item", paper.item), ("dossier", listed)),
        why=(
            f"Hai bên nói về cùng một danh sách: “{listed}”.",
            f"Thành phần “{paper.item}” không có trong danh sách của văn bản cấp trên.",
            "Danh sách của văn bản cấp trên không để mở và không giao quy định thêm.",
        ),
    )


# "Tiêu chuẩn đánh giá đối với dự án BT thanh toán bằng quỹ đất": a case that the list above does not speak of
_FOR = re.compile(r"đối với (?P<case>.{4,})$")


def _narrower(candidate: RequirementPair) -> bool:
    """Is the left article about a case of its own, by its heading?"""
    found = _FOR.search(lowered(candidate.left.heading))
    right = candidate.right
    return found is not None and covered(found["case"], f"{right.heading}. {right.lead_in} {right.text}") < _KNOWN_CASE


_KNOWN_CASE = 0.75


def _lists(right: Norm, item: Requirement) -> bool:
    """Is it one of a list, and not a sentence of its own below a heading on conditions?"""
    whole = item.kind == "dossier" or bool(right.lead_in) or right.heading.lower().startswith("hồ sơ")
    return bool(item.listed) and not item.added and whole


def _same_dossier(candidate: RequirementPair, one: str, other: str, params: Params) -> bool:
    """Is the name of each dossier all in the words of the other text?"""
    if min(len(telling(one)), len(telling(other))) < _TELLING:
        return False
    here, there = (f"{norm.heading}. {norm.lead_in} {norm.text}" for norm in (candidate.left, candidate.right))
    if max(covered(one, other), covered(other, one)) < params.same:
        return False
    return min(covered(one, f"{other}. {there}"), covered(other, f"{one}. {here}")) >= params.same


_TELLING = 2


def _is_open(article: list[Norm], right: Norm, params: Params) -> bool:
    """Does the article leave the list open or to somebody else? "quy định chi tiết khoản này" speaks of one clause."""
    for norm in article:
        low = lowered(norm.text)
        if "khoản này" in low and norm.provision.label("khoan") != right.provision.label("khoan"):
            continue
        if norm.delegates or any(word in low for word in (*params.open_list, *params.leaves)):
            return True
    return False


# "trình tự, thủ tục", "quy định chi tiết Điều này": what is left to another text has to do with the dossier
_OF_DOSSIERS = re.compile(r"(?<!\w)(?:hồ sơ|giấy tờ|thủ tục|(?:điều|khoản|luật|nghị định) này)(?!\w)")
# "theo mẫu do Bộ trưởng quy định": a form
_FORM = re.compile(r"(?<!\w)theo mẫu(?!\w)")


def _is_left(norm: Norm) -> bool:
    """Does what the norm leaves to another text have to do with the list?"""
    low = lowered(norm.text)
    return _OF_DOSSIERS.search(low) is not None and _FORM.search(low) is None


def _is_new(paper: Requirement, article: list[Norm], params: Params) -> bool:
    """Is one of the parts a telling paper that the article nowhere names?"""
    least = _TELLING if paper.added else _TELLING + 1
    for part in paper.parts:
        if len(telling(part)) < least or any(part.startswith(word) for word in params.ordinary):
            continue
        named = any(
            same_item(part, other) for norm in article for item in norm.requirements for other in item.parts
        ) or any(covered(part, norm.text.lower()) >= params.known for norm in article)
        if not named:
            return True
    return False


CHECK = Check(Params, beyond, (RequirementPair,))
