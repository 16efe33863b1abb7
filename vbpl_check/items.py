"""Comparing papers, steps and conditions by their telling words. Pure functions on lower-case text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from vbpl_check.text import tone, words

# Syllables that tell nothing of which paper, step or case is meant. Unlike compare.content this keeps "trường" of
# "môi trường" and "số" of "hồ sơ số hóa": the phrases below take out "trường hợp", "quy định" as wholes.
_SMALL_WORDS = (
    "của và các những được có là thì mà cho với về theo tại từ đến trong khi để do bị này đó nào một mỗi mọi hoặc hay "
    "như sau trên dưới ở bằng vào ra lên xuống nếu vì nên cũng đã đang sẽ vẫn còn chỉ không chưa phải cần rồi thuộc "
    "đối gồm bao kèm khoản điều điểm kể cả việc thêm khác bộ mẫu gửi nộp làm lập xin"
)
_SMALL = frozenset(_SMALL_WORDS.split())
# "giấy tờ chứng minh", "hồ sơ đề nghị", "thực hiện thủ tục": words of every procedure
_COMMON = re.compile(
    r"(?<!\w)(?:trường hợp|quy định|giấy tờ|bản sao|bản chính|hồ sơ|thủ tục|trình tự|thực hiện|văn bản|tài liệu"
    r"|đề nghị|xuất trình|thành phần|cơ quan|tổ chức|cá nhân|người|nhà nước|pháp luật|thẩm quyền|bổ sung|liên quan"
    r"|tương ứng|hợp lệ|chứng thực|có công chứng|nhu cầu|điều kiện|áp dụng|đầy đủ|xác nhận|chứng minh|giấy"
    r"|luật này|nghị định này|thông tư này|theo mẫu|sau đây)(?!\w)"
)
_FEW = 2  # telling syllables below which a name says nothing
_SAME = 0.8


@lru_cache(maxsize=1 << 16)
def telling(text: str) -> tuple[str, ...]:
    """The telling syllables of ``text`` in order, without numbers."""
    low = _COMMON.sub(" ", tone(text.lower()))
    return tuple(word for word in words(low) if word not in _SMALL and not word[0].isdigit())


@lru_cache(maxsize=1 << 17)
def _telling_set(text: str) -> frozenset[str]:
    return frozenset(telling(text))


def covered(part: str, whole: str) -> float:
    """Share of the telling syllables of ``part`` that ``whole`` has, 0..1; 0 when ``part`` says nothing."""
    mine = _telling_set(part)
    return len(mine & _telling_set(whole)) / len(mine) if mine else 0.0


def same_item(one: str, other: str) -> bool:
    """Do both name one thing: the same two words, or of three and more nearly all of the shorter in the longer?"""
    a, b = _telling_set(one), _telling_set(other)
    smaller, larger = (a, b) if len(a) <= len(b) else (b, a)
    if len(smaller) <= _FEW:
        return len(smaller) == _FEW and smaller == larger
    return len(smaller & larger) / len(smaller) >= _SAME


def all_met(parts: Iterable[str], others: Iterable[str], alternative: bool) -> bool:
    """Is one of ``parts`` among ``others``; with ``alternative``, are all of them?"""
    known = tuple(others)
    verdicts = (any(same_item(part, other) for other in known) for part in parts)
    if alternative:
        found = list(verdicts)
        return bool(found) and all(found)
    return any(verdicts)


# "quy định tại các khoản 4, 5 và 8 Điều 154 của Luật này", "theo quy định tại điểm a khoản 1 Điều này"
_POINTER = re.compile(
    r"(?:theo )?(?:được )?(?:quy định|nêu|nói) (?:tại|ở) (?:(?:các|những|điểm|khoản|điều|mục|chương|phụ lục|của|này|và"
    r"|đến|hoặc|số|bộ luật|luật|nghị định|thông tư|quyết định|[a-zđ]\d?|\d[\w/.-]*)(?!\w)[ ,]*)+"
)


def without_pointers(text: str) -> str:
    """The lower-case text without what points to other provisions."""
    return _POINTER.sub(" ", text)
