"""Text files, Markdown, collections: encodings, metadata, languages."""

import json
import unicodedata

import pytest

from vbpl_check.errors import InputError
from vbpl_check.ingest import read
from vbpl_check.ingest._language import is_foreign
from vbpl_check.ingest._legacy import decode_font, decode_legacy, from_tcvn3, from_vni, repair_capitals
from vbpl_check.model import Blob, Metadata, Problem
from vbpl_check.text import fold

LAW = "Nghị định này quy định chi tiết thi hành Luật Đất đai; người sử dụng đất được bồi thường theo quy định."
TCVN3 = "NghÞ ®Þnh cña ChÝnh phñ sè 12 quy ®Þnh chi tiÕt thi hµnh LuËt §Êt ®ai, ng­êi sö dông ®Êt ®­îc båi th­êng"
VNI = "Nghò ñònh cuûa Chính phuû soá 12 quy ñònh chi tieát thi haønh Luaät Ñaát ñai, ngöôøi söû duïng ñaát ñöôïc boài thöôøng"
PLAIN = "Nghị định của Chính phủ số 12 quy định chi tiết thi hành Luật Đất đai, người sử dụng đất được bồi thường"


def text_of(data: bytes, suffix: str = ".txt") -> str:
    return read(Blob("a" + suffix, suffix, data)).text


def windows(text: str) -> bytes:
    """The text in code page 1258: tone marks follow their letters."""
    marks = "\u0300\u0301\u0303\u0309\u0323"
    data = b""
    for char in text:
        letters = unicodedata.normalize("NFD", char)
        tones = "".join(mark for mark in letters if mark in marks)
        base = unicodedata.normalize("NFC", "".join(mark for mark in letters if mark not in marks))
        data += (base + tones).encode("cp1258")
    return data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_with_and_without_marks(encoding: str) -> None:
    assert text_of(LAW.encode(encoding)) == LAW


@pytest.mark.parametrize(
    "data", [TCVN3.encode("latin-1"), VNI.encode("latin-1"), windows(PLAIN)], ids=["tcvn3", "vni", "1258"]
)
def test_encodings_of_before_unicode(data: bytes) -> None:
    assert text_of(data) == PLAIN


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(InputError, match="encoding-unknown"):
        text_of(bytes(range(256)) * 20)


def test_tables_of_old_encodings_reach_all_letters() -> None:
    vowels = "aăâeêioôơuưy"
    letters = {
        unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in "\u0300\u0301\u0303\u0309\u0323"
    }
    found = {from_tcvn3(chr(code)) for code in range(0xA0, 0x100)}
    assert letters | set("ăâđêôơưĂÂĐÊÔƠƯ") <= found
    pairs = {from_vni(base + chr(code)) for base in "aeouyôö" for code in range(0xA0, 0x100)}
    pairs |= {from_vni(chr(code)) for code in range(0xA0, 0x100)}
    assert letters | set("ăâđêôơưĐƠƯ") <= pairs


@pytest.mark.parametrize(
    ("raw", "font", "expected"),
    [
        ("Bé tr­ëng", ".VnTime", "Bộ trưởng"),
        ("Bé tr­ëng", ".VnTimeH", "BỘ TRƯỞNG"),
        ("Boä tröôûng", "VNI-Times", "Bộ trưởng"),
        ("Bộ trưởng", ".VnTime", "Bộ trưởng"),
        ("Bé tr­ëng", "Times New Roman", "Bé tr­ëng"),
        ("\uf042\uf0e9", ".VnTime", "Bộ"),
    ],
)
def test_fonts_tell_the_encoding(raw: str, font: str, expected: str) -> None:
    assert decode_font(raw, font) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("UBND x· Hµ L©m", "UBND xã Hà Lâm"),
    ],
)
def test_capitals_of_tcvn3(raw: str, expected: str) -> None:
    assert from_tcvn3(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("SắC LệNH CủA CHủ TịCH", "SẮC LỆNH CỦA CHỦ TỊCH"),
        ("các UỶ ban và BỘ trưởng BỘ Xây dựng", "các Uỷ ban và Bộ trưởng Bộ Xây dựng"),
        ("Công báo NƯớc Cộng hoà", "Công báo Nước Cộng hoà"),
        ("BỘ TRƯỞNG BỘ XÂY DỰNG", "BỘ TRƯỞNG BỘ XÂY DỰNG"),
        ("các cơ quan TƯ và địa phương, UBND tỉnh", "các cơ quan TƯ và địa phương, UBND tỉnh"),
    ],
)
def test_capitals_that_converters_leave(raw: str, expected: str) -> None:
    assert repair_capitals(raw) == expected


