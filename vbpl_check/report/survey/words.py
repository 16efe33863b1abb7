"""How surveys call documents, places, kinds of links and of ailments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vbpl_check.messages import Lang, say
from vbpl_check.model import Address, Ailment, DocumentInfo, Problem
from vbpl_check.report._names import document_name, problem_text, provision_name
from vbpl_check.report._quote import visible
from vbpl_check.text import squeeze

Infos = Mapping[str, DocumentInfo]


def word(slug: str, lang: Lang, **slots: object) -> str:
    """A word of the surveys' own."""
    return say(f"survey-{slug}", lang, tuple((key, str(value)) for key, value in slots.items()))


def line(text: str) -> str:
    """Words of a document on one line, safe to show."""
    return squeeze(visible(text))


def named(infos: Infos, document: str, lang: Lang) -> str:
    """The name of a document, its id when it is not known."""
    return line(document_name(infos[document], lang)) if document in infos else line(document)


def place_name(address: Address, infos: Infos, lang: Lang) -> str:
    """ "Khoản 2 Điều 5, Luật 45/2019/QH14"; the document alone for the whole of it."""
    document = named(infos, address.document, lang)
    return f"{line(provision_name(address, lang))}, {document}" if address.parts else document


def told(ailment: Ailment, lang: Lang) -> str:
    """An ailment in words."""
    slots = {key: line(value) for key, value in ailment.slots}
    if ailment.kind == "unread":
        problem = Problem(ailment.file, slots.pop("problem", ""), tuple(slots.items()))
        return line(problem_text(problem, lang))
    return line(word(f"health-{ailment.kind}", lang, **slots))


def address_row(address: Address, ids: Mapping[str, str], infos: Infos) -> dict[str, Any]:
    """A place as the JSON outputs give it."""
    info = infos.get(address.document)
    return {
        "document": ids.get(address.document),
        "so_hieu": info.header.number if info else None,
        "address": str(address),
        "dieu": address.label("dieu"),
        "khoan": address.label("khoan"),
        "diem": address.label("diem"),
    }
