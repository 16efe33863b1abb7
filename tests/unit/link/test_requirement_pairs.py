"""Which norms are put side by side because one demands what the other spares."""

from __future__ import annotations

from tests.factories import AS_OF
from vbpl_check.extract import extract, load_lexicon
from vbpl_check.link import candidates, link
from vbpl_check.model import Facts, Metadata, RequirementPair, Role, Source
from vbpl_check.parse import parse
from vbpl_check.settings import LinkSettings

LEXICON = load_lexicon()


def facts(name: str, kind: str, text: str, role: Role = "against") -> Facts:
    """The facts of a document of this kind."""
    number = None if role == "checked" else f"{name}/2020/QH14"
    metadata = Metadata(number=number, kind=kind, title=f"Về {name}")
    return extract(parse(Source(name, name, text, metadata=metadata, role=role)), LEXICON)


def pairs(*known: Facts, draft_mode: bool = True) -> list[RequirementPair]:
    """The requirement pairs of a run."""
    settings = LinkSettings(AS_OF, draft_mode=draft_mode)
    found = candidates(known, link(known, settings), settings)
    return [candidate for candidate in found if isinstance(candidate, RequirementPair)]


def article(number: int, text: str) -> str:
    """An article with one clause."""
    return f"Điều {number}. Hồ sơ vay vốn\n1. {text}\n"


DEMANDS = article(5, "Hộ nghèo phải nộp giấy xác nhận thu nhập hằng năm.")
SPARES = article(9, "Hộ nghèo không phải nộp giấy xác nhận thu nhập hằng năm.")


def test_opposite_stances_meet_with_the_lower_text_on_the_left() -> None:
    found = pairs(facts("a", "Thông tư", DEMANDS, "checked"), facts("b", "Luật", SPARES))
    assert [(pair.left_document.id, pair.right_document.id) for pair in found] == [("a", "b")]
    assert found[0].requirement.item == "giấy xác nhận thu nhập hằng năm"


def test_the_same_stance_does_not_meet() -> None:
    assert not pairs(facts("a", "Thông tư", SPARES, "checked"), facts("b", "Luật", SPARES))


def test_a_law_does_not_yield_to_a_circular() -> None:
    found = pairs(facts("a", "Luật", DEMANDS), facts("b", "Thông tư", SPARES), draft_mode=False)
    assert [(pair.left_document.id, pair.right_document.id) for pair in found] == [("b", "a")]


def test_support_is_what_the_text_above_says_for_the_left() -> None:
    law = facts("b", "Luật", SPARES + article(10, "Hộ cận nghèo phải nộp giấy xác nhận thu nhập hằng năm."))
    (found,) = pairs(facts("a", "Thông tư", DEMANDS, "checked"), law)
    assert [norm.provision.label("dieu") for norm in found.support] == ["10"]


def test_cases_are_what_the_right_norm_points_to() -> None:
    law = facts(
        "b", "Luật",
        "Điều 3. Đối tượng\n1. Đối tượng gồm:\n2. Hộ nghèo ở vùng sâu.\n"
        "Điều 9. Hồ sơ\n1. Đối tượng quy định tại khoản 2 Điều 3 Luật này không phải nộp giấy xác nhận thu nhập hằng năm.\n",
    )  # fmt: skip
    (found,) = pairs(facts("a", "Thông tư", DEMANDS, "checked"), law)
    assert [norm.text for norm in found.cases] == ["Hộ nghèo ở vùng sâu."]


def test_order_of_input_does_not_matter() -> None:
    known = [facts("a", "Thông tư", DEMANDS, "checked"), facts("b", "Luật", SPARES), facts("c", "Luật", SPARES)]
    assert pairs(*known) == pairs(*reversed(known))
