"""What holds for any text at all."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from vbpl_check.model import Document, Source
from vbpl_check.parse import parse

PIECES = [
    "Phần thứ nhất", "Chương I", "CHƯƠNG 2", "Mục 1", "Tiểu mục 1", "Điều 1.", "Điều 2", "Điều 2a. Hồ sơ", "Điều thứ 3:", "1. Một", "2.",
    "2a. Hai", "1- ", "a) A", "đ) Đ", "b1) B", "1.1. X", "I. ", "A. ", "“", "”", '"', "«", "như sau:", "Sửa đổi, bổ sung khoản 2 Điều 3",
    "Bãi bỏ Điều 4.", "PHỤ LỤC I", "Phụ lục", "(Ban hành kèm theo Quyết định số 1/2020/QĐ-UBND)", "QUY CHẾ", "./.", "Nơi nhận:",
    "TM. CHÍNH PHỦ", "THỦ TƯỚNG", "Luật này được Quốc hội thông qua ngày 1 tháng 2 năm 2020", "Căn cứ Luật A;", "QUYẾT ĐỊNH:", "NGHỊ ĐỊNH",
    "Số: 1/2020/NĐ-CP", "Hà Nội, ngày 1 tháng 2 năm 2020", "DỰ THẢO", "có hiệu lực từ ngày 31/2/2020", "Luật này", "|", ";", ":", ".", "[1]",
]  # fmt: skip
SOUP = st.lists(
    st.tuples(st.sampled_from(PIECES) | st.text(max_size=8), st.sampled_from(["\n", " ", "", "\n\n", "\r\n"])),
    max_size=60,
).map(lambda pairs: "".join(piece + gap for piece, gap in pairs))


def read(text: str) -> Document:
    return parse(Source(id="x", name="x", text=text))


@given(SOUP)
def test_spans_slice_and_nest(text: str) -> None:
    document = read(text)
    size = len(document.text)
    previous = 0
    for index, unit in enumerate(document.provisions):
        assert 0 <= unit.span.start <= unit.body.start <= unit.body.end <= unit.span.end <= size
        assert document.text.startswith(unit.label, unit.span.start) or unit.label in document.text[unit.span.start :]
        assert previous <= unit.span.start
        assert -1 <= unit.parent < index
        if unit.parent >= 0:
            above = document.provisions[unit.parent].span
            assert above.start <= unit.span.start <= unit.span.end <= above.end
        previous = unit.span.start
    for span in (document.preamble, document.closing, *document.basis):
        assert 0 <= span.start <= span.end <= size


@given(SOUP)
def test_siblings_do_not_overlap(text: str) -> None:
    ends: dict[int, int] = {}
    for unit in read(text).provisions:
        assert unit.span.start >= ends.get(unit.parent, 0)
        ends[unit.parent] = unit.span.end


@given(SOUP)
def test_addresses_are_unique_and_extend_their_parents(text: str) -> None:
    units = read(text).provisions
    addresses = [unit.address for unit in units]
    assert len(addresses) == len(set(addresses))
    for unit in units:
        assert unit.address.parts[-1][0] == unit.level
        assert unit.address.parts[-1][1].split("~")[0] == unit.label
        if unit.level in ("khoan", "diem") and unit.parent >= 0:
            assert unit.address.parts[:-1] == units[unit.parent].address.parts


@given(SOUP)
def test_decomposed_input_gives_the_same_document(text: str) -> None:
    assert read(unicodedata.normalize("NFD", text)) == read(unicodedata.normalize("NFC", text))


def test_time_is_linear() -> None:
    """Inputs that make careless patterns explode; the test suite would stop here."""
    for text in (
        " " * 200_000, "Điều " * 40_000, "“" * 100_000, "số " * 60_000, "\n“Điều 1. sửa đổi" * 4_000, "Căn cứ " * 30_000,
        "1." * 100_000, "có hiệu lực " * 30_000, "Luật " * 50_000, "A" * 200_000, "./.\n" * 50_000, "ngày 1 tháng " * 20_000,
    ):  # fmt: skip
        read(f"LUẬT\nĐiều 1. Sửa đổi\n{text}")
        read(text)
