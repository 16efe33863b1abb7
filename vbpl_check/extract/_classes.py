"""What a classification says a class holds: "Khoáng sản nhóm IV bao gồm: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbpl_check.extract._definition_terms import NO_TERM, part, trimmed
from vbpl_check.model import Definition, Document, Span
from vbpl_check.text import squeeze

CLASSIFIED = "phân loại"
_CLASS_NAME = 8  # words of the name of a class
_LONGEST_LEAD = 400  # characters of a lead-in
# "được phân loại thành các nhóm sau đây:", "Phân nhóm khoáng sản", "gồm các loại sau đây:"
_CLASSES = re.compile(
    r"(?<!\w)(?:phân (?:loại|nhóm|hạng|cấp)|chia thành|xếp thành|(?:gồm|theo) (?:các )?(?:loại|nhóm|hạng) sau)",
    re.IGNORECASE,
)
# "Lao động kỹ thuật thuộc một trong các trường hợp sau đây:", "X là người thuộc một trong các trường hợp sau:"
_ONE_OF = re.compile(
    r"^(?P<term>[A-ZĐÀ-Ỹ][^,;:.\n]{4,80}?) (?:là (?:người|tổ chức|cá nhân) )?(?:thuộc|đáp ứng|có) một trong "
    r"(?:các|những) (?:trường hợp|điều kiện|tiêu chí|yêu cầu)(?: sau đây| sau)?\s*:?\s*$"
)


# "1. Lỗi kỹ thuật là lỗi do sai sót khi ghi chép …" below "Điều 52. Sửa lỗi kỹ thuật";
# "Người cao tuổi được quy định trong Luật này là công dân …" below "Điều 2. Người cao tuổi"
_HEADED = re.compile(
    r"(?P<term>[A-ZĐÀ-Ỹ][^,;:.()\n]{3,60}?)"
    r"(?: (?:được )?(?:quy định|nêu|nói) (?:trong|tại|ở) [^,;:.()\n]{2,16} này)?"
    r" (?:được hiểu )?là (?P<meaning>[^;:\n]{20,})"
)


def headed(document: Document, listed: set[int]) -> Iterator[Definition]:
    """A first clause that says what the heading of its article is about: "Hộ kinh doanh là …"."""
    text, provisions = document.text, document.provisions
    for position, provision in enumerate(provisions):
        if provision.quoted or position in listed:
            continue
        if provision.level == "dieu":
            heading = provision.heading.lower()
        elif provision.level == "khoan" and provision.label == "1" and provision.parent >= 0:
            heading = provisions[provision.parent].heading.lower()
        else:
            continue
        start, end = trimmed(text, provision.body)
        found = _HEADED.match(text, start, end) if heading else None
        if found is None or NO_TERM.search(found["term"]):
            continue
        if found["term"].lower() in heading and len(found["term"].split()) <= _CLASS_NAME:
            meaning = squeeze(found["meaning"]).rstrip(".")
            yield Definition(provision.address, Span(start, end), found["term"], meaning)


def classified(document: Document, below: dict[int, list[int]], listed: set[int]) -> Iterator[Definition]:
    """The classes of a classification, and things said to be one of several cases, with the cases as members."""
    text, provisions = document.text, document.provisions
    for position, provision in enumerate(provisions):
        if provision.quoted or provision.level not in ("dieu", "khoan") or position in listed:
            continue
        points = [provisions[child] for child in below.get(position, ()) if not provisions[child].quoted]
        if len(points) < 2 or any(child in listed for child in below[position]):
            continue
        start, end = trimmed(text, provision.body)
        lead = text[start:end]
        one_of = _ONE_OF.match(lead) if len(lead) < _LONGEST_LEAD else None
        if one_of:
            members = tuple(squeeze(text[slice(*trimmed(text, point.body))]).rstrip(";.") for point in points)
            span = Span(start, points[-1].body.end)
            yield Definition(provision.address, span, one_of["term"], "; hoặc ".join(members), CLASSIFIED, members)
        elif _CLASSES.search(lead[-_LONGEST_LEAD:]) or (not lead and _CLASSES.search(provision.heading)):
            for point in points:
                low, high = trimmed(text, point.body)
                parted = part(text, low, high)
                if parted and len(parted[0].split()) <= _CLASS_NAME:
                    yield Definition(point.address, Span(low, high), *parted, CLASSIFIED)
