"""Forms of decisions as tables: .csv in any common encoding, .xlsx. Cells are data: no formula is run or written."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from vbpl_check.model import Decision, Problem
from vbpl_check.review.rows import OUTCOME_WORDS, Row, clean, guarded
from vbpl_check.text import fold

LARGEST = 50_000_000  # bytes of a workbook unpacked
ROWS = 100_000
_HEAD = 30  # rows among which the line of headings is looked for
COLUMNS = (
    ("id", "Mã phát hiện"), ("decision", "Kết luận"), ("reason", "Lý do"), ("reviewer", "Người rà soát"),
    ("date", "Ngày"), ("rule", "Quy tắc"), ("message", "Nội dung"), ("left", "Văn bản được kiểm tra"),
    ("right", "Văn bản đối chiếu"),
)  # fmt: skip
_NAMES: Mapping[str, str] = {
    **{fold(title): name for name, title in COLUMNS},
    "ma": "id", "id": "id", "quyet dinh": "decision", "decision": "decision", "reason": "reason", "ghi chu": "reason",
    "reviewer": "reviewer", "nguoi duyet": "reviewer", "date": "date", "ngay ra soat": "date", "ngay duyet": "date",
}  # fmt: skip
_FINDING = ("rule", "message", "left", "right")


def read_table(data: bytes, name: str) -> Iterator[Row | Problem]:
    """The rows under the line of headings; a problem when there is none or the file cannot be read."""
    try:
        lines = _workbook(data) if data[:2] == b"PK" else _csv(data)
        yield from _under_heading(lines, name)
    except Exception as error:  # whatever a damaged file does to the libraries, the other files go on
        yield Problem(name, "review-unreadable", (("detail", str(error)[:200] or type(error).__name__),))


def _under_heading(lines: Iterator[tuple[Any, ...]], name: str) -> Iterator[Row | Problem]:
    columns: dict[int, str] = {}
    spoilt = False
    for number, cells in enumerate(islice(lines, ROWS + 1), start=1):
        if number > ROWS:
            yield Problem(name, "review-too-long", (("count", str(ROWS)),))
        elif columns:
            yield _row(name, number, {columns[place]: cell for place, cell in enumerate(cells) if place in columns})
        elif number <= _HEAD:
            found = {place: _NAMES[key] for place, cell in enumerate(cells) if (key := fold(str(cell or ""))) in _NAMES}
            columns = found if {"id", "decision"} <= set(found.values()) else {}
            spoilt = spoilt or sum(_spoilt(str(cell or "")) for cell in cells) > 1
    if not columns:
        yield Problem(name, "review-spoilt" if spoilt else "review-no-heading")


def _spoilt(cell: str) -> bool:
    """Whether the cell is one of our headings with its Vietnamese letters lost: "M? phát hi?n"."""
    if "?" not in cell and "\ufffd" not in cell:
        return False
    form = ".{1,3}".join(map(re.escape, re.split("[?\ufffd]+", cell.strip())))
    return any(re.fullmatch(form, title) for _, title in COLUMNS)


def _row(name: str, number: int, fields: dict[str, Any]) -> Row:
    finding = {key: fields.pop(key) for key in _FINDING if key in fields}
    return Row(name, number, {**fields, "finding": finding})


def _csv(data: bytes) -> Iterator[tuple[Any, ...]]:
    text = decoded(data)
    csv.field_size_limit(LARGEST)  # a cell is cut where it is too long; the row need not be lost
    head = "\n".join(islice((line for line in text.splitlines() if line.strip()), _HEAD))
    delimiter = max(",;\t", key=head.count)
    yield from map(tuple, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def decoded(data: bytes) -> str:
    """The text of a file in any encoding that an office writes; what cannot be read is replaced."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(data[:1_000_000]).best()
        return data.decode(best.encoding if best else "cp1258", errors="replace")


def _workbook(data: bytes) -> Iterator[tuple[Any, ...]]:
    """The first sheet. Formulas are read as their text, never as what they would yield."""
    from zipfile import ZipFile

    from openpyxl import load_workbook

    with ZipFile(io.BytesIO(data)) as package:
        if sum(part.file_size for part in package.infolist()) > LARGEST:
            raise ValueError(f"> {LARGEST // 1_000_000} MB")
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    try:
        yield from book.worksheets[0].iter_rows(values_only=True)
    finally:
        book.close()


def form_row(decision: Decision) -> dict[str, str]:
    """The cells of a decision by the names of COLUMNS."""
    told = {name: str(getattr(decision, name)) for name in ("reason", "reviewer", "date", *_FINDING)}
    return {"id": decision.id, "decision": OUTCOME_WORDS[decision.outcome], **told}


def _cells(row: Mapping[str, str]) -> list[str]:
    told = {name: clean(row.get(name, "")) for name, _ in COLUMNS}
    return list({**told, "id": f"f-{told['id']}"}.values())  # a spreadsheet would round an id of digits


def write_csv(rows: Iterable[Mapping[str, str]]) -> bytes:
    """A form with a byte order mark, as Excel wants it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(title for _, title in COLUMNS)
    writer.writerows([guarded(cell) for cell in _cells(row)] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def write_xlsx(rows: Iterable[Mapping[str, str]]) -> bytes:
    """A workbook of text cells only; its bytes depend on the day it was written."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Rà soát")
    for column, width in zip("ABCDEFGHI", (22, 14, 40, 22, 14, 10, 60, 30, 30), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    sheet.append([title for _, title in COLUMNS])
    for row in rows:
        sheet.append([_text_cell(sheet, cell) for cell in _cells(row)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _text_cell(sheet: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # "=1+1" is words, not a formula
    return cell
