"""Definitions in small hand-made documents: lists of terms, old layouts, abbreviations."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbpl_check.extract.definitions import ABBREVIATION, find_definitions
from vbpl_check.model import Address, Definition, Document, Header, Provision, Span

# "Điều 3. Giải thích từ ngữ", "1. Bản sao là ...", "a) ..."
_ARTICLE = re.compile(r"Điều (\d+)\.?[ ]?(.*)")
_CLAUSE = re.compile(r"(\d+)[.-] (.*)")
_POINT = re.compile(r"([a-zđ])\) (.*)")


def document(text: str, quoted: bool = False) -> Document:
    """A document of articles, clauses and points, one a line; other lines belong to the unit above them."""
    provisions: list[Provision] = []
    parents: dict[str, int] = {}
    position = 0
    for line in text.split("\n"):
        end = position + len(line)
        for level, pattern, above in (("dieu", _ARTICLE, ""), ("khoan", _CLAUSE, "dieu"), ("diem", _POINT, "khoan")):
            match = pattern.fullmatch(line)
            if match is None:
                continue
            parent = parents.get(above, -1)
            path = provisions[parent].address.parts if above and parent >= 0 else ()
            address = Address("d", (*path, (level, match[1])))
            heading, body = (
                (match[2], Span(end, end)) if level == "dieu" else ("", Span(position + match.start(2), end))
            )
            unit = Provision(address, level, match[1], Span(position, end), heading, body, parent, quoted)  # type: ignore[arg-type]
            parents[level] = len(provisions)
            provisions.append(unit)
            break
        else:
            last = provisions[-1]
            provisions[-1] = Provision(
                last.address,
                last.level,
                last.label,
                last.span,
                last.heading,
                Span(last.body.start, end),
                last.parent,
                quoted,
            )
        position = end + 1
    return Document("d", "d", text, Header(), tuple(provisions))


def triples(text: str, quoted: bool = False) -> list[tuple[str, str, str]]:
    """Address below the document, term and meaning of every definition."""
    return [
        (str(item.provision).removeprefix("d#"), item.term, item.meaning)
        for item in find_definitions(document(text, quoted))
        if item.scope != ABBREVIATION
    ]


LEAD = "Điều 3. Giải thích từ ngữ\nTrong Luật này, các từ ngữ dưới đây được hiểu như sau:\n"


@pytest.mark.parametrize(
    ("item", "term", "meaning"),
    [
        ("Bản sao là giấy tờ được sao từ sổ gốc.", "Bản sao", "giấy tờ được sao từ sổ gốc."),
        ("“Công ty” bao gồm công ty cổ phần và công ty hợp danh.", "Công ty", "công ty cổ phần và công ty hợp danh."),
        ("Ngoại hối gồm đồng tiền của quốc gia khác.", "Ngoại hối", "đồng tiền của quốc gia khác."),
        ("Noãn được hiểu là tế bào trứng.", "Noãn", "tế bào trứng."),
        ("Lò chuyển (còn gọi là lò thổi) là lò luyện thép.", "Lò chuyển", "lò luyện thép."),
        ("Nhà đầu tư PPP (sau đây gọi là nhà đầu tư) là pháp nhân.", "Nhà đầu tư PPP", "pháp nhân."),
        ("Cổ tức là khoản lợi nhuận ròng.", "Cổ tức", "khoản lợi nhuận ròng."),
        ("Địa chỉ liên lạc là địa chỉ đăng ký.", "Địa chỉ liên lạc", "địa chỉ đăng ký."),
        ("Cổ đông là tổ chức là tổ chức sở hữu cổ phần.", "Cổ đông là tổ chức", "tổ chức sở hữu cổ phần."),
    ],
)
def test_item(item: str, term: str, meaning: str) -> None:
    assert triples(f"{LEAD}1. {item}") == [("dieu-3.khoan-1", term, meaning)]


def test_scope_span_and_members() -> None:
    text = (
        LEAD
        + "1. Người có liên quan là:\na) Công ty mẹ;\nb) Công ty con.\n2. Bên ký kết bao gồm:\na) Quốc hội;\nb) Chính phủ."
    )
    first, second = find_definitions(document(text))
    assert (first.term, first.scope, first.members) == (
        "Người có liên quan",
        "Trong Luật này",
        ("Công ty mẹ", "Công ty con"),
    )
    assert text[first.span.start : first.span.end] == "Người có liên quan là:"
    assert (second.term, second.meaning, second.members) == (
        "Bên ký kết",
        "Quốc hội; Chính phủ",
        ("Quốc hội", "Chính phủ"),
    )


def test_old_layout_without_title_or_numbers() -> None:
    text = 'Điều 2\nTrong Pháp lệnh này, những từ ngữ dưới đây được hiểu như sau:\n"Đê" là công trình ngăn nước lũ.\nKè là công trình bảo vệ đê.'
    assert triples(text) == [
        ("dieu-2", "Đê", "công trình ngăn nước lũ."),
        ("dieu-2", "Kè", "công trình bảo vệ đê."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        LEAD + "1. Các từ ngữ khác được hiểu theo quy định tại Luật Đất đai là luật liên quan.",
        "Điều 4. Nguyên tắc\n1. Công khai là nguyên tắc của đấu giá.",
        "Điều 4. Thời hạn\n1. Thời hạn là 15 ngày.",
        # 01/2019/NQ-HĐTP: "X không phải là Y thì ..." sorts cases
        "Điều 3. Hợp đồng vay tài sản không phải là hợp đồng tín dụng\nHợp đồng vay tài sản không phải là hợp đồng tín "
        "dụng xác lập trước ngày 01-01-2006 thì lãi, lãi suất được xác định như sau.",
    ],
)
def test_no_definition(text: str) -> None:
    assert triples(text) == []


def test_quoted_text_defines_nothing() -> None:
    assert triples(LEAD + "1. Bản sao là giấy tờ (sau đây gọi là bản sao).", quoted=True) == []


def test_understood_elsewhere() -> None:
    text = "Điều 7. Áp dụng\n1. Được áp dụng từ năm 2025. Thời gian công tác quy định tại khoản này được hiểu là thời gian làm việc thực tế."
    assert triples(text) == [
        ("dieu-7.khoan-1", "Thời gian công tác quy định tại khoản này", "thời gian làm việc thực tế")
    ]


@pytest.mark.parametrize(
    ("text", "term", "meaning"),
    [
        (
            "Giám đốc Sở Tài chính các tỉnh (sau đây gọi là Giám đốc Sở) quyết định.",
            "Giám đốc Sở",
            "Giám đốc Sở Tài chính các tỉnh",
        ),
        (
            "gửi Ủy ban nhân dân tỉnh, thành phố (sau đây gọi chung là “Ủy ban nhân dân cấp tỉnh”).",
            "Ủy ban nhân dân cấp tỉnh",
            "Ủy ban nhân dân tỉnh, thành phố",
        ),
        ("do ngân sách nhà nước (viết tắt là NSNN) bảo đảm.", "NSNN", "ngân sách nhà nước"),
        (
            "quyết định của Tòa án nhân dân huyện sau đây gọi là Tòa án nhân dân khu vực có thẩm quyền",
            "Tòa án nhân dân khu vực",
            "Tòa án nhân dân huyện",
        ),
    ],
)
def test_abbreviation(text: str, term: str, meaning: str) -> None:
    (found,) = find_definitions(document("Điều 5. Trình tự\n1. " + text))
    assert (found.term, found.meaning, found.scope) == (term, meaning, ABBREVIATION)


def test_abbreviation_of_something_else_is_left_out() -> None:
    assert find_definitions(document("Điều 5. Trình tự\n1. Các xã, phường (sau đây gọi là đơn vị nhận) báo cáo.")) == ()


def test_order_is_that_of_the_text() -> None:
    found: tuple[Definition, ...] = find_definitions(
        document(LEAD + "1. Bên A (sau đây gọi là Bên) là tổ chức.\n2. Bên B là cá nhân.")
    )
    assert [item.term for item in found] == ["Bên A", "Bên", "Bên B"]


@given(
    st.lists(
        st.sampled_from(
            ["là", "gồm", "(", ")", "“", "”", "\n", "X", "sau đây gọi là", "được hiểu là", ".", "này", "Trong Luật này"]
        )
    )
)
def test_any_order_of_words_is_read(words: list[str]) -> None:
    text = LEAD + "1. " + " ".join(words)
    for item in find_definitions(document(text)):
        assert item.term
        assert item.meaning
        assert 0 <= item.span.start < item.span.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["X là ", "(", "sau đây gọi là X ", "X được hiểu là Y ", "(sau đây gọi là X) ", "“", "\n", " "]
)
def test_time_is_linear(piece: str) -> None:
    def seconds(times: int) -> float:
        made = document(LEAD + "1. " + "A" + (piece * times).replace("\n", " "))
        start = process_time()
        find_definitions(made)
        return process_time() - start

    seconds(50)
    assert seconds(10000) < 40 * max(seconds(1000), 0.01)


# a classification: text, terms
CLASSES = [
    (
        "Điều 6. Phân nhóm khoáng sản\n1. Khoáng sản được phân loại thành các nhóm sau đây:\n"
        "a) Khoáng sản nhóm I bao gồm: kim loại, đá quý;\nb) Khoáng sản nhóm II là đá làm vật liệu xây dựng.",
        ["Khoáng sản nhóm I", "Khoáng sản nhóm II"],
    ),
    (
        "Điều 3. Vị trí việc làm\n4. Lao động kỹ thuật thuộc một trong các trường hợp sau đây:\n"
        "a) Được đào tạo 1 năm;\nb) Có 3 năm kinh nghiệm.",
        ["Lao động kỹ thuật"],
    ),
    ("Điều 52. Sửa lỗi kỹ thuật\n1. Lỗi kỹ thuật là lỗi do sai sót khi ghi chép, đánh máy.", ["Lỗi kỹ thuật"]),
    # near misses: lists that classify nothing, and a sentence about something else than the heading
    ("Điều 5. Hồ sơ\n1. Hồ sơ gồm các giấy tờ sau đây:\na) Đơn là bản chính;\nb) Ảnh là ảnh màu.", []),
    ("Điều 5. Thời hạn\n1. Cơ quan cấp phép là Sở Xây dựng nơi có công trình.", []),
    ("Điều 5. Nộp phí\n1. Người nộp phí có một trong các quyền sau đây:\na) Xem biên lai;\nb) Khiếu nại.", []),
]


@pytest.mark.parametrize(("text", "terms"), CLASSES)
def test_classes(text: str, terms: list[str]) -> None:
    assert [item.term for item in find_definitions(document(text))] == terms


def test_cases_of_one_term_are_alternatives() -> None:
    (found,) = find_definitions(document(CLASSES[1][0]))
    assert found.members == ("Được đào tạo 1 năm", "Có 3 năm kinh nghiệm")
    assert found.meaning == "Được đào tạo 1 năm; hoặc Có 3 năm kinh nghiệm"
