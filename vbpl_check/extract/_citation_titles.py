"""Documents that stand in another one's title, only amended it, or give it a short name: no targets of their own."""

from __future__ import annotations

import re

from vbpl_check.extract._citation_works import Mention

# "quy định chi tiết một số điều của ", "về hướng dẫn thi hành ", "chi tiết một số Điều ", " sửa đổi, bổ sung ",
# " của Bộ trưởng Bộ Công Thương sửa đổi, bổ sung một số quy định về thủ tục theo "
_TITLE = re.compile(
    r"\ssửa\s+đổi(?:,\s+bổ\s+sung)?\s+(?:các\s+)?$|(?:quy\s+định|hướng\s+dẫn|sửa\s+đổi|bổ\s+sung|thi\s+hành|về|ban\s+hành|bãi\s+bỏ|thí\s+điểm)[^.;“”\"]*?(?:của|thi\s+hành|hướng\s+dẫn|chi\s+tiết|thực\s+hiện|về|các|điều|Điều|và)\s+(?:các\s+)?$"
    r"|^\s*của\s+[^.;“”\"]{1,80}?(?<!được)\s+sửa\s+đổi,\s+bổ\s+sung[^.;“”\"]*?(?<!kèm)\s+theo\s+$"
)
# ", ", " và ", ", một số điều của "
_LIST = re.compile(r"\s*(?:,|;|và|, và)?\s*(?:các\s+)?(?:một\s+số\s+điều\s+của\s+)?$")
# " đã được sửa đổi, bổ sung một số điều theo ", " (được sửa đổi bởi các "
_AMENDED_BY = re.compile(
    r"(?:được|đã)\s+(?:được\s+)?(?:sửa\s+đổi|bổ\s+sung)[^.;“”\"]{0,60}?(?:theo|bởi|tại|bằng)\s+(?:các\s+)?(?:\w+\s+){0,2}$"
)
# "Điều 11 Thông tư số 26/2016/TT-BLĐTBXH thì được viện dẫn theo các nội dung đã được sửa đổi tại Thông tư số"
_THEN = re.compile(r"(?<!\w)thì(?!\w)")
# " (sau đây gọi là ", " (sau đây gọi chung là ": the next name is a short one for the document before
_ALIAS = re.compile(r"\(\s*sau\s+đây\s+(?:được\s+)?(?:gọi|viết)\s+(?:(?:tắt|chung)\s+)?là\s+$")
# " ngày 20 tháng 10 năm 2015 quy định về đào tạo trình độ sơ cấp, ": a further document in a title about many
_TITLE_GOES_ON = re.compile(r"[^.;:“”\"]{0,300}(?:,|và|và\s+các)\s+$")
# a sentence ends: ". ", ".\n", ";"; a row of a table: "\n2\n"
_BREAK = re.compile(r";|[.:]\s+(?=[^\Wa-z])|\n\s*\n|\n\d{1,3}\n")
# "sửa đổi, bổ sung một số điều của"
_CHANGES = re.compile(r"sửa\s+đổi|bổ\s+sung|bãi\s+bỏ")
_FARTHEST = 500


def mark_neighbours(text: str, mentions: list[Mention], starts: dict[int, int]) -> None:
    """Marks mentions in titles and amending ones; ``starts``: start of a mention -> start of the units before it."""
    host: Mention | None = None
    previous: Mention | None = None
    for mention in mentions:
        if mention.bare and not mention.foreign:
            continue
        if previous is not None:
            gap = text[previous.end : min(starts.get(mention.start, mention.start), mention.start)]
            if _ALIAS.search(gap):
                mention.nested, mention.amending = True, previous.amending
                previous = mention
                continue
            if len(gap) > _FARTHEST or _BREAK.search(gap):
                host = None
            elif host is not None and _follows(host, previous, mention, gap, starts):
                previous = mention
                continue
            else:
                host = None
        if mention.work.kind != "this" and not mention.nested:
            host = mention
        previous = mention


def _amended_by(gap: str) -> bool:
    """Do the words say that a later document amended the one before them, not "thì … nội dung được sửa đổi tại"?"""
    found = _AMENDED_BY.search(gap)
    return found is not None and _THEN.search(gap, 0, found.start()) is None


def _follows(host: Mention, previous: Mention, mention: Mention, gap: str, starts: dict[int, int]) -> bool:
    """Marks ``mention`` when it belongs to ``host``: it amended it, or stands in its title."""
    listed = _LIST.match(gap) is not None
    if _amended_by(gap) or (listed and previous.amending):
        mention.amending = True
        if mention.work.number:
            host.amended_by.append(mention.work.number)
        mention.nested = host.start in starts  # "khoản 2 Điều 5 Luật A đã được sửa đổi theo Luật B" has one target
        return True
    if mention.work.kind == "this":
        return False
    title = _TITLE.search(gap)
    # "Nghị định số 1/2020/NĐ-CP về chế độ tiền lương và Nghị định số ...": the second is named for itself
    joined = title is not None and mention.work.number is not None and gap.rstrip().endswith("và")
    own_title = host.work.number is not None and title is not None and not joined
    host.changing = host.changing or (own_title and _CHANGES.search(gap) is not None)
    alike = bool(mention.work.number) == bool(previous.work.number)
    if host.changing and previous.nested and mention.kind == previous.kind and mention.kind:
        listed = listed or _TITLE_GOES_ON.match(gap) is not None
    same = listed and previous.nested and alike and (host.changing or mention.kind == previous.kind != host.kind)
    mention.nested = mention.nested or own_title or same
    return mention.nested
