"""Which permits, certificates and measures of a draft no existing document at hand knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vbpl_check.compare import content
from vbpl_check.link.scope import Scope
from vbpl_check.model import Instrument, Norm, Statement
from vbpl_check.settings import LinkSettings

_SAME = 0.75  # share of the words of a name from which on another name is taken for it
_FEW = 2  # measures that the existing documents must know before a further one is news


def statements(scope: Scope, settings: LinkSettings) -> Iterator[Statement]:
    """One for each norm of a source; in a draft with the instruments that are new."""
    drafts = [p for p in scope.sources if settings.draft_mode or scope.facts[p].document.drafted]
    known = _Known(scope, drafts) if drafts else None
    for position in scope.sources:
        entry = scope.facts[position]
        for norm in entry.norms:
            new = known.news(norm) if known and norm.instruments and position in drafts else ()
            yield Statement(norm, entry.document, settings.as_of, new)


class _Known:
    """The names in the existing documents."""

    def __init__(self, scope: Scope, drafts: Sequence[int]) -> None:
        norms = [norm for p in scope.members if p not in drafts for norm in scope.norms(p)]
        self.empty = not norms
        self.papers = {frozenset(content(i.name)) for norm in norms for i in norm.instruments if i.kind == "paper"}
        self.measures = {i.name for norm in norms for i in norm.instruments if i.kind == "measure"}

    def news(self, norm: Norm) -> tuple[Instrument, ...]:
        """The instruments of a norm that none of the existing documents names."""
        if self.empty:
            return ()
        return tuple(i for i in norm.instruments if self._is_new(i))

    def _is_new(self, instrument: Instrument) -> bool:
        if instrument.kind == "measure":
            return len(self.measures) >= _FEW and instrument.name not in self.measures
        words = frozenset(content(instrument.name))
        return all(len(words & other) < _SAME * len(words) for other in self.papers)
