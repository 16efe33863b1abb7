"""Norms read with the headings, lead-ins and lists around them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vbpl_check.extract.lexicon import Lexicon, load_lexicon
from vbpl_check.extract.norms import find_norms
from vbpl_check.model import Norm, Source
from vbpl_check.parse import parse


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def norms(text: str, lexicon: Lexicon) -> tuple[Norm, ...]:
    return find_norms(parse(Source(id="d", name="d.txt", text=text)), lexicon)


def brief(text: str, lexicon: Lexicon) -> list[tuple[str, str, str]]:
    return [(norm.modality, norm.subject_key, norm.act) for norm in norms(text, lexicon)]


def test_items_continue_the_lead_in(lexicon: Lexicon) -> None:
    text = (
        "Điều 1. Tiếp nhận\n1. Ủy ban nhân dân cấp xã có trách nhiệm:\n"
        "a) Tiếp nhận hồ sơ;\nb) Không tiết lộ bí mật đời tư.\n"
    )
    assert brief(text, lexicon) == [
        ("obligation", "ủy ban nhân dân cấp xã", "tiếp nhận hồ sơ"),
        ("prohibition", "ủy ban nhân dân cấp xã", "tiết lộ bí mật đời tư"),
    ]
    assert {norm.lead_in for norm in norms(text, lexicon)} == {"Ủy ban nhân dân cấp xã có trách nhiệm:"}


def test_items_of_a_list_of_cases_are_conditions(lexicon: Lexicon) -> None:
    text = (
        "Điều 1. Chấm dứt hợp đồng\n1. Người lao động có quyền chấm dứt hợp đồng trong các trường hợp sau đây:\n"
        "a) Không được trả lương;\nb) Bị ngược đãi.\n"
    )
    found = norms(text, lexicon)
    assert [(norm.modality, norm.act, norm.conditions) for norm in found] == [
        ("permission", "chấm dứt hợp đồng", ("Không được trả lương",)),
        ("permission", "chấm dứt hợp đồng", ("Bị ngược đãi",)),
    ]


def test_items_after_except_are_exceptions(lexicon: Lexicon) -> None:
    text = "Điều 1. Cổ phần\n1. Cổ đông không được chuyển nhượng cổ phần, trừ các trường hợp sau đây:\na) Thừa kế.\n"
    (norm,) = norms(text, lexicon)
    assert (norm.modality, norm.act, norm.exceptions[-1]) == ("prohibition", "chuyển nhượng cổ phần", "Thừa kế")


def test_headings_give_modality_and_subject(lexicon: Lexicon) -> None:
    text = (
        "Điều 1. Quyền của người học\n1. Tham gia hoạt động đoàn thể.\n"
        "Điều 2. Trách nhiệm của Sở Tư pháp\n1. Lập danh sách.\n2. Sở Tài chính bố trí kinh phí.\n"
        "Điều 3. Các hành vi bị nghiêm cấm\n1. Không nộp phải báo cáo.\n"
        "Điều 4. Quyền và nghĩa vụ của bên thuê\n1. Được sửa chữa nhà.\n2. Phải trả tiền thuê.\n"
    )
    assert brief(text, lexicon) == [
        ("permission", "người học", "tham gia hoạt động đoàn thể"),
        ("obligation", "sở tư pháp", "lập danh sách"),
        ("obligation", "sở tài chính", "bố trí kinh phí"),
        ("prohibition", "", "nộp phải báo cáo"),
        ("permission", "bên thuê", "sửa chữa nhà"),
        ("obligation", "bên thuê", "trả tiền thuê"),
    ]


def test_fines_hand_their_amount_down(lexicon: Lexicon) -> None:
    text = (
        "Điều 1. Vi phạm về giá\n1. Phạt tiền từ 1.000.000 đồng đến 3.000.000 đồng đối với một trong các hành vi sau đây:\n"
        "a) Không niêm yết giá;\nb) Niêm yết giá không đúng.\n"
    )
    found = norms(text, lexicon)
    assert [norm.modality for norm in found] == ["sanction", "sanction"]
    assert [(quantity.low, quantity.high) for norm in found for quantity in norm.quantities] == [(1e6, 3e6), (1e6, 3e6)]


def test_a_deadline_in_a_lead_in_is_a_norm_of_its_own(lexicon: Lexicon) -> None:
    text = (
        "Điều 1. Trình tự\n1. Trong thời hạn 05 ngày làm việc, Sở Tư pháp có trách nhiệm:\na) Thẩm định hồ sơ;\n"
        "b) Trả kết quả.\n"
    )
    found = norms(text, lexicon)
    assert [str(norm.provision) for norm in found] == [
        "d#dieu-1.khoan-1",
        "d#dieu-1.khoan-1.diem-a",
        "d#dieu-1.khoan-1.diem-b",
    ]
    assert [quantity.raw for quantity in found[1].quantities] == ["05 ngày làm việc"]


def test_power_to_fine_is_a_permission(lexicon: Lexicon) -> None:
    text = "Điều 1. Thẩm quyền\n1. Trưởng Công an cấp xã có quyền:\na) Phạt cảnh cáo;\n"
    assert brief(text, lexicon) == [("permission", "trưởng công an cấp xã", "phạt cảnh cáo")]


def test_definitions_oblige_nobody(lexicon: Lexicon) -> None:
    text = "Điều 3. Giải thích từ ngữ\n1. Kiểm định là việc tổ chức phải đánh giá thiết bị.\n"
    (norm,) = norms(text, lexicon)
    assert (norm.modality, norm.subject_key) == ("statement", "")


def test_clauses_between_semicolons(lexicon: Lexicon) -> None:
    text = "Điều 1. Cấp phép\n1. Sở Y tế cấp giấy phép; trường hợp không cấp thì phải trả lời bằng văn bản.\n"
    found = norms(text, lexicon)
    assert [(norm.modality, norm.subject_key, norm.conditions) for norm in found] == [
        ("statement", "sở y tế", ()),
        ("obligation", "sở y tế", ("trường hợp không cấp",)),
    ]
    assert [text[norm.span.start : norm.span.end] for norm in found] == [
        "Sở Y tế cấp giấy phép;",
        "trường hợp không cấp thì phải trả lời bằng văn bản.",
    ]


def test_bare_actor_as_lead_in(lexicon: Lexicon) -> None:
    text = "Điều 9. Tổ chức thực hiện\n1. Giám đốc Sở Tư pháp:\na) Kiểm tra việc thực hiện;\n"
    assert brief(text, lexicon) == [("statement", "giám đốc sở tư pháp", "kiểm tra việc thực hiện")]


def test_quoted_wording_is_marked(lexicon: Lexicon) -> None:
    text = (
        "Điều 1. Sửa đổi, bổ sung một số điều của Luật A\n1. Sửa đổi khoản 2 Điều 5 như sau:\n"
        "“2. Người nộp thuế phải kê khai.”.\n"
    )
    found = [norm for norm in norms(text, lexicon) if norm.quoted]
    assert [(norm.modality, norm.subject_key) for norm in found] == [("obligation", "người nộp thuế")]


def test_transitional_articles_are_marked(lexicon: Lexicon) -> None:
    text = (
        "Điều 8. Quy định chuyển tiếp\nHồ sơ đã nộp được giải quyết theo quy định cũ.\nĐiều 9. Hồ sơ\nHồ sơ gồm đơn.\n"
    )
    assert [norm.transitional for norm in norms(text, lexicon)] == [True, False]


# headings of real articles, and whether they tell when the document itself binds
EFFECTS = [
    ("Hiệu lực thi hành", True),
    ("Hiệu lực và trách nhiệm thi hành", True),
    ("Hiệu lực của Thông tư", True),
    ("Hiệu lực của Nghị quyết này", True),
    ("Hiệu lực của Bộ luật lao động", True),
    # articles on what others decide, and on whom a code binds
    ("Hiệu lực của quyết định giám đốc thẩm", False),
    ("Hiệu lực của quyết định áp dụng, thay đổi, hủy bỏ biện pháp khẩn cấp tạm thời", False),
    ("Hiệu lực của nghị quyết Đại hội đồng cổ đông", False),
    ("Hiệu lực của quyết định giải quyết khiếu nại", False),
    ("Thời điểm có hiệu lực của văn bản quy phạm pháp luật", False),
    ("Hiệu lực và thời hạn của thỏa ước lao động tập thể", False),
    ("Hiệu lực của Bộ luật hình sự đối với những hành vi phạm tội trên lãnh thổ nước Cộng hòa xã hội chủ nghĩa Việt Nam",
     False),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "own"), EFFECTS, ids=[heading for heading, _ in EFFECTS])
def test_effect_of_the_document_or_of_what_others_decide(heading: str, own: bool, lexicon: Lexicon) -> None:
    text = f"Điều 5. {heading}\n1. Tổ chức phải chấp hành.\n2. Cá nhân phải chấp hành.\n"
    assert {norm.transitional for norm in norms(text, lexicon)} == {own}


def test_unnumbered_items_continue_their_lead_in(lexicon: Lexicon) -> None:
    text = (
        "Điều 1. Hồ sơ\nChủ đầu tư phải nộp:\n- Đơn đề nghị;\n- Bản vẽ gồm:\n+ Mặt bằng;\nCơ quan cấp phép kiểm tra.\n"
    )
    assert [(norm.modality, norm.subject_key, norm.text) for norm in norms(text, lexicon)] == [
        ("obligation", "chủ đầu tư", "Đơn đề nghị;"),
        ("obligation", "chủ đầu tư", "Mặt bằng;"),
        ("statement", "cơ quan cấp phép", "Cơ quan cấp phép kiểm tra."),
    ]


def test_yielding_clauses(lexicon: Lexicon) -> None:
    text = "Điều 1. Phí\nNgười nộp đơn phải nộp phí theo quy định của pháp luật về phí và lệ phí, trừ trường hợp luật có quy định khác.\n"
    (norm,) = norms(text, lexicon)
    assert norm.yields == ("theo quy định của pháp luật về phí và lệ phí", "trừ trường hợp luật có quy định khác")
    assert norm.act == "nộp phí"


def test_own_law_is_no_yielding_clause(lexicon: Lexicon) -> None:
    (norm,) = norms("Điều 1. Phí\nNgười nộp đơn phải nộp phí theo quy định của Luật này.\n", lexicon)
    assert norm.yields == ()


WORDS = st.sampled_from(
    [
        "Điều 1. Quyền của X\n", "1. ", "a) ", "- ", "phải ", "không được ", "được ", "trừ trường hợp ", "thì ", ", ", "; ",
        ". ", ":\n", "Trường hợp ", "khi ", "Sở Y tế ", "người ", "theo quy định của pháp luật ", "do ", "(", ")", "“", "”",
        "không ", "giao ", "15 ngày ", "Không ", "là ", "nếu có ", "sau đây:\n", "İ", "\n",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_keyword_soup_never_breaks(lexicon: Lexicon, parts: list[str]) -> None:
    text = "Điều 1. A\n" + "".join(parts)
    for norm in norms(text, lexicon):
        assert text[norm.span.start : norm.span.end] == norm.text


def test_long_sentences_take_linear_time(lexicon: Lexicon) -> None:
    text = "Điều 1. A\nTrường hợp " + "tổ chức, cá nhân theo quy định của pháp luật về thuế, nếu không được, " * 400
    assert len(norms(text, lexicon)) == 1
