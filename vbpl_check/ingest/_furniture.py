"""Lines that are not the document: running headers, page numbers, signatures of files, notes of websites."""

from __future__ import annotations

import re

from vbpl_check.ingest._units import is_heading

# "CÔNG BÁO/Số 637 + 638/Ngày 16-6-2021", "CÔNG BÁO/Số 282/Ngày 23-05-2026 3", "12 CÔNG BÁO/Số 5/Ngày 1-1-2020"
_GAZETTE = re.compile(r"(?:\d{1,4} )?CÔNG BÁO ?/ ?Số [^/]{1,30}/ ?Ngày [\d/ -]{6,14}(?: ?\d{1,4})?$")
_ALWAYS = re.compile(
    r"""
    [-–—_=*.~·…\ \\|+]{3,}$                                # "-------", "***", "| --- |"
    | [|~]+$
    | Trang\ \d{1,4}(?:\ ?/\ ?\d{1,4})?$ | Page\ \d{1,4}(?:\ of\ \d{1,4})?$
    | [-–—]\ ?\d{1,4}\ ?[-–—]$                             # "- 3 -"
    | \(?(?:Xem\ tiếp|Tiếp\ theo)\ Công\ báo\ số\ .{1,60}$ # "(Xem tiếp Công báo số 281 + 282)"
    | Người\ ký:\ Cổng\ [Tt]hông\ tin | Thời\ gian\ ký:\ \d
    | Email:\ thongtinchinhphu@ | Cơ\ quan:\ Văn\ phòng\ Chính\ phủ$
    | Nguồn:\ Cổng\ thông\ tin\ vbpl
    | VĂN\ PHÒNG\ CHÍNH\ PHỦ\ XUẤT\ BẢN$
    """,
    re.VERBOSE,
)
# First characters of the lines above: most lines are ruled out without running the pattern.
_STARTS = frozenset("-–—_=*.~·…\\|+(XTPNEVC0123456789")
_NUMBER = re.compile(r"\d{1,4}$")
# "[Điều này được sửa đổi bởi Khoản 2 Điều 1 Nghị định 12/2018/NĐ-CP có hiệu lực từ ngày 10/03/2018]"
_NOTE = re.compile(r" ?\[([^\[\]]{12,4000})\]")
_NOTE_SAYS = re.compile(
    r"(?:được|bị) (?:sửa đổi|bổ sung|thay thế|bãi bỏ|hướng dẫn|đính chính|hủy bỏ|huỷ bỏ|quy định chi tiết|thay đổi|"
    r"đình chỉ|ngưng|dẫn chiếu|hợp nhất|kéo dài|công bố)[^\[\]]{0,80} bởi |có hiệu lực từ ngày \d|hết hiệu lực",
    re.IGNORECASE,
)
# "Điều 5.[3] Hồ sơ", "3.[12] (được bãi bỏ)": footnote marks of consolidated texts
_MARK = re.compile(r" ?\[\d{1,3}\]")
# "[3] Khoản này được sửa đổi, bổ sung theo quy định tại ...": the footnote itself
_FOOTNOTE = re.compile(
    r"(?:[^\W\d_]+ này|Cụm từ|Tên|Luật|Nghị định|Thông tư|Bộ luật|Pháp lệnh|Điều|Căn cứ|Việc|Nội dung)\b"
)
# "Điều 3. Giải thích từ ngữ 12", "Chương I. QUY ĐỊNH CHUNG ....... 5"
_ENTRY = re.compile(r"[\s.…]+\d{1,4}$")
_ENTRIES = 5
_ENTRY_GAP = 2  # lines between two entries, where one is wrapped
_NEAR = 12  # lines: page numbers stand at least so far apart, numbers of table rows closer


def without_notes(text: str) -> str:
    """The text without a website's notes in brackets and without footnote marks; the number of lines stays the same."""
    if "[" not in text:
        return text
    text = _NOTE.sub(_note, text)
    if "[1]" not in text:
        return text
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if "[" in line:
            following = lines[index + 1] if index + 1 < len(lines) else ""
            lines[index] = _unmarked(line.strip(), following.strip())
    return "\n".join(lines)


