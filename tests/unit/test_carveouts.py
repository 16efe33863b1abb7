"""What a norm leaves to another text."""

from dataclasses import replace
from datetime import date

import pytest

from vbpl_check.analysis import parse_blob
from vbpl_check.carveouts import contrasted, set_apart
from vbpl_check.extract import extract, load_lexicon
from vbpl_check.model import Blob, DocumentInfo, Norm

LEXICON = load_lexicon()


def read(head: str, text: str, role: str) -> tuple[Norm, DocumentInfo]:
    data = f"{head}\nĐiều 1. Kiểm tra phao\n{text}\n".encode()
    facts = extract(parse_blob(Blob(f"{role}.txt", ".txt", data, role)), LEXICON)  # type: ignore[arg-type]
    header = replace(facts.document.header, effective=date(2015, 7, 1)) if role == "against" else facts.document.header
    return facts.norms[0], replace(facts.document, header=header)


def apart(draft: str, law: str) -> bool:
    mine = read("CHÍNH PHỦ\nDỰ THẢO\nNGHỊ ĐỊNH\nVề bến phà", draft, "checked")
    theirs = read("QUỐC HỘI\nLuật số: 10/2014/QH13\nLUẬT\nBẾN PHÀ", law, "against")
    one = set_apart(mine[0], theirs[0], mine[1], theirs[1])
    assert set_apart(theirs[0], mine[0], theirs[1], mine[1]) is one
    return one


@pytest.mark.parametrize(
    ("draft", "law", "expected"),
    [
        ("Chủ phà không phải kiểm tra phao.", "Chủ phà phải kiểm tra phao.", False),
        ("Chủ phà không phải kiểm tra phao.", "Chủ phà phải kiểm tra phao, trừ trường hợp Chính phủ có quy định khác.", True),
        ("Chủ phà không phải kiểm tra phao.", "Chủ phà phải kiểm tra phao, trừ trường hợp luật khác có quy định khác.", False),
        ("Chủ phà không phải kiểm tra phao, trừ trường hợp Luật Bến phà có quy định khác.", "Chủ phà phải kiểm tra phao.", True),
        ("Trường hợp phà ngừng chạy vì bão thì chủ phà không phải kiểm tra phao.", "Chủ phà phải kiểm tra phao, trừ trường hợp phà ngừng chạy vì bão.", True),
        # both leave the same to other law: what they say beside it is compared
        ("Chủ phà không phải kiểm tra phao, ngoại trừ trường hợp pháp luật về đường thủy có quy định khác.", "Chủ phà phải kiểm tra phao, trừ trường hợp pháp luật về đường thủy có quy định khác.", False),
        ("Chủ phà không phải kiểm tra phao, trừ trường hợp luật có quy định khác.", "Chủ phà phải kiểm tra phao, trừ trường hợp Bộ Xây dựng có quy định khác.", True),
        # an abbreviation
        ("Trường hợp được UBND cấp xã cho chạy thử thì chủ phà không phải kiểm tra phao.", "Chủ phà phải kiểm tra phao, trừ trường hợp được Ủy ban nhân dân cấp xã cho chạy thử.", True),
        ("Chủ phà gỗ phải kiểm tra phao.", "Chủ phà phải kiểm tra phao, trừ chủ phà gỗ.", False),
        ("Đối với phà đóng trước ngày 01 tháng 01 năm 2010, chủ phà không phải kiểm tra phao.", "Chủ phà phải kiểm tra phao.", True),
        ("Đối với phà đóng trước ngày 01 tháng 01 năm 2020, chủ phà không phải kiểm tra phao.", "Chủ phà phải kiểm tra phao.", False),
    ],
)  # fmt: skip
def test_room_is_made(draft: str, law: str, expected: bool) -> None:
    assert apart(draft, law) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Bên mua không phải kiểm tra phao khi nhận phà", "Bên bán phải kiểm tra phao khi nhận phà", True),
        ("Bên mua không phải kiểm tra phao khi nhận phà", "Bên mua, bên bán phải kiểm tra phao khi nhận phà", False),
        ("Tàu khách đường sắt phải có phao cứu sinh", "Tàu khách đường thủy nội địa phải có phao cứu sinh", True),
        ("Hồ sơ gia hạn gồm hai ảnh chân dung", "Thời hạn cấp lại thẻ ra vào là ba ngày", False),
    ],
)
def test_another_party_or_thing(one: str, other: str, expected: bool) -> None:
    left, _ = read("CHÍNH PHỦ\nDỰ THẢO\nNGHỊ ĐỊNH\nVề bến phà", one + ".", "checked")
    right, _ = read("QUỐC HỘI\nLuật số: 10/2014/QH13\nLUẬT\nBẾN PHÀ", other + ".", "against")
    assert contrasted(left, right) is expected
