"""Derived properties of values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.factories import document_info, norm, pair
from vbpl_check.check import comparable
from vbpl_check.model import Header


def test_only_a_checked_text_without_traces_of_issue_is_a_draft() -> None:
    silent = replace(document_info("a", role="checked"), header=Header(kind="Nghị định"))
    assert silent.drafted
    for header in (
        Header(kind="Nghị định", number="01/2025/NĐ-CP"),
        Header(kind="Nghị định", issued=date(2025, 1, 2)),
        Header(kind="Nghị định", status="Còn hiệu lực"),
        Header(kind="Văn bản hợp nhất"),  # the consolidated Bộ luật Hình sự of a collection, without a number
        Header(),
    ):
        assert not replace(silent, header=header).drafted
    assert not replace(silent, role="against").drafted
    assert replace(silent, header=Header(number="01/2025/NĐ-CP", draft=True)).drafted


def test_consolidated_text_stands_only_against_a_draft() -> None:
    law = replace(
        document_info("law", role="checked"), header=Header(kind="Luật", number="31/VBHN-VPQH", issued=date(2025, 1, 2))
    )
    other = replace(document_info("other", role="checked"), header=Header(kind="Nghị định", number="5/2025/NĐ-CP"))
    draft = replace(other, header=Header(kind="Nghị định", draft=True))
    left, right = norm("Sở Y tế trả lời trong 5 ngày."), norm("Sở Y tế trả lời trong 9 ngày.", document="law")
    assert law.header.consolidated
    assert not comparable(pair(left, right, other, right_document=law))
    assert comparable(pair(left, right, draft, right_document=law))
    assert comparable(pair(left, right, other, right_document=replace(law, role="against")))
