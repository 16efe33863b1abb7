"""Clauses of a collection: leaf khoản and điểm of normative documents, with lead-in and article heading."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vbpl_check.analysis import parse_blob
from vbpl_check.errors import InputError
from vbpl_check.ingest import expand
from vbpl_check.model import Blob, Document, Provision
from vbpl_check.text import fold, squeeze

KINDS = (
    "Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Nghị quyết", "Nghị định", "Thông tư", "Thông tư liên tịch",
    "Quyết định",
)  # fmt: skip
SHORTEST, LONGEST = 40, 450  # characters with the lead-in
A_DOCUMENT, IN_ALL = 60, 25_000

# "phải", "có trách nhiệm", "không được", "10 ngày", "Ủy ban nhân dân", "Bộ trưởng", "trường hợp", "nếu"
_SAYS = re.compile(
    r"\d|\b(?:phải|được|trách nhiệm|nghĩa vụ|quyền|cấm|bộ|sở|ủy ban|uỷ ban|chính phủ|thủ tướng|hội đồng|cơ quan"
    r"|trường hợp|khi|nếu|trừ|miễn|do|chịu|quyết định|quy định|là)\b",
    re.IGNORECASE,
)
# "được sửa đổi, bổ sung như sau", "Bãi bỏ khoản 2", "có hiệu lực thi hành kể từ", "(sau đây gọi là", "/2019/NĐ-CP"
_NOT_A_NORM = re.compile(
    r"sửa đổi, bổ sung|như sau:?$|bãi bỏ|có hiệu lực|thay thế (?:cụm từ|nghị định|thông tư|quyết định)"
    r"|[“”\"|…_]|\.\.\.|/\d{4}/|thi hành (?:nghị định|thông tư|quyết định|luật|nghị quyết) này|phụ lục|mẫu số",
    re.IGNORECASE,
)
# "Điều 5. ", "a) ", "1. ", "- "
_LABEL = re.compile(r"^(?:[-–+•]\s*|\d{1,3}[.)]\s+|[a-zđ]\)\s*)")


@dataclass(frozen=True, slots=True)
class Clause:
    """One norm as the scorer reads it: ``text`` is ``lead`` and ``item`` in one sentence (``lead`` may be empty)."""

    document: str
    number: str  # số hiệu, empty for a draft
    address: str
    heading: str  # of the article
    breadcrumb: str  # headings of chapter and section
    lead: str
    item: str

    @property
    def text(self) -> str:
        """Lead-in and item as one sentence."""
        return join(self.lead, self.item)


def join(lead: str, item: str) -> str:
    """The item after its lead-in: "Nhà đầu tư có các quyền sau đây:" + "Vay vốn;" -> "...: vay vốn"."""
    return f"{lead} {_lower_first(item)}" if lead else item


def read_clauses(corpus: Path, limit: int = IN_ALL) -> list[Clause]:
    """The clauses of a collection, the same whatever the order of its lines. Unreadable documents are passed over."""
    known: dict[str, Clause] = {}
    for document in _documents(expand(corpus, "checked")):
        found = sorted(clauses_of(document), key=_draw)[:A_DOCUMENT]
        for clause in found:
            key = re.sub(r"\W+", " ", fold(clause.text))
            if key not in known or _draw(clause) < _draw(known[key]):
                known[key] = clause
    return sorted(known.values(), key=_draw)[:limit]


def _documents(blobs: Iterable[object]) -> Iterator[Document]:
    for blob in blobs:
        if not isinstance(blob, Blob):
            continue
        try:
            document = parse_blob(blob)
        except InputError:
            continue
        if document.header.kind in KINDS and not document.header.draft:
            yield document


def clauses_of(document: Document) -> Iterator[Clause]:
    """The clauses of one document, in its order."""
    provisions = document.provisions
    parents = {unit.parent for unit in provisions}
    for index, unit in enumerate(provisions):
        if unit.quoted or unit.level not in ("dieu", "khoan", "diem") or index in parents:
            continue
        item = _own(document, unit)
        chain = list(_above(provisions, unit))
        lead = _lead(document, chain)
        article = next((above for above in (unit, *chain) if above.level == "dieu"), None)
        if lead is None or article is None or not _usable(lead, item):
            continue
        crumbs = [above.heading for above in reversed(chain) if above.level in ("chuong", "muc") and above.heading]
        heading = squeeze(article.heading).rstrip(" .:")
        yield Clause(
            document.id, document.header.number or "", str(unit.address), heading, " > ".join(crumbs), lead, item
        )


def _above(provisions: tuple[Provision, ...], unit: Provision) -> Iterator[Provision]:
    while unit.parent >= 0:
        unit = provisions[unit.parent]
        yield unit


def _own(document: Document, unit: Provision) -> str:
    body = document.text[unit.body.start : unit.body.end]
    if "\n" in body.strip():
        return ""
    return _LABEL.sub("", _tidy(body)).rstrip(" ;.,/")


def _tidy(text: str) -> str:
    """One line, the two words that are spelled in two ways in one of them."""
    text = squeeze(text)
    for old, new in (("Uỷ", "Ủy"), ("uỷ", "ủy"), ("Toà", "Tòa"), ("toà ", "tòa ")):
        text = text.replace(old, new)
    return text


def _lead(document: Document, chain: list[Provision]) -> str | None:
    """The words that the item completes; None when they cannot be told."""
    parts = []
    for unit in chain:
        if unit.level not in ("khoan", "dieu"):
            break
        own = _LABEL.sub("", _tidy(document.text[unit.body.start : unit.body.end]))
        if own.endswith(":"):
            parts.append(own)
        elif own and unit.level == "khoan":
            return None
    if len(parts) > 1:
        return None
    return parts[0] if parts else ""


def _usable(lead: str, item: str) -> bool:
    text = join(lead, item)
    if not item or not SHORTEST <= len(text) <= LONGEST or not item[0].isalnum():
        return False
    letters = sum(map(str.isalpha, text))
    return bool(_SAYS.search(text)) and not _NOT_A_NORM.search(text) and letters > 0.7 * len(text) and ":" not in item


def _draw(clause: Clause) -> tuple[bytes, str]:
    key = f"{clause.document}\n{clause.address}\n{clause.text}"
    return hashlib.blake2b(key.encode(), digest_size=8).digest(), key


# "Vay vốn" after a lead-in begins small; "UBND", "Bộ Y tế", "Ủy ban nhân dân" keep their capital
_NAMED = re.compile(
    r"^(?:[A-ZĐ]{2}|(?:Bộ|Sở|Ủy ban|Uỷ ban|Hội đồng|Chính phủ|Thủ tướng|Chủ tịch|Quốc hội|Ngân hàng|Tòa án|Toà án"
    r"|Viện|Luật|Nghị|Cục|Tổng|Mặt trận|Nhà nước|Việt Nam|Văn phòng|Kho bạc|Kiểm toán|Đảng|Công an|Hiến pháp)\b)"
)


def _lower_first(text: str) -> str:
    return text if _NAMED.match(text) else text[:1].lower() + text[1:]
