"""Which provisions another document has reworded or repealed, and of what a quoted wording is the new one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vbpl_check.link._trees import plain
from vbpl_check.link.liveness import Endings
from vbpl_check.model import Address, Definition, Facts, Link, Norm, Provision, Span

_ENDS = ("repeals", "replaces")


@dataclass(frozen=True)
class Amendments:
    """What amending documents do to others, by id of the document concerned.

    ``outdated``: stretches of a document that have a newer wording or are repealed. ``targets``: (stretch of an
    amending document, provision it changes): its quoted words are the new wording of that provision.
    ``ends``: (ending document, document ended as a whole).
    """

    outdated: Mapping[str, tuple[Span, ...]]
    targets: Mapping[str, tuple[tuple[Span, Address], ...]]
    ends: frozenset[tuple[str, str]]

    def is_outdated(self, entry: Norm | Definition) -> bool:
        """Whether the wording of a norm or definition has been replaced or repealed."""
        return _inside(entry.span.start, self.outdated.get(entry.provision.document, ()))

    def is_orphan(self, norm: Norm) -> bool:
        """Whether the norm is quoted for no known provision, by a document whose other targets are at hand."""
        return norm.quoted and norm.provision.document in self.targets and not self.targets_of(norm)

    def targets_of(self, norm: Norm) -> tuple[Address, ...]:
        """For a quoted norm the provisions whose new wording it is; empty when they are unknown."""
        if not norm.quoted:
            return ()
        entries = self.targets.get(norm.provision.document, ())
        holding = [(span.end - span.start, target) for span, target in entries if _holds(span, norm.span.start)]
        closest = min((size for size, _ in holding), default=0)
        return tuple(target for size, target in holding if size == closest)


def amendments(
    facts: Sequence[Facts], links: Iterable[Link], acting: Collection[str], proposed: Collection[str], ended: Endings
) -> Amendments:
    """What the documents in ``acting`` (ids: in force, or under examination) change in ``facts``.

    Repeals count from the day that ``ended`` knows; those of the documents ``proposed`` as if it had come.
    """
    provisions = {entry.document.id: {p.address: p for p in entry.provisions} for entry in facts}
    quoted = {entry.document.id: [p for p in entry.provisions if p.quoted] for entry in facts}
    obeyed = {entry.document.id: frozenset(entry.obeyed) for entry in facts if entry.obeyed}
    outdated: dict[str, set[Span]] = defaultdict(set)
    targets: dict[str, set[tuple[Span, Address]]] = defaultdict(set)
    ends: set[tuple[str, str]] = set()
    for link in _acting(links, acting, obeyed):
        source, target = link.source.document, link.target.document
        old = provisions.get(target, {}).get(link.target)
        if link.kind == "amends":
            if clause := provisions.get(source, {}).get(link.source):
                targets[source].add((clause.span, link.target))
                if old and any(_rewords(new, old) for new in _within(quoted.get(source, ()), clause.span)):
                    outdated[target].add(old.span)
        elif link.kind in _ENDS and source in proposed:
            if old:
                outdated[target].add(old.span)
            elif not link.target.parts:
                ends.add((source, target))
    for entry in facts:
        outdated[entry.document.id].update(_repealed(entry, ended))
    return Amendments(
        {document: tuple(sorted(spans)) for document, spans in outdated.items()},
        {document: tuple(sorted(pairs, key=_place)) for document, pairs in targets.items()},
        frozenset(ends),
    )


def _acting(links: Iterable[Link], acting: Collection[str], obeyed: Mapping[str, frozenset[Address]]) -> Iterator[Link]:
    """Links from acting documents into others whose text at hand is not the new wording already."""
    for link in links:
        source, target = link.source.document, link.target.document
        if source != target and source in acting and link.source not in obeyed.get(target, ()):
            yield link


def _repealed(entry: Facts, ended: Endings) -> Iterator[Span]:
    """Provisions that have ended, but for those whose text at hand obeys what ended them."""
    known = ended.provisions.get(("id", entry.document.id, 0), {})
    done = frozenset(entry.obeyed)
    gone = {path for path, end in known.items() if end.by is None or end.by.source not in done}
    return (p.span for p in entry.provisions if gone and plain(p.address.parts) in gone)


def _place(pair: tuple[Span, Address]) -> tuple[Span, str]:
    return pair[0], str(pair[1])


def _rewords(new: Provision, old: Provision) -> bool:
    """Quoted khoản 2 replaces khoản 2; a quoted khoản 2a put in after it does not."""
    return new.level == old.level and new.label.lower() == old.label.lower()


def _within(provisions: Sequence[Provision], span: Span) -> Sequence[Provision]:
    first = bisect_left(provisions, span.start, key=lambda p: p.span.start)
    last = bisect_left(provisions, span.end, key=lambda p: p.span.start)
    return provisions[first:last]


def _inside(offset: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _holds(span: Span, offset: int) -> bool:
    return span.start <= offset < span.end
