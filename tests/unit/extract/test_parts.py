"""Which body has which part in a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from vbpl_check.extract import extract, load_lexicon
from vbpl_check.model import Office, Part, Source, Span
from vbpl_check.parse import parse
from vbpl_check.parts import fits, strangers

LEXICON = load_lexicon()

# the clause, then role, holder and acts of each part
PARTS = [
    (
        "Giám đốc Thư viện tỉnh do Chủ tịch Ủy ban nhân dân cấp tỉnh bổ nhiệm, miễn nhiệm.",
        [("acts", "Chủ tịch Ủy ban nhân dân cấp tỉnh", ("bổ nhiệm", "miễn nhiệm"))],
    ),
    ("Người nuôi ong kê khai số đàn ong với Ủy ban nhân dân cấp xã.", [("receives", "Ủy ban nhân dân cấp xã", ())]),
    (
        "Đoàn xiếc được biểu diễn với voi khi Sở Y tế có văn bản chấp thuận.",
        [("consents", "Sở Y tế", ())],
    ),
    ("Việc giảm thời gian thực hành theo quy định của Chính phủ.", [("rules", "Chính phủ", ("quy định", "hướng dẫn"))]),
    (
        "Đoàn đánh giá do Ủy ban Tiêu chuẩn Đo lường Quốc gia thành lập.",
        [("acts", "Ủy ban Tiêu chuẩn Đo lường Quốc gia", ("thành lập",))],
    ),
    (
        "Việc tuyển dụng giảng viên do người đứng đầu cơ sở giáo dục thực hiện.",
        [("acts", "người đứng đầu cơ sở giáo dục", ("tuyển dụng",))],
    ),
    (
        "Ủy ban nhân dân cấp tỉnh trình Hội đồng nhân dân cùng cấp quyết định mức học bổng.",
        [
            ("acts", "Ủy ban nhân dân cấp tỉnh", ()),
            ("acts", "Hội đồng nhân dân cùng cấp", ("quyết định",)),
            ("receives", "Hội đồng nhân dân cùng cấp", ()),
        ],
    ),
    (
        "Bộ Công Thương chủ trì, phối hợp với Bộ Quốc phòng cấp giấy phép quá cảnh.",
        [("acts", "Bộ Công Thương", ("cấp",))],
    ),
    ("Đất trồng lúa được cải tạo vào mùa khô.", []),
    (
        "Thủ trưởng cơ quan quản lý cửa khẩu của Bộ Công an cấp thẻ đi lại.",
        [("acts", "Thủ trưởng cơ quan quản lý cửa khẩu của Bộ Công an", ("cấp",))],
    ),
    (
        "Sở Y tế có trách nhiệm tổ chức việc điều phối xe cứu thương; Bộ Y tế, Bộ Công an đã có ý kiến.",
        [("acts", "Sở Y tế", ())],
    ),
]


@pytest.mark.parametrize(("clause", "expected"), PARTS)
def test_parts(clause: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    facts = extract(parse(Source("a", "a", f"Điều 1. Quy định\n1. {clause}\n")), LEXICON)
    found = [part for norm in facts.norms for part in norm.parts]
    assert [(part.role, part.holder, part.acts) for part in found] == expected
    assert [facts.norms[0].text.find(part.holder) + facts.norms[0].span.start for part in found] == [
        part.span.start for part in found
    ]


VERBS = [
    ("Sở Y tế có trách nhiệm tổ chức việc điều phối xe cứu thương.", ("điều", "phối")),
    ("Việc điều phối xe cứu thương do Sở Y tế thực hiện.", ("điều", "phối")),
    ("Xe cứu thương do Sở Y tế điều phối.", ("điều", "phối")),
]


@pytest.mark.parametrize(("clause", "verb"), VERBS)
def test_the_verb_of_whoever_acts(clause: str, verb: tuple[str, ...]) -> None:
    facts = extract(parse(Source("a", "a", f"Điều 1. Quy định\n1. {clause}\n")), LEXICON)
    assert [part.verb for part in facts.norms[0].parts] == [verb]


def _part(key: str, family: str, level: str = "", role: str = "acts", acts: tuple[str, ...] = ("cấp",)) -> Part:
    return Part(role, key, (Office(key, family, level),), Span(0, 0), acts)  # type: ignore[arg-type]


COMMITTEE = "ủy ban nhân dân"


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (
            _part("ủy ban nhân dân cấp xã", COMMITTEE, "cấp xã"),
            _part("ủy ban nhân dân cấp tỉnh", COMMITTEE, "cấp tỉnh"),
            True,
        ),
        (_part("sở y tế", "sở", "cấp tỉnh"), _part("ủy ban cạnh tranh quốc gia", "riêng", "trung ương"), True),
        (_part("bộ tài chính", "bộ", "trung ương"), _part("ủy ban chứng khoán nhà nước", "riêng", "trung ương"), False),
        (_part("thường trực", "thường trực"), _part("hội đồng nhân dân", "hội đồng nhân dân"), True),
        (_part("sở y tế", "sở", "cấp tỉnh"), _part("chủ đầu tư", "bên"), True),
        (_part("sở y tế", "sở", "cấp tỉnh"), _part("cơ quan quản lý y tế", "chức năng"), False),
    ],
)
def test_strangers(mine: Part, theirs: Part, expected: bool) -> None:
    assert strangers(mine, theirs) is expected


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (("acts", ("phê duyệt",)), ("acts", ("quyết định",)), True),
        (("acts", ("cấp",)), ("acts", ("thu hồi",)), False),
        (("acts", ("ban hành",)), ("rules", ("quy định",)), True),
        (("acts", ("cấp",)), ("rules", ("quy định",)), False),
        (("receives", ()), ("receives", ()), True),
        (("receives", ()), ("consents", ()), False),
        (("acts", ("kiểm tra",)), ("acts", ("kiểm tra",)), False),
    ],
)
def test_fits(mine: tuple[str, tuple[str, ...]], theirs: tuple[str, tuple[str, ...]], expected: bool) -> None:
    one, other = (_part("sở y tế", "sở", role=role, acts=acts) for role, acts in (mine, theirs))
    assert fits(one, other) is expected


def test_strangers_by_the_day() -> None:
    old, new = date(2024, 6, 1), date(2026, 1, 1)
    district = _part("ủy ban nhân dân cấp huyện", COMMITTEE, "cấp huyện")
    province = _part("ủy ban nhân dân cấp tỉnh", COMMITTEE, "cấp tỉnh")
    assert [strangers(district, province, day) for day in (old, new)] == [True, False]
    planning = replace(_part("bộ tài chính", "bộ"), offices=(OLD,))
    finance = _part("bộ tài chính", "bộ", "trung ương")
    assert [strangers(planning, finance, day) for day in (old, new)] == [True, False]


OLD = Office("bộ tài chính", "bộ", "trung ương", renamed=True, former="bộ kế hoạch và đầu tư")
