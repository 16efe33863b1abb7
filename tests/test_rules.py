"""Every case of every rule file is one test: its text is parsed, extracted and put to the rule."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from vbpl_check.check import BoundRule, apply, bind
from vbpl_check.extract import load_lexicon
from vbpl_check.nli.kinds import KINDS
from vbpl_check.rulebook import Case, load_rules, rules_folder
from vbpl_check.trial import candidates_of, facts_of, wrong_given

RULES = bind(load_rules())
LEXICON = load_lexicon()
# Hundreds of a rule's number -> types of conflict it may report
FAMILIES: dict[str, set[str]] = {
    "1": {"nghia_vu_quyen_cam"},
    "2": {"so_lieu", "thoi_han"},
    "3": {"tham_quyen", "chong_cheo", "vuot_tham_quyen"},
    "4": {"khai_niem", "dieu_kien_thu_tuc", "so_lieu"},
    "5": {"dan_chieu", "hieu_luc"},
    "6": {"to_chuc_cu"},
    "7": set(KINDS),  # what a model reads
    "8": {"doi_tuong"},
}


def _cases() -> Iterator[Any]:
    for bound in RULES:
        for place, case in enumerate(bound.rule.cases):
            marks = [pytest.mark.xfail(strict=True, reason=case.why or "known miss")] if case.known_miss else []
            yield pytest.param(bound, case, id=f"{bound.rule.id}-{place}-{case.expect}", marks=marks)


@pytest.mark.parametrize(("bound", "case"), list(_cases()))
def test_case(bound: BoundRule, case: Case) -> None:
    assert wrong_given(case) == ""
    candidates = candidates_of(case, facts_of(case, LEXICON), LEXICON)
    found = [finding for candidate in candidates for finding in apply(candidate, (bound,))]
    assert bool(found) == (case.expect == "conflict"), [finding.why for finding in found]
    for finding in found:
        assert "{" not in finding.message
        assert 0 < finding.strength <= 1
        assert finding.why


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
