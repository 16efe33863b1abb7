"""Rule files: what is refused, and by which name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from vbpl_check.errors import RuleError
from vbpl_check.rulebook import fingerprint, load_rules, rules_folder

RULE = """\
id: VB999
title: Một quy tắc
check: abolished
type: to_chuc_cu
severity: info
message: "{left}"
why: Vì vậy.
params: {names: "lexicon:names", kinds: [body], historical: []}
basis: {2020-01-01: {text: Căn cứ của quy tắc, reference: Luật số 1}}
cases:
  - {expect: conflict, left: Bộ cũ làm., given: {as_of: 2026-01-01}}
  - {expect: ok, left: Bộ mới làm.}
"""
NAMES = "- {name: Bộ cũ, ended: 2020-01-01, successor: Bộ mới, basis: Luật số 1}\n"


def folder(path: Path, *rules: str, names: str = NAMES) -> Path:
    (path / "conflicts").mkdir()
    (path / "lexicon").mkdir()
    (path / "lexicon" / "names.yaml").write_text(names, encoding="utf-8")
    for number, rule in enumerate(rules):
        (path / "conflicts" / f"{number}.yaml").write_text(rule, encoding="utf-8")
    return path


def test_rule_is_read_with_its_table(tmp_path: Path) -> None:
    (rule,) = load_rules(folder(tmp_path, RULE))
    assert (rule.id, rule.file, rule.basis[0].since) == ("VB999", "0.yaml", date(2020, 1, 1))
    assert rule.cases[0].given == (("as_of", "2026-01-01"),)
    names = dict(rule.params)["names"]
    assert dict(names[0])["name"] == "Bộ cũ"
    hash(rule)


@pytest.mark.parametrize(
    ("old", "new", "slug"),
    [
        ("severity: info", "severity: fatal", "rule-wrong-value"),
        ("title: Một quy tắc", "titel: Một quy tắc", "rule-unknown-key"),
        ("expect: ok", "expect: conflict", "rule-no-case"),
        ("lexicon:names", "lexicon:nothing", "lexicon-missing"),
        ("id: VB999", "id: [VB999", "rule-not-yaml"),
        ('params: {names: "lexicon:names", kinds: [body], historical: []}', "params: 5", "rule-wrong-kind"),
        ("basis: {2020-01-01: {text: Căn cứ của quy tắc, reference: Luật số 1}}", "basis: []", "rule-bad-basis"),
    ],
)
def test_wrong_rules_are_refused(tmp_path: Path, old: str, new: str, slug: str) -> None:
    with pytest.raises(RuleError) as caught:
        load_rules(folder(tmp_path, RULE.replace(old, new)))
    assert caught.value.slug == slug


def test_duplicate_ids_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as caught:
        load_rules(folder(tmp_path, RULE, RULE))
    assert dict(caught.value.slots) == {"id": "VB999", "file": "1.yaml", "other": "0.yaml"}


def test_fingerprint_follows_content_and_not_line_ends(tmp_path: Path) -> None:
    here = folder(tmp_path, RULE)
    before = fingerprint(here)
    (here / "conflicts" / "0.yaml").write_bytes(RULE.replace("\n", "\r\n").encode())
    assert fingerprint(here) == before
    (here / "lexicon" / "names.yaml").write_text(NAMES.replace("mới", "khác"), encoding="utf-8")
    assert fingerprint(here) != before


def test_shipped_rules_are_found() -> None:
    assert (rules_folder() / "conflicts").is_dir()
    assert len({rule.id for rule in load_rules()}) == len(load_rules())
