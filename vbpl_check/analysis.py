"""From an input to what is known of it, as steps whose results may be stored.

What they compute lies in this module and in what it imports, and nowhere else: ``analysis_version`` hashes all of it.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import cache

from vbpl_check import ingest, rulebook
from vbpl_check.amend import apply as obey
from vbpl_check.amend import read_commands
from vbpl_check.extract import Lexicon, extract
from vbpl_check.extract.citations import CitationTable, find_citations
from vbpl_check.extract.holdings import hold
from vbpl_check.ingest import read
from vbpl_check.model import Blob, Command, Document, DocumentInfo, Facts, Holding
from vbpl_check.parse import parse
from vbpl_check.sources import source_hash
from vbpl_check.step import Step

Task = tuple[Document, tuple[Command, ...]]


def parse_blob(blob: Blob) -> Document:
    """One input as a document. Raises InputError."""
    return parse(read(blob))


def analyse_blob(blob: Blob, lexicon: Lexicon) -> Facts:
    """All that later stages know of one input. Raises InputError."""
    document = parse_blob(blob)
    facts = extract(document, lexicon)
    return replace(facts, commands=read_commands(document, facts.citations), source=document)


def amend_one(task: Task, lexicon: Lexicon) -> Facts:
    """The facts of a document after the commands of others; ``obeyed`` is empty when none of them finds its place."""
    document, revisions, done = obey(*task)
    obeyed = tuple(dict.fromkeys(command.source for command in done))
    return replace(extract(document, lexicon), revisions=revisions, obeyed=obeyed)


def orders_of(blob: Blob, lexicon: Lexicon) -> Facts:
    """What a document orders to change in others, without its text. Raises InputError."""
    document = parse_blob(blob)
    citations = find_citations(document, lexicon.citation)
    info = DocumentInfo(document.id, document.name, document.header, document.role, len(document.provisions))
    commands = read_commands(document, citations)
    return Facts(info, (), citations if commands else (), commands=commands)


def hold_blob(blob: Blob, table: CitationTable) -> Holding:
    """One input as a kho keeps it. Raises InputError."""
    return hold(parse_blob(blob), table)


@cache
def analysis_version() -> str:
    """Hash of the code and the tables that make facts: a stored result of other code is never taken for ours.

    ``ingest`` is named because it finds its readers by looking into its folder.
    """
    return f"{source_hash(sys.modules[__name__], ingest)}-{rulebook.fingerprint(part='lexicon')}"


def analysis_step(lexicon: Lexicon) -> Step[Blob, Facts]:
    """From an input to its facts, as a step."""
    return Step("analyse", analysis_version(), analyse_blob, (lexicon,), heavy=True)


def amend_step(lexicon: Lexicon) -> Step[Task, Facts]:
    """Carrying out the commands of others, as a step."""
    return Step("amend", analysis_version(), amend_one, (lexicon,), heavy=True)


def orders_step(lexicon: Lexicon) -> Step[Blob, Facts]:
    """From an input to what it orders to change, as a step."""
    return Step("orders", analysis_version(), orders_of, (lexicon,), heavy=True)


def read_step() -> Step[Blob, Document]:
    """Reading and parsing, as a step."""
    return Step("read", analysis_version(), parse_blob, heavy=True)


def hold_step(table: CitationTable) -> Step[Blob, Holding]:
    """From an input to what a kho keeps of it, as a step."""
    return Step("hold", analysis_version(), hold_blob, (table,), heavy=True)
