"""Amendments applied, against what the state put together: ``python tests/bench/consolidated.py CORPUS [options]``.

CORPUS is a folder with docs.jsonl.gz. For each văn bản hợp nhất whose base and amending documents are all there, the
commands of these are applied to the base, and every Điều, khoản and điểm is compared with the consolidated text; marks of
notes, blanks, punctuation and capital letters are left out. ``--only NUMBER`` takes one, ``--list N`` prints the first N
differences of each, ``--every N`` takes every Nth.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from vbpl_check.amend import apply, read_commands
from vbpl_check.extract import load_lexicon
from vbpl_check.extract.citations import find_citations
from vbpl_check.ingest import read
from vbpl_check.link.due import due
from vbpl_check.model import Blob, Document, DocumentInfo, Facts, Metadata, Source
from vbpl_check.parse import parse

Row = dict[str, Any]
Texts = dict[tuple[tuple[str, str], ...], str]
# "54/2014/QH13", "181/2025/NĐ-CP", "08/2023/TT-BLĐTBXH"
_NUMBER = re.compile(r"\d+/\d{4}/[A-ZĐ][\w&]*(?:-[A-ZĐ][\wĐ&]*)*")
# "2 Từ “quy hoạch” được bãi bỏ theo quy định tại điểm d khoản 1 Điều 30 của Luật số 35/2018/QH14 …": up to the next unit
_NEXT = r"(?!(?:\d{1,3}[a-z]?\.|[a-zđ]\d?\)|(?:Điều|Chương|Mục|CHƯƠNG) [\dIVX]))"
_FOOT = re.compile(
    r"^\[?\d{1,3}\]? ?(?:Các |Tên |Cụm )?(?:Điều|điều|Khoản|khoản|Điểm|điểm|cụm từ|[Tt]ừ|Luật|Bộ luật|Nghị định|Thông tư|Đoạn|Mục|Chương|Quy định|"
    rf"Nội dung|Phụ lục|Mẫu|Phần|Căn cứ|Việc|Tiêu đề|Gạch) [^\n]*(?:\n{_NEXT}[^\n]+){{0,20}}",
    re.MULTILINE,
)
# "2.26 Có cơ quan", "a)3 Doanh nghiệp", "Điều 3.4 Giải thích": the mark of a note after a label; "y tế26" after words
_NUMBERED = re.compile(r"^((?:Điều )?\d{1,3}[a-z]?\.|[a-zđ]\d?\))\s?\d{1,3}(?=\s[^\W\d_])", re.MULTILINE)
_GLUED = re.compile(r"(?<=[^\W\dA-Z_])\d{1,3}(?=[\s.,;:]|$)", re.MULTILINE)
_LETTER = re.compile(r"[^\W_]+")
_NOTE = re.compile(r"\[+\s*\d{1,3}\s*\]+|\(\d{1,2}\)(?=\s|$)|\[\d+\]")
_TONES = tuple(
    zip(
        ["oá", "oà", "oả", "oã", "oạ", "oé", "oè", "oẻ", "oẽ", "oẹ", "uý", "uỳ", "uỷ", "uỹ", "uỵ"],
        ["óa", "òa", "ỏa", "õa", "ọa", "óe", "òe", "ỏe", "õe", "ọe", "úy", "ùy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
_REPEALED = re.compile(r"^\W*(?:đã )?(?:được |bị )?bãi bỏ\W*$", re.IGNORECASE)


def main() -> None:
    """Prints a line for each consolidated text and the share of components that are equal."""
    options = _options()
    rows = _rows(options.corpus / "docs.jsonl.gz")
    lexicon = load_lexicon()
    cache: dict[str, Facts] = {}
    total: Counter[str] = Counter()
    for number, group in enumerate(_families(rows)):
        text, base, amending = group
        if (options.only and options.only not in text["id"]) or number % options.every:
            continue
        for row in (base, *amending):
            if row["id"] not in cache:
                cache[row["id"]] = _facts(row, lexicon)
        facts = [cache[row["id"]] for row in (base, *amending)]
        began = time.perf_counter()
        commands = due(facts, date.max).get(base["id"], ())
        source = cache[base["id"]].source
        assert source is not None
        made, revisions, done = apply(source, commands)
        took = time.perf_counter() - began
        wanted = _components(parse(_source(text)))
        got, before = (_within(_components(each), wanted) for each in (made, source))
        score = _score(wanted, got, before)
        total.update(score)
        print(
            f"{text['id'][:34]:34} {base['so_hieu']:16} {len(amending):2} amending {len(done):3}/{len(commands):3} commands"
            f" {len(revisions):4} stretches {took:5.2f} s  {_share(score)}  {text['fmt']}"
        )
        _list_differences(wanted, got, before, options.list)
        missed = [command for command in commands if command not in done]
        for command in missed[: options.list]:
            print(f"    not done: {command.source} {command.action} {command.targets[:3]} {command.phrases[:2]}")
    print("all  ", _share(total))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--list", type=int, default=0)
    parser.add_argument("--every", type=int, default=1)
    return parser.parse_args()


def _rows(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [row for line in lines if (row := json.loads(line))["primary"]]


def _families(rows: list[Row]) -> Iterator[tuple[Row, Row, list[Row]]]:
    """Consolidated texts with their base and all that amended it."""
    by_number: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_number[(row["so_hieu"] or "").upper()].append(row)
    for row in rows:
        if "VBHN" not in (row["so_hieu"] or ""):
            continue
        numbers = list(dict.fromkeys(found.upper() for found in _NUMBER.findall(_head(row["text"]))))
        listed = [by_number.get(number, [])[:1] for number in numbers]
        if len(numbers) > 1 and all(listed):
            yield row, listed[0][0], [group[0] for group in listed[1:]]


def _head(text: str) -> str:
    """The list of documents put together: up to the first căn cứ, chapter or article."""
    text = text[:12000]
    end = re.search(r"\bCăn cứ|\n\s*(?:Chương|CHƯƠNG|Điều) (?:I|1|thứ)", text)
    return text[: end.start() if end else 3000]


def _source(row: Row) -> Source:
    issued, effective = (_day(row[key]) for key in ("ngay_ban_hanh", "ngay_hieu_luc"))
    known = Metadata(number=row["so_hieu"], title=row["ten"], issued=issued, effective=effective or issued)
    title, _, rest = row["text"].partition("\n")
    text = row["text"] if len(title) < 20 else title + "\n" + rest.replace(title + ".", "\n").replace(title, "\n")
    # the site repeats its title between the chapters
    cleaned = read(Blob(row["id"], ".txt", text.encode()))
    return replace(
        cleaned,
        id=row["id"],
        text=_without_notes(cleaned.text) if "VBHN" in row["so_hieu"] else cleaned.text,
        metadata=known,
    )


def _without_notes(text: str) -> str:
    """A consolidated text without the notes at the foot of its pages, which run into it in a file made of pages."""
    text = _FOOT.sub("", text)
    return _GLUED.sub("", _NUMBERED.sub(r"\1 ", text)) if len(_NUMBERED.findall(text)) > 1 else text


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _facts(row: Row, lexicon: Any) -> Facts:
    document = parse(_source(row))
    citations = find_citations(document, lexicon.citation)
    info = DocumentInfo(document.id, document.name, document.header)
    commands = read_commands(document, citations)
    return Facts(info, document.provisions, citations, commands=commands, source=document)


def _components(document: Document) -> Texts:
    """The own words of each article, clause and point, by path."""
    found: Texts = {}
    for unit in document.provisions:
        levels = [level for level, _ in unit.address.parts]
        if unit.quoted or levels[:1] != ["dieu"] or unit.level not in ("dieu", "khoan", "diem"):
            continue
        words = unit.heading + " " + document.text[unit.body.start : unit.body.end]
        words = _NOTE.sub(" ", words)
        if _REPEALED.match(words):
            words = ""
        found.setdefault(tuple((level, label.lower()) for level, label in unit.address.parts), _plain(words))
    return found


def _within(found: Texts, wanted: Texts) -> Texts:
    """The components in articles that the consolidated text has: some are cut in two issues of Công báo.

    An article repealed is still there, as "Điều 5. (được bãi bỏ)".
    """
    articles = {path[0] for path in wanted}
    return {path: words for path, words in found.items() if path[0] in articles}


def _plain(words: str) -> str:
    """Words alone, with the tone mark where the older spelling has it ("hoá" as "hóa")."""
    low = words.lower()
    for new, old in _TONES:
        low = low.replace(new, old)
    return " ".join(_LETTER.findall(low))


def _score(wanted: Texts, got: Texts, before: Texts) -> Counter[str]:
    paths = {path for path in wanted.keys() | got.keys() if wanted.get(path) or got.get(path)}
    touched = [path for path in wanted.keys() | before.keys() if wanted.get(path, "") != before.get(path, "")]
    return Counter(
        components=len(paths),
        equal=sum(wanted.get(path) == got.get(path) for path in paths),
        untouched=sum(wanted.get(path) == before.get(path) for path in paths),
        changed=len(touched),
        right=sum(wanted.get(path, "") == got.get(path, "") for path in touched),
    )


def _share(score: Counter[str]) -> str:
    all_, changed = max(1, score["components"]), max(1, score["changed"])
    return (
        f"equal {score['equal']}/{score['components']} = {score['equal'] / all_:.3f} (base alone "
        f"{score['untouched'] / all_:.3f}); of those that changed {score['right']}/{score['changed']} "
        f"= {score['right'] / changed:.3f}"
    )


def _list_differences(wanted: Texts, got: Texts, before: Texts, limit: int) -> None:
    paths = sorted(wanted.keys() | got.keys(), key=lambda path: (wanted.get(path) == before.get(path), str(path)))
    for path in paths:
        left, right = wanted.get(path), got.get(path)
        if limit and left != right and (left or right):
            limit -= 1
            same = "base" if left == before.get(path) else ("old" if right == before.get(path) else "")
            at = next((i for i, (a, b) in enumerate(zip(left or "", right or "", strict=False)) if a != b), -1)
            at = min(len(left or ""), len(right or "")) if at < 0 else at
            print(f"    {'.'.join(f'{a}-{b}' for a, b in path)} {same}")
            print(f"      state {(left or '-')[max(0, at - 30) : at + 100] if left is not None else None!r}")
            print(f"      ours  {(right or '-')[max(0, at - 30) : at + 100] if right is not None else None!r}")


if __name__ == "__main__":
    main()
