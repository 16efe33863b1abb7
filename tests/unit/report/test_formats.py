"""Golden files, the JSON schema, and what untrusted words may not do in plain formats."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.report.sample_report import CIRCULAR, DEADLINE, DRAFT, EMPTY, LAW, REPORT, place
from vbpl_check.errors import SettingsError
from vbpl_check.messages import Lang
from vbpl_check.model import DocumentInfo, Header, Place, Report, Role, Span
from vbpl_check.report import console, formats, md, render
from vbpl_check.report._names import document_name, document_title, provision_name
from vbpl_check.report._quote import Segment, segments, shortened, visible

Golden = Callable[[str, bytes], None]


def schema(name: str) -> Any:
    return json.loads(files("vbpl_check.report").joinpath(name).read_text(encoding="utf-8"))


def parsed(report: Report) -> Any:
    return json.loads(render(report, "json"))


def test_formats_are_found() -> None:
    assert {name: entry.suffix for name, entry in formats().items()} == {
        "console": ".txt",
        "html": ".html",
        "json": ".json",
        "md": ".md",
    }


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(SettingsError) as caught:
        render(REPORT, "pdf")
    assert dict(caught.value.slots)["known"] == "console, html, json, md"


@pytest.mark.parametrize("name", ["console", "html", "json", "md"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_golden(name: str, lang: Lang, golden: Golden) -> None:
    golden(f"report/report.{lang}{formats()[name].suffix}", render(REPORT, name, lang))


@pytest.mark.parametrize("report", [REPORT, EMPTY])
def test_json_fits_its_schema(report: Report) -> None:
    wanted = schema("report.schema.json")
    jsonschema.Draft202012Validator.check_schema(wanted)
    jsonschema.validate(parsed(report), wanted, jsonschema.Draft202012Validator)


def test_review_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema("review.schema.json"))


def test_json_keeps_offsets_labels_and_words_as_they_are() -> None:
    found = parsed(REPORT)
    assert [entry["id"] for entry in found["documents"]] == ["d1", "d2", "d3"]
    first, hostile = found["findings"][0], found["findings"][2]
    left = DEADLINE.left
    assert first["left"] == {
        "document": "d1", "so_hieu": None, "dieu": "5", "khoan": "2", "diem": None, "quote": left.quote,
        "span": [left.span.start, left.span.end], "highlight": [[1015, 1022]],
    }  # fmt: skip
    assert hostile["left"]["diem"] == "đ"
    assert "\u202eihgn" in hostile["left"]["quote"]
    assert found["findings"][1]["right"] is None
    assert [each["left"]["dieu"] for each in found["findings"][1]["supporting"]] == ["11", "12"]


def test_console_keeps_to_the_width_and_has_no_control_characters() -> None:
    for width in (40, 60, 100, 200):
        page = console.text(REPORT, "vi", width)
        assert max(len(line) for line in page.splitlines()) <= width
        assert not any(ord(letter) < 32 and letter != "\n" for letter in page)
    assert "\x1b[" in console.text(REPORT, "vi", 100, colour=True)
    assert "\x1b[31mđỏ" not in console.text(REPORT, "vi", 100, colour=True)


def test_markdown_has_no_markup_of_the_documents() -> None:
    page = md.render(REPORT, "vi").decode()
    for live in ("<script", "<b onclick", "**đậm**", "[mời](", "@ai", "https:", "<i>", "\n> 1. ", "\n> - "):
        assert live not in re.sub(r"\\.", "", page)


def test_markdown_stays_below_the_limit_of_a_comment() -> None:
    entries = tuple(replace(REPORT.entries[0], rank=position) for position in range(1, 2001))
    page = md.render(replace(REPORT, entries=entries), "vi").decode()
    assert len(page) < 65_536
    shown = page.count("\n### ") - 1  # one heading is that of the problems
    assert f"Còn {2000 - shown} phát hiện nữa" in page


@given(st.text(alphabet="a*_[]<>`|~#1.-+=\\&@:w\n $", max_size=60))
def test_markdown_escape_leaves_no_bare_markup(text: str) -> None:
    escaped = md.escape(text)
    bare = escaped
    for position, letter in enumerate(bare):
        if letter in "*_[]<>`|~#$":
            assert bare[position - 1] == "\\"
    assert all(not line.lstrip().startswith(("- ", "+ ", "1. ", "=")) for line in escaped.split("\n"))


def test_segments_cut_at_the_highlights() -> None:
    found = segments(place("d", "1", "từ 15 ngày đến 20 ngày", ("20 ngày", "15 ngày")))
    assert found == (Segment("từ "), Segment("15 ngày", True), Segment(" đến "), Segment("20 ngày", True))


@pytest.mark.parametrize(
    ("marks", "wanted"),
    [
        ((Span(0, 999),), "[abcdef]"),  # outside: cut to the quote
        ((Span(12, 14), Span(13, 16)), "ab[cd][ef]"),  # overlapping
        ((Span(14, 12),), "abcdef"),
        ((Span(900, 905),), "abcdef"),
    ],
)
def test_odd_highlights_do_no_harm(marks: tuple[Span, ...], wanted: str) -> None:
    found = segments(Place("d", DEADLINE.left.address, "abcdef", Span(10, 16), marks))
    assert "".join(f"[{each.text}]" if each.marked else each.text for each in found) == wanted


def test_quote_that_is_not_the_text_of_its_span_has_no_highlights() -> None:
    odd = Place("d", DEADLINE.left.address, "X là Y", Span(0, 99), (Span(0, 4),))
    assert segments(odd) == (Segment("X là Y"),)


def test_shortened_keeps_the_highlight_and_the_words_around_it() -> None:
    long = segments(place("d", "1", "a " * 200 + "trong 15 ngày làm việc " + "b " * 200, ("15 ngày",)))
    text = "".join(each.text for each in shortened(long, 60))
    assert text == "… a a a a a a a a a trong 15 ngày làm việc b b b b b b b b …"
    assert shortened((), 60) == ()


def test_direction_marks_and_control_characters_are_written_out() -> None:
    assert visible("a\u202eb\x1bc\r\nd\te\u200b") == "a[U+202E]b[U+001B]c\nd\te\u200b"


@pytest.mark.parametrize(
    ("parts", "vi", "en"),
    [
        ((("dieu", "5"), ("khoan", "2"), ("diem", "đ")), "Điểm đ khoản 2 Điều 5", "Point đ, clause 2, Article 5"),
        ((("chuong", "II"), ("dieu", "5a")), "Điều 5a", "Article 5a"),
        ((("phan", "1"), ("chuong", "II")), "Chương II Phần 1", "Chapter II, Part 1"),
        ((("phu_luc", "I"), ("dieu", "3")), "Điều 3 Phụ lục I", "Article 3, Annex I"),
        ((("kem_theo", ""), ("dieu", "3")), "Điều 3 văn bản ban hành kèm theo", "Article 3, attached text"),
        ((("kem_theo", "1"), ("dieu", "3")), "Điều 3 văn bản ban hành kèm theo", "Article 3, attached text"),
        ((("kem_theo", "2"), ("dieu", "3")), "Điều 3 văn bản ban hành kèm theo 2", "Article 3, attached text 2"),
        ((), "Toàn văn bản", "Whole document"),
    ],
)
def test_names_of_provisions(parts: tuple[tuple[str, str], ...], vi: str, en: str) -> None:
    address = replace(DEADLINE.left.address, parts=parts)
    assert (provision_name(address, "vi"), provision_name(address, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("change", "role", "name", "title"),
    [
        ({"number": "45/2019/QH14", "kind": "Luật", "title": "Luật X"}, "against", "Luật 45/2019/QH14", "Luật X"),
        ({"kind": "Nghị định"}, "checked", "Dự thảo Nghị định", "a.docx"),
        ({"draft": True, "title": "T"}, "checked", "Dự thảo", "T"),
        ({}, "checked", "a.docx", ""),  # nothing is known of it: no reason to call it a draft
        ({"title": "Quy chế"}, "against", "Quy chế", ""),
    ],
)
def test_names_of_documents(change: dict[str, Any], role: Role, name: str, title: str) -> None:
    info = DocumentInfo("i", "kho\\b/a.docx", Header(**change), role)
    assert (document_name(info, "vi"), document_title(info, "vi")) == (name, title)


def test_rendering_is_pure() -> None:
    assert DRAFT in REPORT.documents
    assert {LAW, CIRCULAR} < set(REPORT.documents)
    for name in formats():
        assert render(REPORT, name) == render(REPORT, name)
        render(EMPTY, name)


def test_half_a_surrogate_does_not_stop_a_report() -> None:
    broken = replace(REPORT.entries[0], finding=replace(DEADLINE, message="hỏng \ud800"))
    for name in formats():
        assert "ỏng ?".encode() in render(replace(REPORT, entries=(broken,)), name)


def test_json_names_the_place_of_the_amending_text_not_of_its_quotation() -> None:
    entry = REPORT.entries[0]
    parts = (("dieu", "1"), ("khoan", "14"), ("khoan", "1"), ("diem", "b"))
    quoting = replace(entry.finding.left, address=replace(entry.finding.left.address, parts=parts))
    left = parsed(replace(REPORT, entries=(replace(entry, finding=replace(entry.finding, left=quoting)),)))["findings"][
        0
    ]["left"]
    assert (left["dieu"], left["khoan"], left["diem"]) == ("1", "14", None)
