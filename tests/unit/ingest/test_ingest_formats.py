"""Old Word, RTF, web pages, PDF: what each leaves out and keeps; content that is not what its suffix says."""

import base64
import struct
from dataclasses import replace

import pytest

from vbpl_check.errors import InputError
from vbpl_check.ingest import read
from vbpl_check.ingest._pick import sniff
from vbpl_check.ingest._word97 import EncryptedError, NotWordError, without_fields, word_text
from vbpl_check.ingest.doc import _lines
from vbpl_check.model import Blob
from vbpl_check.runtime import office

LAW = "Điều 1. Phạm vi điều chỉnh"


def text_of(data: bytes, suffix: str) -> list[str]:
    return read(Blob("a" + suffix, suffix, data)).text.split("\n")


# ---------------------------------------------------------------- what a file really is


@pytest.mark.parametrize(
    ("data", "suffix", "expected"),
    [
        (b"{\\rtf1 x}", ".doc", ".rtf"),
        (b"\xef\xbb\xbf <!DOCTYPE html><html>", ".doc", ".html"),
        ("\ufeff<html><body>".encode("utf-16-le"), ".doc", ".html"),
        (b"PK\x03\x04", ".doc", ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".docx", ".doc"),
        (b"%PDF-1.7", ".docx", ".pdf"),
        (LAW.encode("utf-16"), ".doc", ".txt"),
        (b"{\\rtf1 x}", ".md", ".md"),
        (b"\x00\x01\x02", ".docx", ".docx"),
    ],
)
def test_content_outweighs_the_suffix(data: bytes, suffix: str, expected: str) -> None:
    assert sniff(Blob("a", suffix, data)) == expected


def test_an_unknown_suffix_is_refused() -> None:
    with pytest.raises(InputError, match="format-unsupported"):
        read(Blob("a.xyz", ".xyz", b"x"))


# ---------------------------------------------------------------- old Word


