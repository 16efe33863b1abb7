"""What became of each document and provision by the as-of date, as far as the documents at hand and metadata tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vbpl_check.link._identity import number_key
from vbpl_check.link._trees import Parts, plain
from vbpl_check.link.liveness import Ending, Endings
from vbpl_check.link.resolve import Resolver
from vbpl_check.model import Address, Citation, Facts, Life
from vbpl_check.text import fold

_DEAD = ("het hieu luc", "het hieu luc toan bo", "da het hieu luc")
_PARTLY_DEAD = "het hieu luc mot phan"
_STATUTES = ("luat", "bo luat", "phap lenh")
# What becomes of texts that detail a statute when it ends on a day from ``since`` up to ``until``: they end with it or
# stay. 80/2015/QH13 Điều 154 khoản 4; 64/2025/QH15 Điều 57 khoản 2 as issued; the same as amended by 87/2025/QH15
# Điều 1 khoản 22, save those announced to stay in force, which no normative document tells.
REGIMES: tuple[tuple[date, date, bool], ...] = (
    (date(2016, 7, 1), date(2025, 3, 31), True),
    (date(2025, 4, 1), date(2025, 6, 30), False),
    (date(2025, 7, 1), date.max, True),
)


@dataclass(frozen=True)
class Lives:
    """``documents`` by id; ``provisions`` by id and path those that differ from their document."""

    documents: Mapping[str, Life]
    provisions: Mapping[str, Mapping[Parts, Life]]

    def of(self, address: Address) -> Life:
        """The life of a provision: its own, that of what holds it, that of its document."""
        whole = self.documents.get(address.document, Life("unknown"))
        if whole.over:
            return whole
        parts, known = plain(address.parts), self.provisions.get(address.document, {})
        return next((known[parts[:size]] for size in range(len(parts), 0, -1) if parts[:size] in known), whole)


def lives(facts: Sequence[Facts], resolver: Resolver, ended: Endings, as_of: date) -> Lives:
    """The lives of all documents in ``facts`` and of their provisions at ``as_of``."""
    changed = _changed(facts, resolver, ended, as_of)
    documents = {entry.document.id: _own_life(entry, ended, changed, as_of) for entry in facts}
    for entry in facts:
        if not documents[entry.document.id].over and (life := _with_parents(entry, resolver, documents)):
            documents[entry.document.id] = life
    return Lives(documents, changed)


def _own_life(entry: Facts, ended: Endings, changed: Mapping[str, Mapping[Parts, Life]], as_of: date) -> Life:
    header, end = entry.document.header, ended.of_document(entry.document.id)
    status = fold(header.status or "").strip(" .")
    if end is not None and not end.partly:
        return _ended(end)
    if status in _DEAD:
        return Life("expired")
    if header.effective is not None and header.effective > as_of:
        return Life("not_yet", header.effective)
    if end is not None:
        return Life("repealed_in_part", end.on, end.document)
    inner = changed.get(entry.document.id, {}).values()
    gone = [life for life in inner if life.over]
    if gone or status == _PARTLY_DEAD:
        return max(
            (Life("repealed_in_part", life.since, life.by) for life in gone),
            key=lambda life: life.since or date.min,
            default=Life("repealed_in_part"),
        )
    if inner:
        return max(inner, key=lambda life: life.since or date.min)
    if header.effective is None and not status.startswith("con hieu luc"):
        return Life("unknown")
    return Life("current", header.effective)


def _ended(end: Ending) -> Life:
    if end.by is None:
        return Life("expired", end.on)
    return Life("replaced" if end.by.kind == "replaces" else "repealed", end.on, end.document)


def _changed(facts: Sequence[Facts], resolver: Resolver, ended: Endings, as_of: date) -> dict[str, dict[Parts, Life]]:
    """The provisions that were repealed or amended, by document."""
    found: dict[str, dict[Parts, Life]] = defaultdict(dict)
    for entry in sorted(facts, key=lambda entry: entry.document.id):
        since = entry.document.header.effective
        if entry.document.header.draft or since is None or since > as_of:
            continue
        for citation in entry.citations:
            if citation.role != "amends" or citation.quoted or citation.work.kind == "this" or not citation.parts:
                continue
            target = resolver.resolve(citation)
            if target.status == "found" and target.address and target.address.document != entry.document.id:
                amended = Life("amended", since, entry.document)
                found[target.address.document].setdefault(plain(citation.parts), amended)
    for key, ends in ended.provisions.items():
        if key[0] == "id":
            found[key[1]].update({parts: _ended(end) for parts, end in ends.items()})
    return found


def _with_parents(entry: Facts, resolver: Resolver, documents: Mapping[str, Life]) -> Life | None:
    """The end of a text that details statutes which have all ended; None when one lives or cannot be told."""
    parents: dict[str, Life | None] = {}
    for citation in entry.citations:
        if citation.role != "guides" or citation.quoted or not _is_statute(citation):
            continue
        named = resolver.documents(citation)
        life = documents.get(named.documents[0]) if named.sure and named.documents else None
        parents[number_key(citation.work.number) or fold(citation.work.name or "")] = life
    known = [life for life in parents.values() if life is not None]
    if not known or len(known) < len(parents) or not all(life.over and life.since for life in known):
        return None
    last = max(known, key=lambda life: life.since or date.min)
    day = last.since or date.min
    ends = any(since <= day <= until and with_parent for since, until, with_parent in REGIMES)
    issued = entry.document.header.issued
    if not ends or (issued is not None and issued >= day):
        return None
    return Life("expired_with_parent", day, last.by)


def _is_statute(citation: Citation) -> bool:
    number = number_key(citation.work.number)
    return "/qh" in number or "ubtvqh" in number or fold(citation.work.name or "").startswith(_STATUTES)