@pytest.mark.parametrize("text", [LAW, "Hoà giải ở cơ sở, quê hương © 2020 ® ·", "", "abc", "Điều §5: 15 m²"])
def test_unicode_is_left_alone(text: str) -> None:
    assert decode_legacy(text) == text


def test_markdown_without_its_markers() -> None:
    raw = (
        "---\ntitle: x\n---\n# LUẬT **LƯU TRỮ**\n\n## Điều 1. Phạm vi ##\n> 1\\. Theo *khoản 2* [Luật Đất đai](http://a.vn/x_y).\n"
        "* Mục a\n| TT | Tên |\n|:--|--:|\n| 1 | m<sup>2</sup> |\n~~bỏ~~ <br> 5 * 3 * 2"
    )
    assert text_of(raw.encode(), ".md").split("\n") == [
        "LUẬT", "LƯU TRỮ", "Điều 1. Phạm vi", "1. Theo khoản 2 Luật Đất đai.", "- Mục a", "TT | Tên", "1 | m2", "bỏ 5 * 3 * 2",
    ]  # fmt: skip


def test_a_record_with_all_it_knows() -> None:
    record = {
        "id": "12/2020/NĐ-CP#1", "so_hieu": "12/2020/NĐ-CP", "loai": "Nghị định", "ten": "Quy định\n chi tiết", "tinh_trang": None,
        "co_quan": "Chính phủ", "ngay_ban_hanh": "2020-02-30", "ngay_hieu_luc": "ngày 01/03/2020", "text": LAW, "khac": [1],
    }  # fmt: skip
    source = read(Blob("kho.jsonl:3", ".jsonl-line", json.dumps(record).encode(), "against"))
    assert (source.id, source.name, source.role, source.text) == ("12/2020/NĐ-CP#1", "kho.jsonl:3", "against", LAW)
    effective = source.metadata.effective
    assert effective is not None
    assert effective.isoformat() == "2020-03-01"
    assert source.metadata == Metadata("12/2020/NĐ-CP", "Nghị định", "Quy định chi tiết", "Chính phủ", None, effective)
    assert source.problems == (
        Problem("kho.jsonl:3", "metadata-date", (("field", "ngay_ban_hanh"), ("value", "2020-02-30"))),
    )


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        (b"[1, 2]", "record-invalid"), (b"{", "record-invalid"), (b"[" * 100_000, "record-invalid"), (b"\xff\xfe", "record-invalid"),
        (b'{"id": 1}', "record-no-text"), (b'{"text": " "}', "record-no-text"), (b'{"text": 5}', "record-no-text"),
    ],
)  # fmt: skip
def test_a_record_that_cannot_be_read(line: bytes, slug: str) -> None:
    with pytest.raises(InputError, match=slug):
        read(Blob("kho.jsonl:1", ".jsonl-line", line))


def test_running_headers_alone_are_a_scan() -> None:
    pages = "".join(f"{number}\nCÔNG BÁO/Số 639 + 640/Ngày 18-6-2021\n\n" for number in range(8, 40))
    with pytest.raises(InputError, match="no-text-layer"):
        text_of(pages.encode())


ENGLISH = (
    "Pursuant to the Law on Organization of the Government, the Minister of Finance of Vietnam hereby issues this Circular on the "
    "management of public assets in Hà Nội and other provinces, which shall take effect on the date of its signing. "
) * 4


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        (LAW * 4, False), (ENGLISH, True), (fold(LAW) * 5, False), ("Circular on fees", False), ("", False),
        (ENGLISH + LAW * 2, False),
        ("Le ministre des finances prend le présent arrêté relatif à la gestion des biens publics dans les provinces. " * 5, True),
        ("Настоящий закон регулирует отношения в области архивного дела. " * 8, True), ("財政部長關於公共資產管理的通知" * 30, True),
    ],
)  # fmt: skip
def test_languages(text: str, foreign: bool) -> None:
    assert is_foreign(text) is foreign
