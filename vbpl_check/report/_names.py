"""How documents, provisions, dates and labels are called in a report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from vbpl_check.messages import Lang, say
from vbpl_check.model import Address, DocumentInfo, Entry, Finding, Place, Problem
from vbpl_check.report._quote import visible
from vbpl_check.review import opinions as voices
from vbpl_check.text import squeeze

_ABOVE_ARTICLE = ("phan", "chuong", "muc", "tieu_muc")


def label(slug: str, lang: Lang, **slots: object) -> str:
    """A word of the report's own."""
    return say(f"report-{slug}", lang, tuple((key, str(value)) for key, value in slots.items()))


def provision_name(address: Address, lang: Lang) -> str:
    """ "Điểm a khoản 2 Điều 5", from the inside out; parts above an article are left out when there is an article."""
    parts = address.parts
    if any(level == "dieu" for level, _ in parts):
        parts = tuple(part for part in parts if part[0] not in _ABOVE_ARTICLE)
    comma = ", " if lang == "en" else " "
    # the first attached text is counted "1" though nothing prints a number; a second one needs its number
    shown = [(level, "" if (level, text) == ("kem_theo", "1") else text) for level, text in reversed(parts)]
    names = [label(f"level-{level}", lang, label=text).strip() for level, text in shown]
    name = comma.join(names) or label("whole-document", lang)
    return name[0].upper() + name[1:]


def amended_name(place: Place, infos: Mapping[str, DocumentInfo], lang: Lang) -> str:
    """ "sửa đổi, bổ sung bởi khoản 29 Điều 1 Luật 147/2025/QH15, từ 01/01/2026"; "" for words that were there first."""
    if place.amended_by is None:
        return ""
    info = infos.get(place.amended_by.document)
    where = provision_name(place.amended_by, lang)
    name = visible(document_name(info, lang)) if info else visible(place.amended_by.document)
    return label("amended-by", lang, where=where[0].lower() + where[1:], name=name, day=day(place.amended_on))


def document_name(info: DocumentInfo, lang: Lang) -> str:
    """ "Luật 45/2019/QH14", "Dự thảo Nghị định", or the name of the file."""
    header = info.header
    if header.number:
        return f"{header.kind or ''} {header.number}".strip()
    if info.drafted:
        return label("draft-of", lang, kind=header.kind) if header.kind else label("draft", lang)
    return header.title or file_name(info)


def document_title(info: DocumentInfo, lang: Lang) -> str:
    """The title beside the name; the file for a draft without one; "" when the name says it already."""
    title = info.header.title or (file_name(info) if info.drafted else "")
    return "" if title == document_name(info, lang) else title


def file_name(info: DocumentInfo) -> str:
    """The last part of the input's name: "a.docx", "kho.jsonl.gz:17"."""
    return info.name.replace("\\", "/").rstrip("/").rpartition("/")[2] or info.name


def day(value: date | None) -> str:
    """Day first, as documents write it: "01/07/2025"; "" for None."""
    return f"{value:%d/%m/%Y}" if value else ""


def sentence(text: str) -> str:
    """A message on one line, safe to show, with a capital first letter."""
    line = squeeze(visible(text))
    return line[:1].upper() + line[1:]


def problem_text(problem: Problem, lang: Lang) -> str:
    """What went wrong with an input, in words."""
    return say(problem.slug, lang, (("file", problem.file), *problem.slots))


def verdict(entry: Entry, infos: Mapping[str, DocumentInfo], lang: Lang) -> str:
    """ "Gợi ý: áp dụng Luật 45/2019/QH14", "Không có quy tắc giải quyết"."""
    sides = {"left": entry.finding.left, "right": entry.finding.right}
    winner = sides.get(entry.prevails)
    info = infos.get(winner.document) if winner else None
    return label(f"prevails-{entry.prevails}", lang, name=document_name(info, lang) if info else "")


def other_places(entry: Entry) -> tuple[Finding, ...]:
    """The supporting findings that stand elsewhere: further places of a recurring slip."""
    return tuple(each for each in entry.supporting if each.left.address != entry.finding.left.address)


def opinions(entry: Entry, lang: Lang) -> str:
    """ "Đã rà soát: Nguyễn Văn A: đúng", "Ý kiến khác nhau: A: sai (không cùng đối tượng); B: đúng"."""
    agreed = len({each.outcome for each in entry.decisions}) == 1
    return label("decided" if agreed else "disputed", lang, opinions=voices(entry.decisions, lang))


def counted(slug: str, count: int, lang: Lang) -> str:
    """A counted word with its singular: ``counted("others", 1, "en")`` is "and 1 other place"."""
    return label(f"{slug}-one", lang) if count == 1 else label(slug, lang, count=count)


def document_row(info: DocumentInfo, id: str) -> dict[str, Any]:
    """A document as all JSON outputs give it."""
    header = info.header
    return {
        "id": id,
        "file": info.name,
        "so_hieu": header.number,
        "loai": header.kind,
        "ten": header.title,
        "co_quan": header.issuer,
        "ngay_ban_hanh": header.issued.isoformat() if header.issued else None,
        "ngay_hieu_luc": header.effective.isoformat() if header.effective else None,
        "role": info.role,
        "provisions": info.provisions,
    }


def problem_row(problem: Problem, lang: Lang) -> dict[str, str]:
    """Something that went wrong with an input, as all JSON outputs give it."""
    return {"file": problem.file, "slug": problem.slug, "message": problem_text(problem, lang)}
