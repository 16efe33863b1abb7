"""Reading and writing files of decisions: the HTML report's export, the store, forms."""

from __future__ import annotations

import io
import json
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbpl_check.messages import say
from vbpl_check.model import Decision
from vbpl_check.review import FORMS, Batch, dump, read
from vbpl_check.review.files import SCHEMA

ID = "3456789abcdef012"
DIGITS = "1234567890123456"
FULL = Decision(
    ID, "rejected", "không cùng đối tượng", "Nguyễn Văn A", "2026-01-05", "VB201", "Hai thời hạn",
    "Khoản 2 Điều 5 Dự thảo Nghị định", "Khoản 1 Điều 20 Luật 45/2019/QH14", (("similarity", 0.6), ("strength", 0.9)),
)  # fmt: skip


def csv(*rows: str, heading: str = "mã phát hiện,kết luận,lý do,người rà soát,ngày") -> bytes:
    return "\r\n".join([heading, *rows]).encode("utf-8-sig")


def workbook(*rows: tuple[Any, ...]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def told(batch: Batch) -> list[str]:
    return [say(each.slug, "vi", (("file", each.file), *each.slots)) for each in batch.problems]


def test_the_export_of_the_html_report_is_read() -> None:
    row = {"id": ID, "decision": "rejected", "reason": "x", "reviewer": "A", "date": "2026-01-05T08:00:00.000Z"}
    data = json.dumps({"schema": "vbpl-check/review/1", "decisions": [row]}).encode()
    assert read(data, "a.json") == Batch((Decision(ID, "rejected", "x", "A", "2026-01-05T08:00:00+00:00"),))


@pytest.mark.parametrize("suffix", [".jsonl", ".json"])
def test_what_is_written_is_read_again(suffix: str) -> None:
    assert read(dump((FULL,), suffix), "a").decisions == (FULL,)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_forms_keep_all_but_the_evidence(suffix: str) -> None:
    (back,) = read(dump((FULL,), suffix), "a").decisions
    assert dump((back,), ".jsonl") != dump((FULL,), ".jsonl")
    assert (back.id, back.outcome, back.reason, back.reviewer, back.date, back.left, back.evidence) == (
        ID, "rejected", FULL.reason, FULL.reviewer, FULL.date, FULL.left, (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        ("đúng", "confirmed"), ("ĐÚNG", "confirmed"), ("Dung", "confirmed"), ("sai", "rejected"), (" Sai ", "rejected"),
        ("cần xem thêm", "unsure"), ("Cần  xem thêm", "unsure"), ("unsure", "unsure"),
    ],
)  # fmt: skip
def test_conclusions_as_people_write_them(word: str, outcome: str) -> None:
    assert [each.outcome for each in read(csv(f"{ID},{word},,,"), "a.csv").decisions] == [outcome]


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("05/01/2026", "2026-01-05"), ("5-1-2026", "2026-01-05"), ("5.1.2026", "2026-01-05"), ("2026-01-05", "2026-01-05"),
        ("2026-01-05T08:30:00Z", "2026-01-05T08:30:00+00:00"), ("", ""),
    ],
)  # fmt: skip
def test_dates_as_people_write_them(raw: str, day: str) -> None:
    assert [each.date for each in read(csv(f"{ID},sai,,,{raw}"), "a.csv").decisions] == [day]


def test_bad_rows_are_told_one_by_one_and_the_rest_goes_on() -> None:
    batch = read(
        csv("123,sai,,,", f"{ID},hỏng,,,", f"{ID},sai,,,31/02/2026", f"{ID},sai,được,A,05/01/2026"), "bieu.csv"
    )
    assert [each.reason for each in batch.decisions] == ["được"]
    assert told(batch) == [
        "bieu.csv, dòng 2: mã phát hiện “123” không đúng (cần 16 ký tự 0–9, a–f như trong báo cáo); đã bỏ qua dòng này.",
        "bieu.csv, dòng 3: kết luận “hỏng” không rõ; hãy ghi đúng, sai hoặc cần xem thêm. Đã bỏ qua dòng này.",
        "bieu.csv, dòng 4: ngày “31/02/2026” không đúng; hãy ghi như 05/01/2026 hoặc 2026-01-05. Đã bỏ qua dòng này.",
    ]


def test_rows_nobody_decided_are_counted() -> None:
    assert read(csv(f"{ID},,,,", f"{ID},sai,,,", ",,,,"), "a.csv").undecided == 2


def test_a_title_above_the_headings_semicolons_and_other_columns_do_no_harm() -> None:
    data = "BIỂU RÀ SOÁT\r\n\r\nSTT;Mã phát hiện;Kết luận;Lý do\r\n1;f-" + ID + ';sai;"một; hai"\r\n'
    assert [(each.id, each.reason) for each in read(data.encode(), "a.csv").decisions] == [(ID, "một; hai")]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_encodings_of_spreadsheets(coding: str) -> None:
    text = f"id,decision,reason\r\n{ID},sai,ngay\r\n"
    assert [each.reason for each in read(text.encode(coding), "a.csv").decisions] == ["ngay"]


