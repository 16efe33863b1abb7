"""Clauses by which the governing text lets a body set another value: "Hội đồng nhân dân quyết định mức cao hơn"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vbpl_check.model import DocumentInfo, Norm, Quantity
from vbpl_check.text import lowered

# "Hội đồng nhân dân cấp tỉnh quyết định mức hỗ trợ cao hơn mức quy định tại Nghị định này"; "cao hơn nhưng không quá
# 02 lần" has an end of its own
_UP = re.compile(
    r"(?<!\w)(?:cao hơn|lớn hơn|nhiều hơn|dài hơn|hỗ trợ thêm|bổ sung thêm|tăng thêm|nâng mức|ngoài mức)(?!\w)"
    r"(?! nhưng (?:không|tối đa))"
)
# "được quy định thời hạn ngắn hơn", "mức thu thấp hơn"
_DOWN = re.compile(
    r"(?<!\w)(?:thấp hơn|nhỏ hơn|ít hơn|ngắn hơn|sớm hơn|giảm mức|rút ngắn)(?!\w)(?! nhưng (?:không|tối thiểu))"
)
# "quyết định", "được quy định": what the body does with the level
_SETS = re.compile(r"(?<!\w)(?:quyết định|quy định|ban hành|xem xét|bố trí|áp dụng|chủ động|hỗ trợ|lựa chọn)(?!\w)")
# bodies by the first words of the issuer of the text that uses the leeway
_BODIES = (
    ("hội đồng nhân dân", r"hội đồng nhân dân|địa phương|cấp tỉnh|tỉnh, thành phố"),
    ("ủy ban nhân dân", r"ủy ban nhân dân|địa phương|cấp tỉnh|tỉnh, thành phố"),
    ("chính phủ", r"chính phủ"),
    ("thủ tướng", r"thủ tướng"),
    ("bộ", r"bộ trưởng|bộ, ngành|các bộ|(?<!cán )bộ (?!luật|phận)"),
)


# "sau khi tham khảo ý kiến của Bộ Nội vụ": who is only heard sets nothing
_ASKED = re.compile(r"(?:ý kiến|báo cáo|theo đề nghị)(?: của)? (?:các )?(?:bộ|ủy ban nhân dân|hội đồng nhân dân)(?!\w)")


def gives_leeway(norm: Norm) -> bool:
    """Does the sentence let some body set a level above or below another?"""
    text = lowered(norm.text)
    return bool((_UP.search(text) or _DOWN.search(text)) and _SETS.search(text)) and any(
        re.search(pattern, text) for _, pattern in _BODIES
    )


def allowed(mine: Quantity, theirs: Quantity, norms: Iterable[Norm], maker: DocumentInfo) -> bool:
    """May the maker of the text set ``mine`` in place of ``theirs`` by one of the clauses ``norms``?"""
    one, other = _level(mine), _level(theirs)
    if one == other:
        return False
    way = _UP if one > other else _DOWN
    issuer = lowered(maker.header.issuer or "")
    names = next((pattern for body, pattern in _BODIES if issuer.startswith(body)), "")
    texts = (_ASKED.sub(" ", lowered(norm.text)) for norm in norms)
    return any(way.search(text) and (not names or re.search(names, text)) for text in texts)


def _level(value: Quantity) -> float:
    return (value.high if value.high is not None else value.low) or 0.0