def furniture(lines: list[str]) -> set[int]:
    """Indices of the lines (stripped, blanks squeezed) that belong to the page or the site, not to the document."""
    found = {index for index, line in enumerate(lines) if line and line[0] in _STARTS and _ALWAYS.match(line)}
    headers = [index for index, line in enumerate(lines) if "CÔNG BÁO" in line and _GAZETTE.match(line)]
    found.update(headers)
    for index in headers:
        found.update(_around_gazette(lines, index))
    if headers:
        found.update(_gazette_rubric(lines))
    found.update(_page_numbers(lines))
    found.update(_contents(lines))
    return found


def _note(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n") if _NOTE_SAYS.search(match[1]) else match[0]


def _unmarked(line: str, following: str) -> str:
    if not line.startswith("["):
        return _MARK.sub("", line)
    mark = _MARK.match(line)
    if mark is None:
        return line
    rest = line[mark.end() :].lstrip()
    footnote = bool(_FOOTNOTE.match(rest or following))
    return f"{mark[0]} {_MARK.sub('', rest)}".strip() if footnote else _MARK.sub("", rest)


def _around_gazette(lines: list[str], index: int) -> list[int]:
    """The page number beside a running header of the gazette."""
    beside = (index - 1, index + 1)
    return [near for near in beside if 0 <= near < len(lines) and _NUMBER.match(lines[near])]


def _gazette_rubric(lines: list[str]) -> set[int]:
    """The rubric above a document in the gazette: "VĂN BẢN QUY PHẠM PHÁP LUẬT", then the issuer a first time."""
    for index, line in enumerate(lines[:30]):
        if line in ("VĂN BẢN QUY PHẠM PHÁP LUẬT", "PHẦN VĂN BẢN QUY PHẠM PHÁP LUẬT", "PHẦN VĂN BẢN KHÁC"):
            following = [near for near in range(index + 1, min(index + 6, len(lines))) if lines[near]]
            repeated = following[:1] if _said_again(lines, following) else []
            return {index, *repeated}
    return set()


def _said_again(lines: list[str], following: list[int]) -> bool:
    if len(following) < 2:
        return False
    issuer = lines[following[0]].replace(" ", "")
    below = "".join(lines[following[0] + 1 : following[0] + 8]).replace(" ", "")
    return issuer in below


def _contents(lines: list[str]) -> set[int]:
    """A table of contents: headings with page numbers close together, with dotted lines or said again further down."""
    found: set[int] = set()
    run: list[int] = []
    between = 0
    for index, line in enumerate(lines):
        if line and line[-1].isdecimal() and _ENTRY.search(line) and ("...." in line or is_heading(line)):
            run.append(index)
            between = 0
        elif line:
            between += 1
            if between > _ENTRY_GAP and run:
                found.update(_whole(lines, run))
                run = []
    return found | _whole(lines, run)


def _whole(lines: list[str], run: list[int]) -> set[int]:
    """All lines from the first entry to the last when the entries are a table of contents."""
    if len(run) < _ENTRIES:
        return set()
    dotted = sum("...." in lines[index] for index in run)
    if 2 * dotted < len(run):
        below = {line for line in lines[run[-1] + 1 :] if line and is_heading(line)}
        again = sum(_ENTRY.sub("", lines[index]) in below for index in run)
        if 2 * again < len(run):
            return set()
    return set(range(run[0], run[-1] + 1))


def _page_numbers(lines: list[str]) -> set[int]:
    """Lines with nothing but 2, 3, 4, ... far apart: at least three in a row that count up by one."""
    numbers = [(index, int(line)) for index, line in enumerate(lines) if line.isdecimal() and len(line) <= 4]
    found: set[int] = set()
    run: list[tuple[int, int]] = []
    latest: dict[int, list[tuple[int, int]]] = {}  # last value of a run -> the run
    for index, value in numbers:
        run = latest.pop(value - 1, [])
        if run and index - run[-1][0] < _NEAR:
            run = []
        run = [*run[-2:], (index, value)]
        latest[value] = run
        if len(run) == 3:
            found.update(near for near, _ in run)
    return found
