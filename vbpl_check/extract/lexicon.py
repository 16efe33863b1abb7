"""All word tables of the extract stage in one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vbpl_check.extract._citation_table import CitationTable
from vbpl_check.extract._power_table import PowerTable
from vbpl_check.extract._quantity_table import UnitTable
from vbpl_check.extract._requirement_marks import Distinction, MarkTable, Scale
from vbpl_check.extract._tables import BodiesTable, ClausesTable, ModalityTable
from vbpl_check.extract.requirements import RequirementTable
from vbpl_check.rulebook import read_table


@dataclass(frozen=True)
class Lexicon:
    """The tables of rules/lexicon that extraction needs, one field each."""

    modality: ModalityTable
    clauses: ClausesTable
    bodies: BodiesTable
    units: UnitTable
    citation: CitationTable
    requirements: RequirementTable
    marks: MarkTable
    powers: PowerTable


def load_lexicon(folder: Path | None = None, more: tuple[Path, ...] = ()) -> Lexicon:
    """The lexicon of ``folder`` (the program's own rules by default) with what the folders ``more`` add to it.

    RuleError names the file and the key.
    """
    return Lexicon(
        modality=read_table("modality", ModalityTable, folder, more),
        clauses=read_table("clauses", ClausesTable, folder, more),
        bodies=read_table("bodies", BodiesTable, folder, more),
        units=read_table("units", UnitTable, folder, more),
        citation=read_table("citation", CitationTable, folder, more),
        requirements=read_table("requirements", RequirementTable, folder, more),
        powers=read_table("powers", PowerTable, folder, more),
        marks=MarkTable(
            read_table("scales", tuple[Scale, ...], folder, more),
            read_table("distinctions", tuple[Distinction, ...], folder, more),
        ),
    )
