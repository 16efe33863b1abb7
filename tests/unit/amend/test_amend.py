"""Commands read and carried out: each row is a base, an amending text, and what the changed provisions then say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbpl_check.amend import apply, read_commands
from vbpl_check.extract import load_lexicon
from vbpl_check.extract.citations import find_citations
from vbpl_check.link.due import due, retold
from vbpl_check.model import Document, DocumentInfo, Facts, Source
from vbpl_check.parse import parse

LEXICON = load_lexicon()
BASE = """QUỐC HỘI
Luật số: 10/2020/QH14
LUẬT
TRỒNG TRỌT
Quốc hội ban hành Luật Trồng trọt.
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Luật này quy định về hoạt động trồng trọt.
Điều 2. Giải thích từ ngữ
1. Giống cây trồng là quần thể cây trồng.
2. Phân bón là sản phẩm có chức năng cung cấp chất dinh dưỡng.
Điều 3. Hồ sơ
1. Hồ sơ gồm:
a) Đơn đề nghị;
b) Bản khai kỹ thuật.
2. Thời hạn giải quyết là 30 ngày.
3. Cơ quan nhận hồ sơ là Sở Nông nghiệp.
Chương II
ĐIỀU KHOẢN THI HÀNH
Điều 4. Hiệu lực thi hành
Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2021.
"""
HEAD = """QUỐC HỘI
Luật số: 20/2024/QH15
LUẬT
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT TRỒNG TRỌT
Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Trồng trọt số 10/2020/QH14.
Điều 1. Sửa đổi, bổ sung một số điều của Luật Trồng trọt
"""
TAIL = """
Điều 2. Hiệu lực thi hành
Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2024.
"""


def facts(id: str, text: str) -> Facts:
    document = parse(Source(id=id, name=id, text=text))
    citations = find_citations(document, LEXICON.citation)
    info = DocumentInfo(id, id, document.header)
    return Facts(info, document.provisions, citations, commands=read_commands(document, citations), source=document)


def components(document: Document) -> dict[str, str]:
    """Heading and own words by address."""
    return {
        str(unit.address).split("#")[1]: " ".join(
            f"{unit.heading} {document.text[unit.body.start : unit.body.end]}".split()
        )
        for unit in document.provisions
    }


def changed(orders: str, base: str = BASE) -> dict[str, str]:
    """The components that the orders change: new words, "" for what is repealed."""
    old, new = facts("base", base), facts("amending", HEAD + orders + TAIL)
    assert old.source is not None
    made, _, _ = apply(old.source, due([old, new], date(2025, 1, 1)).get("base", ()))
    before, after = components(old.source), components(made)
    for unit in made.provisions:
        label = made.text[unit.span.start : unit.span.start + 12]
        assert unit.label in label, (unit, label)
        parent = made.provisions[unit.parent].span if unit.parent >= 0 else unit.span
        assert parent.start <= unit.span.start <= unit.span.end <= parent.end
    return {path: words for path, words in after.items() if before.get(path) != words}


CASES = {
    "one clause": (
        "1. Sửa đổi, bổ sung khoản 2 Điều 3 như sau:\n“2. Thời hạn giải quyết là 20 ngày.”.",
        {"dieu-3.khoan-2": "Thời hạn giải quyết là 20 ngày."},
    ),
    "several clauses in one order": (
        "1. Sửa đổi, bổ sung khoản 2, khoản 3 và bổ sung khoản 2a vào sau khoản 2 Điều 3 như sau:\n"
        "“2. Thời hạn là 20 ngày.\n2a. Quá thời hạn phải trả lời.\n3. Cơ quan nhận hồ sơ là Ủy ban nhân dân xã.”.",
        {
            "dieu-3.khoan-2": "Thời hạn là 20 ngày.",
            "dieu-3.khoan-2a": "Quá thời hạn phải trả lời.",
            "dieu-3.khoan-3": "Cơ quan nhận hồ sơ là Ủy ban nhân dân xã.",
        },
    ),
    "clauses quoted below the heading of their article": (
        "1. Sửa đổi, bổ sung khoản 2 Điều 3 như sau:\n“Điều 3. Hồ sơ\n2. Thời hạn là 20 ngày.”.",
        {"dieu-3.khoan-2": "Thời hạn là 20 ngày."},
    ),
    "a point put in": (
        "1. Bổ sung điểm c vào sau điểm b khoản 1 Điều 3 như sau:\n“c) Giấy ủy quyền.”.",
        {"dieu-3.khoan-1.diem-c": "Giấy ủy quyền."},
    ),
    "an article put in": (
        "1. Bổ sung Điều 3a vào sau Điều 3 như sau:\n“Điều 3a. Phí\n1. Người nộp hồ sơ nộp phí.\n2. Bộ Tài chính quy định phí.”.",
        {
            "dieu-3a": "Phí",
            "dieu-3a.khoan-1": "Người nộp hồ sơ nộp phí.",
            "dieu-3a.khoan-2": "Bộ Tài chính quy định phí.",
        },
    ),
    "a whole article": (
        "1. Sửa đổi, bổ sung Điều 3 như sau:\n“Điều 3. Hồ sơ, thủ tục\n1. Hồ sơ gồm đơn đề nghị.”.",
        {"dieu-3": "Hồ sơ, thủ tục", "dieu-3.khoan-1": "Hồ sơ gồm đơn đề nghị."},
    ),
    "the name of an article": (
        "1. Sửa đổi, bổ sung tên Điều 3 như sau:\n“Điều 3. Hồ sơ và thủ tục”.",
        {"dieu-3": "Hồ sơ và thủ tục"},
    ),
    "the words before the points": (
        "1. Sửa đổi, bổ sung đoạn mở đầu khoản 1 Điều 3 như sau:\n“1. Hồ sơ lập thành 01 bộ, gồm:”.",
        {"dieu-3.khoan-1": "Hồ sơ lập thành 01 bộ, gồm:"},
    ),
    "some words for others": (
        "1. Thay thế cụm từ “Sở Nông nghiệp” bằng cụm từ “Sở Nông nghiệp và Môi trường” tại khoản 3 Điều 3.",
        {"dieu-3.khoan-3": "Cơ quan nhận hồ sơ là Sở Nông nghiệp và Môi trường."},
    ),
    "words everywhere": (
        "1. Thay thế cụm từ “hồ sơ” bằng cụm từ “bộ hồ sơ” tại toàn bộ Luật Trồng trọt.",
        {
            "dieu-3": "Bộ hồ sơ",
            "dieu-3.khoan-1": "Bộ hồ sơ gồm:",
            "dieu-3.khoan-3": "Cơ quan nhận bộ hồ sơ là Sở Nông nghiệp.",
        },
    ),
    "words put in after others": (
        "1. Bổ sung cụm từ “làm việc” vào sau cụm từ “30 ngày” tại khoản 2 Điều 3.",
        {"dieu-3.khoan-2": "Thời hạn giải quyết là 30 ngày làm việc."},
    ),
    "words left out": (
        "1. Bỏ cụm từ “kỹ thuật” tại điểm b khoản 1 Điều 3.",
        {"dieu-3.khoan-1.diem-b": "Bản khai."},
    ),
    "a repeal": ("1. Bãi bỏ khoản 2 và khoản 3 Điều 3.", {"dieu-3.khoan-2": "", "dieu-3.khoan-3": ""}),
    "a repeal beside a new wording": (
        "1. Sửa đổi, bổ sung, bãi bỏ một số khoản của Điều 3 như sau:\na) Sửa đổi khoản 2 như sau:\n“2. Thời hạn là 20 ngày.”;\n"
        "b) Bãi bỏ khoản 3.",
        {"dieu-3.khoan-2": "Thời hạn là 20 ngày.", "dieu-3.khoan-3": ""},
    ),
    "quotation marks of another kind": (
        "1. Sửa đổi, bổ sung khoản 2 Điều 3 như sau:\n‟2. Thời hạn là 20 ngày.”.",
        {"dieu-3.khoan-2": "Thời hạn là 20 ngày."},
    ),
}


@pytest.mark.parametrize(("orders", "expected"), CASES.values(), ids=CASES.keys())
def test_command(orders: str, expected: dict[str, str]) -> None:
    assert changed(orders) == expected


NOTHING = {
    "a part of what a provision says": "1. Bãi bỏ nội dung quy định về tỷ giá tại Điều 3.",
    "a law of another name": "1. Bãi bỏ Điều 3 của Luật Chăn nuôi số 32/2018/QH14.",
    "a clause that is not there": "1. Bãi bỏ khoản 9 Điều 3.",
    "words that are not there": "1. Thay thế cụm từ “Bộ Nội vụ” bằng cụm từ “Bộ Y tế” tại Điều 3.",
    "what another law says": "1. Căn cứ quy định tại khoản 2 Điều 3, Bộ trưởng hướng dẫn việc nộp hồ sơ.",
    "words in a place that is not read": "1. Thay thế cụm từ “Đơn” bằng cụm từ “Tờ khai” tại các biểu mẫu kèm theo.",
    "a place for the new clause without the clause": "1. Bổ sung khoản 4 vào sau khoản 3 Điều 3.",
}


@pytest.mark.parametrize("orders", NOTHING.values(), ids=NOTHING.keys())
def test_nothing_is_changed(orders: str) -> None:
    assert changed(orders) == {}


def test_commands_wait_for_their_day_and_keep_the_address_of_what_made_the_words() -> None:
    orders = "1. Sửa đổi, bổ sung khoản 2 Điều 3 như sau:\n“2. Thời hạn giải quyết là 20 ngày.”."
    old, new = facts("base", BASE), facts("amending", HEAD + orders + TAIL)
    assert due([old, new], date(2024, 6, 30)) == {}
    commands = due([new, old], date(2024, 7, 1))["base"]
    assert old.source is not None
    made, revisions, done = apply(old.source, commands)
    assert done == commands
    [revision] = revisions
    assert str(revision.target) == "base#dieu-3.khoan-2"
    assert str(revision.by) == "amending#dieu-1.khoan-1"
    assert revision.since == date(2024, 7, 1)
    assert made.text[revision.span.start : revision.span.end] == "2. Thời hạn giải quyết là 20 ngày."


def test_a_command_with_a_day_of_its_own() -> None:
    orders = (
        "1. Sửa đổi khoản 2 Điều 3 như sau:\n“2. Thời hạn là 25 ngày.”.\n2. Bãi bỏ khoản 3 Điều 3."
        "\nĐiều 2. Hiệu lực thi hành\n1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2024, trừ trường hợp quy định"
        " tại khoản 2 Điều này.\n2. Khoản 2 Điều 1 của Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2026."
    )
    found = due([facts("base", BASE), facts("amending", HEAD + orders)], date(2027, 1, 1))["base"]
    assert [(c.action, c.effective) for c in found] == [("word", date(2024, 7, 1)), ("repeal", date(2026, 1, 1))]


def test_the_later_wording_holds() -> None:
    first = facts("a", HEAD + "1. Sửa đổi khoản 2 Điều 3 như sau:\n“2. Thời hạn là 25 ngày.”." + TAIL)
    later = HEAD.replace("20/2024", "30/2025") + "1. Sửa đổi khoản 2 Điều 3 như sau:\n“2. Thời hạn là 10 ngày.”."
    second = facts("b", later + TAIL.replace("7 năm 2024", "7 năm 2025"))
    old = facts("base", BASE)
    assert old.source is not None
    for as_of, words in ((date(2025, 1, 1), "Thời hạn là 25 ngày."), (date(2025, 8, 1), "Thời hạn là 10 ngày.")):
        made, _, _ = apply(old.source, due([second, old, first], as_of)["base"])
        assert components(made)["dieu-3.khoan-2"] == words


def test_what_the_amended_text_says_is_not_said_again_by_the_quotation() -> None:
    orders = "1. Sửa đổi, bổ sung khoản 2 Điều 3 như sau:\n“2. Thời hạn quy định tại khoản 1 Điều 4 là 20 ngày.”."
    old, new = facts("base", BASE), facts("amending", HEAD + orders + TAIL)
    assert any(citation.quoted for citation in new.citations)
    address = new.commands[0].source
    obeying = Facts(old.document, old.provisions, obeyed=(address,))
    told = {entry.document.id: entry for entry in retold([obeying, new])}
    assert not any(citation.quoted for citation in told["amending"].citations)
    assert all(citation in told["amending"].citations for citation in new.citations if not citation.quoted)


def test_a_document_without_commands_costs_nothing() -> None:
    old = facts("base", BASE)
    assert due([old], date(2025, 1, 1)) == {}
    assert old.source is not None
    assert apply(old.source, ()) == (old.source, (), ())


WORDS = st.lists(
    st.sampled_from(
        [
            "Sửa đổi, bổ sung",
            "khoản 2",
            "Điều 3",
            "như sau:",
            "\n",
            "“",
            "”",
            "2. ",
            "a) ",
            "Bãi bỏ",
            "cụm từ",
            "bằng",
            "tại",
        ]
    ),
    max_size=40,
)


@given(WORDS)
def test_any_orders_leave_a_document_that_nests(words: list[str]) -> None:
    changed("1. " + " ".join(words))
