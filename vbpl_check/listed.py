"""Acts and cases that share words: "trừ C1, C2", "các trường hợp không V gồm: C", "sản xuất, vận chuyển O"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vbpl_check.compare import content

# "Các trường hợp không thực hiện điều động bao gồm:", "Đối tượng không thu lệ phí:"
_NOT_DONE = re.compile(
    r"(?:trường hợp|đối tượng|người|tổ chức|cá nhân|hàng hóa|hồ sơ)[^,;:]{0,40} không"
    r" (?!được|phải|có|là|thuộc|quá|áp dụng|bắt buộc|cần|yêu cầu|còn|bị|đủ|đáp ứng)"
    r"(?P<act>[^,;:]{4,120}?),?(?: bao gồm| gồm(?: có)?| như sau| sau đây| sau)*\s*:\s*$"
)
# "phải khai báo hàng hóa, trừ các trường hợp sau đây:", "... phải khai báo, trừ hàng quá cảnh"
_BUT_FOR = re.compile(r"(?<!\w)(?:phải|có trách nhiệm|có nghĩa vụ) (?P<act>[^;:.]{6,200}?),? (?:trừ|ngoại trừ)(?!\w)")
# "thực hiện khai báo", "tiến hành thanh tra": the verb says nothing
_LIGHT = re.compile(r"^(?:thực hiện|tiến hành|tổ chức thực hiện|áp dụng)(?: (?:việc|thủ tục))? (?=\w+ \w)")
# "quy định tại khoản 2 Điều này", "có thỏa thuận khác": what is excepted is not told
_POINTER = re.compile(
    r"quy định|khoản|(?<!\w)điều \d|thỏa thuận|pháp luật|thẩm quyền"
    r"|(?<!\w)(?:đồng ý|cho phép|chấp thuận|không phải|khác)(?!\w)"
)
# "việc quá cảnh hóa chất qua lãnh thổ được thực hiện khi ...": the act is done; not "... thực hiện theo quy định"
_DONE = re.compile(
    r"(?<!\w)việc (?P<act>[^,;.|:]{6,160}?) (?P<modal>được phép|được|phải được|phải)"
    r"(?: thực hiện| tiến hành| triển khai)(?! theo (?:đúng )?quy định)(?!\w)"
)
_REMARK = re.compile(r"\([^()]*\)")
_TELLING = 3  # content syllables of a case that stands by itself
_MANY = 2  # verbs of a list that have one object
_VERB = 2  # syllables of most verbs


def plain(act: str) -> str:
    """The act without a verb that says nothing ("thực hiện khai báo" is "khai báo")."""
    return _LIGHT.sub("", act)


def doing(text: str) -> str:
    """Lower-case text in which "việc V được thực hiện" reads "được V"."""
    return _DONE.sub(lambda found: f"{found['modal']} {found['act']} ", text)


def cases(item: str) -> tuple[str, ...]:
    """The cases that one item of a list names: the whole item first, then what stands between semicolons."""
    whole = _REMARK.sub(" ", item)
    parts = [part.strip(" .") for part in whole.split(";")]
    return (whole, *(part for part in parts if len(parts) > 1 and len(content(part)) >= _TELLING))


def undone(lead: str) -> str:
    """What a list says is not done for its items; "" for other lists."""
    found = _NOT_DONE.search(lead)
    return plain(found["act"].strip()) if found and content(found["act"]) else ""


def but_for(lead: str, text: str) -> Iterator[tuple[str, str]]:
    """Act and case of the exceptions from a duty, in its own sentence or as items below it. All in lower case."""
    above = _BUT_FOR.search(lead)
    if above and lead.rstrip().endswith(":"):
        if not _POINTER.search(text):
            yield from ((plain(above["act"]), case) for case in cases(text.strip(" .;")))
        return
    inside = _BUT_FOR.search(text)
    if inside is None:
        return
    rest = re.split(r"[;.](?:\s|$)", text[inside.end() :])[0]
    rest = re.sub(r"^\s*(?:(?:các )?trường hợp|đối với)(?: sau đây)?:?", "", rest).strip(" ,")
    if not _POINTER.search(rest):
        for part in (rest, *(part.strip() for part in re.split(r",\s| hoặc ", rest) if part.strip() != rest)):
            if len(content(part)) >= _TELLING:
                yield plain(inside["act"]), part


def sharing(act: str) -> Iterator[str]:
    """ "sản xuất, mua bán, vận chuyển pháo nổ": each verb with the object that stands behind the last one."""
    parts = [part.strip() for part in re.split(r",\s| và ", act)]
    verbs, last = parts[:-1], parts[-1].split()
    if (
        len(parts) < _MANY
        or any(len(verb.removesuffix(" lại").split()) > _VERB for verb in verbs)
        or len(last) <= _VERB
    ):
        return
    tail = " ".join(last[_VERB:])
    yield parts[-1]
    for verb in verbs:
        yield f"{verb} {tail}"
