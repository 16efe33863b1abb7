"""Every case of every rule file is one test: its text is parsed, extracted and put to the rule."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations, product
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.factories import AS_OF
from vbpl_check.check import BoundRule, apply, bind
from vbpl_check.extract import extract, load_lexicon
from vbpl_check.model import (
    Candidate,
    DefinitionPair,
    Facts,
    GrantPair,
    Metadata,
    Pair,
    Reference,
    RequirementPair,
    Source,
    Statement,
)
from vbpl_check.parse import parse
from vbpl_check.rulebook import Case, load_rules, rules_folder
from vbpl_check.settings import LinkSettings

RULES = bind(load_rules())
LEXICON = load_lexicon()
# Hundreds of a rule's number -> types of conflict it may report
FAMILIES = {
    "1": {"nghia_vu_quyen_cam"},
    "2": {"so_lieu", "thoi_han"},
    "3": {"tham_quyen", "chong_cheo", "vuot_tham_quyen"},
    "4": {"khai_niem", "dieu_kien_thu_tuc", "so_lieu"},
    "5": {"dan_chieu", "hieu_luc"},
    "6": {"to_chuc_cu"},
    "7": {"dieu_kien_thu_tuc", "doi_tuong"},
    "8": {"doi_tuong"},
}


def _cases() -> Iterator[Any]:
    for bound in RULES:
        for place, case in enumerate(bound.rule.cases):
            marks = [pytest.mark.xfail(strict=True, reason=case.why or "known miss")] if case.known_miss else []
            yield pytest.param(bound, case, id=f"{bound.rule.id}-{place}-{case.expect}", marks=marks)


@pytest.mark.parametrize(("bound", "case"), list(_cases()))
def test_case(bound: BoundRule, case: Case) -> None:
    found = [finding for candidate in _candidates(case) for finding in apply(candidate, (bound,))]
    assert bool(found) == (case.expect == "conflict"), [finding.why for finding in found]
    for finding in found:
        assert "{" not in finding.message
        assert 0 < finding.strength <= 1
        assert finding.why


def _candidates(case: Case) -> Iterator[Candidate]:
    given = dict(case.given)
    as_of = date.fromisoformat(given.get("as_of", AS_OF.isoformat()))
    left = _facts("left", case.left, given)
    right = _facts("right", case.right, given) if case.right else None
    for norm in left.norms:
        yield Statement(norm, left.document, as_of)
    if right is None:
        yield from (Pair(x, y, left.document, left.document, as_of) for x, y in combinations(left.norms, 2))
    else:
        a, b = left.document, right.document
        yield from (Pair(x, y, a, b, as_of) for x, y in product(left.norms, right.norms))
        yield from (
            DefinitionPair(x, y, a, b, as_of)
            for x, y in product(left.definitions, right.definitions)
            if x.term.lower() == y.term.lower()
        )
    if left.citations or any(norm.requirements or norm.grants or norm.instruments for norm in left.norms):
        yield from _linked(left, right, given, as_of)


def _linked(left: Facts, right: Facts | None, given: dict[str, str], as_of: date) -> Iterator[Candidate]:
    """The citations of the left side, resolved among the documents of the case, and its demands."""
    from vbpl_check.link import candidates, link

    facts = tuple(known for known in (left, right, _facts("extra", "Nội dung.", given)) if known is not None)
    settings = LinkSettings(as_of, draft_mode=False)
    linked = link(facts, settings)
    for candidate in candidates(facts, linked, settings):
        match candidate:
            case (
                Reference(document=source)
                | RequirementPair(left_document=source)
                | GrantPair(left_document=source)
                | Statement(document=source, novel=(_, *_))
            ) if source.id == "left":
                yield candidate


def _facts(side: str, text: str, given: dict[str, str]) -> Facts:
    """The facts of a case's text, with the facts of the document that the case gives."""
    bare = text.lstrip().startswith(("Điều ", "Căn cứ "))
    body = text.strip() if bare else f"Điều 1. Quy định chung\n1. {text.strip()}"
    fields: dict[str, Any] = {
        key.split(".")[1]: value for key, value in given.items() if key.startswith(f"{side}.") and value
    }
    role = fields.pop("role", "checked" if side == "left" else "against")
    draft = fields.pop("draft", "") == "true"
    for key in ("issued", "effective", "expires"):
        if key in fields:
            fields[key] = date.fromisoformat(fields[key])
    told = {key: value for key, value in fields.items() if key != "expires"}
    document = parse(Source(side, side, body + "\n", metadata=Metadata(**told), role=role))
    document = replace(document, header=replace(document.header, draft=draft, **fields), role=role)
    return extract(document, LEXICON)


@pytest.mark.parametrize("bound", RULES, ids=lambda bound: str(bound.rule.id))
def test_rule_is_complete(bound: BoundRule) -> None:
    rule = bound.rule
    assert rule.file.startswith(f"{rule.id}-")
    assert rule.type in FAMILIES[rule.id[2]]
    assert len(rule.id) == 5
    assert rule.id.startswith("VB")
    assert rule.basis
    assert any(case.expect == "ok" and case.why for case in rule.cases), "no near miss"


def test_schema_fits_all_rule_files() -> None:
    schema = json.loads((rules_folder() / "schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for path in sorted(Path(rules_folder(), "conflicts").glob("*.yaml")):
        errors = [f"{path.name}: {e.json_path}: {e.message}" for e in validator.iter_errors(_as_json(path))]
        assert not errors


def _as_json(path: Path) -> Any:
    """The file as an editor sees it: dates are strings, also as keys."""
    loader = type("Plain", (yaml.SafeLoader,), {"yaml_implicit_resolvers": {
        first: [entry for entry in entries if "timestamp" not in entry[0]]
        for first, entries in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }})  # fmt: skip
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
