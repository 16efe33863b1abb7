"""The generator of the mutation benchmark: exact results, labels that are sure, the same pairs for the same seed."""

from random import Random

import pytest

from tests.bench import mutant_drafts, mutants
from vbpl_check.analysis import parse_blob
from vbpl_check.training import issued
from vbpl_check.training.nli.clauses import Clause
from vbpl_check.training.nli.quantities import quantities

SETTING = mutants.Setting("Luật Thủy lợi", "01 tháng 7 năm 2018", "Chính phủ")

CASES = [
    ("number", "value", "Nhà thầu góp ít nhất 30% vốn điều lệ", "Nhà thầu góp ít nhất 20% vốn điều lệ"),
    ("deadline", "value", "Sở Y tế trả lời trong thời hạn 10 ngày kể từ ngày nhận đơn", "Sở Y tế trả lời trong thời hạn 15 ngày kể từ ngày nhận đơn"),
    ("deadline", "value", "Kế hoạch gửi cho cơ sở chậm nhất 10 ngày trước ngày kiểm tra", "Kế hoạch gửi cho cơ sở chậm nhất 05 ngày trước ngày kiểm tra"),
    ("deadline", "unit", "Sở Y tế trả lời trong thời hạn 10 ngày kể từ ngày nhận đơn", "Sở Y tế trả lời trong thời hạn 10 ngày làm việc kể từ ngày nhận đơn"),
    ("body", "swap", "Ủy ban nhân dân cấp tỉnh phê duyệt phương án", "Ủy ban nhân dân cấp xã phê duyệt phương án"),
    ("modality", "swap", "Chủ đập phải báo cáo cơ quan quản lý", "Chủ đập không được báo cáo cơ quan quản lý"),
    ("time", "before", "Chủ đập phải báo cáo cơ quan quản lý", "Đối với vụ việc phát sinh trước ngày 01 tháng 7 năm 2018, chủ đập không được báo cáo cơ quan quản lý"),
    ("deferring", "draft", "Chủ đập phải báo cáo cơ quan quản lý", "Chủ đập không được báo cáo cơ quan quản lý, trừ trường hợp Luật Thủy lợi có quy định khác"),
    ("party", "party", "Bên mua phải trả tiền trong thời hạn 05 ngày", "Bên bán phải trả tiền trong thời hạn 10 ngày"),
    ("within", "stricter", "Sở Y tế thẩm định trong thời hạn không quá 30 ngày", "Sở Y tế thẩm định trong thời hạn không quá 20 ngày"),
    ("within", "unit", "Thời gian tạm đình chỉ tối đa là 12 tháng", "Thời gian tạm đình chỉ tối đa là 01 năm"),
    ("within", "words", "Chủ đập nộp 05 bản vẽ trong 03 ngày", "Chủ đập nộp 05 bản vẽ trong ba ngày"),
    ("exception", "own", "Chủ đập phải báo cáo hằng tháng, trừ trường hợp đập đã ngừng tích nước", "Trường hợp đập đã ngừng tích nước thì chủ đập không bắt buộc phải báo cáo hằng tháng"),
]  # fmt: skip

NEVER = [
    # a shorter term of an authority is no contradiction
    ("deadline", "value", "Sở Y tế trả lời trong thời hạn 10 ngày kể từ ngày nhận đơn", "Sở Y tế trả lời trong thời hạn 05 ngày kể từ ngày nhận đơn"),
    # nor does an earlier notice; "ít nhất" and "chậm nhất" say the same of days ahead
    ("deadline", "value", "Kế hoạch gửi cho cơ sở ít nhất 10 ngày trước ngày kiểm tra", "Kế hoạch gửi cho cơ sở ít nhất 15 ngày trước ngày kiểm tra"),
    # so is a lower ceiling
    ("number", "value", "Tiền thưởng tối đa bằng 70% mức lương cơ bản", "Tiền thưởng tối đa bằng 65% mức lương cơ bản"),
    # a higher floor keeps to the lower one
    ("number", "value", "Nhà thầu góp ít nhất 30% vốn điều lệ", "Nhà thầu góp ít nhất 50% vốn điều lệ"),
]  # fmt: skip

