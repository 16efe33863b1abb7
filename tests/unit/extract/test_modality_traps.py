"""What a single sentence obliges, forbids, permits, exempts, punishes or only states."""

from __future__ import annotations

import re

import pytest

from vbpl_check.extract._plain import plain
from vbpl_check.extract._reading import Reader
from vbpl_check.extract.lexicon import Lexicon, load_lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def reader(lexicon: Lexicon) -> Reader:
    return Reader(lexicon.modality, lexicon.clauses, lexicon.bodies)


SENTENCES = [
    # obligation
    ("Người sử dụng lao động phải trả lương đầy đủ.", "obligation"),
    ("Chủ đầu tư có trách nhiệm lập hồ sơ.", "obligation"),
    ("Bên thuê có nghĩa vụ trả tiền thuê.", "obligation"),
    ("Bộ trưởng Bộ Y tế chịu trách nhiệm thi hành Nghị định này.", "obligation"),
    ("Giao Sở Tư pháp chủ trì thẩm định.", "obligation"),
    ("Người nộp thuế phải kê khai chính xác.", "obligation"),
    ("Mỗi bên phải chịu chi phí của mình.", "obligation"),
    # prohibition
    ("Nghiêm cấm sử dụng lao động chưa thành niên.", "prohibition"),
    ("Nhà nước nghiêm cấm cưỡng bức lao động.", "prohibition"),
    ("Người lái xe không được sử dụng rượu, bia.", "prohibition"),
    ("Tổ chức được cấp giấy phép không được chuyển nhượng giấy phép.", "prohibition"),
    ("Doanh nghiệp không có quyền từ chối.", "prohibition"),
    ("Người lao động không được hưởng lương trong thời gian đình công.", "prohibition"),
    ("Không uống rượu, bia tại nơi làm việc.", "prohibition"),
    ("Cơ quan tiếp nhận hồ sơ không yêu cầu nộp thêm giấy tờ.", "prohibition"),
    ("Người phải thi hành án không được chuyển nhượng tài sản.", "prohibition"),
    # permission
    ("Cá nhân có quyền khiếu nại.", "permission"),
    ("Người lao động được nghỉ 12 ngày.", "permission"),
    ("Doanh nghiệp được phép xuất khẩu.", "permission"),
    ("Bên mua có thể ủy quyền cho người khác.", "permission"),
    ("Giấy phép được gia hạn một lần.", "permission"),
    ("Doanh nghiệp được thành lập chi nhánh ở nước ngoài.", "statement"),  # active or passive: the verb cannot tell
    ("Người lao động được sở hữu cổ phần.", "permission"),
    ("Mỗi bên có quyền hủy bỏ hợp đồng.", "permission"),
    # exemption
    ("Hộ kinh doanh không phải nộp lệ phí.", "exemption"),
    ("Doanh nghiệp không bắt buộc đăng ký.", "exemption"),
    ("Hộ nghèo được miễn học phí.", "exemption"),
    ("Không thu phí đối với trẻ em.", "exemption"),
    # sanction
    ("Phạt tiền từ 1.000.000 đồng đến 3.000.000 đồng.", "sanction"),
    ("Người nào vi phạm thì bị xử phạt theo quy định.", "sanction"),
    ("Công ty có thể bị thu hồi giấy phép.", "sanction"),
    ("Buộc khôi phục lại tình trạng ban đầu.", "sanction"),
    # statement
    ("Hồ sơ gồm đơn đề nghị và bản sao giấy phép.", "statement"),
    ("Tài sản này không phải là hàng hóa.", "statement"),
    ("Giấy phép được cấp cho tổ chức.", "statement"),
    ("Hợp đồng được coi là vô hiệu.", "statement"),
    ("Thời gian này không được coi là thời gian làm việc.", "statement"),
    ("Mức đóng không được thấp hơn mức lương cơ sở.", "statement"),
    ("Thời hạn không được quá 30 ngày.", "statement"),
    ("Xe đi về bên phải theo chiều đi của mình.", "statement"),
    ("Việc này có thể gây thiệt hại cho môi trường.", "statement"),
    ("Tổ chức chịu trách nhiệm trước pháp luật.", "statement"),
    ("Mức phạt bằng 10% số thuế phải nộp.", "statement"),
    ("Danh mục hàng hóa cấm nhập khẩu.", "statement"),
    ("Người không thuộc trường hợp quy định tại khoản 1.", "statement"),
    ("Luật này được sửa đổi theo Luật số 35/2018/QH14.", "statement"),
    ("Cá nhân có quyền và nghĩa vụ sau đây.", "statement"),
    ("Bảo hiểm xã hội bắt buộc gồm các chế độ sau.", "statement"),
    ("Dữ liệu ảnh hàng không được lưu trữ 10 năm.", "statement"),
]


@pytest.mark.parametrize(("sentence", "modality"), SENTENCES)
def test_modality_of_a_sentence(reader: Reader, sentence: str, modality: str) -> None:
    assert reader.read(sentence, plain(sentence)).modality == modality


@pytest.mark.parametrize(
    ("sentence", "only"),
    [
        ("Doanh nghiệp chỉ được kinh doanh trong phạm vi giấy phép.", True),
        ("Doanh nghiệp được kinh doanh trong phạm vi giấy phép.", False),
    ],
)
def test_only_forbids_the_rest(reader: Reader, sentence: str, only: bool) -> None:
    assert reader.read(sentence, plain(sentence)).only is only


def test_conditional_prohibition_keeps_its_condition(reader: Reader) -> None:
    sentence = "Chủ đầu tư không được khởi công khi chưa có giấy phép, trừ trường hợp được miễn giấy phép."
    reading = reader.read(sentence, plain(sentence))
    assert reading.modality == "prohibition"
    assert reading.conditions == ("khi chưa có giấy phép",)
    assert reading.exceptions == ("trừ trường hợp được miễn giấy phép",)


def test_patterns_match_their_samples(lexicon: Lexicon) -> None:
    clauses = lexicon.clauses
    for entry in clauses.yields_after + clauses.delegations:
        low = plain(entry.sample).rstrip(".")
        assert entry.anchor in low, entry
        assert re.search(entry.pattern, low), entry
    for heading in clauses.headings:
        assert re.match(heading.pattern, plain(heading.sample)), heading


def test_no_phrase_has_two_modalities(lexicon: Lexicon) -> None:
    table = lexicon.modality
    kinds = (table.obligation, table.prohibition, table.permission, table.exemption, table.sanction, table.statement)
    phrases = [phrase for kind in (*kinds, table.none) for phrase in kind]
    assert sorted({phrase for phrase in phrases if phrases.count(phrase) > 1}) == []
    assert set(table.only) | set(table.weak) | set(table.starting) <= set(phrases)
