"""Makes drafts of the clause pairs written by hand: ``python tests/bench/pairs_drafts.py OUT [PAIRS.jsonl ...]``.

For each base document and form two drafts in the format of the draft benchmark: one of the clauses that contradict the
document and of those that only look so ("-x"), one of the clauses that agree with it ("-o": every finding in it is
false). So the pairs are judged by the whole program, against the whole document. ``tests/bench/drafts.py BENCH OUT``
scores them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[2] / "shared" / "corpus" / "docs.jsonl.gz"
AS_OF = "2026-09-01"  # all base documents have taken effect
_ISSUERS = {
    "Nghị định": "CHÍNH PHỦ",
    "Thông tư": "BỘ",
    "Luật": "QUỐC HỘI",
    "Quyết định": "ỦY BAN NHÂN DÂN\n{place}",
    "Nghị quyết": "HỘI ĐỒNG NHÂN DÂN\n{place}",
}
# "Tỉnh Đồng Tháp", "Ủy ban nhân dân Thành Phố Hải Phòng"
_PLACE = re.compile(r"(?:tỉnh|thành phố) .+", re.IGNORECASE)

Row = dict[str, Any]


def header(form: str, base: Row) -> list[str]:
    """The lines above Điều 1 of a draft of this form."""
    kind = next((kind for kind in _ISSUERS if form.startswith(kind)), "Thông tư")
    place = _PLACE.search(base.get("co_quan") or "")
    issuer = _ISSUERS[kind].format(place=place[0].upper() if place else "TỈNH LÂM ĐỒNG")
    if "Bộ " in form:
        issuer = "BỘ " + form.split("Bộ ", 1)[1].upper()
    subject = re.sub(r"^(?:Luật|Nghị định|Thông tư)(?: số \S+)?\s*", "", base["ten"] or "")
    return [
        issuer,
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số:      /2026/",
        "ngày      tháng      năm 2026",
        "DỰ THẢO",
        kind.upper(),
        f"Quy định chi tiết và biện pháp thi hành {subject}",
        f"Căn cứ {base['loai']} số {base['so_hieu']};",
    ]


def draft(form: str, base: Row, rows: list[Row]) -> tuple[str, list[Row]]:
    """The text of a draft and the place of each clause: an article a group, its clauses as khoản."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: hashlib.sha256(row["group"].encode()).digest()):
        groups[row["group"]].append(row)
    lines, places = header(form, base), []
    for number, members in enumerate(groups.values(), 1):
        lines.append(f"Điều {number}. {members[0]['draft_heading']}")
        for place, row in enumerate(members, 1):
            several = len(members) > 1
            lines.append(f"{place}. {row['text']}" if several else row["text"])
            places.append({"dieu": str(number), "khoan": str(place) if several else None, "diem": None})
    return "\n".join(lines) + "\n", places


def gold(slug: str, form: str, base: Row, rows: list[Row], places: list[Row]) -> Row:
    """The gold of the draft: contradictions or near misses."""
    found: dict[str, list[Row]] = {"conflicts": [], "near_misses": []}
    for number, (row, place) in enumerate(zip(_ordered(rows), places, strict=True), 1):
        other = {"so_hieu": base["so_hieu"], **{key: row[key] for key in ("dieu", "khoan", "diem")}}
        common = {"id": f"c{number:03}", "draft": place, "other": other}
        if row["label"] == "conflict":
            more = {"type": row["type"], "difficulty": row["difficulty"], "why": row["note"]}
            found["conflicts"].append({**common, **more})
        else:
            found["near_misses"].append({**common, "why_ok": row["note"]})
    document = {key: base.get(key) for key in ("so_hieu", "ten", "ngay_ban_hanh", "ngay_hieu_luc", "id")}
    return {"slug": slug, "as_of": AS_OF, "draft": {"loai": form}, "base": [document], **found}


def _ordered(rows: list[Row]) -> list[Row]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: hashlib.sha256(row["group"].encode()).digest()):
        groups[row["group"]].append(row)
    return [row for members in groups.values() for row in members]


def documents(wanted: set[str]) -> dict[str, Row]:
    """The base documents by id."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines) if row["id"] in wanted}


def write(out: Path, rows: Iterable[Row]) -> None:
    """The scenario folders."""
    drafts: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        drafts[row["id"], row["form"], "o" if row["label"] == "agrees" else "x"].append(row)
    known = documents({id for id, _, _ in drafts})
    for number, ((id, form, side), members) in enumerate(sorted(drafts.items()), 1):
        slug = f"{number:03}-{re.sub(r'[^0-9A-Za-z]+', '-', known[id]['so_hieu'])}-{side}"
        folder = out / slug
        folder.mkdir(parents=True, exist_ok=True)
        text, places = draft(form, known[id], members)
        (folder / "draft.txt").write_text(text, encoding="utf-8")
        marks = gold(slug, form, known[id], members, places)
        (folder / "gold.json").write_text(json.dumps(marks, ensure_ascii=False, indent=1), encoding="utf-8")


def main() -> None:
    """All pairs, or those of the files given."""
    out, *files = map(Path, sys.argv[1:])
    paths = files or sorted((HERE / "pairs").glob("*.jsonl"))
    write(out, (json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()))


if __name__ == "__main__":
    main()
