"""Headers of consolidated texts, after real ones: their own number, kind and title, never those of the original."""

from __future__ import annotations

import pytest

from vbpl_check.model import Header, Metadata, Source
from vbpl_check.parse import parse

BODY = "\nĐiều 1. Phạm vi điều chỉnh\nLuật này quy định chế độ hôn nhân và gia đình.\n"
LISTED = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nLUẬT\nHÔN NHÂN VÀ GIA ĐÌNH\n"
    "Luật Hôn nhân và gia đình số 52/2014/QH13 ngày 19 tháng 6 năm 2014 của\nQuốc hội, có hiệu lực ngày 01 tháng 01 năm"
    " 2015, được sửa đổi, bổ sung bởi:\nLuật số 81/2025/QH15 ngày 24 tháng 6 năm 2025 của Quốc hội.\n"
)
END = "\nVĂN PHÒNG QUỐC HỘI\n\nSố: 121/VBHN-VPQH\n\nXÁC THỰC VĂN BẢN HỢP NHẤT\n\nHà Nội, ngày 15 tháng 8 năm 2025\nCHỦ NHIỆM"
RUBRIC = (
    "VĂN BẢN HỢP NHẤT -\nBỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI\n\nCHÍNH PHỦ\n___________\n\nSố: 49/2018/NĐ-CP\n"
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nNGHỊ ĐỊNH1\n"
    "Quy định về kiểm định chất lượng giáo dục nghề nghiệp\n"
)
HEADED = "VĂN PHÒNG QUỐC HỘI\nSố:\n134/VBHN-VPQH\nHà Nội, ngày 05 tháng 9 năm 2025\nLUẬT ĐẦU TƯ\n" + LISTED[120:]

CONSOLIDATED = [
    ("number at the end", LISTED + BODY + END, None, "121/VBHN-VPQH"),
    ("number in the metadata alone", LISTED + BODY, "121/VBHN-VPQH", "121/VBHN-VPQH"),
    ("no number of its own", LISTED + BODY, None, None),
    ("metadata that give the original's", LISTED + BODY, "52/2014/QH13", None),
    ("the original's heading below the rubric", RUBRIC + BODY, "1798/VBHN-BLĐTBXH", "1798/VBHN-BLĐTBXH"),
    ("number in the heading", HEADED + BODY, None, "134/VBHN-VPQH"),
]


def header(text: str, number: str | None) -> Header:
    return parse(Source(id="x", name="x.txt", text=text, metadata=Metadata(number=number))).header


@pytest.mark.parametrize(
    ("text", "known", "number"), [row[1:] for row in CONSOLIDATED], ids=[r[0] for r in CONSOLIDATED]
)
def test_number(text: str, known: str | None, number: str | None) -> None:
    found = header(text, known)
    assert (found.number, found.kind, found.consolidated) == (number, "Văn bản hợp nhất", True)


def test_title_is_that_of_the_original() -> None:
    assert header(LISTED + BODY + END, None).title == "Luật Hôn nhân và gia đình"
    assert header(RUBRIC + BODY, None).title == "Quy định về kiểm định chất lượng giáo dục nghề nghiệp"


PLAIN = {
    "an amending law": "QUỐC HỘI\nLuật số: 81/2025/QH15\nLUẬT\nSỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT HÔN NHÂN VÀ GIA ĐÌNH\n"
    "Căn cứ Hiến pháp đã được sửa đổi, bổ sung một số điều theo Nghị quyết số 203/2025/QH15;",
    "an ordinance about them": "ỦY BAN THƯỜNG VỤ QUỐC HỘI\nPháp lệnh số: 01/2012/UBTVQH13\nPHÁP LỆNH\nHỢP NHẤT VĂN BẢN QUY PHẠM"
    " PHÁP LUẬT\nĐiều 1. Ký xác thực văn bản hợp nhất\nNgười đứng đầu ký xác thực văn bản hợp nhất.",
    "a law that cites an amended one": "CHÍNH PHỦ\nSố: 12/2025/NĐ-CP\nNGHỊ ĐỊNH\nVề phí\nCăn cứ Luật Phí và lệ phí số"
    " 97/2015/QH13 ngày 25 tháng 11 năm 2015, được sửa đổi, bổ sung bởi Luật số 20/2023/QH15;",
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN.keys())
def test_other_documents(text: str) -> None:
    found = header(text + BODY, None)
    assert not found.consolidated
    assert found.number is not None
