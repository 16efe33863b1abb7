"""What a sentence denies, and whether another says that the denied act is done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import norm
from vbpl_check.acts import done, verbs
from vbpl_check.denials import Denial, affirmed, alternatives, denials

DENIED = [
    ("Người thuê không được cho thuê lại, nếu vi phạm thì bị thu hồi.", "ban", "cho thuê lại", "người thuê"),
    ("Hộ nghèo không phải nộp phí nhưng phải đăng ký.", "free", "nộp phí", "hộ nghèo"),
    ("Người học nghề không thuộc đối tượng được vay vốn.", "outside", "vay vốn", "người học nghề"),
    ("Chủ nhà phải trả thuế; người ở nhờ không bắt buộc phải khai báo.", "free", "khai báo", "người ở nhờ"),
]
SILENT = [
    "Thời hạn không được quá 05 ngày.",
    "Người bị phạt tù không được hưởng án treo thì bị buộc thôi việc.",
    "Giấy xác nhận không thuộc diện cấp giấy phép lao động có thời hạn 02 năm.",
    "Người đang có việc làm và không thuộc đối tượng tham gia bảo hiểm.",
    "Hàng hóa không được nhập khẩu bao gồm phế liệu và hóa chất cấm.",
]


@pytest.mark.parametrize(("text", "kind", "act", "case"), DENIED)
def test_a_denial_has_its_act_and_its_case(text: str, kind: str, act: str, case: str) -> None:
    (found,) = denials(norm(text))
    assert (found.kind, found.act, found.case) == (kind, act, case)
    assert act in text[found.start : found.end].lower()


@pytest.mark.parametrize("text", SILENT)
def test_bounds_names_and_conditions_deny_nothing(text: str) -> None:
    assert denials(norm(text)) == ()


def test_an_item_of_forbidden_acts_is_a_ban_of_everybody() -> None:
    item = norm("Thu tiền giữ chỗ của học sinh;", modality="prohibition", heading="Các hành vi bị nghiêm cấm")
    assert denials(item) == (Denial("ban", "thu tiền giữ chỗ của học sinh", ""),)
    undone = norm("Không công khai khoản thu;", modality="prohibition", heading="Các hành vi bị nghiêm cấm")
    assert denials(undone) == ()


def test_an_item_below_a_lead_in_that_frees_is_the_case() -> None:
    item = norm("Hộ nghèo;", lead_in="Các trường hợp không phải nộp phí bao gồm:")
    assert denials(item) == (Denial("free", "nộp phí", "hộ nghèo"),)


def test_alternatives_of_a_ban_count_one_by_one() -> None:
    assert alternatives(Denial("ban", "cho thuê lại hoặc chuyển nhượng hợp đồng", "")) == (
        "cho thuê lại",
        "chuyển nhượng hợp đồng",
    )
    assert alternatives(Denial("free", "nộp phí hoặc trả", "")) == ("nộp phí hoặc trả",)


def test_what_is_denied_or_excepted_is_not_affirmed() -> None:
    text = "Hộ nghèo không phải nộp phí, trừ trường hợp tự nguyện"
    assert affirmed(norm(text, exceptions=("trừ trường hợp tự nguyện",))).split() == ["hộ", "nghèo", "|", ",", "|"]


@pytest.mark.parametrize(
    ("act", "text", "share"),
    [
        ("lập hai hệ thống sổ", "doanh nghiệp được lập song song một hệ thống sổ", 0.75),
        ("cho thuê lại căn hộ", "người thuê được cho đồng nghiệp thuê lại căn hộ", 1.0),
        ("lập hai hệ thống sổ", "xử lý việc lập hai hệ thống sổ", 0.0),
        ("thu tiền giữ chỗ", "nhà trường giữ chỗ cho học sinh", 0.0),
    ],
)
def test_an_act_is_done_where_its_object_stands_behind_its_verb(act: str, text: str, share: float) -> None:
    assert done(act, text, "", ())[0] == share


def test_kin_verbs_amount_to_the_same() -> None:
    kin = (("tiết lộ", "cung cấp"),)
    assert verbs("tiết lộ họ tên", kin) == ("tiết lộ", "cung cấp")
    assert done("tiết lộ họ tên người bệnh", "bệnh viện cung cấp họ tên người bệnh", "", kin) == (1.0, "bệnh viện ")
    assert done("tiết lộ họ tên người bệnh", "bệnh viện cung cấp họ tên người bệnh", "", ())[0] == 0.0


@given(st.text(alphabet="không được phải cấm nộp thuế;,.: ()trừ", max_size=300))
def test_any_words_can_be_read(text: str) -> None:
    for found in denials(norm(text)):
        assert found.act
        assert 0 <= found.start <= found.end <= len(text)
