"""Checks the gold of the scenarios: ``python tests/bench/scenarios_check.py [FOLDER] [--corpus FOLDER] [--only SLUG]``.

Every address must exist in the draft and in the base text, the quoted words must stand at that address, types and
difficulties must be known ones, ids unique, base documents present in the corpus. Prints one line a scenario with its
counts and one line a fault; ends with 1 when there is a fault.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[2] / "shared" / "corpus"
TYPES = {
    "so_lieu",
    "thoi_han",
    "tham_quyen",
    "nghia_vu_quyen_cam",
    "doi_tuong",
    "dieu_kien_thu_tuc",
    "khai_niem",
    "dan_chieu",
    "hieu_luc",
    "chong_cheo",
    "vuot_tham_quyen",
    "to_chuc_cu",
    "noi_bo",
}
DIFFICULTIES = ("easy", "medium", "hard")
# "Điều 12. Phạm vi điều chỉnh"
ARTICLE = re.compile(r"^\s*Điều (\d+[a-zđ]?)[.:](?:\s|$)")
# "3. Người đứng đầu cơ sở", "1.Trong phạm vi bảo vệ"
CLAUSE = re.compile(r"^\s*(\d+[a-zđ]?)\.(?=\s|[^\W\d])")
# "đ) Cơ quan Công an"
POINT = re.compile(r"^\s*([a-zđ]\d?)\)\s")

Address = tuple[str, str | None, str | None]
Units = dict[Address, str]


def plain(text: str) -> str:
    """The text in NFC with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def units_of(text: str) -> Units:
    """Address of each article, clause and point to its text, children included. Text inside “ ” opens no unit."""
    parts: dict[Address, list[str]] = collections.defaultdict(list)
    article: str | None = None
    clause: str | None = None
    point: str | None = None
    depth = 0
    for line in unicodedata.normalize("NFC", text).splitlines():
        if depth <= 0:
            if found := ARTICLE.match(line):
                article, clause, point, depth = found[1], None, None, 0
            elif article and (found := CLAUSE.match(line)):
                clause, point = found[1], None
            elif article and (found := POINT.match(line)):
                point = found[1]
        opened = line.count("“") - line.count("”")
        # A quote opened with “ and closed with a straight " is closed.
        depth += opened - (1 if opened > 0 and line.count('"') % 2 else 0)
        if article:
            for address in {(article, None, None), (article, clause, None), (article, clause, point)}:
                parts[address].append(line)
    return {address: plain(" ".join(lines)) for address, lines in parts.items()}


def corpus_texts(folder: Path, wanted: set[str]) -> dict[str, dict[str, Any]]:
    """The wanted documents of the corpus by id."""
    found: dict[str, dict[str, Any]] = {}
    for name in ("docs", "articles", "phapdien"):
        if wanted <= found.keys():
            break
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                if document["id"] in wanted:
                    found.setdefault(document["id"], document)
    return found


def at(units: Units, address: dict[str, Any]) -> str | None:
    """The text at an address of the gold, None where there is no such unit."""
    return units.get((address["dieu"], address.get("khoan"), address.get("diem")))


def side_faults(units: Units | None, address: dict[str, Any], words: str | None) -> list[str]:
    """What is wrong with one side of an entry."""
    if units is None:
        return [f"unknown document {address.get('so_hieu')}"]
    text = at(units, address)
    if text is None:
        return [f"no such unit {address}"]
    return [f"words not at {address}: {words}"] if words and plain(words) not in text else []


def entry_faults(entry: dict[str, Any], draft: Units, bases: dict[str, Units], conflict: bool) -> list[str]:
    """What is wrong with one conflict or near miss."""
    faults = side_faults(draft, entry["draft"], entry.get("words_draft"))
    known = {"draft": draft, **bases}
    if entry["other"] is not None:
        faults += side_faults(known.get(entry["other"]["so_hieu"]), entry["other"], entry.get("words_other"))
    for other in entry.get("other_also", []):
        faults += side_faults(known.get(other["so_hieu"]), other, None)
    if conflict:
        faults += [f"unknown type {t}" for t in (entry["type"], *entry.get("type_also", [])) if t not in TYPES]
        faults += [] if entry["difficulty"] in DIFFICULTIES else [f"unknown difficulty {entry['difficulty']}"]
        faults += [] if entry["words_draft"] and entry["why"] else ["no words_draft or no why"]
    elif not entry["why_ok"]:
        faults.append("no why_ok")
    return faults


def check(folder: Path, texts: dict[str, dict[str, Any]]) -> list[str]:
    """The faults of one scenario; prints its counts."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    draft = units_of((folder / "draft.txt").read_text(encoding="utf-8"))
    faults = [f"base not in the corpus: {b['id']}" for b in gold["base"] if b["id"] not in texts]
    bases = {b["so_hieu"]: units_of(texts[b["id"]]["text"]) for b in gold["base"] if b["id"] in texts}
    planted = gold["conflicts"] + gold.get("extra_conflicts", [])
    entries = [(e, True) for e in planted] + [(e, False) for e in gold["near_misses"]]
    for entry, conflict in entries:
        faults += [f"{entry['id']}: {fault}" for fault in entry_faults(entry, draft, bases, conflict)]
    ids = collections.Counter(e["id"] for e, _ in entries)
    faults += [f"id used twice: {name}" for name, n in ids.items() if n > 1]
    faults += [] if gold["slug"] == folder.name else [f"slug {gold['slug']} is not the folder's name"]
    clauses = sum(1 for a in draft if a[1] is not None and a[2] is None) or 0
    types = collections.Counter(c["type"] for c in gold["conflicts"])
    print(
        f"{folder.name}: {len(gold['conflicts'])} conflicts, {len(gold['near_misses'])} near misses, "
        f"{len({a[0] for a in draft})} điều, {clauses} khoản; {dict(types)}"
    )
    return [f"{folder.name} {fault}" for fault in faults]


def main() -> None:
    """Checks every scenario of the folder."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=Path, default=HERE / "scenarios")
    arguments.add_argument("--corpus", type=Path, default=CORPUS)
    arguments.add_argument("--only")
    options = arguments.parse_args()
    folders = sorted(p.parent for p in options.folder.glob("*/gold.json") if options.only in (None, p.parent.name))
    wanted = {b["id"] for f in folders for b in json.loads((f / "gold.json").read_text(encoding="utf-8"))["base"]}
    texts = corpus_texts(options.corpus, wanted)
    faults = [fault for folder in folders for fault in check(folder, texts)]
    print("\n".join(faults) or "no fault")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
