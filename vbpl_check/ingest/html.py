"""Web pages (.html, .mht): pages of the law sites and what Word saves. Anchors: "node:N", the N-th block from 0."""

from __future__ import annotations

import re
from typing import Any

from vbpl_check.errors import InputError
from vbpl_check.ingest._chars import one_line
from vbpl_check.ingest._encoding import decode
from vbpl_check.ingest._html_text import page_lines
from vbpl_check.ingest._reader import Reader
from vbpl_check.ingest._rich import build_rich
from vbpl_check.ingest._units import ARTICLE, DIVISION
from vbpl_check.model import Blob, Metadata, Source
from vbpl_check.text import find_date

# Where the sites keep the document itself: vbpl.vn (new, old), thuvienphapluat.vn, congbao.chinhphu.vn, luatvietnam.vn
_CONTENT = (
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' preview-content ')]",
    "//*[@id='toanvancontent']",
    "//*[@id='divContentDoc']//*[@class='content1']",
    "//*[@id='divContentDoc']",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' content1 ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' fulltext ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' the-document-body ')]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' noidung-vanban ')]",
)
# Marks of a site's page: without one of the nodes above it shows only facts about a document, or that there is none
_SITE = ("//*[contains(@class, 'lawDocumentHeader_')]", "//*[contains(@class, 'Footer_contentFooter__')]")
_STATUS = "//*[contains(@class, 'effStatus_')]"
_NAME = "//*[contains(@class, 'lawDocumentHeader_title_')]"
# "Thông tư số 110/2018/TT-BTC Hướng dẫn mua lại ..."
_NAMED = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,3}?)(?: số)? (\d+[a-z]?/[\w/Đđ-]*\w) ?(.*)")
_DATES = "//*[contains(@class, 'lawDocumentHeader_dateItem__')]"
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_HEAD = 4096
_LEAST = 200  # characters of a node that holds a document
_UNICODE = frozenset(("utf-8", "utf8", "utf-16", "utf-16le", "unicode"))


def read_html(blob: Blob) -> Source:
    """The document on the page without menus, scripts and notes; InputError when the page holds none."""
    root = _parse(_page_text(blob))
    if root is None:
        raise InputError("document-empty", file=blob.name)
    node = _content(root)
    if node is None:
        raise InputError("page-without-document", file=blob.name)
    return build_rich(blob, page_lines(node), metadata=_metadata(root))


def _page_text(blob: Blob) -> str:
    data = blob.data
    if re.match(rb"\s*(?:MIME-Version|From|Content-Type|Subject|Date):", data, re.IGNORECASE):
        data = _unpack_mime(data)
    found = _CHARSET.search(data[:_HEAD])
    if found and found[1].decode().lower() not in _UNICODE and not data.startswith(b"\xef\xbb\xbf"):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return data.decode(found[1].decode(), errors="replace")
            except LookupError:
                pass
    return decode(data, blob.name)


def _unpack_mime(data: bytes) -> bytes:
    """The page inside a "web archive" (.mht)."""
    import email
    import email.policy

    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return payload
    return data


def _parse(text: str) -> Any:
    from lxml import etree, html

    text = _DECLARATION.sub("", text.replace("\x00", ""), count=1)
    if not text.strip():
        return None
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        return html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _content(root: Any) -> Any:
    for path in _CONTENT:
        nodes = [node for node in root.xpath(path) if len("".join(node.itertext()).strip()) >= _LEAST]
        if nodes:
            return max(nodes, key=lambda node: sum(map(len, node.itertext())))
    if any(root.xpath(path) for path in _SITE):
        return None
    body = root.find("body")
    return _smallest(root if body is None else body)


def _smallest(body: Any) -> Any:
    """The smallest node that holds all articles and the head of the document; the body when there are none."""
    holders = [
        element
        for element in body.iter("p", "div", "span", "td", "h1", "h2", "h3", "h4", "b", "strong", "li", "font")
        if element.text and _opens(element.text.strip())
    ]
    if len(holders) < 2:
        return body
    node = holders[0].getparent()
    last = holders[-1]
    while node is not None and node is not body and not (_holds(node, last) and _has_head(node, body)):
        node = node.getparent()
    return body if node is None else node


def _opens(text: str) -> bool:
    return bool(ARTICLE.match(text) or DIVISION.match(text)) or text.startswith(("Căn cứ", "CỘNG H"))


def _holds(node: Any, last: Any) -> bool:
    return any(ancestor is node for ancestor in last.iterancestors())


def _has_head(node: Any, body: Any) -> bool:
    return "Độc lập" in "".join(node.itertext()) or "Độc lập" not in "".join(body.itertext())


def _metadata(root: Any) -> Metadata:
    """What vbpl.vn says above the document: its name, its status and when it takes effect."""
    status, heading = root.xpath(_STATUS), root.xpath(_NAME)
    dates = [_words(node) for node in root.xpath(_DATES)]
    effective = next((find_date(words) for words in dates if "có hiệu lực" in words), None)
    name = _NAMED.match(_words(heading[0])) if heading else None
    return Metadata(
        number=name[2] if name else None,
        kind=name[1] if name else None,
        title=name[3] or None if name else None,
        effective=effective,
        status=_words(status[0]) or None if status else None,
    )


def _words(node: Any) -> str:
    return one_line("".join(node.itertext()))


READER = Reader(suffixes=(".html", ".htm", ".xhtml", ".mht", ".mhtml"), read=read_html)
