"""What a citation is for: basis, amending, repealing, replacing, guiding, or plain citing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise

from vbpl_check.extract._citation_chain import Chain
from vbpl_check.extract._citation_place import Places
from vbpl_check.extract._citation_table import Patterns
from vbpl_check.extract._citation_works import Mention
from vbpl_check.model import CitationRole
from vbpl_check.text import fold

_LONGEST_GAP, _LONGEST_LEAD, _LONGEST_LIST = 900, 800, 4000
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
# "1. ", "a) ", "Điều 2. ", "- " at the head of a provision
_LABEL = re.compile(r"\s*(?:Điều\s+\d+\w*\s*[.:]?|\d{1,3}\w?\s*[.)/-]|[a-zđ]\d?\s*\)|[-–+•*])?\s*")
# words after which a verb no longer governs what follows: "Bãi bỏ quy định theo", "sửa đổi để"
_BREAK = re.compile(
    r"(?<!\w)(?:theo|bằng|trừ|nếu|khi|trước|để|do|cho\s+phép|mà|thì|có|phải|như\s+sau|vào\s+sau|đã)(?!\w)|[.;:]\s",
    re.IGNORECASE,
)
# "thay thế cụm từ [...] bằng cụm từ [...] tại"
_BY_WORDS = re.compile(r"(?<!\w)bằng\s+(?:các\s+)?(?:cụm\s+)?từ(?!\w)")
_LISTED = re.compile(r"(?:,|;|\bvà|\bvà\s+các|\btại|\bcủa|\bđiều)\s*$")
_LIST_BREAK = re.compile(r"(?<!\w)(?:trừ|theo\s+quy\s+định|có\s+hiệu\s+lực|bằng|nếu|như\s+sau)(?!\w)|[.:]\s")
# "Nghị định này", "thi hành và", "; đồng thời" before "thay thế Nghị định số"
_REPLACER = re.compile(r"(?:^|này|và|[,;:]|đồng\s+thời|sẽ|ngày\s+\S+|\d{4})\s*$")
_WHOLE = re.compile(
    r"\s*(?:cho\s+)?(?:toàn\s+bộ\s+)?(?:các\s+)?(?:văn\s+bản\s+|nội\s+dung\s+)?(?:quy\s+định\s+tại\s+)?(?:sau(?:\s+đây)?\s*:\s*)?$",
    re.IGNORECASE,
)
# what is left of a document that is only partly repealed
_PARTIAL = re.compile(
    r"(?<!\w)(?:một\s+số|một\s+phần|phụ\s+lục|mẫu|biểu|cụm\s+từ|từ|đoạn|tên|tiêu\s+đề|danh\s+mục|quy\s+định\s+về|nội\s+dung\s+về)(?!\w)",
    re.IGNORECASE,
)
# "quy định chi tiết [thi hành một số điều của] Luật"
_GUIDED = re.compile(
    r"(?:\s|,|thi\s+hành|thực\s+hiện|một\s+số|điều|khoản|điểm|nội\s+dung|quy\s+định|biện\s+pháp|và|của|các|tại|hướng\s+dẫn|chi\s+tiết|để)*$",
    re.IGNORECASE,
)
# "hết hiệu lực" + " kể từ ngày", " thi hành.", ", trừ"
_ENDING = re.compile(r"\s*(?:thi\s+hành\s*)?(?:toàn\s+bộ\s*)?(?:(?:kể\s+)?từ\s|(?:kể\s+)?từ:|vào\s|[.;,:]|$)")
_NOT_ENDING = re.compile(r"(?:khi|trước\s+khi|sau\s+khi|đã|chưa|nếu|không|trường\s+hợp|là)\s*$")
# the words before the subject of "hết hiệu lực": "Kể từ ngày Luật này có hiệu lực, các quy định tại", "; riêng",
# "Nội dung về lệ phí quy định tại"
_INTRO = re.compile(
    r"(?:.{0,240}?[,;]\s*)?(?:(?:kể\s+)?từ\s+ngày[^,]{0,120},\s*)?"
    r"(?:\s|:|(?:quy\s+định|nội\s+dung)\s+(?:về|liên\s+quan\s+đến)\s+[^,;.:]{1,150}?(?:trong|tại|của)(?!\w)|(?:các|toàn\s+bộ|riêng|những|quy\s+định|văn\s+bản|nội\s+dung|tại|của|và|trong|sau\s+đây|sau|đồng\s+thời|bãi\s+bỏ|là|số)(?!\w))*$",
    re.IGNORECASE | re.DOTALL,
)
_NOT_SUBJECT = re.compile(
    r"(?<!\w)(?:theo|trước|khi|nếu|trường\s+hợp|cấp|ban\s+hành|trừ|thì|được|có|phải|căn\s+cứ|thực\s+hiện)(?!\w)",
    re.IGNORECASE,
)
# "Nghị định số 23/2021/NĐ-CP ... quy định chi tiết khoản 3 Điều 37 và Điều 39 của Luật Việc làm ... hết hiệu lực": what
# the title of the ending document details does not end
_OF_TITLE = re.compile(
    r"(?:quy\s+định\s+chi\s+tiết|hướng\s+dẫn)(?:\s+và\s+hướng\s+dẫn)?(?:\s+thi\s+hành)?(?:\s+một\s+số\s+(?:điều|nội\s+dung)"
    r"(?:\s+của)?)?\s*$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"(?:kể\s+)?từ\s+ngày[^,]{0,120},", re.IGNORECASE)
# "được sửa đổi, bổ sung như sau", "(đã được sửa đổi ...) được thay thế như sau"
_PASSIVE = re.compile(r"[^.;:]{0,200}?được\s+(?:sửa|bổ\s+sung|thay)[^.;:]{0,80}như\s+sau")
_AMENDING = ("sua doi", "bo sung", "thay", "dinh chinh", "sua lai")


@dataclass(slots=True)
class Item:
    """A chain with its document, or a document alone."""

    start: int
    end: int
    chain: Chain | None
    mention: Mention | None
    provision: int  # index, -1 for none
    quoted: bool = False
    annexed: bool = False  # forms in annexes give no orders
    titled: bool = False  # before the first provision: the title and the words of enactment
    role: CitationRole = "cites"
    lead: str = ""  # the words above that give it its role


def assign_roles(items: list[Item], places: Places, found: Patterns) -> None:
    """Sets ``role`` (and ``lead``) of all items, which come in reading order."""
    text = places.document.text
    for item in items:
        item.titled = item.start < places.document.preamble.end
    for (start, end), group in groupby(items, key=lambda item: places.sentence(item.start)):
        members = [item for item in group if not (item.quoted or item.annexed)]
        if members and places.in_basis(start):
            for item in members:
                item.role = "basis"
            continue
        _leading(text, start, members, places, found)
        if not (members and members[0].titled):
            _trailing(text, start, end, members, found)


def _leading(text: str, start: int, items: list[Item], places: Places, found: Patterns) -> None:
    """Roles from a verb before: "Bãi bỏ Điều 5 và Điều 6", "thay thế Nghị định số ..."."""
    label = _LABEL.match(text, start)
    reached = label.end() if label else start
    previous: Item | None = None
    for item in items:
        gap = _QUOTED.sub(" ", text[max(reached, item.start - _LONGEST_GAP) : item.start])
        role = _verb_role(gap, previous, item, found)
        if role is None and previous is not None and previous.role != "cites" and _listed(gap, item):
            role, item.lead = previous.role, previous.lead
        if role is None and previous is None and len(gap) < 60 and not _NOT_SUBJECT.search(gap):
            role = _inherited(text, item, places)
        item.role = _allowed(role, item)
        reached = max(item.end, reached)
        previous = item
    if items and items[0].role == "cites" and _PASSIVE.match(text, items[-1].end):
        for item in items:
            item.role = "amends"


def _allowed(role: CitationRole | None, item: Item) -> CitationRole:
    """The role that the item may have: a provision is not replaced but amended; an amending law is only mentioned."""
    if role is None or (item.mention is not None and item.mention.amending and item.chain is None):
        return "cites"
    return "amends" if role == "replaces" and item.chain is not None else role


def _listed(gap: str, item: Item) -> bool:
    if not _LISTED.search(gap) and gap.strip():
        return False
    return not (_LIST_BREAK if item.chain is None else _BREAK).search(gap)


def _verb_role(gap: str, previous: Item | None, item: Item, found: Patterns) -> CitationRole | None:
    verbs = [*found.amends.finditer(gap), *found.repeals.finditer(gap)]
    guides = list(found.guides.finditer(gap))
    if guides and _GUIDED.match(gap[guides[-1].end() :]) and _own_act(gap, guides, item):
        return "guides"
    if not verbs:
        return None
    last = max(verbs, key=lambda verb: (verb.start(), verb.end()))
    tail = _BY_WORDS.sub("", gap[last.end() :])
    if _BREAK.search(tail):
        return None
    cluster = _cluster(gap, sorted(verbs, key=lambda verb: verb.start()), last)
    head = gap[: cluster.start()].rstrip()
    carried = previous is not None and previous.role in ("amends", "repeals") and not head.strip(" ,;và\n")
    orders = cluster.group()[0].isupper() or carried or item.titled or (previous is None and not head)
    word = fold(last.group())
    if (
        word.startswith("thay")
        and item.chain is None
        and _WHOLE.match(tail)
        and _REPLACER.search(head)
        and item.mention
    ):
        return "replaces"
    if not orders:
        return None
    if word not in ("bai bo", "huy bo") or _PARTIAL.search(tail):
        return "amends"
    return "repeals" if item.chain is not None or _WHOLE.match(tail) else "amends"


def _own_act(gap: str, guides: list[re.Match[str]], item: Item) -> bool:
    """Does the document itself guide: in its title, or "Nghị định này quy định chi tiết"?"""
    first = guides[-1]
    for verb in reversed(guides):
        if not gap[verb.end() : first.start()].replace("và", "").strip(" ,\n"):
            first = verb
    head = gap[: first.start()].rstrip()
    return item.titled or first.group()[0].isupper() or not head or head.endswith("này")


def _cluster(gap: str, verbs: list[re.Match[str]], last: re.Match[str]) -> re.Match[str]:
    """The first verb of "Sửa đổi, bổ sung và thay thế"."""
    first = last
    for verb in reversed(verbs):
        if verb.end() <= first.start() and not gap[verb.end() : first.start()].replace("và", "").strip(" ,;\n"):
            first = verb
    return first


def _inherited(text: str, item: Item, places: Places) -> CitationRole | None:
    """Role from the words above: "Các văn bản sau đây hết hiệu lực:", "Điều 2. Bãi bỏ các thông tư sau"."""
    chain = places.ancestors(item.provision)
    if not chain:
        return None
    line = text.rfind("\n", 0, item.start) + 1
    if _ITEM_MARK.match(text[line : item.start]):
        item.lead = _above_list(text, max(chain[0].body.start, line - _LONGEST_LIST), line)
        return lead_role(item.lead) if item.lead else None
    if item.start - chain[0].span.start > 200:
        return None
    for below, above in pairwise(chain):
        lead = above.heading
        if above.level in ("dieu", "khoan", "diem"):
            end = min(below.span.start, above.body.end, above.body.start + _LONGEST_LEAD)
            lead = f"{lead} {text[above.body.start : end].rstrip()}".strip()
        role = lead_role(lead)
        if role is not None:
            item.lead = lead
            return role
        if lead and not lead.endswith(":") and above.level != "dieu":
            return None
    return None


def _above_list(text: str, start: int, line: int) -> str:
    """The line with a colon above a list of dashes; "" when there is none between ``start`` and ``line``."""
    colon = text.rfind(":\n", start, line)
    return text[max(start, text.rfind("\n", start, colon) + 1) : colon + 1].strip() if colon >= 0 else ""


# "Luật này", "tố tụng": headings about amending in general are no instructions
_ABOUT = re.compile(
    r"(?:thẩm quyền|nguyên tắc|việc|trường hợp|điều kiện|hồ sơ|thủ tục|trình tự|giấy|hợp đồng|cấp)", re.IGNORECASE
)
# "Sửa đổi một số điều của …", "… và thay thế …"; not "Sửa bản án sơ thẩm"
_LEAD_VERB = re.compile(
    r"(?:^|[.:;]\s*|hành[,;]?\s+|\bvà\s+)(sửa\s+(?:đổi|lại)|bổ\s+sung|bãi\s+bỏ|thay|hủy\s+bỏ|đính\s+chính)",
    re.IGNORECASE,
)
# "thay thế cho các quyết định:", "thay thế các văn bản sau:"; folded
_REPLACED = re.compile(
    r"thay the (?:cho )?(?:cac |nhung )?(?:van ban|quyet dinh|thong tu|nghi dinh|nghi quyet|luat|chi thi)"
)
# "- Quyết định số", "+ Thông tư số" at the head of a line
_ITEM_MARK = re.compile(r"\s*[-–+•*]\s*$")
_LEAD_END = re.compile(r"hết\s+hiệu\s+lực[^:]{0,200}:?\s*$|bị\s+bãi\s+bỏ[^:]{0,100}:?\s*$", re.IGNORECASE)


def lead_role(lead: str) -> CitationRole | None:
    """The role that a heading or the words before a list give to the items; None when they give none."""
    lead = _QUOTED.sub(" ", lead)
    if lead.endswith(":") and _LEAD_END.search(lead):
        return "repeals"
    verb = _LEAD_VERB.search(lead)
    if not verb or _ABOUT.search(lead[: verb.end() + 60]):
        return None
    folded = fold(lead)
    if any(word in folded for word in _AMENDING) or _PARTIAL.search(lead):
        return "replaces" if _REPLACED.search(folded) and "sua doi" not in folded else "amends"
    return "repeals"


def _trailing(text: str, start: int, end: int, items: list[Item], found: Patterns) -> None:
    """Roles from a verb after: "Nghị định số 138/2020/NĐ-CP ... hết hiệu lực kể từ ngày"."""
    reached, position = start, 0
    for verb in found.ends.finditer(text, start, end):
        first = position
        while position < len(items) and items[position].end <= verb.start():
            position += 1
        before = items[first:position]
        if (
            before
            and _ENDING.match(text, verb.end())
            and not _NOT_ENDING.search(text[verb.start() - 20 : verb.start()])
        ):
            _end(text, reached, before)
        reached = verb.end()


def _end(text: str, start: int, items: list[Item]) -> None:
    """The subject of "hết hiệu lực" and what is listed with it."""
    ending = titled = False
    reached = start
    for item in items:
        gap = text[reached : item.start]
        titled = _OF_TITLE.search(gap) is not None or (titled and item.chain is not None and ";" not in gap)
        if not ending:
            intro = _SINCE.sub("", gap[-400:])
            clause = re.split(r"[,;]", intro)[-1] if item is not items[0] or start != reached else intro
            ending = not _NOT_SUBJECT.search(_LABEL.sub("", clause, count=1)) and _INTRO.match(intro) is not None
        elif _LIST_BREAK.search(gap):
            ending = False
        if ending and not titled and item.role in ("cites", "guides", "amends"):
            item.role = _allowed("repeals", item)
        reached = item.end
