"""One key for all spellings of whoever acts."""

from __future__ import annotations

import pytest

from vbpl_check.extract._plain import plain
from vbpl_check.extract._reading import Reader
from vbpl_check.extract.lexicon import load_lexicon


@pytest.fixture(scope="module")
def reader() -> Reader:
    lexicon = load_lexicon()
    return Reader(lexicon.modality, lexicon.clauses, lexicon.bodies)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Ủy ban nhân dân tỉnh Phú Thọ", "ủy ban nhân dân cấp tỉnh"),
        ("UBND tỉnh", "ủy ban nhân dân cấp tỉnh"),
        ("Uỷ ban nhân dân thành phố Hà Nội", "ủy ban nhân dân cấp tỉnh"),
        ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương", "ủy ban nhân dân"),
        ("Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương", "ủy ban nhân dân cấp tỉnh"),
        ("Ủy ban nhân dân xã, phường, đặc khu", "ủy ban nhân dân cấp xã"),
        ("Ủy ban nhân dân phường Bến Nghé", "ủy ban nhân dân cấp xã"),
        ("Ủy ban nhân dân quận", "ủy ban nhân dân cấp huyện"),
        ("Chủ tịch UBND cấp xã", "chủ tịch ủy ban nhân dân cấp xã"),
        ("HĐND cấp tỉnh", "hội đồng nhân dân cấp tỉnh"),
        ("Bộ Kế hoạch và Đầu tư", "bộ tài chính"),
        ("Bộ Lao động – Thương binh và Xã hội", "bộ nội vụ"),
        ("Bộ trưởng Bộ Tài nguyên và Môi trường", "bộ trưởng bộ nông nghiệp và môi trường"),
        ("Sở Giao thông vận tải", "sở xây dựng"),
        ("Giám đốc Sở Tư pháp", "giám đốc sở tư pháp"),
        ("Thủ tướng", "thủ tướng chính phủ"),
        ("Trưởng Công an cấp xã", "trưởng công an cấp xã"),
        ("Toà án nhân dân khu vực", "tòa án nhân dân khu vực"),
        ("các tổ chức, cá nhân", "tổ chức, cá nhân"),
        ("cá nhân, tổ chức", "tổ chức, cá nhân"),
        ("Bộ Công an và Bộ Quốc phòng", "bộ công an; bộ quốc phòng"),
        ("Bộ Quốc phòng, Bộ Công an", "bộ công an; bộ quốc phòng"),
        ("Người sử dụng lao động có từ 10 lao động", "người sử dụng lao động"),
        ("Doanh nghiệp có vốn nhà nước", "doanh nghiệp"),
        ("Cơ quan đăng ký kinh doanh", "cơ quan đăng ký kinh doanh"),
        ("Cơ quan đăng ký kinh doanh cấp tỉnh", "cơ quan đăng ký kinh doanh cấp tỉnh"),
        ("tổ chức nước ngoài", "tổ chức nước ngoài"),
        ("Hồ sơ đề nghị", ""),
        ("tổ chức thực hiện", ""),
        ("Thời hạn giải quyết", ""),
    ],
)
def test_key(reader: Reader, words: str, key: str) -> None:
    assert reader.actors.key(words) == key


@pytest.mark.parametrize(
    ("sentence", "subject", "key", "kind"),
    [
        ("Người lao động phải bồi thường.", "Người lao động", "người lao động", "party"),
        ("Hồ sơ phải được Sở Tư pháp thẩm định.", "Sở Tư pháp", "sở tư pháp", "body"),
        (
            "Mức thu do Hội đồng nhân dân cấp tỉnh quyết định.",
            "Hội đồng nhân dân cấp tỉnh",
            "hội đồng nhân dân cấp tỉnh",
            "body",
        ),
        ("Thẩm quyền cấp giấy phép thuộc về Bộ Công Thương.", "Bộ Công Thương", "bộ công thương", "body"),
        ("Việc huấn luyện đối với binh sĩ dự bị do Chính phủ quy định.", "Chính phủ", "chính phủ", "body"),
        ("Giao Bộ Công an hướng dẫn thực hiện Điều này.", "Bộ Công an", "bộ công an", "body"),
        ("Chính phủ giao Bộ Y tế quy định chi tiết.", "Bộ Y tế", "bộ y tế", "body"),
        ("Sở Y tế chủ trì kiểm tra, yêu cầu cơ sở phải khắc phục.", "Sở Y tế", "sở y tế", "body"),
        ("Biên bản phải có chữ ký.", "", "", ""),
        ("Tổ chức được cấp phép phải nộp phí.", "Tổ chức được cấp phép", "tổ chức", "party"),
        ("Khi có yêu cầu, chủ đầu tư phải cung cấp hồ sơ.", "chủ đầu tư", "chủ đầu tư", "party"),
        (
            "Trường hợp gây thiệt hại cho tổ chức, cá nhân khác, bên thuê phải bồi thường.",
            "bên thuê",
            "bên thuê",
            "party",
        ),
        ("Người nào gây thiệt hại thì phải bồi thường.", "Người nào", "", ""),
    ],
)
def test_subject_of_a_sentence(reader: Reader, sentence: str, subject: str, key: str, kind: str) -> None:
    reading = reader.read(sentence, plain(sentence))
    if key:
        assert reading.subject == subject
    assert (reading.subject_key, reading.subject_kind) == (key, kind)


@pytest.mark.parametrize(
    ("sentence", "delegates"),
    [
        ("Chính phủ quy định chi tiết Điều này.", "chính phủ"),
        ("Bộ trưởng Bộ Tài chính hướng dẫn thực hiện khoản 2 Điều này.", "bộ trưởng bộ tài chính"),
        ("Mức thu, thời gian nộp do Hội đồng nhân dân cấp tỉnh quy định.", "hội đồng nhân dân cấp tỉnh"),
        ("Người lao động có quyền khiếu nại.", ""),
        ("Sở Tư pháp tiếp nhận hồ sơ.", ""),
    ],
)
def test_delegation(reader: Reader, sentence: str, delegates: str) -> None:
    assert reader.read(sentence, plain(sentence)).delegates == delegates
