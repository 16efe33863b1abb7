"""What became of documents and provisions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from vbpl_check.link.liveness import endings
from vbpl_check.link.lives import lives
from vbpl_check.link.resolve import Resolver
from vbpl_check.model import Address, Citation, CitationRole, DocumentInfo, Facts, Header, Level, Provision, Span, Work

AS_OF = date(2026, 1, 1)
LAW = "Luật số 10/2014/QH13"


def document(number: str, *citations: Citation, **header: Any) -> Facts:
    header.setdefault("issued", date(2015, 1, 1))
    header.setdefault("effective", date(2015, 7, 1))
    level: Level = "dieu"
    units = tuple(
        Provision(Address(number, (("dieu", str(n)),)), level, str(n), Span(n, n + 1), f"Điều {n}", Span(n, n + 1))
        for n in range(1, 6)
    )
    return Facts(DocumentInfo(number, number, Header(number=number, **header)), units, citations)


def cite(source: str, raw: str, number: str, role: CitationRole, context: str = "", article: str = "") -> Citation:
    parts = (("dieu", article),) if article else ()
    return Citation(
        Address(source), Span(0, len(raw)), raw, Work("number", number), parts, role, context=context or raw
    )


def states(*facts: Facts, of: str, article: str = "") -> str:
    resolver = Resolver(facts)
    found = lives(facts, resolver, endings(facts, resolver, AS_OF), AS_OF)
    return found.of(Address(of, (("dieu", article),) if article else ())).state


def new(role: CitationRole, context: str, article: str = "", **header: Any) -> Facts:
    header = {"issued": date(2024, 6, 1), "effective": date(2024, 12, 1), **header}
    raw = f"Điều {article} {LAW}" if article else LAW
    return document("20/2024/QH15", cite("20/2024/QH15", raw, "10/2014/QH13", role, context, article), **header)


OLD = document("10/2014/QH13")


@pytest.mark.parametrize(
    ("facts", "article", "state"),
    [
        ((OLD,), "", "current"),
        ((document("10/2014/QH13", effective=None),), "", "unknown"),
        ((document("10/2014/QH13", effective=date(2026, 7, 1)),), "", "not_yet"),
        ((document("10/2014/QH13", status="Hết hiệu lực toàn bộ"),), "", "expired"),
        ((document("10/2014/QH13", expires=AS_OF),), "", "expired"),
        ((document("10/2014/QH13", status="Hết hiệu lực một phần"),), "", "repealed_in_part"),
        ((OLD, new("replaces", f"Luật này thay thế {LAW}.")), "", "replaced"),
        ((OLD, new("repeals", f"{LAW} hết hiệu lực kể từ ngày Luật này có hiệu lực.")), "3", "repealed"),
        ((OLD, new("repeals", f"Bãi bỏ Điều 3 {LAW}.", "3")), "3", "repealed"),
        ((OLD, new("repeals", f"Bãi bỏ Điều 3 {LAW}.", "3")), "", "repealed_in_part"),
        ((OLD, new("repeals", f"Bãi bỏ Điều 3 {LAW}.", "3")), "4", "repealed_in_part"),
        ((OLD, new("amends", f"Sửa đổi Điều 3 {LAW}.", "3")), "3", "amended"),
        ((OLD, new("amends", f"Sửa đổi Điều 3 {LAW}.", "3")), "", "amended"),
        ((OLD, new("amends", f"Sửa đổi Điều 3 {LAW}.", "3", effective=date(2027, 1, 1))), "3", "current"),
        ((OLD, new("repeals", f"Quy định về phí tại {LAW} hết hiệu lực từ ngày 01 tháng 01 năm 2025.")), "", "current"),
        ((OLD, new("repeals", f"Chương IX - Cấp chứng chỉ của {LAW} hết hiệu lực.")), "", "current"),
    ],
)
def test_state(facts: tuple[Facts, ...], article: str, state: str) -> None:
    assert states(*facts, of="10/2014/QH13", article=article) == state


@pytest.mark.parametrize(
    ("effective", "state"),
    [
        (date(2016, 1, 1), "current"),  # before the first of the three regimes nothing is known
        (date(2024, 12, 1), "expired_with_parent"),
        (date(2025, 5, 1), "current"),
        (date(2025, 7, 1), "expired_with_parent"),
    ],
)
def test_texts_that_detail_a_dead_statute(effective: date, state: str) -> None:
    """80/2015/QH13 Điều 154, 64/2025/QH15 Điều 57 as issued and as amended by 87/2025/QH15."""
    decree = document("30/2015/NĐ-CP", cite("30/2015/NĐ-CP", LAW, "10/2014/QH13", "guides"))
    newer = new("replaces", f"Luật này thay thế {LAW}.", effective=effective)
    assert states(OLD, decree, newer, of="30/2015/NĐ-CP") == state


def test_a_text_lives_while_one_of_its_statutes_lives() -> None:
    both = ("10/2014/QH13", "11/2014/QH13")
    decree = document("30/2015/NĐ-CP", *(cite("30/2015/NĐ-CP", f"Luật số {n}", n, "guides") for n in both))
    newer = new("replaces", f"Luật này thay thế {LAW}.")
    assert states(OLD, document("11/2014/QH13"), decree, newer, of="30/2015/NĐ-CP") == "current"
