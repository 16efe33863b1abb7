"""What an act without an object of its own is done to: the topic of the sentence, or of the heading above it.

"Điều lệ Quỹ do thành viên sáng lập xây dựng; Giám đốc Sở ký quyết định phê duyệt"; "Điều 5. Bổ nhiệm Thừa hành viên |
Bộ trưởng ký quyết định bổ nhiệm"
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# "Điều lệ Quỹ | do các thành viên sáng lập thống nhất xây dựng; …": what the sentence begins with
_TOPIC = re.compile(r"(?:việc )?(?P<object>[^,;:.()]{3,120}?) (?:do|được|phải được|phải có|phải) (?=\w)")
# "khi có đủ điều kiện", "trường hợp …", "trên cơ sở …": no topic, but a case
_CASE = re.compile(
    r"(?:khi|trường hợp|nếu|sau khi|trước khi|trên cơ sở|căn cứ|trong thời hạn|theo|hằng năm|chậm nhất|đối với|người"
    r"|tổ chức|cơ quan|cá nhân|doanh nghiệp)(?!\w)"
)
# "Cấp, cấp lại | giấy phép", "Bổ nhiệm | và miễn nhiệm công chứng viên"
_MORE = re.compile(r"(?:,| và| hoặc) ")


def topic(before: str, heading: str, acts: tuple[str, ...], names: Mapping[str, str]) -> str:
    """The words of the thing, "" when neither names one; all in lower case.

    ``before``: the sentence up to who acts; ``heading``: of the article; ``names``: written act -> its key.
    """
    first, mark, _ = before.partition(";")
    if mark and not _CASE.match(first.strip()):
        found = _TOPIC.match(first.strip())
        if found is not None:
            return found["object"]
    return _headed(heading, acts, names)


def _headed(heading: str, acts: tuple[str, ...], names: Mapping[str, str]) -> str:
    """What the heading has behind one of the acts: "bổ nhiệm, miễn nhiệm | thừa hành viên"."""
    for name in sorted((name for name, key in names.items() if key in acts), key=lambda name: (-len(name), name)):
        at = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", heading)
        if at is None:
            continue
        rest = heading[at.end() :]
        while (more := _MORE.match(rest)) is not None:
            written = next((each for each in names if re.match(rf"{re.escape(each)}(?!\w)", rest[more.end() :])), None)
            if written is None:
                break
            rest = rest[more.end() + len(written) :]
        return re.split(r"[,;:(]", rest.strip())[0].strip()
    return ""
