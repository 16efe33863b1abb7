"""The HTML report: one file, its own script only, every word of a document escaped, usable without the script."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.report.sample_report import DEADLINE, EMPTY, LAW, REPORT, place
from vbpl_check.messages import Lang
from vbpl_check.model import Report
from vbpl_check.report import render

VOID = {"meta", "input", "link", "br", "img"}


class Reader(HTMLParser):
    """Elements with their attributes, texts by element, and whether every element is closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def html(report: Report, lang: Lang = "vi") -> str:
    return render(report, "html", lang).decode()


def shape(page: str) -> Counter[tuple[str, tuple[str, ...]]]:
    """How often each element stands in the page with which attributes."""
    return Counter((tag, tuple(attrs)) for tag, attrs in Reader(page).elements)


@pytest.mark.parametrize("report", [REPORT, EMPTY])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_page_is_well_formed_with_unique_ids_and_landmarks(report: Report, lang: Lang) -> None:
    found = Reader(html(report, lang))
    assert found.open == []
    ids = [attrs["id"] for _, attrs in found.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    tags = [tag for tag, _ in found.elements]
    assert [tags.count(tag) for tag in ("main", "h1", "footer", "script", "style")] == [1, 1, 1, 1, 1]
    assert next(attrs for tag, attrs in found.elements if tag == "html") == {"lang": lang}
    named = {attrs.get("for") for tag, attrs in found.elements if tag == "label" and "for" in attrs}
    assert named <= set(ids)


def test_policy_allows_exactly_our_style_and_script() -> None:
    page = html(REPORT)
    policy = next(
        attrs["content"] for tag, attrs in Reader(page).elements if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    hashes = {
        tag: b64encode(sha256(page.split(f"<{tag}>")[1].split(f"</{tag}>")[0].encode()).digest()).decode()
        for tag in ("style", "script")
    }
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes['style']}'; script-src 'sha256-{hashes['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_nothing_is_loaded_and_nothing_runs_inline() -> None:
    for tag, attrs in Reader(html(REPORT)).elements:
        assert tag not in {"img", "link", "iframe", "object", "embed", "base"}
        assert not {"src", "style", "srcset", "action", "data"} & attrs.keys()
        assert not any(name.startswith("on") for name in attrs)
        assert (attrs.get("href") or "#").startswith("#")
    assert not re.search(r"url\(|@import|https?:", html(EMPTY))


def test_words_of_documents_stay_words() -> None:
    page = html(REPORT)
    texts = Reader(page).texts
    assert "</article><script>alert('x')</script> & \"dấu nháy\" [mời](javascript:alert(1))" in texts
    assert any("kho/<script>alert(1)</script>.txt" in text for text in texts)
    assert "]]> --> {{ 7*7 }} {% raw %} ${x}" in texts
    assert "\u202e" not in page
    assert "[U+202E]ihgn[U+202C]" in page


HOSTILE = st.text(alphabet="<>&\"'`={}%/\\ \n\x00\x1b\u202e\u2028abđ", max_size=40)


@given(HOSTILE)
def test_no_text_changes_the_elements_of_the_page(text: str) -> None:
    def report(words: str) -> Report:
        finding = replace(
            DEADLINE, message=words, rule=words, why=(words,),
            left=replace(place("draft", "5.2", f"{words} 15 ngày", ("15 ngày",), lead=words), breadcrumb=words),
            right=replace(place("law", "20.1", f"{words} 10 ngày", ("10 ngày",)), locator=f"p:{words}"),
        )  # fmt: skip
        law = replace(LAW, name=words, header=replace(LAW.header, title=words, number=words, issuer=words))
        entry = replace(REPORT.entries[0], finding=finding, basis=words, supporting=())
        titles = ((words, words),)
        return replace(REPORT, documents=(REPORT.documents[0], law), entries=(entry,), titles=titles)

    assert shape(html(report(f"x{text}x"))) == shape(html(report("xx")))


def test_evidence_shows_addresses_dates_highlights_and_who_prevails() -> None:
    page = html(REPORT)
    first = page[page.index('id="f-0123456789abcdef"') : page.index('id="f-123456789abcdef0"')]
    for wanted in (
        "<h4>Khoản 2 Điều 5</h4>",
        "<h4>Khoản 1 Điều 20</h4>",
        "<mark>15 ngày</mark>",
        "<mark>10 ngày làm việc</mark>",
        '<p class="lead">Việc cấp giấy phép lao động được thực hiện như sau:</p>',
        "Ban hành 20/11/2019",
        "Hiệu lực 01/01/2021",
        "Chưa ban hành",
        "Đoạn 12 của tệp",
        "64/2025/QH15 Điều 58 khoản 3",
        "<b>VB201</b> Thời hạn khác nhau cho cùng một thủ tục",
        'data-documents="d1 d3"',
    ):
        assert wanted in first
    assert first.count('class="side wins"') == 1


@pytest.mark.parametrize(
    ("locator", "wanted"),
    [("p:12", "Đoạn 12 của tệp"), ("page:3:14", "Trang 3, dòng 14"), ("page:3", "Trang 3"), ("line:88", "Dòng 88")],
)
def test_locators_lead_back_to_the_file(locator: str, wanted: str) -> None:
    left = replace(DEADLINE.left, locator=locator)
    entry = replace(REPORT.entries[0], finding=replace(DEADLINE, left=left))
    assert f"<span>{wanted}</span>" in html(replace(REPORT, entries=(entry,)))


def test_other_places_are_listed() -> None:
    page = html(REPORT)
    second = page[page.index('id="f-123456789abcdef0"') : page.index('id="f-23456789abcdef01"')]
    assert "và 2 chỗ khác" in second
    assert second.count("<li><b>") == 2
    assert "<b>Điểm a khoản 2 Điều 12</b>" in second


def test_existing_documents_without_a_finding_are_only_counted() -> None:
    more = tuple(replace(LAW, id=f"x{n}", name=f"x{n}.txt") for n in range(30))
    page = html(replace(REPORT, documents=(*REPORT.documents, *more)))
    assert "Ngoài ra có 30 văn bản đối chiếu không có phát hiện nào." in page
    assert "x7.txt" not in page


def test_english_labels_around_vietnamese_words() -> None:
    page = html(REPORT, "en")
    assert "Clause 2, Article 5" in page
    assert '<blockquote lang="vi">' in page
    assert "Trong thời hạn " in page


def test_two_thousand_findings_stay_small() -> None:
    entries = tuple(replace(REPORT.entries[0], id=f"{n:016x}", rank=n) for n in range(1, 2001))
    assert len(html(replace(REPORT, entries=entries))) < 10_000_000
