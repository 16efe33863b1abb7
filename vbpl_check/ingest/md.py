"""Markdown (.md): the text without its markers. Anchors are line numbers."""

from __future__ import annotations

import re

from vbpl_check.ingest._encoding import decode
from vbpl_check.ingest._plain import build_plain
from vbpl_check.ingest._reader import Reader
from vbpl_check.model import Blob, Source

# "## Điều 1. Phạm vi", "> Trích dẫn"
_PREFIX = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|(?:>[ \t]?)+)", re.MULTILINE)
# "## Chương I ##"
_SUFFIX = re.compile(r"[ \t]+#{1,6}[ \t]*$", re.MULTILINE)
# "**Điều 1.**", "__đậm__", "~~bỏ~~"
_STRONG = re.compile(r"\*\*|__(?=\S)|(?<=\S)__|~~")
# "*nghiêng*": stars that enclose words on one line, not the star of a list
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,400})(?<=\S)\*(?![\w*])")
# "[Luật Đất đai](https://...)", "![](hình.png)"
_LINK = re.compile(r"!?\[([^\[\]\n]{0,400})\]\([^()\s]{1,2000}(?: \"[^\"\n]{0,200}\")?\)")
# "1\. Phạm vi", "\- mục", "\*"
_ESCAPE = re.compile(r"\\([-\\`*_{}\[\]()#+.!|>~])")
_FENCE = re.compile(r"^[ \t]*(?:```.*|~~~.*)$", re.MULTILINE)
# "* mục" is an item as "- mục" is
_STAR = re.compile(r"^([ \t]*)[*+][ \t]+(?=\S)", re.MULTILINE)
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|div|span|b|i|u|strong|em|center|sup|sub|font)(?: [^<>\n]{0,400})?/?>", re.IGNORECASE)
_FRONT = re.compile(r"\A---\n(?:[^\n]{0,500}\n){0,60}?---\n")


def read_markdown(blob: Blob) -> Source:
    """The text as it would be shown; tables are lines of cells with " | " between them."""
    text = decode(blob.data, blob.name).replace("\r\n", "\n")
    front = _FRONT.match(text)
    if front:
        text = "\n" * front[0].count("\n") + text[front.end() :]
    return build_plain(blob, without_markers(text))


def without_markers(text: str) -> str:
    """The text without Markdown's markers; as many lines as before."""
    for pattern, words in (
        (_FENCE, ""), (_LINK, r"\1"), (_PREFIX, ""), (_SUFFIX, ""), (_STAR, r"\1- "), (_STRONG, ""), (_EMPHASIS, r"\1"),
        (_BREAK, " "), (_TAG, ""), (_ESCAPE, r"\1"),
    ):  # fmt: skip
        text = pattern.sub(words, text)
    return text


READER = Reader(suffixes=(".md", ".markdown"), read=read_markdown)
