"""How provisions are recognised in a list: by heading, else by how their words begin."""

from __future__ import annotations

from collections.abc import Sequence

from vbpl_check.model import Address, Facts
from vbpl_check.text import squeeze

_SHOWN = 200  # characters


class Words:
    """Looks up headings and first words; documents are read when they are first asked for."""

    def __init__(self, facts: Sequence[Facts]) -> None:
        self._facts = {entry.document.id: entry for entry in facts}
        self._known: dict[str, dict[Address, str]] = {}

    def of(self, address: Address) -> str:
        """The heading, else the first words, of a provision; the title of a document; "" when there are none."""
        entry = self._facts.get(address.document)
        if entry is None:
            return ""
        if not address.parts:
            return entry.document.header.title or ""
        if address.document not in self._known:
            self._known[address.document] = _begins(entry)
        return self._known[address.document].get(address, "")


def _begins(entry: Facts) -> dict[Address, str]:
    found = {unit.address: squeeze(unit.heading) for unit in entry.provisions if unit.heading}
    for norm in entry.norms:
        for depth in range(len(norm.provision.parts), 0, -1):
            above = Address(norm.provision.document, norm.provision.parts[:depth])
            if above in found:
                break
            found[above] = squeeze(norm.text)[:_SHOWN]
    return found
