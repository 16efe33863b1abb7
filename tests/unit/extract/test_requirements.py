"""What a sentence demands, spares or forbids to demand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import norm
from vbpl_check.extract import extract, load_lexicon
from vbpl_check.extract.requirements import find_requirements
from vbpl_check.model import Requirement, Source
from vbpl_check.parse import parse

LEXICON = load_lexicon()


def requirements(text: str, **fields: str) -> tuple[Requirement, ...]:
    """The requirements of one sentence."""
    return find_requirements(norm(text, **fields), LEXICON.requirements, LEXICON.marks)


# sentence, stance, item
DEMANDS = [
    ("Chủ tàu phải nộp bản sao giấy đăng ký tàu.", "required", "bản sao giấy đăng ký tàu"),
    ("Hộ nghèo không phải nộp giấy xác nhận thu nhập.", "waived", "giấy xác nhận thu nhập"),
    ("Cơ sở nhỏ không yêu cầu phải có giấy phép môi trường.", "waived", "giấy phép môi trường"),
    ("Trại giống không phải thực hiện thủ tục công bố hợp quy.", "waived", "công bố hợp quy"),
    ("Cơ quan tiếp nhận không được yêu cầu người dân nộp thêm giấy tờ.", "barred", "người dân nộp thêm giấy tờ"),
    ("Người học còn phải có chứng chỉ ngoại ngữ, trừ người cao tuổi.", "required", "chứng chỉ ngoại ngữ"),
    ("Chủ cơ sở gửi hồ sơ đề nghị thẩm định dự án trước 30 ngày.", "required", "thẩm định dự án trước 30 ngày"),
]


@pytest.mark.parametrize(("text", "stance", "item"), DEMANDS)
def test_demands(text: str, stance: str, item: str) -> None:
    found = requirements(text)[0]
    assert (found.stance, found.item) == (stance, item)
    assert text.lower()[found.span.start : found.span.end].strip(" ,.") == item


# near misses: no requirement at all
NONE = [
    "Đây không phải là căn cứ từ chối.",
    "Người vi phạm không phải chịu trách nhiệm bồi thường.",
    "Doanh nghiệp phải nộp 50% tiền sử dụng đất.",
    "Cá nhân được miễn, giảm tiền thuê đất thì có quyền chuyển nhượng.",
    "Người thuộc diện phải có giấy phép lao động được cấp thẻ tạm trú.",
    "Trường hợp phải nộp giấy xác nhận thu nhập thì thời hạn là 10 ngày.",
    "Tổ chức, cá nhân có quyền khiếu nại.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_demand(text: str) -> None:
    assert requirements(text) == ()


def test_parts_keep_a_bare_verb_with_its_object() -> None:
    (found,) = requirements("Mỏ nhỏ không phải thực hiện thủ tục thẩm định, phê duyệt đề án, cấp giấy phép môi trường.")
    assert found.parts == ("thẩm định phê duyệt đề án", "cấp giấy phép môi trường")
    assert found.kind == "procedure"


def test_alternatives_are_marked() -> None:
    (found,) = requirements("Người học phải nộp giấy khai sinh hoặc thẻ căn cước.")
    assert found.alternative
    assert found.parts == ("giấy khai sinh", "thẻ căn cước")


def test_an_exception_spares_what_is_demanded() -> None:
    demanded, spared = requirements("Cửa hàng phải có giấy phép bán lẻ rượu, trừ hộ gia đình nấu rượu thủ công.")
    assert (demanded.stance, spared.stance) == ("required", "waived")
    assert spared.item == demanded.item == "giấy phép bán lẻ rượu"
    assert spared.case == "hộ gia đình nấu rượu thủ công"


def test_refusal_and_addition() -> None:
    found = requirements("Đơn khiếu nại phải kèm giấy xác nhận cư trú; thiếu giấy này thì không tiếp nhận.")[0]
    assert (found.added, found.refused, found.listed) == (True, True, "đơn khiếu nại")


@pytest.mark.parametrize(
    ("text", "key", "rank"),
    [
        ("Nhân viên phải có trình độ từ trung học cơ sở trở lên.", "học vấn phổ thông", 1),
        ("Giám đốc phải tốt nghiệp đại học.", "trình độ đào tạo", 3),
        ("Trưởng phòng phải có bằng thạc sĩ hoặc bằng đại học.", "trình độ đào tạo", 3),
        ("Lãnh đạo phải có trình độ cao cấp lý luận chính trị.", "lý luận chính trị", 2),
        ("Lái tàu phải đủ sức khỏe loại 2.", "sức khỏe", 3),
    ],
)
def test_levels(text: str, key: str, rank: int) -> None:
    (found,) = [item for item in requirements(text) if item.kind == "level"]
    assert (found.key, found.rank) == (key, rank)


@pytest.mark.parametrize(
    "text",
    [
        "Người có bằng trung cấp chuyên ngành không phải có thêm chứng chỉ.",
        "Trường đại học công lập tự chủ về tài chính.",
        "Người tốt nghiệp cao đẳng ngành khác phải có chứng chỉ hành nghề.",
    ],
)
def test_levels_that_only_describe(text: str) -> None:
    assert not [item for item in requirements(text) if item.kind == "level"]


def test_distinctions() -> None:
    (barred,) = requirements("Việc tuyển sinh không phân biệt loại hình trường, giới tính.", heading="Tuyển sinh")[:1]
    assert (barred.kind, barred.stance) == ("distinction", "barred")
    (asked,) = requirements("Chỉ tuyển người tốt nghiệp hệ chính quy.", heading="Tuyển sinh")
    assert (asked.key, asked.stance) == ("loại hình đào tạo", "required")


DOSSIER = """Điều 5. Hồ sơ cấp thẻ
1. Hồ sơ đề nghị cấp thẻ hướng dẫn viên gồm:
a) Đơn đề nghị;
b) Bản sao bằng tốt nghiệp;
c) Giấy ủy quyền (nếu có).
2. Hồ sơ đề nghị đổi thẻ gồm đơn đề nghị và ảnh chân dung.
Điều 6. Hồ sơ vay vốn
1. Phương án sử dụng vốn.
2. Thời hạn giải quyết là 10 ngày.
"""


def test_components_of_dossiers() -> None:
    facts = extract(parse(Source("a", "a", DOSSIER)), LEXICON)
    found = [(item.kind, item.item, item.listed) for entry in facts.norms for item in entry.requirements if item.listed]
    assert found == [
        ("paper", "đơn đề nghị", "hồ sơ đề nghị cấp thẻ hướng dẫn viên"),
        ("paper", "bản sao bằng tốt nghiệp", "hồ sơ đề nghị cấp thẻ hướng dẫn viên"),
        ("dossier", "đơn đề nghị và ảnh chân dung", "hồ sơ đề nghị đổi thẻ hồ sơ cấp thẻ"),
        ("paper", "phương án sử dụng vốn", "hồ sơ vay vốn"),
    ]


@given(st.text(alphabet="phải không nộp giấy tờ hồ sơ gồm trừ miễn,;.: ", max_size=300))
def test_spans_stay_inside(text: str) -> None:
    for found in requirements(text):
        assert 0 <= found.span.start <= found.span.end <= len(text)
