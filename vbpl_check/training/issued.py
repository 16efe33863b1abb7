"""Documents in force with the laws that they were issued under, chosen from the collection.

Each decree, circular or local decision is taken with what its căn cứ lines name. They are what a draft becomes: clauses
that detail a law and, but for a few, do not contradict it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from vbpl_check.model import Blob
from vbpl_check.text import find_date, fold

AS_OF = date(2026, 1, 1)
LARGEST = 150_000  # characters of a text; longer ones cost more time than they teach
QUOTAS = {"Nghị định": 5, "Thông tư": 5, "Quyết định": 2, "Nghị quyết": 1}  # shares of the documents chosen
# "Căn cứ Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024;", "Căn cứ Nghị định số 10/2023/NĐ-CP ..."
_BASIS = re.compile(
    r"^\s*[-–]?\s*Căn cứ (?:vào )?((?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết)\b[^\n]{3,300})", re.M
)
# "31/2024/QH15", "10/2023/NĐ-CP"
NUMBER = re.compile(r"\d+/\d{4}/[A-ZĐ]+\d*(?:-[A-ZĐ]+\d*)?")
# "Luật Đất đai số 31/...", "Luật Đất đai ngày 18 tháng 01 năm 2024", "Luật Đất đai năm 2024;"
_NAME = re.compile(r"((?:Bộ luật|Luật|Pháp lệnh) [^;,.\d]+?)(?= số\b| ngày\b| năm\b|[;,.\d]|$)")
# The end of a text that was not cut off: "có hiệu lực thi hành", "có hiệu lực kể từ ngày"
FORCE = re.compile(r"có hiệu lực(?: thi hành)?(?: kể)? từ")
_FORM = re.compile(r"tổ chức (?:chính quyền|chính phủ)|ban hành văn bản", re.I)  # bases of every document

Record = dict[str, Any]
Based = tuple[Record, list[Record]]  # a document and what it was issued under


def records(corpus: Path) -> list[Record]:
    """The Vietnamese texts of the collection, one a document, without site copies."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        return [r for r in map(json.loads, lines) if r.get("primary") and r.get("lang") == "vi" and r.get("text")]


def in_force(record: Record) -> bool:
    """Issued, complete, not too long and, as far as its metadata tell, in force on the day."""
    since = record.get("ngay_hieu_luc") or record.get("ngay_ban_hanh") or ""
    text = record["text"]
    dead = fold(record.get("tinh_trang") or "").startswith(("het hieu luc tu", "het hieu luc toan", "chua co"))
    return bool(
        since[:4] >= "2013"
        and since <= AS_OF.isoformat()
        and not dead
        and record.get("so_hieu")
        and 2_000 < len(text) < LARGEST
        and FORCE.search(text)
        and not fold(record.get("ten") or "").startswith(("sua doi", "bai bo"))
        and "sua doi, bo sung" not in fold(record.get("ten") or "")
    )


def bases(record: Record, numbers: Mapping[str, Record], names: Mapping[str, list[Record]]) -> list[Record]:
    """What the căn cứ lines name and the collection has, without the laws on organisation."""
    found: dict[str, Record] = {}
    for line in _BASIS.findall(record["text"][:12_000]):
        named = [numbers[n] for n in NUMBER.findall(line) if n in numbers]
        if not named and (name := _NAME.search(line)):
            older = [r for r in names[fold(name[1]).strip()] if day_of(r) <= day_of(record)]
            day = find_date(line)
            named = [r for r in older if day is None or (r.get("ngay_ban_hanh") or "")[:4] == str(day.year)][-1:]
        found.update((r["id"], r) for r in named if not _FORM.search(line[:60]) and r["id"] != record["id"])
    return list(found.values())


def day_of(record: Record) -> str:
    """The day of issue, or of entry into force, as YYYY-MM-DD; "" when neither is known."""
    return record.get("ngay_ban_hanh") or record.get("ngay_hieu_luc") or ""


def chosen(all_records: Iterable[Record], shares: Mapping[str, int], count: int) -> list[Record]:
    """``count`` records in these shares, in an order that says nothing of them."""
    kinds: dict[str, list[Record]] = defaultdict(list)
    for record in sorted(all_records, key=lambda r: hashlib.sha256(r["id"].encode()).hexdigest()):
        kinds[record.get("loai") or ""].append(record)
    total = sum(shares.values())
    taken = {kind: kinds[kind][: round(count * share / total)] for kind, share in shares.items()}
    spare = [r for kind in shares for r in kinds[kind][len(taken[kind]) :]]
    return [*(r for kind in shares for r in taken[kind]), *spare][:count]


def drafts(everything: list[Record], count: int) -> list[Based]:
    """The documents to check, each with its bases."""
    numbers: dict[str, Record] = {}
    names: dict[str, list[Record]] = defaultdict(list)
    for record in sorted(everything, key=day_of):
        numbers.setdefault(record.get("so_hieu") or "", record)
        title = fold(record.get("ten") or "")
        if title.startswith(("luat", "bo luat", "phap lenh")):
            names[re.split(r" so \d| \d", title)[0].strip()].append(record)
    held = {r["id"]: bases(r, numbers, names) for r in everything if r.get("loai") in QUOTAS and in_force(r)}
    ready = [r for r in everything if held.get(r["id"])]
    return [(r, [b for b in held[r["id"]] if len(b["text"]) < 3 * LARGEST]) for r in chosen(ready, QUOTAS, count)]


def fresh(everything: list[Record], skip: int, count: int) -> list[Based]:
    """``count`` documents with their bases, none of them among the first ``skip``."""
    seen = {record["id"] for record, _ in drafts(everything, skip)}
    return [chosen for chosen in drafts(everything, skip + 2 * count) if chosen[0]["id"] not in seen][:count]


def blob(record: Record, role: Any) -> Blob:
    """A record as an input."""
    return Blob(record["id"], ".jsonl-line", json.dumps(record, ensure_ascii=False, sort_keys=True).encode(), role)
