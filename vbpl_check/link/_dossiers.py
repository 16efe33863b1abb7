"""Which list above an article of bare name ("Hồ sơ") repeats: the one whose members it names itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from vbpl_check.compare import tier
from vbpl_check.items import covered, telling
from vbpl_check.link.scope import Scope
from vbpl_check.model import Address, Norm, Requirement

_NAMED = 2  # telling syllables from which on a name finds its list by itself
_MEMBERS = 2  # members of the list that the article must name at least
_SHARE = 0.6  # of the members
_SAME = 0.7  # share of the words of a member


@dataclass(frozen=True)
class Shared:
    """The lists of a scope by the provision that holds them: their members with the norms they stand in."""

    lists: Mapping[Address, list[tuple[int, Norm, Requirement]]]

    def repeated(
        self, position: int, requirement: Requirement, beside: list[Norm], scope: Scope
    ) -> tuple[int, Norm, Requirement] | None:
        """Position, norm and the left requirement under the name of the list that the norms ``beside`` repeat."""
        if not requirement.listed or len(telling(requirement.listed)) >= _NAMED:
            return None
        mine = scope.facts[position].document
        text = " ".join(norm.text.lower() for norm in beside if norm.provision.document == mine.id)
        best: tuple[float, Address] | None = None
        for address, members in self.lists.items():
            place = members[0][0]
            if (
                place == position
                or tier(mine, scope.facts[place].document) != -1
                or not scope.may_meet(position, place)
            ):
                continue
            parts = [part for _, _, member in members for part in member.parts if len(telling(part)) >= _NAMED]
            met = sum(covered(part, text) >= _SAME for part in parts)
            if met >= _MEMBERS and met >= _SHARE * len(parts) and (best is None or met / len(parts) > best[0]):
                best = met / len(parts), address
        if best is None:
            return None
        place, norm, member = self.lists[best[1]][0]
        return place, norm, replace(requirement, listed=member.listed)


def shared_lists(scope: Scope) -> Shared:
    """The lists of the members of a scope that have a telling name."""
    lists: dict[Address, list[tuple[int, Norm, Requirement]]] = defaultdict(list)
    for position, norm, requirement in _listed(scope):
        parts = norm.provision.parts[:-1] if requirement.kind != "dossier" else norm.provision.parts
        lists[Address(norm.provision.document, parts)].append((position, norm, requirement))
    return Shared(lists)


def _listed(scope: Scope) -> Iterator[tuple[int, Norm, Requirement]]:
    for position in scope.members:
        for norm in scope.norms(position):
            for requirement in norm.requirements:
                if requirement.listed and not requirement.added and len(telling(requirement.listed)) >= _NAMED:
                    yield position, norm, requirement