UNSURE = [
    ("modality", "Chủ đập lập biên bản trong trường hợp phải xả lũ khẩn cấp"),
    ("body", "Bộ Tài nguyên và Môi trường quy định việc quan trắc nước thải"),
    ("deadline", "Nghị định có ba chương và hai phụ lục kèm theo"),
    # which quantity is meant, not what may be done
    ("modality", "Bộ Công Thương công bố sản lượng được phép nhập khẩu của từng doanh nghiệp"),
    ("modality", "Sổ theo dõi ghi họ tên và nơi ở của người phải chấp hành"),
    # each body rules on its own
    ("body", "Chủ tịch Ủy ban nhân dân cấp tỉnh quyết định điều động công chức do mình quản lý"),
    # the contradiction is in another sentence than the party
    ("party", "Bên mua nhận hàng tại kho. Biên bản giao nhận phải có hai bản"),
    # one of several who share the duty
    ("party", "Công chức, người lao động, chiến sĩ phải báo cáo trong thời hạn 05 ngày"),
]

LAW = """QUỐC HỘI
Luật số: 08/2017/QH14
LUẬT
THỦY LỢI
Điều 1. Phạm vi điều chỉnh
Luật quy định về thủy lợi và quản lý nhà nước về thủy lợi trên cả nước.
Điều 2. Báo cáo của chủ đập
1. Chủ đập phải báo cáo tình hình an toàn đập với Ủy ban nhân dân cấp tỉnh trước mùa mưa.
2. Chủ đập phải nộp báo cáo trong thời hạn 10 ngày kể từ ngày nhận được yêu cầu của Sở Xây dựng.
Điều 3. Phê duyệt phương án
1. Ủy ban nhân dân cấp tỉnh phê duyệt phương án bảo vệ đập trong thời hạn 15 ngày.
Điều 4. Kinh phí
1. Tổ chức sử dụng nước góp ít nhất 30% chi phí sửa chữa kênh mương nội đồng.
"""


def clause(text: str) -> Clause:
    return Clause("08/2017/QH14", "08/2017/QH14", "08/2017/QH14#dieu-2.khoan-1", "Báo cáo", "", "", text)


def made(kind: str, form: str, text: str) -> set[str]:
    found = [m for seed in range(80) for m in mutants.options(clause(text), SETTING, Random(seed))]
    return {mutant.text for mutant in found if (mutant.kind, mutant.form or form) == (kind, form)}


@pytest.mark.parametrize(("kind", "form", "text", "expected"), CASES)
def test_a_mutant_is_made(kind: str, form: str, text: str, expected: str) -> None:
    assert expected in made(kind, form, text)


@pytest.mark.parametrize(("kind", "form", "text", "wrong"), NEVER)
def test_a_wrong_label_is_not_made(kind: str, form: str, text: str, wrong: str) -> None:
    assert wrong not in made(kind, form, text)


@pytest.mark.parametrize(("kind", "text"), UNSURE)
def test_an_unsure_pair_is_not_made(kind: str, text: str) -> None:
    found = [m.kind for seed in range(80) for m in mutants.options(clause(text), SETTING, Random(seed))]
    assert kind not in found


def test_an_exception_stands_in_the_law_too() -> None:
    found = [
        mutant
        for seed in range(80)
        for mutant in mutants.options(clause("Chủ đập phải báo cáo cơ quan quản lý"), SETTING, Random(seed))
        if (mutant.kind, mutant.form) == ("exception", "added")
    ]
    assert found
    assert all(m.text.lower().startswith(m.appended.removeprefix(", trừ ").lower()) for m in found)


def test_days_before_an_event_turn_the_limit_round() -> None:
    text = "Kế hoạch gửi chậm nhất 10 ngày trước ngày kiểm tra"
    (quantity,) = quantities(text)
    assert (mutants.side(text, quantity, 5), mutants.side(text, quantity, 15)) == ("against", "within")


def batch(seed: int) -> mutant_drafts.Batch:
    record = {"id": "law", "so_hieu": "08/2017/QH14", "loai": "Luật", "ten": "Luật Thủy lợi 2017", "text": LAW,
              "ngay_hieu_luc": "2018-07-01"}  # fmt: skip
    document = parse_blob(issued.blob(record, "against"))
    return mutant_drafts.one_law(record, document, mutant_drafts.Need(20), Random(seed), lambda text, draw: text)


def test_the_same_seed_makes_the_same_draft() -> None:
    assert batch(3) == batch(3)
    assert batch(3) != batch(4)


def test_each_pair_stands_where_it_is_said_to_stand() -> None:
    found = batch(3)
    draft = parse_blob(found.inputs[0])
    units = {tuple(label for _, label in unit.address.parts): unit for unit in draft.provisions}
    assert len(found.placed) >= 2
    for placed in found.placed:
        unit = units[tuple(filter(None, (placed.dieu, placed.khoan)))]
        assert placed.words in draft.text[unit.span.start : unit.span.end]
