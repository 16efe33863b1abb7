"""The words of what an act is done to: behind its verb, or before who acts."""

from __future__ import annotations

import re

_LONGEST = 240  # characters
# where an object ends: a new clause, a purpose, a condition, a basis
_END = re.compile(
    r"[;:()]|\.(?!\w)|, trừ (?:trường hợp|khi|các)(?!\w)"
    r"|, (?:để|đồng thời|gửi|báo cáo|trình(?! tự)|thông báo|chịu|trong đó|kể cả|theo|bảo đảm|trên cơ sở|làm)(?!\w)"
    r"| (?:theo(?! dõi)|trừ trường hợp|trong thời hạn|kể từ|khi|sau khi|trước khi|nếu|trên cơ sở|căn cứ"
    r"|chậm nhất|bằng văn bản"
    r"|trong các trường hợp|trong trường hợp|sau đây|như sau|quy định tại|do mình|của mình|thuộc thẩm quyền"
    r"|trên địa bàn|trong phạm vi|định kỳ|tối thiểu|không quá|tùy)(?!\w)"
)
_PURPOSE = re.compile(r" để ")
# "quy định | trình tự, thủ tục thành lập tổ, công nhận thành viên": all that follows is what is regulated
PROCESS = re.compile(
    r"\s*(?:chi tiết )?(?:về )?(?:trình tự|thủ tục|hồ sơ|việc|thẩm quyền|quy trình|mẫu|điều kiện)(?!\w)"
)
_ENOUGH = 4  # words of an object before "để"
# "Sở Y tế cấp có thời hạn 05 năm": what follows is the predicate, the object stands before
NO_OBJECT = re.compile(r"\s*(?:$|(?:,|và|có|thì|là|phải|được|không|bị|cho đến|mà)(?!\w))")
# "Dữ liệu về … được lưu trữ trong cơ sở dữ liệu do Bộ Công an quản lý": the thing, not what is said of it
_PASSIVE = re.compile(r"(?<=\w{2}) (?:được|phải|có trong|đã) .*$")
# "chất nguy hiểm thuộc | Danh mục hóa chất do Chính phủ ban hành"
_THING = re.compile(r" (?:thuộc|theo|tại|trong) (?=danh mục|kế hoạch|quy chế|mẫu|tiêu chuẩn|quy chuẩn|định mức)")
# "phối hợp với các sở xây dựng | Điều lệ Quỹ, trình": what has been drafted is what is decided
_DRAFTED = re.compile(
    r".*(?<!\w)(?:xây dựng|soạn thảo|dự thảo|lập|thẩm định|thẩm tra|hoàn thiện|đề xuất|tổng hợp|rà soát|kiểm tra)"
    r"(?: hồ sơ)?(?: đề nghị)? (?=\w)"
)
_AGENT = re.compile(r"(?:^|(?<=\s))(?:do|bởi|được|thì)\s*(?:cơ quan )?$")
_PRESENTED = re.compile(r",? (?:để )?trình (?:cơ quan )?$")


def words_behind(low: str, start: int, *, whole: bool = False) -> str:
    """The words of the object from ``start`` on; with ``whole`` its purpose too ("quy định điều kiện để cấp …")."""
    words = low[start : start + _LONGEST]
    end = _END.search(words)
    words = words[: end.start()] if end else words
    purpose = _PURPOSE.search(words)
    if purpose and not whole and len(words[: purpose.start()].split()) >= _ENOUGH:
        words = words[: purpose.start()]
    return words


def words_before(low: str, start: int) -> str:
    """The words of the object in the clause before who acts, who stands at ``start``."""
    begin = max(low.rfind(mark, 0, start) for mark in (";", ":", ". ")) + 1
    presented = _PRESENTED.search(low, max(begin, start - 24), start)
    if presented is not None:
        words = low[begin : presented.start()].strip(" ,.")[-_LONGEST:]
        return _DRAFTED.sub("", words)
    words = _AGENT.sub("", low[begin:start])
    words = _THING.split(words.strip(" ,.")[-_LONGEST:])[-1]
    return _PASSIVE.sub("", words.removeprefix("việc "))
