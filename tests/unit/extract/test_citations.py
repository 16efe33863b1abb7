"""Citations: exact targets, roles and spans, on short quotations."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vbpl_check.extract._citation_roles import lead_role
from vbpl_check.extract.citations import CitationTable, find_citations
from vbpl_check.model import Address, Citation, Document, Header, Level, Provision, Span
from vbpl_check.rulebook import read_table

CASES = yaml.safe_load((Path(__file__).parent / "citation_cases.yaml").read_text(encoding="utf-8"))


@cache
def table() -> CitationTable:
    return read_table("citation", CitationTable)


def article(text: str, quoted: bool = False, heading: str = "") -> Document:
    """One article, Điều 9, with khoản 1 to 3 and điểm a of khoản 2 before the text, which is điểm b of khoản 2."""
    before = "Điều 9. Tên\n1. Một.\n2. Hai:\na) A;\nb) "
    whole = f"{before}{text}\n3. Ba."
    at = whole.index
    end = len(before) + len(text)

    def unit(level: Level, label: str, start: int, stop: int, parent: int, *above: tuple[str, str]) -> Provision:
        address = Address("d", (*above, (level, label)))
        return Provision(address, level, label, Span(start, stop), "", Span(min(start + 3, stop), stop), parent)

    dieu, khoan = ("dieu", "9"), ("khoan", "2")
    provisions = (
        Provision(Address("d", (dieu,)), "dieu", "9", Span(0, len(whole)), "Tên", Span(11, 11)),
        unit("khoan", "1", at("1. Một"), at("1. Một") + 7, 0, dieu),
        unit("khoan", "2", at("2. Hai"), end, 0, dieu),
        unit("diem", "a", at("a) A"), at("a) A") + 5, 2, dieu, khoan),
        unit("diem", "b", at("b) "), end, 2, dieu, khoan),
        unit("khoan", "3", at("\n3. Ba") + 1, len(whole), 0, dieu),
    )
    return Document("d", "d", whole, Header(), provisions)


def shown(citation: Citation) -> str:
    """ "cites this 9/2/b": role, document, labels."""
    work = citation.work.number or citation.work.name or citation.work.kind
    year = f" {citation.work.year}" if citation.work.year and not citation.work.number else ""
    return " ".join([citation.role, work + year, "/".join(label for _, label in citation.parts)]).strip()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_targets(case: dict[str, object]) -> None:
    found = find_citations(article(str(case["text"])), table())
    assert [shown(citation) for citation in found] == case["found"]


def test_span_and_source() -> None:
    document = article("theo quy định tại khoản 3 Điều này và khoản 1 Điều 4 Luật Đất đai số 31/2024/QH15.")
    first, second = find_citations(document, table())
    assert first.source == Address("d", (("dieu", "9"), ("khoan", "2"), ("diem", "b")))
    assert document.text[first.span.start : first.span.end] == first.raw
    assert second.work.name == "Luật Đất đai"
    assert second.work.number == "31/2024/QH15"
    assert second.parts == (("dieu", "4"), ("khoan", "1"))


def test_date_and_year() -> None:
    (citation,) = find_citations(article("theo Luật Thư viện ngày 21 tháng 11 năm 2019."), table())
    assert (citation.work.name, citation.work.issued, citation.work.year) == ("Luật Thư viện", date(2019, 11, 21), 2019)


def test_amending_numbers_go_with_the_document() -> None:
    text = "theo Điều 5 Luật Giá số 16/2023/QH15 đã được sửa đổi, bổ sung theo Luật số 61/2024/QH15 và Luật số 44/2024/QH15."
    (citation,) = find_citations(article(text), table())
    assert citation.work.number == "16/2023/QH15"
    assert citation.amended_by == ("61/2024/QH15", "44/2024/QH15")


def test_basis() -> None:
    text = "Căn cứ Luật Giá số 16/2023/QH15 được sửa đổi bởi Luật số 44/2024/QH15;\nĐiều 1. Tên\nNội dung."
    start = text.index("Điều 1")
    unit = Provision(
        Address("d", (("dieu", "1"),)), "dieu", "1", Span(start, len(text)), "Tên", Span(start + 12, len(text))
    )
    document = Document("d", "d", text, Header(), (unit,), Span(0, start), (Span(0, start - 1),))
    assert [shown(c) for c in find_citations(document, table())] == ["basis 16/2023/QH15", "basis 44/2024/QH15"]


def amending(instruction: str, quoted: str) -> Document:
    """Điều 1 amends a decree, its khoản 1 has the instruction and the quoted khoản 3."""
    head = "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 10/2020/NĐ-CP\n"
    text = f"{head}1. {instruction}\n“3. {quoted}”"
    start = len(head)
    at = text.index("“3.") + 1
    dieu, khoan = ("dieu", "1"), ("khoan", "1")
    heading = head.removeprefix("Điều 1. ").strip()
    provisions = (
        Provision(Address("d", (dieu,)), "dieu", "1", Span(0, len(text)), heading, Span(start - 1, start - 1)),
        Provision(Address("d", (dieu, khoan)), "khoan", "1", Span(start, len(text)), "", Span(start + 3, at - 1), 0),
        Provision(
            Address("d", (dieu, khoan, ("khoan", "3"))),
            "khoan",
            "3",
            Span(at, len(text)),
            "",
            Span(at + 3, len(text)),
            1,
            True,
        ),
    )
    return Document("d", "d", text, Header(), provisions)


def test_quoted_words_are_of_the_amended_document() -> None:
    document = amending("Sửa đổi khoản 3 Điều 18 như sau:", "Theo khoản 1 Điều này và Điều 5 Nghị định này.")
    found = find_citations(document, table())
    assert [shown(c) for c in found] == [
        "amends 10/2020/NĐ-CP",
        "amends 10/2020/NĐ-CP 18/3",
        "cites 10/2020/NĐ-CP 18/1",
        "cites 10/2020/NĐ-CP 5",
    ]
    assert [c.quoted for c in found] == [False, False, True, True]
    assert found[2].work.kind == "amended"


def annexed(words: str, number: str) -> list[str]:
    """What an annex without a number says, in a document of this number."""
    text = f"Điều 1. Ban hành\nPHỤ LỤC\n{words}\n"
    begin = text.index("PHỤ")
    provisions = (
        Provision(Address("d", (("dieu", "1"),)), "dieu", "1", Span(0, begin), "", Span(8, begin)),
        Provision(Address("d", (("phu_luc", ""),)), "phu_luc", "", Span(begin, len(text)), "", Span(begin, len(text))),
    )
    document = Document("d", "d", text, Header(number, "Thông tư"), provisions)
    return [shown(citation) for citation in find_citations(document, table())]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # a form in the annex of a Thông tư is a Quyết định that somebody will sign
        ("Việc giám sát thực hiện theo Phụ lục kèm theo Quyết định này.", []),
        ("Báo cáo theo Điều 1 Thông tư này.", ["cites this 1"]),
        # the line under the title names the document itself, whose consolidated text has another number
        ("(Ban hành kèm theo Thông tư số 20/2016/TT-BTC ngày 03/02/2016 của Bộ Tài chính)", []),
        ("Mẫu ban hành kèm theo Thông tư số 20/2016/TT-BTC.", ["cites 20/2016/TT-BTC"]),
        # a row of a table names annexes of the documents that it lists
        ("- Phụ lục II, Phụ lục III,", []),
        ("- Phụ lục II Thông tư số 20/2016/TT-BTC,", ["cites 20/2016/TT-BTC II"]),
        # the document of an annex follows the title of what stands in it
        (
            "- Mẫu số 08 - Phụ lục I: Văn bản đề nghị công nhận (Ban hành kèm theo Thông tư số 37/2025/TT-BNNMT);",
            ["cites 37/2025/TT-BNNMT I"],
        ),
        # a form names a document that is still to be numbered
        ("Căn cứ Điều 1 Nghị định số …../2022/NĐ-CP ngày ... tháng 10 năm 2022;", []),
        ("Căn cứ khoản 2 Điều 5 Thông tư số:........", []),
        # a programme lists laws that are still to be made
        ("3 | Xây dựng Luật thú y | Bộ Nông nghiệp", []),
        ("1. | Luật Hộ tịch (sửa đổi) | Chính phủ |", []),
        ("theo Luật Phòng, chống mua bán người (sửa đổi) số 53/2024/QH15.", ["cites 53/2024/QH15"]),
        # a title ends with its cell
        (
            "6. | Luật sửa đổi, bổ sung một số điều của Luật Công chứng | Chính phủ | Tháng 01 - 02/2026",
            ["cites Luật sửa đổi, bổ sung một số điều của Luật Công chứng"],
        ),
        # fields of study and places
        ("5050102 | Luật Hình sự và tố tụng hình sự\n", []),
        ("3 | Luật Đất đai | Điều 35", ["cites Luật Đất đai"]),
        ("41.5. Đồn Hòa Luật (Hòa Luật Nam)", []),
        ("theo khoản 02 điều 14 Thông tư 95/2020/TT-BTC.", ["cites 95/2020/TT-BTC 14/2"]),
        # rows of a table are no title of the document above them
        (
            "Thông tư số 20/2016/TT-BTC\n1\nMột số quy định của Luật Đặc xá\n2\n",
            ["cites 20/2016/TT-BTC", "cites Luật Đặc xá"],
        ),
        # a slash that was lost
        ("- Thông tư số 49/2025TT-BCT ngày 09/9/2025;", ["cites 49/2025/TT-BCT"]),
    ],
)
def test_annexes_speak_of_themselves_and_of_others(words: str, expected: list[str]) -> None:
    assert annexed(words, "22/VBHN-BTC") == expected


def test_insertion_names_what_is_put_in() -> None:
    document = amending("Bổ sung khoản 2a vào sau khoản 2 Điều 18 như sau:", "Nội dung.")
    assert [shown(c) for c in find_citations(document, table())] == [
        "amends 10/2020/NĐ-CP",
        "amends 10/2020/NĐ-CP 18/2a",
        "cites 10/2020/NĐ-CP 18/2",
    ]


SOUP = "điểm a b, khoản 1 2 Điều này 5a và đến từ các của Luật Đất đai số 31/2024/QH15 “ ” bãi bỏ hết hiệu lực . ; : Nghị định ("
WORDS = st.sampled_from([*SOUP.split(), "\n"])


@given(st.lists(WORDS, max_size=60))
def test_never_fails_and_spans_slice_back(words: list[str]) -> None:
    document = article(" ".join(words))
    for citation in find_citations(document, table()):
        assert document.text[citation.span.start : citation.span.end] == citation.raw
        assert citation.source.document == "d"


def test_dense_text_takes_linear_time() -> None:
    text = "khoản 1, khoản 2 và " * 5000 + "Điều 5 Luật Giá. " + "hết hiệu lực " * 2000 + "“" * 5000
    assert find_citations(article(text), table())


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Sửa bản án sơ thẩm", None),  # Bộ luật số 101/2015/QH13 Điều 357: no instrument is changed
        ("Sửa đổi các văn bản sau đây:", "amends"),
        ("Bãi bỏ các văn bản sau đây:", "repeals"),
    ],
)
def test_words_above_give_a_role_only_to_instruments(heading: str, role: str | None) -> None:
    assert lead_role(heading) == role
