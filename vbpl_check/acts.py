"""Whether a sentence says that an act is done: its verb, and behind it the words that the act is done to."""

from __future__ import annotations

import re

from vbpl_check.compare import content

# before a verb that only names an act: "xử lý việc lập hai hệ thống sổ", "hồ sơ đề nghị cấp", "để từ chối"
_NAMED = re.compile(
    r"(?:việc|sự|hành vi|về|đề nghị|hồ sơ|thủ tục|xử lý|xử lý nghiêm|phòng ngừa|ngăn chặn|phát hiện|không|chưa|chống"
    r"|từ chối|quy định|trường hợp|khi|nếu|sau khi|trước khi|đã|đang|bị|do|(?<!thẩm )quyền|điều kiện)\s*$"
)
_SLACK = 8  # words that may stand between those of the act: "được cho công nhân khác trong cùng doanh nghiệp thuê lại"


def done(act: str, text: str, above: str, kin: tuple[tuple[str, ...], ...]) -> tuple[float, str]:
    """How much of the act (0..1) stands around its verb in ``text``, and the words before that verb in the clause.

    All in lower case. ``above``: heading and lead-in, where the object may stand in full ("tiền cấp quyền" under
    "Tiền cấp quyền khai thác khoáng sản"); half of it must stand in the text. ``kin``: verbs that amount to the same
    ("tiết lộ", "cung cấp"). The verb alone counts nothing.
    """
    best, before = 0.0, ""
    heads = verbs(act, kin)
    rest = act[len(heads[0]) :] if heads else ""
    for verb in heads:
        limit = len(act.split()) + _SLACK
        for found in re.finditer(rf"(?<!\w){re.escape(verb)}(?!\w)", text):
            head = re.split(r"[;.|]", text[: found.start()])[-1]
            if named(head):
                continue
            window = " ".join(re.split(r"[;|]", text[found.end() :])[0].split()[:limit])
            window = f"{' '.join(head.split()[-3:])} {window}"
            share = _share(rest, window, above)
            if share > best:
                best, before = share, head
    return best, before


def named(before: str) -> bool:
    """Do the words before a verb make it the name of an act ("việc", "hồ sơ đề nghị"), a past or a denied one?"""
    return _NAMED.search(before) is not None


def _share(rest: str, window: str, above: str) -> float:
    wanted = frozenset(content(rest))
    near = wanted & frozenset(content(window))
    if not wanted or 2 * len(near) < len(wanted):
        return 0.0
    return len(near | (wanted & frozenset(content(above)))) / len(wanted)


def verbs(act: str, kin: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The verb at the head of an act, and its kin."""
    for group in kin:
        for verb in sorted(group, key=len, reverse=True):
            if re.match(rf"{re.escape(verb)}(?!\w)", act):
                return (verb, *(other for other in group if other != verb))
    words = act.split()
    return (words[0],) if words else ()
