"""Texts in the encodings of before Unicode, TCVN3 (ABC) and VNI, which look like Latin-1: "NghÞ ®Þnh", "Nghò ñònh".

Both are properties of fonts (.VnTime, VNI-Times); where no font is known the letters themselves give them away.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# TCVN 5712:1993 as the ABC fonts use it: capitals with marks are small letters in a font of capitals (.VnTimeH).
_TCVN3_CODES = (
    "\xb5à\xb6ả\xb7ã\xb8á\xb9ạ\xa8ă\xbbằ\xbcẳ\xbdẵ\xbeắ\xc6ặ\xa9â\xc7ầ\xc8ẩ\xc9ẫ\xcaấ\xcbậ\xaeđ\xccè\xceẻ\xcfẽ\xd0é\xd1ẹ"
    "\xaaê\xd2ề\xd3ể\xd4ễ\xd5ế\xd6ệ\xd7ì\xd8ỉ\xdcĩ\xddí\xdeị\xdfò\xe1ỏ\xe2õ\xe3ó\xe4ọ\xabô\xe5ồ\xe6ổ\xe7ỗ\xe8ố\xe9ộ"
    "\xacơ\xeaờ\xebở\xecỡ\xedớ\xeeợ\xefù\xf1ủ\xf2ũ\xf3ú\xf4ụ\xadư\xf5ừ\xf6ử\xf7ữ\xf8ứ\xf9ự\xfaỳ\xfbỷ\xfcỹ\xfdý\xfeỵ"
    "\xa1Ă\xa2Â\xa7Đ\xa3Ê\xa4Ô\xa5Ơ\xa6Ư"
)
_TCVN3 = {ord(code): letter for code, letter in zip(_TCVN3_CODES[::2], _TCVN3_CODES[1::2], strict=True)}
# VNI: a letter, then its mark as a second character
_VNI_MARKS = {
    "a": "øà ùá ûả õã ïạ ââ àầ áấ åẩ ãẫ äậ êă èằ éắ úẳ üẵ ëặ",
    "e": "øè ùé ûẻ õẽ ïẹ âê àề áế åể ãễ äệ",
    "o": "øò ùó ûỏ õõ ïọ âô àồ áố åổ ãỗ äộ",
    "u": "øù ùú ûủ õũ ïụ",
    "y": "øỳ ùý ûỷ õỹ",
    "ô": "øờ ùớ ûở õỡ ïợ",
    "ö": "øừ ùứ ûử õữ ïự",
}
_VNI_SINGLE = "ôơ öư ñđ ìì íí æỉ óĩ òị îỵ"


def _vni_table() -> dict[str, str]:
    table = {pair[0]: pair[1] for pair in _VNI_SINGLE.split()}
    for base, marks in _VNI_MARKS.items():
        table.update({base + pair[0]: pair[1] for pair in marks.split()})
    mixed = {key[0].upper() + key[1:]: letter.upper() for key, letter in table.items()}
    return table | mixed | {key.upper(): letter.upper() for key, letter in table.items()}


_VNI = _vni_table()
_VNI_CODE = re.compile("[aeouyôöAEOUYÔÖ][øùûõïâàáåãäêèéúüëØÙÛÕÏÂÀÁÅÃÄÊÈÉÚÜË]|[ôöñìíæóòîÔÖÑÌÍÆÓÒÎ]")

# "®Þnh", "NghÞ", "tr­ëng": signs that no other text has inside words
_TCVN3_MARKS = "\xb5-\xb9\xbb-\xbe\xae\xac\xad\xa9\xa8\xaa\xab"
_TCVN3_SIGN = re.compile(f"[A-Za-z][{_TCVN3_MARKS}\xd7\xf7\xde\xd8]|[{_TCVN3_MARKS}\xa7][a-z]")
# "ñònh", "tröôûng", "luaät": marks that Vietnamese in Unicode does not write
_VNI_SIGN = re.compile("[aeoAEO][øûïåäëüØÛÏÅÄËÜ]|[öôÖÔ][øùûõïØÙÛÕÏ]|[ñÑ][aeiouyôöAEIOUYÔÖ]|[uyUY][øûïØÛÏ]")
_UNICODE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
_HIGH = re.compile("[\x80-\xff]")
_LETTER = re.compile(r"[^\W\d_]")
_SHARE = 0.03  # of the letters
_LEAST = 3
_SAMPLE = 20_000
_GLANCE = 1500  # characters, and letters of Unicode among them that settle the matter
_PLENTY = 60
_PRIVATE = {0xF000 + code: code for code in range(0x20, 0x100)}  # as symbol fonts store them
_MARKED = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
_UPPER = f"A-ZĐ{_MARKED}"
_SMALL = _MARKED.lower()
# "SắC LệNH", "CHíNH PHủ": typed in a font of capitals
_MIXED = re.compile(f"[A-ZĐ][{_SMALL}]+[A-ZĐ]")
# "NƯớc", "DƯơng": raised by a converter that took the word for one in capitals
_RAISED = re.compile(f"(?<![{_UPPER}])[A-ZĐ]{{1,2}}[{_MARKED}]{{1,2}}[a-zđ{_SMALL}][^\\W\\d_]*")
# "của BỘ trưởng BỘ Xây dựng", "các UỶ ban", "cử BỘ trưởng": the same, with no letter after the vowel
_SYLLABLE = f"(?:(?!TƯ)[A-ZĐ]{{1,2}}[{_MARKED}]{{1,2}}|ỦY)"
_RAISED_SHORT = re.compile(
    f'(?:^[ \\t]*|(?<=[a-zđ{_SMALL},;:.)] )|(?<=["“(])){_SYLLABLE}(?: {_SYLLABLE}){{0,3}}'
    f"(?= [A-ZĐ]?[a-zđ{_SMALL}][^\\W\\d_]|[.,;])",
    re.MULTILINE,
)
_RAISED_SIGNS = ("UỶ ban", "ỦY ban", "BỘ trưởng", "BỘ Nội", "BỘ Tài", "BỘ Tư", "BỘ Quốc", "NƯớc", "XÃ hội", "BỔ sung",
                 "VỀ việc", "SỐ hiệu", "CỔ phần", "TỔ chức", "SỞ hữu", "TƯớng", "DƯơng", "HỢp", "ĐỒng")  # fmt: skip
_HEAD = 4000  # characters in which titles stand
# "HOÀ Xã HỘI": a word of one plain letter between words in capitals
_BETWEEN = re.compile(f"(?<=[{_UPPER}][{_UPPER}] )[A-ZĐ][^\\W\\d_a-z]{{1,3}}(?= [A-ZĐ][{_UPPER}])")
_SIGNS = "\u2013\u2014\u2018\u2019\u201c\u201d\u2026"  # dashes, quotes, dots that old fonts show as they are
_WORD = re.compile(r"[^\W\d_]+")


def decode_legacy(text: str) -> str:
    """The text in Unicode when it was TCVN3 or VNI shown as Latin-1; otherwise as it is."""
    convert = _encoding(text)
    if convert is None:
        return text
    return "\n".join(line if _UNICODE.search(line) else convert(line) for line in text.split("\n"))


def decode_font(text: str, font: str | None) -> str:
    """The words of a run set in ``font``: in Unicode when the font is one of the old ones (.VnTime, VNI-Times)."""
    name = (font or "").strip().lower()
    if not name.startswith((".vn", "vni-")) or not text:
        return text
    plain = text.translate(_PRIVATE)
    if any(ord(char) > 0xFF and char not in _SIGNS for char in plain):
        return text
    if name.startswith("vni-"):
        return from_vni(plain)
    return from_tcvn3(plain, capitals=name.endswith("h"))


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """TCVN3 read as Latin-1 -> Unicode; ``capitals`` for a font of capitals."""
    decoded = text.translate(_TCVN3)
    return decoded.upper() if capitals else _raise_capitals(decoded)


def from_vni(text: str) -> str:
    """VNI read as Latin-1 -> Unicode."""
    return _VNI_CODE.sub(lambda match: _VNI.get(match[0]) or _each(match[0]), text)


def repair_capitals(text: str) -> str:
    """The text with the capitals that converters of old encodings leave wrong: "SắC LệNH", "NƯớc", "các UỶ ban"."""
    if _MIXED.search(text, 0, _HEAD):
        text = _raise_capitals(text)
    if any(sign in text[:_HEAD] for sign in _RAISED_SIGNS):
        text = _RAISED_SHORT.sub(_capitalised, _RAISED.sub(_capitalised, text))
    return text


def _capitalised(match: re.Match[str]) -> str:
    return " ".join(map(str.capitalize, match[0].split(" ")))


def _each(pair: str) -> str:
    return "".join(_VNI.get(char, char) for char in pair)


def _encoding(text: str) -> Callable[[str], str] | None:
    """How to decode the text, None when it is Unicode already."""
    if len(_UNICODE.findall(text[:_GLANCE])) > _PLENTY:
        return None
    sample = text[:_SAMPLE]
    if sample.isascii() or not _HIGH.search(sample):
        return None
    tcvn3, vni = len(_TCVN3_SIGN.findall(sample)), len(_VNI_SIGN.findall(sample))
    signs = max(tcvn3, vni)
    if signs < _LEAST or signs < len(_UNICODE.findall(sample)):
        return None
    if signs < _SHARE * len(_LETTER.findall(sample)):
        return None
    return from_tcvn3 if tcvn3 >= vni else from_vni


def _raise_capitals(text: str) -> str:
    """Capitals for words that were typed in a font of capitals: "CộNG HOà Xã HộI" -> "CỘNG HOÀ XÃ HỘI"."""
    return "\n".join(_raise_line(line) for line in text.split("\n"))


def _raise_line(line: str) -> str:
    upper = sum("A" <= char <= "Z" for char in line)
    lower = sum("a" <= char <= "z" for char in line)
    if upper > 3 and upper >= 4 * lower:
        return line.upper()
    if upper < 2:
        return line
    return _BETWEEN.sub(lambda match: match[0].upper(), _WORD.sub(_raise_word, line))


def _raise_word(match: re.Match[str]) -> str:
    word = match[0]
    plain = [char for char in word if char.isascii()]
    return word.upper() if len(plain) > 1 and all(char.isupper() for char in plain) else word
