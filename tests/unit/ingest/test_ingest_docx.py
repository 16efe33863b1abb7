"""Word documents: numbering, changes, tables, notes, fonts, damage."""

import io
import zipfile

import pytest

from vbpl_check.errors import InputError
from vbpl_check.ingest import read
from vbpl_check.ingest._docx_numbering import format_number
from vbpl_check.model import Blob, Source

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def package(body: str, **parts: str) -> bytes:
    """A .docx with the given w:body content and other parts (numbering, styles, footnotes)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            file.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()


def source(body: str, **parts: str) -> Source:
    return read(Blob("a.docx", ".docx", package(body, **parts)))


def lines(body: str, **parts: str) -> list[str]:
    return source(body, **parts).text.split("\n")


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, level: int, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(depth: int, kind: str, text: str, extra: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


LISTS = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">'
    + level(0, "decimal", "Điều %1.", '<w:pStyle w:val="Dieu"/>')
    + level(1, "decimal", "%2.")
    + level(2, "lowerLetter", "%3)")
    + level(3, "decimal", "%2.%4.")
    + level(4, "bullet", "\uf0b7")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="8">'
    + level(0, "upperRoman", "Phần %1", '<w:suff w:val="space"/>')
    + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'
    "</w:num></w:numbering>"
)
STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Dieu"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Hoa"><w:rPr><w:caps/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Cu"><w:rPr><w:rFonts w:ascii=".VnTimeH"/></w:rPr></w:style></w:styles>'
)


def test_numbers_of_lists_are_printed() -> None:
    body = (
        numbered("Phạm vi", 0) + numbered("Một", 1) + numbered("Hồ sơ", 2) + numbered("Lệ phí", 2) + numbered("Hai", 1)
        + numbered("Chi tiết", 3) + numbered("Bản sao", 4) + numbered("", 1) + numbered("Tiếp", 1) + numbered("Thời hạn", 0)
        + numbered("Lại từ đầu", 1)
    )  # fmt: skip
    assert lines(body, numbering=LISTS) == [
        "Điều 1. Phạm vi", "1. Một", "a) Hồ sơ", "b) Lệ phí", "2. Hai", "2.1. Chi tiết", "- Bản sao", "4. Tiếp",
        "Điều 2. Thời hạn", "1. Lại từ đầu",
    ]  # fmt: skip


def test_a_list_may_restart_and_count_with_others() -> None:
    body = numbered("a", 1) + numbered("b", 1, 3) + numbered("c", 1, 3) + numbered("d", 1)
    assert lines(body, numbering=LISTS) == ["1. a", "5. b", "6. c", "7. d"]


def test_legal_numbering_turns_roman_numbers_into_digits() -> None:
    assert lines(numbered("Chung", 0, 2) + numbered("Riêng", 1, 2), numbering=LISTS) == ["Phần I Chung", "1.1 Riêng"]


def test_numbers_that_come_from_a_style() -> None:
    body = p("Phạm vi", '<w:pStyle w:val="Dieu"/>') + p("Đối tượng", '<w:pStyle w:val="Con"/>')
    body += p("Không", '<w:pStyle w:val="Dieu"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert lines(body, numbering=LISTS, styles=STYLES) == ["Điều 1. Phạm vi", "Điều 2. Đối tượng", "Không"]


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (4, "lowerLetter", "d"), (27, "lowerLetter", "aa"), (28, "upperLetter", "BB"), (14, "lowerRoman", "xiv"),
        (1999, "upperRoman", "MCMXCIX"), (5, "decimalZero", "05"), (5, "ordinal", "5"), (5, "none", ""),
    ],
)  # fmt: skip
def test_number_formats(value: int, kind: str, expected: str) -> None:
    assert format_number(value, kind) == expected


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>Thời hạn </w:t></w:r><w:del><w:r><w:delText>10</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>15</w:t></w:r></w:ins><w:r><w:t> ngày</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Phần đầu </w:t></w:r></w:p>" + p("phần cuối")
        + "<w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom>"
        "<w:p><w:moveFrom><w:r><w:t>đã chuyển đi</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>đã chuyển đến</w:t></w:r></w:moveTo></w:p>"
    )  # fmt: skip
    assert lines(body) == ["Thời hạn 15 ngày", "Phần đầu phần cuối", "đã chuyển đến"]


def test_fields_breaks_and_hidden_words() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF x</w:instrText><w:fldChar w:fldCharType="separate"/>'
        '<w:t>Điều 5</w:t><w:fldChar w:fldCharType="end"/><w:tab/><w:t>NĐ</w:t><w:noBreakHyphen/><w:t>CP</w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:br/><w:t>dòng mới</w:t></w:r>"
        "<w:hyperlink><w:r><w:t> liên kết</w:t></w:r></w:hyperlink></w:p>"
        '<w:p><w:pPr><w:pStyle w:val="Hoa"/></w:pPr><w:r><w:t>chương i</w:t></w:r></w:p>'
    )
    assert lines(body, styles=STYLES) == ["Điều 5 NĐ-CP", "dòng mới liên kết", "CHƯƠNG I"]


def test_old_fonts_are_decoded() -> None:
    run = '<w:r><w:rPr><w:rFonts w:ascii="{}"/></w:rPr><w:t>{}</w:t></w:r>'
    body = (
        f"<w:p>{run.format('.VnTime', 'Bé tr­')}{run.format('.VnTime', 'ëng')}{run.format('Arial', ' Bộ')}</w:p>"
        f"<w:p>{run.format('VNI-Times', 'Boä trö')}{run.format('VNI-Times', 'ôûng')}</w:p>"
        '<w:p><w:pPr><w:pStyle w:val="Cu"/></w:pPr><w:r><w:t>Bé tr</w:t><w:softHyphen/><w:t>ëng</w:t></w:r></w:p>'
    )
    assert lines(body, styles=STYLES) == ["Bộ trưởng Bộ", "Bộ trưởng", "BỘ TRƯỞNG"]


def cell(*texts: str) -> str:
    return "<w:tc>" + "".join(p(text) for text in texts) + "</w:tc>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(cells) + "</w:tr>"


def test_rows_are_lines_and_anchors_name_cells() -> None:
    body = (
        "<w:tbl>"
        + row(cell("CHÍNH PHỦ", "Số: 5/2020/NĐ-CP"), cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"))
        + "</w:tbl>" + p("Điều 1. Mức phạt") + "<w:tbl>" + row(cell("STT"), cell("Hành vi")) + row(cell("1"), cell("Đổ rác", "ra đường"))
        + row(cell(""), cell("")) + "</w:tbl>" + p("") + p("Điều 2. Hết")
    )  # fmt: skip
    found = source(body)
    assert list(zip([anchor.locator for anchor in found.anchors], found.text.split("\n"), strict=True)) == [
        ("t:0:0:0", "CHÍNH PHỦ"),
        ("t:0:0:0", "Số: 5/2020/NĐ-CP"),
        ("t:0:0:1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("t:0:0:1", "Độc lập - Tự do - Hạnh phúc"),
        ("p:0", "Điều 1. Mức phạt"),
        ("t:1:0:0", "STT | Hành vi"),
        ("t:1:1:0", "1 | Đổ rác ra đường"),
        ("p:2", "Điều 2. Hết"),
    ]


def test_text_boxes_content_controls_and_notes() -> None:
    box = f"<w:txbxContent>{p('Trong khung')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>Ngoài</w:t><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{p('Trong ô điều khiển')}</w:sdtContent></w:sdt>"
        '<w:p><w:r><w:t>Khoản này</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{p("---x")}</w:footnote>'
        f'<w:footnote w:id="2">{p("Được sửa đổi")}</w:footnote></w:footnotes>'
    )
    found = source(body, footnotes=notes)
    assert found.text.split("\n") == ["Ngoài", "Trong khung", "Trong ô điều khiển", "Khoản này", "[2] Được sửa đổi"]
    assert found.anchors[-1].locator == "note:2"


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "xxxxxxxxxx"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    document = f"{bomb}<w:document {W}><w:body><w:p><w:r><w:t>Điều 1&a;&b;</w:t></w:r></w:p></w:body></w:document>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("word/document.xml", document)
    assert read(Blob("a.docx", ".docx", buffer.getvalue())).text == "Điều 1"


def test_what_can_be_read_of_a_damaged_file_is_read() -> None:
    whole = package("".join(p(f"Khoản thứ {number} của văn bản") for number in range(2000)))
    found = read(Blob("a.docx", ".docx", whole[: len(whole) * 2 // 3]))
    assert found.text.startswith("Khoản thứ 0 của văn bản\nKhoản thứ 1")
    assert [problem.slug for problem in found.problems] == ["document-recovered"]


@pytest.mark.parametrize(
    ("data", "slug"),
    [
        (b"", "document-empty"), (b"PK\x03\x04" + bytes(100), "document-damaged"), (package(p("")), "document-empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "document-damaged"),
    ],
)  # fmt: skip
def test_a_file_beyond_reading_is_named(data: bytes, slug: str) -> None:
    with pytest.raises(InputError, match=slug) as caught:
        read(Blob("a.docx", ".docx", data))
    assert ("file", "a.docx") in caught.value.slots


def test_the_strict_flavour_is_read() -> None:
    strict = package(p("Điều 1. Phạm vi")).replace(b"x", b"x")
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(strict)) as old, zipfile.ZipFile(buffer, "w") as new:
        content = old.read("word/document.xml").replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        new.writestr("word/document.xml", content)
    assert read(Blob("a.docx", ".docx", buffer.getvalue())).text == "Điều 1. Phạm vi"
