"""A draft sets a second body, plan, register or commander beside the one that existing law names for the work.

"Sở Y tế cũng ký hợp đồng chi trả cho cùng danh sách" against "hợp đồng giữa Ủy ban nhân dân cấp xã và tổ chức chi trả"
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.check import Check, comparable
from vbpl_check.compare import tier
from vbpl_check.model import GrantPair, Signal
from vbpl_check.text import lowered


@dataclass(frozen=True)
class Params:
    """``act``: the act of grants that set somebody beside somebody; ``actors``: who may have the work already.

    ``joint``: words with which either side shares or hands on the work by right. ``cover``: share of the words of the
    draft's sentence that the other provision has with its heading.
    """

    act: str
    actors: tuple[str, ...]
    joint: tuple[str, ...]
    cover: float = 0.4


def parallel(candidate: GrantPair, params: Params) -> Signal | None:
    """The words that set a second one beside the one of the right provision, which does not know it."""
    left, right, mine = candidate.left, candidate.right, candidate.mine
    if params.act not in mine.acts or candidate.similarity < params.cover:
        return None
    if not comparable(candidate) or tier(candidate.left_document, candidate.right_document) != -1:
        return None
    if left.modality not in ("obligation", "permission", "statement") or left.yields or left.exceptions:
        return None
    text, there = (lowered(f"{norm.lead_in} {norm.text}") for norm in (left, right))
    if any(word in side for word in params.joint for side in (text, there)) or mine.object in there:
        return None
    added = [name for name in re.split(r"; | và ", mine.holder) if lowered(name) not in there]
    if not added or not re.search(rf"(?<!\w)(?:{'|'.join(params.actors)})(?!\w)", there):
        return None
    return Signal(
        strength=round(0.6 + 0.4 * candidate.similarity, 3),
        left=(mine.span,),
        right=(right.span,),
        slots=(("cue", mine.object), ("body", added[0])),
        why=(
            f"Dự thảo nêu “{mine.object}” và có “{added[0]}”, quy định đối chiếu không nêu cơ quan này.",
            "Cùng một việc nhưng có thêm đầu mối; không thấy phối hợp, ủy quyền, phân cấp.",
            "Giả định văn bản cấp trên không cho phép giao thêm cơ quan khác.",
        ),
    )


CHECK = Check(Params, parallel, (GrantPair,))
