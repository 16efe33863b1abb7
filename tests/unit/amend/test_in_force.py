"""From texts to facts and findings in the wording in force."""

from __future__ import annotations

from datetime import date

import pytest

from vbpl_check import pipeline
from vbpl_check.analysis import analyse_blob
from vbpl_check.extract import load_lexicon
from vbpl_check.model import Address, Blob, Facts, Finding, Place, Problem, Revision, Role, Span
from vbpl_check.rank.locate import locate
from vbpl_check.report._names import amended_name
from vbpl_check.runtime.serial import Serial

LEXICON = load_lexicon()
BASE = """CHÍNH PHỦ
Số: 10/2020/NĐ-CP
NGHỊ ĐỊNH
Quy định về đăng ký nuôi trồng thủy sản
Điều 1. Trách nhiệm của Ủy ban nhân dân cấp tỉnh
Ủy ban nhân dân cấp tỉnh có trách nhiệm:
1. Cấp giấy xác nhận trong thời hạn 30 ngày.
2. Công bố danh sách cơ sở.
Điều 2. Giải thích từ ngữ
Trong Nghị định này, các từ ngữ dưới đây được hiểu như sau:
1. Lồng bè là công trình nuôi trồng thủy sản nổi.
Điều 3. Hiệu lực thi hành
Nghị định này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2020.
"""
AMENDING = """CHÍNH PHỦ
Số: 20/2024/NĐ-CP
NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 10/2020/NĐ-CP
Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 10/2020/NĐ-CP
1. Sửa đổi, bổ sung khoản 1 Điều 1 như sau:
“1. Cấp giấy xác nhận trong thời hạn 07 ngày.”.
2. Sửa đổi, bổ sung khoản 1 Điều 2 như sau:
“1. Lồng bè là công trình nuôi trồng thủy sản nổi trên biển, sông, hồ.”.
Điều 2. Hiệu lực thi hành
Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2024.
"""


def in_force(as_of: date, role: Role = "against") -> dict[str, Facts]:
    blobs = (("base", BASE, "against"), ("amending", AMENDING, role))
    facts = [analyse_blob(Blob(f"{name}.txt", ".txt", text.encode(), r), LEXICON) for name, text, r in blobs]  # type: ignore[arg-type]
    problems: list[Problem] = []
    found = pipeline.in_force(facts, LEXICON, as_of, Serial(), problems)
    assert not problems
    assert all(entry.source is None for entry in found)
    return {entry.document.name.removesuffix(".txt"): entry for entry in found}


def test_new_words_are_read_under_the_lead_in_and_heading_of_the_base() -> None:
    base = in_force(date(2024, 7, 1))["base"]
    [norm] = [norm for norm in base.norms if "07 ngày" in norm.text]
    assert norm.subject == "Ủy ban nhân dân cấp tỉnh"
    assert norm.heading == "Trách nhiệm của Ủy ban nhân dân cấp tỉnh"
    assert str(norm.provision).endswith("#dieu-1.khoan-1")
    assert not norm.quoted
    assert not any("30 ngày" in norm.text for norm in base.norms)
    assert [item.meaning for item in base.definitions] == ["công trình nuôi trồng thủy sản nổi trên biển, sông, hồ."]


def test_the_quotation_says_nothing_beside_the_amended_text() -> None:
    amending = in_force(date(2024, 7, 1))["amending"]
    assert not any(norm.quoted for norm in amending.norms)
    assert any("có hiệu lực" in norm.text for norm in amending.norms)


@pytest.mark.parametrize(("as_of", "role"), [(date(2024, 6, 30), "against"), (date(2024, 7, 1), "checked")])
def test_the_old_words_hold_before_the_day_and_against_a_text_in_review(as_of: date, role: Role) -> None:
    found = in_force(as_of, role)
    assert any("30 ngày" in norm.text for norm in found["base"].norms)
    assert any(norm.quoted for norm in found["amending"].norms)
    assert found["base"].revisions == ()


def test_a_finding_says_what_gave_the_words() -> None:
    by = Address("amending", (("dieu", "1"), ("khoan", "29")))
    revision = Revision(Span(100, 200), Address("base", (("dieu", "108"),)), by, "word", date(2026, 1, 1))
    place = Place("base", Address("base", (("dieu", "108"), ("khoan", "2"))), "words", Span(150, 155))
    outside = Place("base", Address("base", (("dieu", "1"),)), "words", Span(200, 205))
    finding = Finding("VB101", "so_lieu", "error", 1.0, "message", outside, place)
    found = locate(finding, {}, {"base": (revision,)})
    assert found.right is not None
    assert (found.right.amended_by, found.right.amended_on) == (by, date(2026, 1, 1))
    assert found.left.amended_by is None
    assert amended_name(found.right, {}, "vi") == "Sửa đổi, bổ sung bởi khoản 29 Điều 1 amending, từ 01/01/2026"
    assert amended_name(found.left, {}, "vi") == ""
