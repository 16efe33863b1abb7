"""The draft that a law is met by: mutants of its clauses among clauses of the same articles that it leaves as they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.bench import mutants
from tests.bench.mutants import CONFLICTS, NEAR_MISSES, Mutant, Setting, article_of
from vbpl_check.analysis import parse_blob
from vbpl_check.errors import InputError
from vbpl_check.model import Blob, Document
from vbpl_check.training import issued
from vbpl_check.training.nli.clauses import Clause, clauses_of
from vbpl_check.training.nli.parallel import pair_up
from vbpl_check.training.nli.paraphrase import light

A_LAW = 60  # pairs of one law
SIZES = (20_000, 110_000)  # characters of a law
DRAFT = "mutation-draft"
Change = Callable[[str, Random], str]  # a paraphrase
ISSUERS = {"Luật": ("Nghị định", "CHÍNH PHỦ", "Chính phủ"), "Nghị định": ("Thông tư", "BỘ TÀI CHÍNH", "Bộ Tài chính")}


@dataclass(frozen=True, slots=True)
class Placed:
    """A mutant with its place in the draft and the words it has there."""

    mutant: Mutant
    dieu: str
    khoan: str | None
    words: str

    @property
    def heads(self) -> bool:
        """Whether the words above a list are changed, so that its other items are contrary to the law too."""
        return bool(self.mutant.clause.lead) and not self.mutant.text.startswith(self.mutant.clause.lead)


@dataclass(frozen=True, slots=True)
class Batch:
    """A draft with the laws it is checked against."""

    inputs: tuple[Blob, ...]
    placed: tuple[Placed, ...]


class Need:
    """How many pairs of each kind are still wanted."""

    def __init__(self, size: int) -> None:
        self.left = {kind: -(-size // 2 // len(CONFLICTS)) for kind in CONFLICTS}
        self.left |= {kind: -(-size // 2 // len(NEAR_MISSES)) for kind in NEAR_MISSES}
        self.whole = dict(self.left)
        self.forms: Counter[tuple[str, str]] = Counter()

    def choose(self, known: list[Mutant]) -> Mutant | None:
        """The mutant of the kind, then of the form, of which most is missing."""
        wanted = [mutant for mutant in known if self.left[mutant.kind] > 0]
        if not wanted:
            return None
        best = min(wanted, key=lambda m: (-self.left[m.kind] / self.whole[m.kind], self.forms[m.kind, m.form]))
        self.left[best.kind] -= 1
        self.forms[best.kind, best.form] += 1
        return best


def batches(corpus: Path, seed: int, size: int, change: Change) -> Iterator[Batch]:
    """Drafts and laws until there are ``size`` pairs, or no more laws."""
    records = [r for r in issued.records(corpus) if r["loai"] in ISSUERS and issued.in_force(r)]
    records = sorted((r for r in records if SIZES[0] < len(r["text"]) < SIZES[1]), key=lambda r: r["id"])
    Random(seed).shuffle(records)
    need = Need(size)
    for record in records:
        if not any(value > 0 for value in need.left.values()):
            return
        try:
            document = parse_blob(issued.blob(record, "against"))
        except InputError:
            continue
        batch = one_law(record, document, need, Random(f"{seed}/{record['id']}"), change)
        if batch.placed:
            yield batch


def one_law(record: issued.Record, document: Document, need: Need, draw: Random, change: Change) -> Batch:
    """The draft that one law is met by."""
    everything = list(clauses_of(document))
    known = [clause for clause in everything if mutants.usable(clause)]
    kind, _, issuer = ISSUERS[record["loai"]]
    setting = Setting(name_of(record), day_of(record), issuer)
    chosen = choose(known, setting, need, draw)
    placed, lines = [], heading(record, kind)
    hidden = {mutant.hidden for mutant in chosen}
    for index, mutant in enumerate(chosen, 2):
        beside = [c for c in known if article_of(c) == article_of(mutant.clause) and c.lead == mutant.clause.lead]
        place, article = written(mutant, str(index), beside, draw, change)
        placed.append(place)
        lines += article
    lines += [f"Điều {len(chosen) + 2}. Hiệu lực thi hành",
              f"{kind} này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2026."]  # fmt: skip
    law = {**record, "text": changed_law(document, chosen, hidden)}
    others = [*amending(record, document, chosen), *former(record, chosen)]
    text = "\n".join(lines) + "\n"
    inputs = [
        Blob(f"{DRAFT}.txt", ".txt", text.encode(), "checked"),
        *(issued.blob(r, "against") for r in (law, *others)),
    ]
    return Batch(tuple(inputs), tuple(placed))


def choose(known: list[Clause], setting: Setting, need: Need, draw: Random) -> list[Mutant]:
    """At most one mutant an article, of the kinds that are most wanted."""
    chosen: list[Mutant] = []
    taken: set[str] = set()
    alike = [(known[left], known[right]) for left, right in pair_up(known)]
    for mutant in mutants.procedures(draw.sample(alike, len(alike))):
        articles = {article_of(mutant.clause), mutant.hidden}
        if len(chosen) < A_LAW // 8 and not taken & articles and need.choose([mutant]):
            chosen.append(mutant)
            taken |= articles
    for clause in draw.sample(known, len(known)):
        if len(chosen) >= A_LAW or article_of(clause) in taken:
            continue
        best = need.choose(mutants.options(clause, setting, draw))
        if best:
            chosen.append(best)
            taken.add(article_of(clause))
    draw.shuffle(chosen)
    return chosen


def written(
    mutant: Mutant, number: str, beside: list[Clause], draw: Random, change: Change
) -> tuple[Placed, list[str]]:
    """An article of the draft: the mutant among one or two clauses of the same article that it leaves as they are."""
    words = reworded(mutant.text.strip(), draw, change)
    lead, colon, _ = words.partition(": ") if mutant.clause.lead and mutant.kind != "procedure" else ("", "", "")
    title = f"Điều {number}. {mutant.clause.heading}"
    others = [c for c in beside if c.address != mutant.clause.address] if not mutant.hidden else []
    if bool(colon) != bool(mutant.clause.lead):
        others = []
    rows = [reworded(c.text, draw, light) for c in draw.sample(others, min(2, len(others)))]
    if colon:
        rows = [row for row in rows if ": " in row]
    place = draw.randint(0, len(rows))
    rows.insert(place, words)
    if not rows[1:] and not colon:
        return Placed(mutant, number, None, words), [title, capital(words) + "."]
    items = [capital(row.partition(": ")[2] if colon else row) for row in rows]
    body = [f"{rank}. {item}." for rank, item in enumerate(items, 1)]
    return Placed(mutant, number, str(place + 1), words), [title, *([lead + ":"] if colon else []), *body]


def reworded(text: str, draw: Random, change: Change) -> str:
    """The text in other words; as it is when these would say a word twice: "trong các trường hợp sau đây đây"."""
    words = change(text, draw)
    return text if len(_TWICE.findall(words)) > len(_TWICE.findall(text)) else words


# "sau đây đây"
_TWICE = re.compile(r"\b(\w{2,}) \1\b")


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def heading(record: issued.Record, kind: str) -> list[str]:
    """The lines of the draft above Điều 2."""
    _, printed, _ = ISSUERS[record["loai"]]
    law = f"{record['loai']} số {record['so_hieu']}"
    return [
        printed, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số:      /2026/",
        "ngày      tháng      năm 2026", "DỰ THẢO", kind.upper(), f"Quy định chi tiết thi hành {name_of(record)}",
        f"Căn cứ {law};", "Điều 1. Phạm vi điều chỉnh", f"{kind} này quy định chi tiết thi hành {name_of(record)}.",
    ]  # fmt: skip


def name_of(record: issued.Record) -> str:
    """ "Luật Đất đai"; of a decree its number: "Nghị định số 99/2022/NĐ-CP"."""
    if record["loai"] != "Luật":
        return f"{record['loai']} số {record['so_hieu']}"
    name = re.sub(r"\s+(?:số\b.*|năm \d{4}.*|\d.*)$", "", record["ten"] or "")
    return name if name.startswith("Luật") else f"Luật {name}"


def day_of(record: issued.Record) -> str:
    """The day from which the law is in force, as it is printed."""
    year, month, day = (record.get("ngay_hieu_luc") or "--").split("-")[:3]
    return f"{day} tháng {month} năm {year}" if year else ""


def changed_law(document: Document, chosen: list[Mutant], hidden: set[str]) -> str:
    """The text of the law with the words that pairs add to it and without the articles they hide."""
    text, units = document.text, {str(unit.address): unit for unit in document.provisions}
    changes = [(units[a].span.start, units[a].span.end, "") for a in hidden if a in units]
    for mutant in chosen:
        if mutant.appended:
            unit = units[mutant.clause.address]
            words = text[unit.body.start : unit.body.end].rstrip(" .;,/\n")
            end = unit.body.start + len(words)
            changes.append((end, end, mutant.appended))
    for start, end, words in sorted(changes, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def amending(record: issued.Record, document: Document, chosen: list[Mutant]) -> Iterator[issued.Record]:
    """The law that has put other words in the place of clauses, in force since July 2025."""
    mine = [mutant for mutant in chosen if mutant.amended]
    if not mine:
        return
    kind, name = record["loai"], name_of(record)
    code = "199/2025/QH15" if kind == "Luật" else "499/2025/NĐ-CP"
    lines = [f"{kind} số: {code}", kind.upper(), f"Sửa đổi, bổ sung một số điều của {name}",
             f"Điều 1. Sửa đổi, bổ sung một số điều của {kind} số {record['so_hieu']}"]  # fmt: skip
    labels = {str(unit.address): unit.address for unit in document.provisions}
    for rank, mutant in enumerate(mine, 1):
        path = labels[mutant.clause.address]
        dieu, khoan, diem = (path.label(level) for level in ("dieu", "khoan", "diem"))
        where = " ".join(filter(None, (diem and f"điểm {diem}", khoan and f"khoản {khoan}", f"Điều {dieu}")))
        item = mutant.amended.removeprefix(mutant.clause.lead).strip()
        own = f"{diem}) " if diem else f"{khoan}. " if khoan else f"Điều {dieu}. {mutant.clause.heading}\n"
        lines += [f"{rank}. Sửa đổi, bổ sung {where} như sau:", f"“{own}{capital(item)}.”."]
    lines += ["Điều 2. Hiệu lực thi hành", f"{kind} này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025."]
    yield {"id": code, "so_hieu": code, "loai": kind, "ten": f"{kind} sửa đổi, bổ sung một số điều của {name}",
           "ngay_ban_hanh": "2025-05-15", "ngay_hieu_luc": "2025-07-01", "text": "\n".join(lines)}  # fmt: skip


def former(record: issued.Record, chosen: list[Mutant]) -> Iterator[issued.Record]:
    """The law that stood before this one and is no longer in force."""
    mine = [mutant for mutant in chosen if mutant.former]
    if not mine:
        return
    kind = record["loai"]
    code = "99/2003/QH11" if kind == "Luật" else "399/2004/NĐ-CP"
    lines = [f"{kind} số: {code}", kind.upper(), name_of(record)]
    for rank, mutant in enumerate(mine, 1):
        lines += [f"Điều {rank}. {mutant.clause.heading}", capital(mutant.former) + "."]
    yield {"id": code, "so_hieu": code, "loai": kind, "ten": name_of(record), "tinh_trang": "Hết hiệu lực toàn bộ",
           "ngay_ban_hanh": "2003-06-10", "ngay_hieu_luc": "2004-01-01", "text": "\n".join(lines)}  # fmt: skip
