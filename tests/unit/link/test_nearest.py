"""Which norms are each other's nearest for a dimension, and which are nearly as near."""

from __future__ import annotations

from tests.unit.check.against_law import AS_OF, DRAFT, LAW, OTHERS, facts
from vbpl_check.link import candidates, link
from vbpl_check.model import Pair
from vbpl_check.settings import LinkSettings

MINE = "Giấy phép nuôi ong mật ở vùng đệm có thời hạn không quá {} năm."
LAWS = "Điều 9. Thời hạn\n1. Giấy phép nuôi ong mật ở vùng đệm có thời hạn tối đa 03 năm.\n2. Tổ ong đặt cách nhà ở ít nhất 50 m.\n"


def pairs(draft: str, law: str = LAWS) -> dict[str, Pair]:
    """The pairs of the draft's first norm by place in the law."""
    known = [facts(f"Điều 4. Giấy phép\n1. {draft}", DRAFT, "checked"), facts(law + OTHERS, LAW, "against")]
    settings = LinkSettings(AS_OF, draft_mode=True)
    found = candidates(known, link(known, settings), settings)
    return {str(c.right.provision).split("#")[1]: c for c in found if isinstance(c, Pair)}


def test_nearest_is_mutual_and_by_dimension() -> None:
    found = pairs(MINE.format("05"))
    assert found["dieu-9.khoan-1"].nearest == ("duration",)
    assert all(not pair.nearest for place, pair in found.items() if place != "dieu-9.khoan-1")


def test_a_sentence_that_the_law_repeats_is_nearest_to_nothing_else() -> None:
    found = pairs(MINE.format("05"), LAWS + "3. " + MINE.format("05") + "\n")
    assert found["dieu-9.khoan-1"].nearest == ()
    assert [rival.provision.label("khoan") for rival in found["dieu-9.khoan-1"].rivals][:1] == ["3"]
