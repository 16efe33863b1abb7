"""Names of provisions and documents, as messages write them."""

from __future__ import annotations

from vbpl_check.model import Address, DocumentInfo

_LEVELS = {
    "phan": "Phần", "chuong": "Chương", "muc": "Mục", "tieu_muc": "Tiểu mục", "dieu": "Điều", "khoan": "khoản",
    "diem": "điểm", "kem_theo": "văn bản kèm theo", "phu_luc": "Phụ lục",
}  # fmt: skip
_OUTER = {"phan", "chuong", "muc", "tieu_muc", "kem_theo"}


def provision_name(address: Address) -> str:
    """ "điểm a khoản 2 Điều 5": from the inside out; parts above an article are left out when there is an article."""
    parts = address.parts
    if any(level == "dieu" for level, _ in parts):
        parts = tuple(part for part in parts if part[0] not in _OUTER)
    return " ".join(f"{_LEVELS.get(level, level)} {label}".strip() for level, label in reversed(parts))


def document_name(info: DocumentInfo) -> str:
    """ "Luật số 45/2019/QH14", "dự thảo Nghị định", or the name of the input."""
    header = info.header
    if header.number:
        return f"{header.kind or 'Văn bản'} số {header.number}"
    if header.draft or info.role == "checked":
        return f"dự thảo {header.kind}" if header.kind else "văn bản được kiểm tra"
    return header.title or info.name