def word97(*pieces: tuple[str, str], flags: int = 0x0200) -> tuple[bytes, dict[str, bytes]]:
    """Streams of a document with pieces of (encoding, text): "cp1252" pieces are stored as one byte a letter."""
    text = b""
    bounds, descriptors = [0], b""
    start = 0x600
    for encoding, words in pieces:
        offset = start + len(text)
        raw = words.encode(encoding)
        text += raw
        bounds.append(bounds[-1] + len(words))
        descriptors += struct.pack("<HIH", 0, (offset * 2) | 0x40000000 if encoding == "cp1252" else offset, 0)
    plc = struct.pack(f"<{len(bounds)}I", *bounds) + descriptors
    clx = b"\x01\x02\x00ab" + b"\x02" + struct.pack("<I", len(plc)) + plc
    main = bytearray(start)
    struct.pack_into("<HH", main, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", main, 0x0A, flags)
    struct.pack_into("<i", main, 0x4C, bounds[-1])
    struct.pack_into("<II", main, 0x01A2, 3, len(clx))
    return bytes(main) + text, {"1Table": b"xxx" + clx}


def test_pieces_of_both_widths_are_read_in_order() -> None:
    streams = word97(("utf-16-le", "Điều 1.\r"), ("cp1252", "Bé \x13 REF x \x14d\xf9ng\x15.\r"))
    assert word_text(*streams).main == "Điều 1.\rBé dùng.\r"


def test_cells_become_rows() -> None:
    table = "Mức phạt\rSTT\x07Hành vi\rvi phạm\x07\x071\x07Đổ rác\x07\x07Điều 2\x0bHết\r"
    text = word_text(*word97(("utf-16-le", table)))
    assert [line for line, _ in _lines(text)] == ["Mức phạt", "STT | Hành vi vi phạm", "1 | Đổ rác", "Điều 2", "Hết"]


@pytest.mark.parametrize(("raw", "clean"), [
    ("a\x13code\x14b\x15c", "abc"), ("a\x13x\x13y\x14z\x15\x14b\x15c", "abc"), ("a\x13x\x15b", "ab"), ("a\x15b\x14c", "abc"),
])  # fmt: skip
def test_codes_of_fields_are_left_out(raw: str, clean: str) -> None:
    assert without_fields(raw) == clean


def test_protected_and_damaged_documents() -> None:
    main, tables = word97(("utf-16-le", "x"))
    with pytest.raises(EncryptedError):
        word_text(*word97(("utf-16-le", "x"), flags=0x0300))
    for broken in (b"", bytes(2000), main[:0x100]):
        with pytest.raises(NotWordError):
            word_text(broken, tables)
    with pytest.raises(NotWordError):
        word_text(main, {"1Table": tables["1Table"][:9]})


def test_other_files_are_not_converted() -> None:
    blob = Blob("a.docx", ".docx", b"PK\x03\x04")
    assert office.prepare(blob) is blob
    text = Blob("a.txt", ".txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert office.prepare(text) is text


def test_a_converter_that_fails_leaves_the_blob(monkeypatch: pytest.MonkeyPatch) -> None:
    blob = Blob("a.doc", ".doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    monkeypatch.setattr(office, "convert_doc", lambda data: None)
    monkeypatch.setattr(office, "convert_text", lambda data: None)
    assert office.prepare(blob) is blob
    monkeypatch.setattr(office, "convert_text", lambda data: b"abc")
    assert office.prepare(blob) == replace(blob, suffix=".txt", data=b"abc")


# ---------------------------------------------------------------- RTF

RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\*\generator x;}"
    r"\pard \u272?i\u7873?u 1. Ph\u7841?m vi\par "
    r"\trowd\cellx1\cellx2\pard\intbl STT\cell H\'e0nh vi\par vi ph\u7841?m\cell\row"
    r"\trowd\cellx1\cellx2\pard\intbl 1\cell \u272?\u7893? r\u225?c\cell\row\pard \u272?i\u7873?u 2. H\u7871?t\par}"
)


def test_rtf_with_a_table() -> None:
    assert text_of(RTF.encode(), ".rtf") == ["Điều 1. Phạm vi", "STT | Hành vi vi phạm", "1 | Đổ rác", "Điều 2. Hết"]


def test_rtf_in_an_old_encoding() -> None:
    words = "NghÞ ®Þnh cña ChÝnh phñ quy ®Þnh chi tiÕt thi hµnh LuËt §Êt ®ai".encode("latin-1")
    escaped = b"".join(bytes((code,)) if code < 0x80 else b"\\'%02x" % code for code in words)
    data = b"{\\rtf1\\ansi\\ansicpg1252 " + escaped + b"\\par}"
    assert text_of(data, ".rtf") == ["Nghị định của Chính phủ quy định chi tiết thi hành Luật Đất đai"]


# ---------------------------------------------------------------- web pages

PAGE = """<!DOCTYPE html><html><head><title>Luật</title><style>p{{}}</style></head><body>
<header>Trang chủ</header><nav>Menu</nav><div style="display: none">ẩn</div>
<div class="khung"><div class="{}"><table><tr><td><p>QUỐC<br> HỘI</p></td><td><p>CỘNG HÒA XÃ HỘI\n CHỦ NGHĨA VIỆT NAM<br>
Độc lập - Tự do - Hạnh phúc</p></td></tr></table>
<p><b>Điều 1.</b> Phạm&nbsp;vi</p><p>Diện tích 5 m<sup>2</sup></p><ol><li>Một</li><li>Hai</li></ol>
<table><tbody><tr><th>STT</th><th>Tên</th></tr><tr><td>1</td><td><p>Đường</p><p>bộ</p></td></tr></tbody></table>
<p>Điều 2. Hết <!-- ghi chú --><script>alert(1)</script></p>{}</div></div><footer>Liên hệ</footer></body></html>"""
EXPECTED = [
    "QUỐC", "HỘI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Điều 1. Phạm vi", "Diện tích 5 m2",
    "1. Một", "2. Hai", "STT | Tên", "1 | Đường bộ", "Điều 2. Hết",
]  # fmt: skip


@pytest.mark.parametrize("name", ["content1", "bai-viet"])
def test_a_page_without_its_frame(name: str) -> None:
    page = PAGE.format(name, "").encode()
    assert text_of(page, ".html") == EXPECTED


def test_a_page_saved_as_one_file() -> None:
    body = base64.encodebytes(PAGE.format("content1", "").encode())
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    part = (
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + body + b"\r\n--b--\r\n"
    )
    assert text_of(head + part, ".mht") == EXPECTED


def test_what_the_site_knows_becomes_metadata() -> None:
    page = (
        "<html><body><h1 class='lawDocumentHeader_title_x'>Thông tư số 110/2018/TT-BTC Hướng dẫn mua lại</h1>"
        "<div class='effStatus_a'>Còn hiệu lực</div><div class='lawDocumentHeader_dateItem__n'><span>Ngày có hiệu lực:</span>"
        "<span>01/01/2019</span></div><div class='x preview-content'>"
        + f"<p>{LAW} của Thông tư.</p>" * 9
        + "</div></body></html>"
    )
    metadata = read(Blob("a.html", ".html", page.encode())).metadata
    assert (metadata.number, metadata.kind, metadata.title) == ("110/2018/TT-BTC", "Thông tư", "Hướng dẫn mua lại")
    assert (metadata.status, str(metadata.effective)) == ("Còn hiệu lực", "2019-01-01")


def test_a_page_of_a_site_without_a_document() -> None:
    page = "<html><body><div class='lawDocumentHeader_c'>Thông tư số 1</div><div>Cơ quan ban hành: Bộ Tài chính</div></body></html>"
    with pytest.raises(InputError, match="page-without-document"):
        text_of(page.encode(), ".html")


def test_nested_pages_do_not_overflow() -> None:
    page = "<div>" * 900 + "<table><tr><td>" * 100 + LAW + "</div>" * 900
    assert LAW in " ".join(text_of(page.encode(), ".html"))


def test_word_html_in_an_old_font() -> None:
    page = "<html><body><p><span style='font-family:\".VnTime\"'>Bé tr&shy;ëng</span></p></body></html>"
    assert text_of(page.encode(), ".html") == ["Bộ trưởng"]


# ---------------------------------------------------------------- PDF


def pdf(*pages: list[tuple[int, str]]) -> bytes:
    """A PDF whose pages hold (height, words) lines in Helvetica."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        drawn = "".join(f"BT /F1 11 Tf 60 {height} Td ({words}) Tj ET\n" for height, words in page).encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def test_pages_without_running_headers_and_numbers() -> None:
    body = [
        "Dieu 1. Pham vi dieu chinh cua Luat nay va doi tuong ap dung",
        "Luat nay quy dinh ve quan ly dat dai va su dung dat.",
    ]
    pages = [[(810, "CO SO DU LIEU"), (700, body[0]), (680, body[1]), (30, str(number))] for number in (1, 2, 3)]
    source = read(Blob("a.pdf", ".pdf", pdf(*pages)))
    assert source.text.split("\n") == body * 3
    assert [anchor.locator for anchor in source.anchors[:3]] == ["page:1:2", "page:1:3", "page:2:2"]


def test_scanned_pages_are_named() -> None:
    page = [(700, "Dieu 1. Pham vi dieu chinh cua Luat nay va doi tuong ap dung")]
    source = read(Blob("a.pdf", ".pdf", pdf(page, [], page)))
    assert [(problem.slug, problem.slots) for problem in source.problems] == [
        ("pages-without-text", (("count", "1"), ("pages", "2")))
    ]


@pytest.mark.parametrize(
    ("data", "slug"),
    [(pdf([], []), "no-text-layer"), (b"%PDF-1.4 hong", "document-damaged"), (pdf([])[:200], "document-damaged")],
)
def test_a_pdf_beyond_reading(data: bytes, slug: str) -> None:
    with pytest.raises(InputError, match=slug):
        read(Blob("a.pdf", ".pdf", data))
