"""What ends what, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.factories import provision
from vbpl_check.link.liveness import _RENEWED, endings, references
from vbpl_check.link.resolve import Resolver
from vbpl_check.model import Address, Citation, CitationRole, DocumentInfo, Facts, Header, Norm, Span, Work

AS_OF = date(2026, 1, 1)
OLD = "Nghị định số 78/2015/NĐ-CP"


def document(id: str, *citations: Citation, norms: tuple[Norm, ...] = (), **header: Any) -> Facts:
    header.setdefault("number", id)
    return Facts(DocumentInfo(id, id, Header(**header)), (), citations, norms)


def cited(
    source: str, raw: str, number: str, role: CitationRole = "cites", context: str = "", parts: str = "", **work: Any
) -> Citation:
    path = (("dieu", parts),) if parts else ()
    return Citation(
        Address(source, (("dieu", "9"),)),
        Span(0, len(raw)),
        raw,
        Work("number", number, **work),
        path,
        role,
        context=context,
    )


def new(context: str, **fields: Any) -> Facts:
    header = {"issued": date(2021, 1, 4), "effective": date(2021, 3, 1), **fields}
    return document("1/2021/NĐ-CP", cited("1/2021/NĐ-CP", OLD, "78/2015/NĐ-CP", "repeals", context), **header)


def end(*facts: Facts, citation: Citation | None = None) -> date | None:
    draft = document("d", citation or cited("d", OLD, "78/2015/NĐ-CP"), number=None, draft=True)
    known = [*facts, draft]
    resolver = Resolver(known)
    (reference,) = references([draft], resolver, endings(known, resolver, AS_OF), AS_OF)
    return reference.ended_on


@pytest.mark.parametrize(
    ("context", "day"),
    [
        (f"{OLD} hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành.", date(2021, 3, 1)),
        (f"{OLD} hết hiệu lực kể từ ngày 01 tháng 7 năm 2022.", date(2022, 7, 1)),
        (f"{OLD} hết hiệu lực thi hành từ ngày 15/8/2023, trừ Điều 3.", date(2023, 8, 15)),
        (f"Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2021 và thay thế {OLD}.", date(2021, 3, 1)),
        (f"Các văn bản sau đây hết hiệu lực kể từ ngày Nghị định này có hiệu lực: {OLD};", date(2021, 3, 1)),
        (f"Các văn bản sau đây hết hiệu lực kể từ ngày Luật Giá có hiệu lực: {OLD};", None),
        (f"Các văn bản sau đây hết hiệu lực từ ngày 01 tháng 7 năm 2022: {OLD};", date(2022, 7, 1)),
        (f"{OLD} hết hiệu lực kể từ ngày 01 tháng 7 năm 2027.", None),
        (
            "Các quy định sau đây hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành: Các điều, khoản, điểm của "
            f"{OLD}, bao gồm:",
            None,
        ),
        (f"{OLD} hết hiệu lực kể từ ngày Luật Giá số 16/2023/QH15 có hiệu lực.", None),
        (
            f"{OLD} hết hiệu lực kể từ ngày Nghị định này có hiệu lực; riêng Điều 5 {OLD} hết hiệu lực từ ngày 01 tháng 6 năm 2022.",
            date(2021, 3, 1),
        ),
    ],
)
def test_day_of_end(context: str, day: date | None) -> None:
    assert end(new(context)) == day


def test_a_part_of_a_point_leaves_the_point_in_force() -> None:
    text = f"Bãi bỏ điểm a.7 khoản 8 Điều 8 {OLD}"
    part = cited("1/2021/NĐ-CP", f"điểm a.7 khoản 8 Điều 8 {OLD}", "78/2015/NĐ-CP", "repeals", text)
    point = (("dieu", "8"), ("khoan", "8"), ("diem", "a"))
    ending = document("1/2021/NĐ-CP", replace(part, parts=point), issued=date(2021, 1, 4), effective=date(2021, 3, 1))
    user = replace(cited("d", f"điểm a khoản 8 Điều 8 {OLD}", "78/2015/NĐ-CP"), parts=point)
    assert end(ending, citation=user) is None


def test_unknown_start_ends_nothing() -> None:
    assert end(new(f"Bãi bỏ {OLD}.", effective=None)) is None


def test_drafts_end_nothing() -> None:
    assert end(new(f"Bãi bỏ {OLD}.", draft=True)) is None


def test_a_lower_issuer_ends_nothing() -> None:
    low = cited("1/2021/TT-BTC", OLD, "78/2015/NĐ-CP", "repeals", f"Bãi bỏ {OLD}.")
    assert end(document("1/2021/TT-BTC", low, issued=date(2021, 1, 4), effective=date(2021, 3, 1))) is None


def test_a_document_ends_older_ones_only() -> None:
    late = cited(
        "1/2021/NĐ-CP", "Nghị định số 5/2024/NĐ-CP", "5/2024/NĐ-CP", "repeals", "Bãi bỏ Nghị định số 5/2024/NĐ-CP."
    )
    older = document("1/2021/NĐ-CP", late, issued=date(2021, 1, 4), effective=date(2021, 3, 1))
    assert end(older, citation=cited("d", "Nghị định số 5/2024/NĐ-CP", "5/2024/NĐ-CP")) is None


def test_provision_ends_before_its_document() -> None:
    whole = new(f"{OLD} hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành.")
    article = cited("2/2020/NĐ-CP", f"Điều 5 {OLD}", "78/2015/NĐ-CP", "repeals", f"Bãi bỏ Điều 5 {OLD}.", "5")
    earlier = document("2/2020/NĐ-CP", article, issued=date(2020, 1, 4), effective=date(2020, 3, 1))
    assert end(whole, earlier, citation=cited("d", f"Điều 5 {OLD}", "78/2015/NĐ-CP", parts="5")) == date(2020, 3, 1)
    assert end(whole, earlier, citation=cited("d", f"Điều 6 {OLD}", "78/2015/NĐ-CP", parts="6")) == date(2021, 3, 1)
    assert end(earlier, citation=cited("d", f"Điều 6 {OLD}", "78/2015/NĐ-CP", parts="6")) is None


def test_by_name_and_year() -> None:
    law = "Luật Khiếu nại, tố cáo số 09/1998/QH10"
    ending = cited(
        "2/2011/QH13",
        law,
        "09/1998/QH10",
        "repeals",
        f"{law} hết hiệu lực từ ngày Luật này có hiệu lực.",
        name="Luật Khiếu nại, tố cáo",
    )
    newer = document("2/2011/QH13", ending, issued=date(2011, 11, 11), effective=date(2012, 7, 1))
    named = Citation(
        Address("d"),
        Span(0, 1),
        "Luật khiếu nại, tố cáo năm 1998",
        Work("name", name="Luật khiếu nại, tố cáo", year=1998),
    )
    assert end(newer, citation=named) == date(2012, 7, 1)
    assert end(newer, citation=replace(named, work=Work("name", name="Luật khiếu nại, tố cáo"))) is None


def test_partial_end_and_ids() -> None:
    old = document("78/2015/NĐ-CP", issued=date(2015, 9, 14))
    ending = new(f"{OLD} hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành, trừ Điều 3.")
    ended = endings([old, ending], Resolver([old, ending]), AS_OF)
    assert "78/2015/NĐ-CP" in ended
    assert list(ended) == []
    entire = new(f"Bãi bỏ {OLD}.")
    assert list(endings([old, entire], Resolver([old, entire]), AS_OF)) == ["78/2015/NĐ-CP"]


def test_document_that_ran_out() -> None:
    temporary = document("3/2020/QH14", expires=date(2024, 12, 31))
    ended = endings([temporary], Resolver([temporary]), AS_OF)
    found = ended.of_document("3/2020/QH14")
    assert found is not None
    assert (found.on, found.by) == (date(2024, 12, 31), None)


def test_reference_tells_by_whom() -> None:
    ending = new(f"{OLD} hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành.")
    norm = Norm(Address("d"), Span(0, 60), f"Thực hiện theo {OLD}.", "statement")
    draft = document("d", cited("d", OLD, "78/2015/NĐ-CP"), norms=(norm,), number=None, draft=True)
    resolver = Resolver([ending, draft])
    (reference,) = references([draft], resolver, endings([ending, draft], resolver, AS_OF), AS_OF)
    assert reference.sentence == f"Thực hiện theo {OLD}."
    assert reference.target.status == "no_document"
    assert reference.ended_by_document == ending.document
    assert reference.ended_by is not None
    assert reference.ended_by.source == Address("1/2021/NĐ-CP", (("dieu", "9"),))


def test_mention_of_an_amending_law_is_no_use_of_it() -> None:
    ending = new(f"{OLD} hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành.")
    host = replace(cited("d", "Luật số 1/2010/QH12", "1/2010/QH12"), amended_by=("78/2015/NĐ-CP",))
    mention = replace(cited("d", OLD, "78/2015/NĐ-CP"), span=Span(50, 80))
    draft = document("d", host, mention, number=None, draft=True)
    resolver = Resolver([ending, draft])
    found = references([draft], resolver, endings([ending, draft], resolver, AS_OF), AS_OF)
    assert [reference.ended_on for reference in found] == [None, None]


@pytest.mark.parametrize(
    ("number", "issued", "day"),
    [
        ("72/2025/QH15", None, None),  # "Luật Tổ chức chính quyền địa phương số 72/2025/QH15": alive
        ("65/2025/QH15", None, date(2025, 6, 16)),
        ("", date(2025, 6, 16), None),  # "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
    ],
)
def test_a_law_does_not_end_its_namesake_of_the_same_year(number: str, issued: date | None, day: date | None) -> None:
    name = "Luật Tổ chức chính quyền địa phương"
    repeal = cited(
        "72/2025/QH15", f"{name} số 65/2025/QH15", "65/2025/QH15", "repeals",
        f"{name} số 65/2025/QH15 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.", name=name,
    )  # fmt: skip
    law = document(
        "72/2025/QH15", repeal, issued=date(2025, 6, 16), effective=date(2025, 6, 16), kind="Luật", title=name
    )
    work = Work("number" if number else "name", number or None, name, issued, 2025)
    citation = replace(cited("d", name, "x"), work=work)
    assert end(law, citation=citation) == day


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        (f"Phí neo đậu tàu cá thu theo {OLD}.", True),
        (f"Việc cấp giấy phép khai thác theo {OLD}.", False),
    ],
)
def test_a_part_that_ended_is_told_by_its_subject(sentence: str, ends: bool) -> None:
    parted = new(f"Những quy định về phí neo đậu và phí cập cảng trong {OLD} hết hiệu lực từ ngày 01 tháng 7 năm 2022.")
    citation = cited("d", OLD, "78/2015/NĐ-CP", context=sentence)
    assert (end(parted, citation=citation) is not None) == ends


@pytest.mark.parametrize(
    "words",
    [
        f"Nội dung về phí neo đậu quy định tại {OLD} hết hiệu lực từ ngày 01 tháng 7 năm 2022.",
        f"Nội dung liên quan đến phí neo đậu tại {OLD} hết hiệu lực từ ngày 01 tháng 7 năm 2022.",
    ],
)
def test_contents_on_a_subject_are_a_part(words: str) -> None:
    assert end(new(words), citation=cited("d", OLD, "78/2015/NĐ-CP", context=f"Phí neo đậu thu theo {OLD}.")) == date(
        2022, 7, 1
    )
    assert end(new(words), citation=cited("d", OLD, "78/2015/NĐ-CP", context=f"Cấp giấy phép theo {OLD}.")) is None


@pytest.mark.parametrize(
    ("words", "renewed"),
    [
        (
            "Trường hợp các văn bản được dẫn chiếu tại Thông tư này được sửa đổi, bổ sung, thay thế thì áp dụng văn bản mới.",
            True,
        ),
        (
            "Khi các văn bản viện dẫn tại Thông tư này bị thay thế hoặc sửa đổi thì thực hiện theo văn bản thay thế.",
            True,
        ),
        ("Trường hợp văn bản bị mất thì cơ quan cấp lại theo quy định.", False),
        ("Nghị định này sửa đổi, bổ sung một số điều.", False),
    ],
)
def test_a_text_may_say_that_what_replaces_a_cited_one_applies(words: str, renewed: bool) -> None:
    assert (_RENEWED.search(words) is not None) == renewed


@pytest.mark.parametrize(
    ("exception", "over"),
    [
        (", trừ trường hợp quy định tại Điều 86 của Nghị định này", True),
        (", trừ trường hợp quy định tại điểm a khoản 1, khoản 3 Điều 86 của Luật này", True),
        (", trừ quy định tại các khoản 1, 2 và 4 Điều 210 của Luật này", True),
        (", trừ các quy định tại các điều 3, 4 và 5 tiếp tục có hiệu lực", False),
        (", trừ khoản 3 Điều 10", False),
        ("", True),
    ],
)
def test_the_own_transition_of_the_new_document_keeps_nothing_alive(exception: str, over: bool) -> None:
    old = document("78/2015/NĐ-CP", issued=date(2015, 9, 14))
    ending = new(f"{OLD} hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành{exception}.")
    assert list(endings([old, ending], Resolver([old, ending]), AS_OF)) == (["78/2015/NĐ-CP"] if over else [])


def test_what_is_there_after_its_repeal_was_put_back() -> None:
    repealing = cited("2/2020/NĐ-CP", f"Điều 5 {OLD}", "78/2015/NĐ-CP", "repeals", f"Bãi bỏ Điều 5 {OLD}.", "5")
    earlier = document("2/2020/NĐ-CP", repealing, issued=date(2020, 1, 4), effective=date(2020, 3, 1))
    article = provision(document="78/2015/NĐ-CP", dieu="5")
    old = replace(document("78/2015/NĐ-CP", issued=date(2015, 9, 14)), provisions=(article,))
    citation = cited("d", f"Điều 5 {OLD}", "78/2015/NĐ-CP", parts="5")
    assert end(earlier, old, citation=citation) == date(2020, 3, 1)
    assert end(earlier, replace(old, obeyed=(repealing.source,)), citation=citation) is None
