"""Whether two grants are of one task, and whether two offices are surely not one body."""

from __future__ import annotations

import pytest

from vbpl_check.extract import extract, load_lexicon
from vbpl_check.grants import SAME_TASK, differs, likeness
from vbpl_check.model import Grant, Metadata, Office, Source
from vbpl_check.parse import parse

LEXICON = load_lexicon()


def _grant(text: str) -> Grant:
    body = f"Điều 1. Quy định chung\n1. {text}\n"
    facts = extract(parse(Source("d", "d", body, metadata=Metadata(), role="checked")), LEXICON)
    (grant,) = [grant for norm in facts.norms for grant in norm.grants]
    return grant


SAME = [
    ("Sở Y tế cấp chứng chỉ hành nghề dược.", "Chứng chỉ hành nghề dược cho người bán lẻ do Bộ Y tế cấp.", True),
    ("Sở Y tế phục hồi điểm cho người đạt yêu cầu.", "Bộ Y tế phục hồi điểm cho thẻ hành nghề.", True),
    ("Sở Y tế cấp chứng chỉ hành nghề dược.", "Sở Y tế thu hồi chứng chỉ hành nghề dược.", False),
    ("Sở Y tế cấp chứng chỉ hành nghề dược.", "Sở Y tế cấp chứng chỉ hành nghề thú y.", False),
    ("Sở Y tế cấp giấy phép cho tổ chức.", "Sở Y tế cấp giấy phép cho cá nhân.", False),
    ("Sở Y tế phê duyệt kế hoạch tiêm chủng.", "Sở Y tế phê duyệt kế hoạch đấu thầu thuốc.", False),
]


@pytest.mark.parametrize(("one", "other", "same"), SAME)
def test_same_task(one: str, other: str, same: bool) -> None:
    left, right = _grant(one), _grant(other)
    assert (likeness(left, right) >= SAME_TASK) is same
    assert likeness(left, right) == likeness(right, left)


PROVINCE = Office("ủy ban nhân dân cấp tỉnh", "ủy ban nhân dân", "cấp tỉnh")
COMMUNE = Office("ủy ban nhân dân cấp xã", "ủy ban nhân dân", "cấp xã")
DISTRICT = Office("ủy ban nhân dân cấp huyện", "ủy ban nhân dân", "cấp huyện")
DEPARTMENT = Office("sở y tế", "sở", "cấp tỉnh")
OTHER_DEPARTMENT = Office("sở nội vụ", "sở", "cấp tỉnh")
MINISTRY = Office("bộ tài chính", "bộ", "trung ương")
OLD_MINISTRY = Office("bộ xây dựng", "bộ", "trung ương", True)
TAX = Office("cơ quan quản lý thuế", "thuế")
COURT = Office("tòa án", "tòa án")
FUNCTION = Office("cơ quan quản lý nhà nước về lao động cấp tỉnh", "chức năng", "cấp tỉnh")

OFFICES = [
    (PROVINCE, PROVINCE, False, False),
    (PROVINCE, COMMUNE, False, True),
    (COMMUNE, PROVINCE, True, None),  # a province hands its own work down
    (PROVINCE, COMMUNE, True, True),  # but takes none from the communes
    (DISTRICT, COMMUNE, False, None),  # abolished
    (DEPARTMENT, PROVINCE, True, None),
    (DEPARTMENT, PROVINCE, False, True),
    (DEPARTMENT, COMMUNE, True, True),
    (DEPARTMENT, OTHER_DEPARTMENT, True, True),
    (MINISTRY, OLD_MINISTRY, False, None),  # may have inherited the work
    (MINISTRY, TAX, False, None),  # the tax authority is part of the ministry
    (COMMUNE, TAX, False, True),
    (DEPARTMENT, FUNCTION, False, None),  # may be the same
    (COMMUNE, FUNCTION, False, True),
    (FUNCTION, COURT, False, True),
    (Office("hội đồng kỷ luật"), COURT, False, None),
]


@pytest.mark.parametrize(("left", "right", "local", "expected"), OFFICES)
def test_differs(left: Office, right: Office, local: bool, expected: bool | None) -> None:
    assert differs(left, right, local) is expected
