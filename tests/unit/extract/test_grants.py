"""Who is given which act on what, whatever the shape of the sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbpl_check.extract import extract, load_lexicon
from vbpl_check.model import Grant, Metadata, Norm, Source
from vbpl_check.parse import parse

LEXICON = load_lexicon()


def _norms(text: str) -> tuple[Norm, ...]:
    body = f"Điều 1. Quy định chung\n1. {text}\n"
    return extract(parse(Source("d", "d", body, metadata=Metadata(), role="checked")), LEXICON).norms


def _grants(text: str) -> list[Grant]:
    return [grant for norm in _norms(text) for grant in norm.grants]


SENTENCES = [
    ("Sở Y tế cấp giấy phép hành nghề dược.", "sở y tế", ("cấp",), "giấy phép hành nghề dược"),
    ("Giấy phép hành nghề dược do Sở Y tế cấp có thời hạn 05 năm.", "sở y tế", ("cấp",), "giấy phép hành nghề dược"),
    ("Đơn được Công an cấp xã xác nhận.", "công an cấp xã", ("xác nhận",), "đơn"),
    (
        "Thẻ hướng dẫn viên do Giám đốc Sở Du lịch cấp trên cơ sở đề nghị của Hội đồng.",
        "sở du lịch",
        ("cấp",),
        "thẻ hướng dẫn viên",
    ),
    (
        "Giải quyết tranh chấp rừng cộng đồng được thực hiện thông qua hòa giải, trọng tài, tòa án.",
        "tòa án",
        ("giải quyết",),
        "tranh chấp rừng cộng đồng",
    ),
    (
        "Việc công nhận nghề truyền thống do Giám đốc Sở Công Thương thực hiện.",
        "sở công thương",
        ("công nhận",),
        "nghề truyền thống",
    ),
    (
        "Chủ tịch Ủy ban nhân dân cấp xã nơi hộ dân đăng ký cư trú quyết định khoanh tiền nợ.",
        "ủy ban nhân dân cấp xã",
        ("khoanh nợ",),
        "tiền nợ",
    ),
    (
        "Thủ trưởng cơ quan quản lý thuế quyết định việc xóa nợ tiền chậm nộp.",
        "cơ quan quản lý thuế",
        ("xóa nợ",),
        "nợ tiền chậm nộp",
    ),
    (
        "Cục trưởng Cục Cảnh sát giao thông có thẩm quyền phục hồi điểm.",
        "cục cảnh sát giao thông",
        ("phục hồi",),
        "điểm",
    ),
    ("Trưởng Công an cấp xã ký quyết định thành lập Tổ tự quản.", "công an cấp xã", ("thành lập",), "tổ tự quản"),
    (
        "Bộ Công Thương xây dựng, quản lý và vận hành cơ sở dữ liệu khoáng sản.",
        "bộ công thương",
        ("hệ thống",),
        "cơ sở dữ liệu khoáng sản",
    ),
]


@pytest.mark.parametrize(("text", "office", "acts", "thing"), SENTENCES)
def test_shapes(text: str, office: str, acts: tuple[str, ...], thing: str) -> None:
    found = _grants(text)
    assert [(g.offices[0].key, g.acts, g.object) for g in found] == [(office, acts, thing)]


NOTHING = [
    "Sau khi được Sở Y tế cấp giấy phép, cơ sở được hoạt động.",  # told, not given
    "Người dân nộp hồ sơ cho Sở Y tế.",
    "Cán bộ xã có tinh thần trách nhiệm.",  # "cấp" is no verb here, nor is there a body
    "Tổ chức báo cáo Ủy ban nhân dân cấp xã.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_grant(text: str) -> None:
    assert not _grants(text)


def test_list_of_competences() -> None:
    found = _grants("Chủ tịch Ủy ban nhân dân cấp tỉnh có thẩm quyền sau đây:\na) Công nhận làng nghề;\nb) Giao rừng.")
    assert [(g.offices[0].level, g.acts, g.object) for g in found] == [
        ("cấp tỉnh", ("công nhận",), "làng nghề"),
        ("cấp tỉnh", ("giao",), "rừng"),
    ]


def test_items_continue_the_verb_above() -> None:
    found = _grants("Sở Công Thương cấp giấy phép trong các trường hợp sau đây:\na) Giấy phép bán buôn rượu nhóm II.")
    assert [(g.acts, g.telling, g.classes) for g in found] == [(("cấp",), ("bán", "buôn", "rượu"), ("nhóm ii",))]


def test_span_is_that_of_the_holder() -> None:
    text = "Hồ sơ do Sở Xây dựng thẩm định."
    norm = _norms(text)[0]
    (grant,) = norm.grants
    start = grant.span.start - norm.span.start
    assert text[start : start + grant.span.end - grant.span.start] == "Sở Xây dựng"


def test_marks() -> None:
    (shared,) = _grants("Sở Xây dựng cấp giấy phép phá dỡ nhà theo phân cấp.")
    assert shared.shared
    joined, second = _grants("Bộ Y tế và Bộ Công Thương cùng thực hiện quản lý nhà nước về phụ gia.")
    assert (second.acts, second.object) == (("đặt thêm",), "cùng thực hiện")
    assert joined.joins
    assert [office.family for office in joined.offices] == ["bộ", "bộ"]
    (old,) = _grants("Bộ Giao thông vận tải cấp giấy phép tàu biển.")
    assert old.offices[0].renamed


def test_instruments() -> None:
    norms = _norms("Chủ tàu phải có Thẻ vận hành tàu hồ do Sở Xây dựng cấp; thuyền viên vi phạm thì bị khiển trách.")
    found = [(i.kind, i.name, i.issued) for norm in norms for i in norm.instruments]
    assert found == [("paper", "thẻ vận hành tàu hồ", True), ("measure", "khiển trách", False)]


@given(
    st.lists(
        st.sampled_from(
            [
                "Sở Y tế",
                "cấp",
                "giấy phép",
                "do",
                "được",
                "Công an cấp xã",
                "cơ quan quản lý thuế",
                "quyết định",
                "nơi",
                "(",
                ".",
                ";",
                ":",
                "và",
                "“",
                "thực hiện",
            ]
        ),
        max_size=40,
    )
)
def test_any_words_are_read(words: list[str]) -> None:
    for grant in _grants(" ".join(["Quy định", *words])):
        assert grant.offices
        assert grant.acts


def test_two_acts_of_one_body_have_their_own_objects() -> None:
    grants = _grants("Sở Y tế tiếp nhận hồ sơ và cấp Giấy chứng nhận kiểm dịch động vật.")
    assert [(each.acts, each.object) for each in grants] == [
        (("tiếp nhận",), "hồ sơ"),
        (("cấp",), "giấy chứng nhận kiểm dịch động vật"),
    ]