def test_cells_of_a_workbook_keep_dates_and_formulas_as_data() -> None:
    rows = (
        ("Mã phát hiện", "Kết luận", "Lý do", "Người rà soát", "Ngày"),
        (ID, "sai", '=HYPERLINK("http://x","y")', "A", datetime(2026, 1, 5)),  # noqa: DTZ001
        (ID, "đúng", "<script>alert(1)</script>", "B", date(2026, 1, 6)),
    )
    decisions = read(workbook(*rows), "a.xlsx").decisions
    assert [(each.reason, each.date) for each in decisions] == [
        ('=HYPERLINK("http://x","y")', "2026-01-05"),
        ("<script>alert(1)</script>", "2026-01-06"),
    ]


@pytest.mark.parametrize("reason", ["=1+1", "+84", "-x", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_no_formula_is_written_and_the_words_come_back(reason: str) -> None:
    decision = Decision(ID, "rejected", reason, "A", "2026-01-05")
    cell = dump((decision,), ".csv").decode("utf-8-sig").splitlines()[1].split(",")[2]
    assert cell.strip('"').startswith("'")
    for suffix in FORMS:
        assert [each.reason for each in read(dump((decision,), suffix), "a").decisions] == [reason]


def test_cells_of_a_written_workbook_are_text() -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(dump((Decision(DIGITS, "rejected", "=1+1"),), ".xlsx")))
    cells = next(book.active.iter_rows(min_row=2))
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert cells[0].value == f"f-{DIGITS}"


@pytest.mark.parametrize(
    ("data", "slug"),
    [
        (b"PK\x03\x04 not a workbook", "review-unreadable"), (b"a,b\r\n1,2\r\n", "review-no-heading"),
 (b'{"schema": "x", "decisions": []}', "review-not-ours"),
        (b'{"schema": "vbpl-check/review/1", "decisions": 5}', "review-not-ours"), (b'{"id": "x"}', "review-bad-row"),
        (b"[" * 100_000, "review-cut-off"), (b"{\xff\xfe", "review-cut-off"),
        (b'{\n "schema": "vbpl-check/review/1",\n "decisions": [\n  {\n   "id": "34567', "review-cut-off"),
        (b'{"schema": "vbpl-check/report/1", "findings": []}', "review-not-ours"),
        (b'[{"id": "3456789abcdef012", "decision": "sai"}]', "review-not-ours"),
        ("M? phát hi?n;K?t lu?n;Lý do;Ng??i rà soát;Ngày\n".encode("cp1252"), "review-spoilt"),
        (b"M? ph?t hi?n;K?t lu?n\n", "review-spoilt"), (b"a?;b?;c\n", "review-no-heading"),
        (b'{"id": "3456789abcdef012", "decision": "rejected", "date": "mai"}', "review-bad-date"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_decisions_is_a_problem(data: bytes, slug: str) -> None:
    batch = read(data, "a")
    assert (batch.decisions, [each.slug for each in batch.problems]) == ((), [slug])


def test_evidence_is_numbers_only() -> None:
    finding = {"rule": "VB201", "evidence": {"strength": 0.9, "bad": "x", "nan": float("nan"), "yes": True}}
    row = {"id": ID, "decision": "rejected", "finding": finding}
    (decision,) = read((json.dumps(row) + "\n").encode(), "a").decisions
    assert (decision.rule, decision.evidence) == ("VB201", (("strength", 0.9),))


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    for prefix in (b"", b"{", b"id,decision\r\n", b"PK"):
        assert isinstance(read(prefix + data, "a"), Batch)


@given(st.text(max_size=80), st.sampled_from([".jsonl", ".json", ".csv"]))
def test_any_reason_survives_as_words(reason: str, suffix: str) -> None:
    once = read(dump((Decision(ID, "rejected", reason, "A", "2026-01-05"),), suffix), "a").decisions
    assert read(dump(once, suffix), "a").decisions == once


def test_the_export_in_the_encoding_of_another_editor() -> None:
    data = json.dumps({"schema": SCHEMA, "decisions": [{"id": ID, "decision": "rejected", "reason": "khác việc"}]})
    for coding in ("utf-16", "utf-8-sig"):
        (decision,) = read(data.encode(coding), "a.json").decisions
        assert (decision.id, decision.reason) == (ID, "khác việc")


def test_a_cell_of_any_length_is_cut() -> None:
    (decision,) = read(f"Mã phát hiện,Kết luận,Lý do\n{ID},sai,{'y' * 200_000}\n".encode(), "a.csv").decisions
    assert decision.reason == "y" * 2000


def test_an_empty_store_is_no_problem() -> None:
    assert read(b"", "a.jsonl") == Batch()
