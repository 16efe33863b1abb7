"""Lists of papers, and papers that a sentence adds to one: "hồ sơ gồm đơn và bản vẽ", "nộp thêm giấy xác nhận"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vbpl_check.items import telling
from vbpl_check.model import Address, Norm
from vbpl_check.text import lowered
from vbpl_check.weights import Weights

# what the name of a paper begins with
_HEAD = (
    r"(?:đơn|tờ khai|tờ trình|bản|giấy(?! tờ)|phiếu|văn bản|chứng chỉ|chứng thư|hợp đồng|cam kết|xác nhận|ý kiến"
    r"|biên bản|thư|báo cáo|danh sách|sơ đồ|ảnh|hộ chiếu|phương án|đề án|kế hoạch|quyết định|nghị quyết|điều lệ"
    r"|kết luận|kết quả|chứng từ|sổ|thẻ|lý lịch|bằng|dự án|dự thảo|thuyết minh|bảng kê|hóa đơn|nhận xét|giải trình"
    r"|lời|giấy tờ|tài liệu)(?!\w)"
)
# "đơn, bản vẽ và cam kết", "mẫu huy chương cùng hợp đồng tài trợ": a new name begins
_NEXT = re.compile(rf"(?:, | và | cùng(?: với)? | kèm(?: theo)? |; )(?={_HEAD})")
# "Hồ sơ đề nghị cấp giấy phép gồm:", "nộp kèm theo các giấy tờ sau đây:"; one of them will do: no list of all
_ABOVE = re.compile(
    r"(?<!\w)(?:hồ sơ|giấy tờ|tài liệu|gửi kèm|kèm theo)(?!\w)(?P<name>[^;:]{0,220}?)"
    r"(?:bao gồm|gồm có|gồm|sau đây|như sau|sau|có|là)(?: các)?(?: giấy tờ| tài liệu| thành phần)?"
    r"(?: sau đây| như sau| sau)?\s*:\s*$"
    r"|(?<!\w)thành phần hồ sơ[^;:]{0,120}:\s*$|(?<!\w)(?:còn )?phải (?:nộp|gửi)(?: thêm| kèm theo)?\s*:\s*$"
)
_REACH = 400  # characters at the end of the words above in which the list is named
# "không phải nộp các giấy tờ sau đây:", "một trong các giấy tờ sau đây:"
_NO_LIST = re.compile(r"(?<!\w)(?:không|miễn|một trong|trả lại|từ chối|thiếu|theo quy định sau)(?!\w)")
# "Hồ sơ gồm đơn, dự án và giấy tờ chứng minh", "Hồ sơ giảm tiền thuê đất là 01 Giấy đề nghị"
_INSIDE = re.compile(
    r"(?<!\w)(?:thành phần |bộ )?hồ sơ(?! hợp lệ)(?P<name>(?:(?! (?:kể từ|được gửi|thì) )[^;:.]){0,160}?)"
    rf" (?:bao gồm|gồm có|gồm|là 01|phải có):?(?: 01)? (?P<run>{_HEAD}[^;.]{{0,600}})"
)
# what ends the name of a paper: "…, trừ trường hợp", "… khi nộp hồ sơ", "… thì không nhận"
_STOP = re.compile(
    r"[;:()]|\.(?=\s|$)|, (?:trừ|nhưng|trình|để|đồng thời|mà|thì|trong|nếu|khi|không|theo)(?!\w)"
    r"| (?:trừ|nhưng|trước khi|sau khi|khi|nếu|trong thời hạn|theo quy định|theo mẫu|đối với|thì|để|mới được"
    r"|kể từ)(?!\w)"
)
_ADDED = tuple(
    re.compile(rf"{way}(?: một| 01)? (?P<paper>{_HEAD}[^;.]{{0,300}})")
    for way in (
        # "nộp thêm giấy đồng ý của hai phần ba số hộ", "hồ sơ có thêm xác nhận", "kèm thêm biên bản họp"
        r"(?<!\w)(?:nộp|gửi|kèm|có|bổ sung|xuất trình|cần|đính kèm)(?: kèm)? thêm",
        # "nộp kèm văn bản đồng ý của các hộ liền kề"
        r"(?<!\w)(?:nộp|gửi) kèm(?: theo)?",
        # "Kèm theo hồ sơ phải có giấy bảo lãnh", "Kèm hồ sơ tại khoản 1 Điều này là phiếu lý lịch tư pháp"
        r"(?<!\w)kèm(?: theo)? hồ sơ[^,;.]{0,60}? (?:phải có|có|là)",
        # "còn phải nộp giấy xác nhận"
        r"(?<!\w)còn (?:phải )?(?:nộp|có|kèm|gửi|xuất trình)(?: thêm| theo)?",
        # "Ngoài giấy đề nghị, điều lệ, doanh nghiệp nộp xác nhận số dư tài khoản"
        r"(?<!\w)ngoài [^;.]{6,200}?,[^;.]{0,120}? (?:còn )?(?:phải )?(?:nộp|gửi|có|xuất trình)(?: thêm| kèm)?",
        # "nộp một Giấy đề nghị theo mẫu kèm bản sao hợp đồng"
        r"(?<!\w)(?:đơn|giấy đề nghị|văn bản đề nghị|hồ sơ|tờ khai)(?!\w)[^;.]{0,60}?[;,]? (?:phải )?kèm(?: theo)?",
    )
)
# "không phải nộp thêm", "nếu có thêm", "được nộp kèm"
_DENIED = re.compile(r"(?<!\w)(?:không|chưa|miễn|nếu|khi|có thể|được)(?: (?:phải|cần|yêu cầu|bị|đòi))?\s*$")
# papers of every dossier, and those that some other text names
_ORDINARY = re.compile(
    r"(?:đơn|tờ khai|tờ trình|công văn|bản dịch|giấy tờ(?! (?:chứng minh|xác nhận))|tài liệu(?! (?:chứng minh|về))"
    r"|giấy ủy quyền|văn bản ủy quyền|văn bản đề nghị|giấy đề nghị|phiếu đề nghị|biên nhận|giấy biên nhận"
    r"|phiếu tiếp nhận|ảnh|chứng từ nộp)(?!\w)"
)
# "giấy ủy quyền nếu nộp thay", "đối với người nộp thay": only some hand it in
_SOMETIMES = re.compile(r"nếu có|nếu là|(?<!\w)(?:nộp thay|ủy quyền|được miễn|đã bị|thay đổi)(?!\w)")
# "bản chụp giấy tờ nộp kèm phải được chứng thực": a sentence of its own
_CLAUSE = re.compile(
    r"(?<!\w)(?:phải|không (?:phải|cần|được|nộp)|là)(?!\w)(?! quá)"
    r"|(?<!\w)được (?!cấp|công chứng|chứng thực|phê duyệt|duyệt)"
)
_TELLING = 2
_SHORTEST = 3  # words of the name of a paper that is told apart
_FULL = 6  # the same where nothing says that it comes on top: a short name may be another word for a known paper


@dataclass(frozen=True, slots=True)
class Paper:
    """``start``, ``end``: where the name stands in the text of ``norm``; ``added``: on top of a list."""

    norm: Norm
    name: str
    start: int
    end: int
    added: bool = False


@dataclass
class PaperList:
    """A list of papers: what it is called with the heading of its article, and its members. ``first``: its norm."""

    first: Norm
    name: str
    papers: list[Paper] = field(default_factory=list)


def paper_lists(norms: Sequence[Norm]) -> list[PaperList]:
    """The lists of the papers of a dossier among the norms of one document, in their order."""
    found: dict[tuple[Address | None, str | int], PaperList] = {}
    for norm in norms:
        lead, text = lowered(norm.lead_in)[-_REACH:], lowered(norm.text)
        above = _ABOVE.search(lead)
        if above and not _NO_LIST.search(above.group()):
            parent = Address(norm.provision.document, norm.provision.parts[:-1])
            entry = found.setdefault((parent, lead), PaperList(norm, f"{above.group()} {lowered(norm.heading)}"))
            entry.papers.append(Paper(norm, text.strip(" .;"), 0, len(text)))
            continue
        if lowered(norm.heading).startswith("hồ sơ") and re.match(_HEAD, text):
            whole = Address(norm.provision.document, norm.provision.parts[:-1])
            entry = found.setdefault((whole, ""), PaperList(norm, lowered(norm.heading)))
            entry.papers.append(Paper(norm, text.strip(" .;"), 0, len(text)))
            continue
        inside = _INSIDE.search(text)
        if inside:
            name = text[inside.start() : inside.start("run")]
            entry = PaperList(norm, f"{name} {lowered(norm.heading)}")
            entry.papers.extend(_split(norm, text, inside.start("run"), inside.end("run"), added=False))
            found[(norm.provision, norm.span.start)] = entry
    return list(found.values())


def added_papers(norm: Norm) -> Iterator[Paper]:
    """The papers that a sentence adds to a dossier."""
    text = lowered(norm.text)
    for pattern in _ADDED:
        found = pattern.search(text)
        if found and not _DENIED.search(text[: found.start()][-24:]):
            stop = _STOP.search(text, found.start("paper"))
            yield from _split(norm, text, found.start("paper"), stop.start() if stop else len(text), added=True)
            return


def _split(norm: Norm, text: str, start: int, end: int, added: bool) -> Iterator[Paper]:
    places = [start, *(gap.end() for gap in _NEXT.finditer(text, start, end))]
    for begin, after in zip(places, [*places[1:], end], strict=True):
        words = re.sub(r"(?:,| và| cùng(?: với)?| kèm(?: theo)?|;)\s*$", "", text[begin:after].rstrip(" .;"))
        stop = _STOP.search(words)
        name = words[: stop.start()] if stop else words
        if name.strip():
            yield Paper(norm, name.strip(), begin, begin + len(name), added)


def may_be_new(paper: Paper) -> bool:
    """Is it told clearly enough, and asked of everybody, to be looked for in a list?"""
    name = paper.name
    if (
        _ORDINARY.match(name)
        or not re.match(_HEAD, name)
        or _CLAUSE.search(name)
        or _SOMETIMES.search(lowered(paper.norm.text))
    ):
        return False
    return len(telling(name)) >= _TELLING and len(name.split()) >= (_SHORTEST if paper.added else _FULL)


# "bao gồm", "hồ sơ": words of the name of every list
_OF_LISTS = re.compile(r"(?<!\w)(?:hồ sơ|bao gồm|gồm có|gồm|các|giấy tờ|tài liệu|sau đây|như sau|kèm theo)(?!\w)")


def fits(listing: PaperList, papers: Sequence[Paper], text: str, weights: Weights) -> float:
    """How well a list above fits an article that names ``papers`` in ``text``, 0..3: members both ways, its name."""
    names = [paper.name for paper in papers if telling(paper.name) and not _ORDINARY.match(paper.name)]
    members = [paper.name for paper in listing.papers]
    mine = sum(max(weights.cover(name, member) for member in members) for name in names) / len(names) if names else 0.0
    theirs = (
        sum(max(weights.cover(member, name) for name in names) for member in members) / len(members) if names else 0.0
    )
    return mine + theirs + weights.cover(_OF_LISTS.sub(" ", listing.name), text)
