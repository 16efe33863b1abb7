"""Kind and title of a document, from its header block."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vbpl_check.parse._kinds import Kind, by_name, capitalised, written
from vbpl_check.parse.frame import is_capitals
from vbpl_check.text import squeeze

# lines that end a title: the issuer, căn cứ, enactment, a list of amendments in a consolidated text
_STOP = re.compile(
    r"(?:Căn cứ|CĂN CỨ|Theo |Xét |Để |Thực hiện |Trên cơ sở|Nguồn:|Quốc hội (?:ban hành|nước)|QUỐC HỘI|Số ?:|\(|"
    r"[-–_*=.~ ]+$|CHÍNH PHỦ$|THỦ TƯỚNG|BỘ TRƯỞNG|CHỦ TỊCH|THỐNG ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|TỔNG |HỘI ĐỒNG |"
    r"[UỦ][ỶY] BAN |UBND|GIÁM ĐỐC|CHỦ NHIỆM|BỘ [A-ZĐÀ-Ỹ, ]+$|LIÊN |Bộ trưởng|Chủ tịch|Chính phủ ban hành|Kính gửi|"
    r"KHÓA |Khóa |KỲ HỌP|\d{1,2}\. |[A-ZĐ][\w ]{1,20}, ngày)"
)
# "Luật Thủy sản số 18/2017/QH14 ngày 21 tháng 11 năm 2017, có hiệu lực": the base document of a consolidated text
_BASE = re.compile(
    r"(?:Luật|Nghị định|Thông tư|Quyết định|Nghị quyết|Bộ luật|Pháp lệnh)\b.{0,150}?\bsố\s\d\S*"
    r".{0,60}?\b(?:ngày|có hiệu lực)\b"
)
# a title that goes on: "... một số điều của", "... giữa Bộ Y tế và"
_OPEN = re.compile(r"(?:\b(?:của|và|với|về|do|tại|thuộc|theo|cho)|,)$", re.IGNORECASE)
# "SỐ 35-L/CTN NGÀY 22/06/1994 CỦA QUỐC HỘI VỀ THUẾ", "CỦA CHÍNH PHỦ SỐ 01/2010/NĐ-CP NGÀY 04 THÁNG 01 NĂM 2010 VỀ":
# what precedes the subject
_NUMBERED = re.compile(
    r"^(?:CỦA [^\n]{0,60}?)?SỐ:?\s?\d\S*(?: NGÀY (?:\d{1,2} THÁNG \d{1,2} NĂM \d{4}|[\d/. -]+)| NĂM \d{4})?"
    r"(?:\s*\bCỦA [A-ZĐÀ-Ỹ ]+?(?= VỀ| BAN HÀNH| QUY ĐỊNH| SỬA| HƯỚNG|$))?[\s,:.-]*"
    r"|^NGÀY [\d/. -]+(?:THÁNG \d+ NĂM \d+)?[\s,:.-]*",
    re.IGNORECASE,
)
# "Luật đất đai" inside a title: the name of a statute begins with a capital
_STATUTE = re.compile(r"((?:Bộ luật|Luật|Pháp lệnh)\s)(?!này|số|về|và|của|có|do|sư(?!\w))([^\W\d_])")
# "Luật Điện ảnh 2022": how a site names a law above its heading; not "ngày 09 tháng 6 năm 2000"
_OF_YEAR = re.compile(r"(?<=[^\W\d])(?<! năm) (?:19|20)\d\d$")
_TOKEN = re.compile(r"\S*\d\S*|\S+/\S+")  # "135/2020/NĐ-CP": keeps its capitals
_SENTENCE = 60  # characters of a line that begins the text, not the rest of a title
_MAX_LINES, _MAX_LENGTH = 14, 1200


@dataclass(frozen=True, slots=True)
class Title:
    """``at``: offset of the kind's line in the block, -1 when there is none."""

    kind: Kind | None = None
    words: str = ""
    at: int = -1


def read_title(block: str) -> Title:
    """The kind and the words of the title; for a statute with its kind ("Luật Đất đai"), as it is cited."""
    at = 0
    lines = block.split("\n")
    for number, line in enumerate(lines):
        kind = _kind_of_line(line.strip(" \t\xa0|*#"))
        if kind is not None:
            rest = line.strip(" \t\xa0|*#")[len(kind.name) :]
            words = _words(rest, lines[number + 1 :], kind)
            return Title(kind, words, at)
        at += len(line) + 1
    return Title()


def _kind_of_line(line: str) -> Kind | None:
    """ "NGHỊ ĐỊNH", "LUẬT ĐẤT ĐAI", "Luật Sửa đổi, bổ sung một số điều": the line begins with a kind."""
    for name, kind in by_name().items():
        if line[: len(name)].upper() != name:
            continue
        rest = line[len(name) :]
        if not rest:
            return kind if line.isupper() or line[:1].isupper() else None
        if rest[0].isalnum() or re.match(r"\s*(?:số\s*:|này|của)", rest):
            return None
        return kind if line[: len(name)].isupper() or rest.strip()[:1].isupper() else None
    return None


def _words(rest: str, following: list[str], kind: Kind) -> str:
    first = _NUMBERED.sub("", rest.strip(" \t:.-–|"))
    base = _BASE.search(first)
    taken = [first[: base.start()].strip() if base else first] if first else []
    if base:
        following = []
    for line in following[:_MAX_LINES]:
        words = line.strip(" \t\xa0|*#-–_")
        if not words:
            continue
        goes_on = bool(taken) and _OPEN.search(taken[-1]) is not None
        if not goes_on and (_STOP.match(words) or _is_preamble(kind, taken, words)):
            break
        words = _NUMBERED.sub("", words) if not taken else words
        base = _BASE.search(words)
        if base and (base.start() == 0 or is_capitals(words[: base.start()])):
            taken.append(words[: base.start()].strip())
            break
        if words:
            taken.append(words)
    title = squeeze(" ".join(taken))[:_MAX_LENGTH].rstrip(" .:;-–")
    title = sentence_case(title) if is_capitals(title) else title
    if kind.statute and title:
        title = _OF_YEAR.sub("", re.sub(r"^[Vv]ề ", "", title))
        named = title.lower().startswith(kind.name.lower() + " ") and not title.lower().startswith("luật sư")
        title = title[:1].upper() + title[1:]
        return title if named else f"{kind.name} {title}"
    return title


def _is_preamble(kind: Kind, taken: list[str], words: str) -> bool:
    """ "Tệ nạn ma tuý là hiểm hoạ lớn", "Trong thời gian qua, …": do the words below a title in capitals tell why?"""
    if not taken or not is_capitals(taken[-1]) or is_capitals(words):
        return False
    return kind.statute or (words[0].isupper() and len(words) >= _SENTENCE)


def sentence_case(words: str) -> str:
    """A text in capitals in the usual spelling: names and numbers keep their capitals."""
    lowered = " ".join(word if _TOKEN.fullmatch(word) else word.lower() for word in words.split())
    spelled = capitalised().sub(lambda found: written()[found[0]], lowered)
    spelled = _STATUTE.sub(lambda found: found[1] + found[2].upper(), spelled)
    return spelled[:1].upper() + spelled[1:]
