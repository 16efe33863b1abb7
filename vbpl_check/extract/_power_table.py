"""The table behind grants of power: powers.yaml as a frozen value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Act:
    """One kind of act by all its names; before a word of ``not_before`` the name means something else.

    ``rare``: the act itself tells what it is done to.
    """

    key: str
    names: tuple[str, ...]
    not_before: tuple[str, ...] = ()
    rare: bool = False


@dataclass(frozen=True)
class Family:
    """Bodies of one kind by how their key begins; ``level`` when the kind has only one."""

    key: str
    starts: tuple[str, ...]
    level: str = ""


@dataclass(frozen=True)
class PowerTable:
    """The table rules/lexicon/powers.yaml; the comments there say what each list is."""

    acts: tuple[Act, ...]
    wrappers: tuple[str, ...]
    functional_titles: tuple[str, ...]
    functional_nouns: tuple[str, ...]
    functional_verbs: tuple[str, ...]
    shared: tuple[str, ...]
    presumed: tuple[str, ...]
    systems: tuple[str, ...]
    generic: tuple[str, ...]
    papers: tuple[str, ...]
    measures: tuple[str, ...]
    titles: tuple[str, ...]
    families: tuple[Family, ...]
    seconds: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    ruled: tuple[str, ...] = ()
    sends: tuple[str, ...] = ()
    agrees: tuple[str, ...] = ()
    private: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Of the sizes only: a key of ``patterns`` and ``office`` must not walk the whole table for each sentence."""
        return hash((len(self.acts), len(self.papers), len(self.families), len(self.generic)))
