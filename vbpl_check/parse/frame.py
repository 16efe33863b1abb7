"""What stands around the articles: căn cứ, closing, annexes, attached regulations."""

from __future__ import annotations

import re

# "Nơi nhận:", "NƠI NHẬN", "| Nơi nhận:"
_RECIPIENTS = re.compile(r"[\W_]*n[ơo]i nhận\b", re.IGNORECASE)
# "TM. CHÍNH PHỦ", "KT. BỘ TRƯỞNG", "T/M ỦY BAN", "TUQ. BỘ TRƯỞNG"
_ON_BEHALF = re.compile(r"[|\s]*(?:T\.?M|T/M|K\.?T|K/T|TUQ|TL|Q)(?:\.\s?|\s)(?=[A-ZĐỦ][A-ZĐÀ-Ỹ]+)")
# "Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV, kỳ họp thứ 6 thông qua ngày"
_ADOPTED = re.compile(
    r"(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|Hiến pháp)(?: này)?,? (?:đã )?được "
    r"(?:Quốc hội|Ủy ban [Tt]hường vụ|Uỷ ban [Tt]hường vụ)"
)
# "CHỦ TỊCH QUỐC HỘI", "BỘ TRƯỞNG", "THỨ TRƯỞNG", "Chủ tịch Quốc hội"
_SIGNATORY = re.compile(
    r"[|\s]*(?:PHÓ )?(?:CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CHÁNH ÁN|VIỆN TRƯỞNG|TỔNG [A-ZĐÀ-Ỹ]+|"
    r"THỐNG ĐỐC|CHỦ NHIỆM|GIÁM ĐỐC|Chủ tịch|Bộ trưởng|Thủ tướng)"
    r"(?: (?:QUỐC HỘI|NƯỚC|CHÍNH PHỦ|Quốc hội|nước|Chính phủ)| CỘNG HÒA[A-ZĐÀ-Ỹ ]*)?[\s|]*$"
)
# "XÁC THỰC VĂN BẢN HỢP NHẤT"
_CERTIFIED = re.compile(r"xác thực văn bản hợp nhất", re.IGNORECASE)
# "PHỤ LỤC", "Phụ lục I", "Phụ lục số 02:", "PHỤ LỤC IIA. DANH MỤC", "Phụ lục 1.2"
_ANNEX = re.compile(
    r"(PHỤ LỤC|Phụ lục|Phụ Lục)(?!\w)(?:\s+(?:SỐ|Số|số)\b)?:?"
    r"\s*((?:[IVXLC]+[A-Za-z]?|\d{1,3}[a-zA-Z]?|[A-ZĐ]\d?)(?:[.-]\d{1,2})?)?(?![\w/])"
    r"\s*[.:–-]?\s*"
)
# "(Ban hành kèm theo Quyết định số 07/2025/QĐ-UBND", "(Kèm theo Thông tư số", "Ban hành theo Quyết định số"
_ISSUED_WITH = re.compile(
    r"[\W_]*(?:được )?(?:ban hành )?(?:kèm )?theo "
    r"(?:Quyết định|Thông tư|Nghị định|Nghị quyết|Luật|Pháp lệnh|Chỉ thị|Văn bản|Công văn|Kế hoạch)",
    re.IGNORECASE,
)
# "QUY CHẾ", "QUY ĐỊNH", "ĐIỀU LỆ TRƯỜNG TIỂU HỌC": titles of texts with articles of their own
_ATTACHED = re.compile(
    r"[*|#\s]*(?:BẢN )?(QUY CHẾ|QUI CHẾ|QUY ĐỊNH|QUI ĐỊNH|ĐIỀU LỆ|NỘI QUY|THỂ LỆ|QUY TẮC|QUY CHUẨN|"
    r"QUY TRÌNH|CHUẨN MỰC|HƯỚNG DẪN|KẾ HOẠCH|ĐỀ ÁN|CHƯƠNG TRÌNH|CHIẾN LƯỢC|PHƯƠNG ÁN|TIÊU CHUẨN|CHẾ ĐỘ)(?!\w)"
    r"(?! (?:CHUNG|CỤ THỂ|KỸ THUẬT|CHUYỂN TIẾP|KHÁC)\W*$)"
)
# "DANH MỤC", "BIỂU MẪU", "MẪU SỐ 01", "ĐỊNH MỨC KINH TẾ - KỸ THUẬT"
_LISTING = re.compile(r"[*|#\s]*(?:DANH MỤC|BIỂU|MẪU|ĐỊNH MỨC|BẢNG|KHUNG|DANH SÁCH|MỤC LỤC)(?!\w)")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]")  # "[12] Khoản này được sửa đổi theo"
_CAPITALS = re.compile(r"[A-ZĐÀ-ÖØ-Þ\u1ea0-\u1ef8ĂĨŨƠƯ]")

# the characters that begin a line of the frame: those that the functions below ask for
FIRST = frozenset("NnTKQLBPHXxCVGĐ|*_-#")


def is_signature(text: str, start: int, end: int) -> bool:
    """Does the line begin the closing: recipients, signature block, sentence on adoption by the National Assembly?"""
    first = text[start]
    if first in "NnN|*_-" and _RECIPIENTS.match(text, start, end):
        return True
    if first in "TKQ|" and _ON_BEHALF.match(text, start, end) and is_capitals(text[start:end]):
        return True
    if first in "LBPNH" and end - start < 400 and _ADOPTED.match(text, start, end):
        return True
    if first in "Xx" and _CERTIFIED.match(text, start, end):
        return True
    return first in "PCBTVG|" and end - start < 60 and _SIGNATORY.match(text, start, end) is not None


def annex(text: str, start: int, end: int) -> re.Match[str] | None:
    """The match of a line that may begin an annex: groups are the word and the label (or None)."""
    if text[start] != "P":
        return None
    found = _ANNEX.match(text, start, end)
    if not found:
        return None
    rest = text[found.end() : end]
    if rest and (rest[-1] in ";,." or not (rest[0].isupper() or rest[0] in "(“")):
        return None
    return found


def is_issued_with(text: str, start: int, end: int) -> bool:
    """ "(Ban hành kèm theo Quyết định số ...)"."""
    return _ISSUED_WITH.match(text, start, end) is not None


def attached_title(text: str, start: int, end: int) -> bool:
    """Is the line, in capitals, the title of a regulation that may have articles of its own?"""
    return (
        text[start] in "QĐNTCBHKP*|#" and _ATTACHED.match(text, start, end) is not None and is_capitals(text[start:end])
    )


def listing_title(text: str, start: int, end: int) -> bool:
    """Is the line, in capitals, the title of a list, form or table?"""
    return text[start] in "DBMĐK*|#" and _LISTING.match(text, start, end) is not None


def is_footnote(text: str, start: int, end: int) -> bool:
    """ "[12] ..." at the head of a line."""
    return text[start] == "[" and _FOOTNOTE.match(text, start, end) is not None


def is_capitals(words: str) -> bool:
    """Are nearly all letters capitals?"""
    letters = [letter for letter in words if letter.isalpha()]
    return bool(letters) and sum(letter.isupper() for letter in letters) >= 0.8 * len(letters)
