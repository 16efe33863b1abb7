"""What a finding on two values says of itself: what was compared, what was assumed."""

from __future__ import annotations

from vbpl_check.model import Norm, Quantity


def why(mine: Quantity, theirs: Quantity, left: Norm, right: Norm, relation: str, order: int) -> tuple[str, ...]:
    """Lines in Vietnamese: what is measured, how the values relate, what was taken for granted."""
    here, there = mine.measured or left.act or left.heading, theirs.measured or right.act or right.heading
    lines = [
        f"Cùng đại lượng: “{here}” và “{there}”.",
        {
            "disjoint": f"Hai giá trị không có phần chung: {mine.raw} và {theirs.raw}.",
            "looser": f"Một bên cho phép giá trị mà bên kia không cho: {mine.raw} và {theirs.raw}.",
            "shorter": f"Văn bản cấp dưới cho người dân, tổ chức ít thời gian hơn: {mine.raw} và {theirs.raw}.",
            "threshold": f"Một bên loại trường hợp mà bên kia tính vào: {mine.raw} và {theirs.raw}.",
            "unit": f"Hai đơn vị thời gian không quy đổi đúng bằng nhau: {mine.raw} và {theirs.raw}.",
        }[relation],
    ]
    if left.subject and right.subject:
        lines.append(f"Chủ thể: “{left.subject}” và “{right.subject}”.")
    if mine.origin and theirs.origin:
        lines.append(f"Mốc tính: “{mine.origin}” và “{theirs.origin}”.")
    elif mine.origin or theirs.origin:
        lines.append(f"Giả định cùng mốc tính: chỉ một bên ghi “{mine.origin or theirs.origin}”.")
    if left.conditions or right.conditions:
        lines.append("Điều kiện đã xét: " + "; ".join((*left.conditions, *right.conditions)) + ".")
    if order == 0:
        lines.append("Giả định hai văn bản ngang bậc: mọi khác biệt về giá trị đều được nêu.")
    return tuple(lines)
