"""Whether a sentence says that an act is done: its verb, and behind it the words that the act is done to."""

from __future__ import annotations

import re

from vbpl_check.compare import content

# before a verb that only names an act: "xử lý việc lập hai hệ thống sổ", "hồ sơ đề nghị cấp", "để từ chối"
_NAMED = re.compile(
    r"(?:việc|sự|hành vi|về|đề nghị|hồ sơ|thủ tục|xử lý|xử lý nghiêm|phòng ngừa|ngăn chặn|phát hiện|không|chưa|chống"
    r"|báo cáo|biên bản|tờ trình|giấy|đơn|chi phí|kinh phí|hợp đồng|phương án|từ chối|quy định"
    r"|trường hợp|khi|nếu|sau khi|trước khi|đã|đang|bị|do|(?<!thẩm )quyền|điều kiện)\s*$"
)
# "người chưa đủ 18 tuổi uống rượu": what is denied begins with who does it, so its verb is not at its head
NOUNS = (
    "người ", "tổ chức ", "cá nhân ", "cơ quan ", "doanh nghiệp ", "sự ", "các ", "những ", "một ", "nhà thầu ",
    "nhà đầu tư ", "khu vực ", "vùng ", "đơn vị ", "chủ đầu tư ", "chủ sở hữu ", "bên ", "thành viên ",
)  # fmt: skip
# "mua lại", "cho thuê lại": another act than "mua", "cho thuê"
_AGAIN = re.compile(r" lại(?!\w)")
_PARTICLE = 4  # words among which the particle of a verb stands
_SLACK = 8  # words that may stand between those of the act: "được cho công nhân khác trong cùng doanh nghiệp thuê lại"


def done(act: str, text: str, above: str, kin: tuple[tuple[str, ...], ...]) -> tuple[float, str]:
    """How much of the act (0..1) stands around its verb in ``text``, and the words before that verb in the clause.

    All in lower case. ``above``: heading and lead-in, where the object may stand in full ("tiền cấp quyền" under
    "Tiền cấp quyền khai thác khoáng sản"); half of it must stand in the text. ``kin``: verbs that amount to the same
    ("tiết lộ", "cung cấp"). The verb alone counts nothing.
    """
    best, before = 0.0, ""
    if len(act.split()) == _WORD:  # "điều động", "bảo mật": a verb without an object
        best, before = _alone(act, text, kin)
    heads = verbs(act, kin)
    rest = act[len(heads[0]) :] if heads else ""
    for verb in heads:
        limit = len(act.split()) + _SLACK
        for found in re.finditer(rf"(?<!\w){re.escape(verb)}(?!\w)", text):
            head = re.split(r"[;.|]", text[: found.start()])[-1]
            if named(head) or (_AGAIN.match(text, found.end()) and "lại" not in act.split()):
                continue
            after = " ".join(re.split(r"[;|]", text[found.end() :])[0].split()[:limit])
            window = f"{' '.join(head.split()[-3:])} {after}"
            if "lại" in act.split()[:_PARTICLE] and "lại" not in window.split():
                continue
            share = 0.0 if _of_another(rest, after) else _share(rest, window, above)
            if share > best:
                best, before = share, head
    return best, before


_WORD = 2  # syllables of a word


def _alone(verb: str, text: str, kin: tuple[tuple[str, ...], ...]) -> tuple[float, str]:
    """1 and the words before a verb of two syllables, or one of its kin, where it stands as it is."""
    group: tuple[str, ...] = next((group for group in kin if verb in group), (verb,))
    for word in group:
        for found in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text) if " " in word else ():
            head = re.split(r"[;.|]", text[: found.start()])[-1]
            if not named(head):
                return 1.0, head
    return 0.0, ""


def named(before: str) -> bool:
    """Do the words before a verb make it the name of an act ("việc", "hồ sơ đề nghị"), a past or a denied one?"""
    return _NAMED.search(before) is not None


def _share(rest: str, window: str, above: str) -> float:
    wanted = frozenset(content(rest))
    near = wanted & frozenset(content(window))
    if not wanted or 2 * len(near) < len(wanted):
        return 0.0
    if len(wanted) <= _PHRASE and not _together(rest, window):
        return 0.0
    return len(near | (wanted & frozenset(content(above)))) / len(wanted)


def _of_another(rest: str, after: str) -> bool:
    """Does a short object stand behind a comma, after an object of the verb's own ("bán lẻ, mua nguyên liệu")?"""
    wanted, (first, comma, _) = content(rest), after.partition(",")
    return bool(comma and content(first)) and len(wanted) <= _PHRASE and frozenset(wanted).isdisjoint(content(first))


_PHRASE = 4  # content syllables up to which an object counts only as a phrase: "giấy chứng nhận" is no "giấy tờ"


def _together(rest: str, window: str) -> bool:
    """Do the first two or the last two telling syllables of a short object stand side by side?"""
    wanted, found = content(rest), f" {' '.join(content(window))} "
    return any(f" {' '.join(part)} " in found for part in (wanted[:2], wanted[-2:]))


def verbs(act: str, kin: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The verb at the head of an act, and its kin."""
    for group in kin:
        for verb in sorted(group, key=len, reverse=True):
            if re.match(rf"{re.escape(verb)}(?!\w)", act):
                return (verb, *(other for other in group if other != verb))
    words = act.split()
    return (words[0],) if words else ()
