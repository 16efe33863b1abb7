"""A user's folder over the program's rules: what it can change, and how what is wrong is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from vbpl_check.check import bind
from vbpl_check.errors import RuleError
from vbpl_check.extract import load_lexicon
from vbpl_check.messages import say
from vbpl_check.pipeline import load_book
from vbpl_check.rulebook import fingerprint, load_rules, read_rules, rules_folder
from vbpl_check.runtime.fingerprint import fingerprint as key_of

RULE = """\
id: VB950
title: Cấm hoãn trả kết quả
check: wording
type: thoi_han
severity: warning
message: "{left}: {words}"
why: Đơn vị không cho hoãn.
params:
  left:
    phrases: ["được hoãn … trả kết quả"]
basis:
  2020-01-01: {text: Quy chế của đơn vị, reference: Quyết định số 1/QĐ-BTP}
cases:
  - {expect: conflict, left: Cơ quan được hoãn việc trả kết quả.}
  - {expect: ok, left: Cơ quan trả kết quả đúng hạn., why: Không hoãn.}
"""
PATTERN = "headings:\n- {pattern: x, modality: obligation, sample: x}\n"


def local(folder: Path, **files: str) -> Path:
    """A folder of a user; ``lexicon_NAME`` is a table, any other name a rule."""
    for name, text in files.items():
        part, stem = ("lexicon", name.removeprefix("lexicon_")) if name.startswith("lexicon_") else ("conflicts", name)
        (folder / part).mkdir(parents=True, exist_ok=True)
        (folder / part / f"{stem}.yaml").write_text(text, encoding="utf-8")
    return folder


def told(folder: Path) -> tuple[str, dict[str, str]]:
    """Slug and slots of what is wrong."""
    with pytest.raises(RuleError) as caught:
        load_book(more=(folder,))
    error = caught.value
    assert error.exit_code == 2
    for lang in ("vi", "en"):
        text = say(error.slug, lang, error.slots)
        assert not [slot for slot in ("file", "key", "id", "known", "wanted", "got", "name") if f"{{{slot}}}" in text]
    return error.slug, dict(error.slots)


def test_a_new_rule_comes_beside_ours(tmp_path: Path) -> None:
    rules = load_rules(more=(local(tmp_path, a=RULE),))
    assert [rule.id for rule in rules if rule.origin.local] == ["VB950"]
    assert len(rules) == len(load_rules()) + 1


def test_extends_changes_the_given_keys_only(tmp_path: Path) -> None:
    text = "extends: VB303\nseverity: info\nparams: {unless: {add: [theo thỏa thuận], remove: [hợp đồng]}}\n"
    (new,) = (rule for rule in load_rules(more=(local(tmp_path, a=text),)) if rule.id == "VB303")
    (old,) = (rule for rule in load_rules() if rule.id == "VB303")
    assert (new.severity, new.title, new.basis) == ("info", old.title, old.basis)
    words, before = dict(new.params)["unless"], dict(old.params)["unless"]
    assert set(words) ^ set(before) == {"theo thỏa thuận", "hợp đồng"}
    assert all(case.inherited for case in new.cases)
    assert len(new.cases) == len(old.cases)


def test_extends_with_an_id_makes_a_second_rule(tmp_path: Path) -> None:
    rules = {rule.id for rule in load_rules(more=(local(tmp_path, a="id: VB951\nextends: VB303\nseverity: info\n"),))}
    assert {"VB303", "VB951"} <= rules


def test_replaces_takes_the_place(tmp_path: Path) -> None:
    text = RULE.replace("id: VB950", "replaces: VB201")
    rules = {rule.id: rule for rule in load_rules(more=(local(tmp_path, a=text),))}
    assert rules["VB201"].check == "wording"
    text = RULE.replace("id: VB950", "id: VB950\nreplaces: VB201")
    rules = {rule.id: rule for rule in load_rules(more=(local(tmp_path, a=text),))}
    assert "VB201" not in rules
    assert "VB950" in rules


def test_switched_off_rules_are_named_with_their_reason(tmp_path: Path) -> None:
    folder = local(tmp_path, a="disable: [VB201, VB202]\nreason: Đang rà soát riêng.\n")
    off = read_rules(more=(folder,)).off
    assert [(each.id, each.reason) for each in off] == [
        ("VB201", "Đang rà soát riêng."),
        ("VB202", "Đang rà soát riêng."),
    ]
    assert [note.slug for note in load_book(more=(folder,)).notes] == ["rule-off", "rule-off"]


def test_later_folders_lie_over_earlier_ones(tmp_path: Path) -> None:
    first = local(tmp_path / "a", a=RULE)
    second = local(tmp_path / "b", b="extends: VB950\nseverity: error\n")
    assert [rule.severity for rule in load_rules(more=(first, second)) if rule.id == "VB950"] == ["error"]


@pytest.mark.parametrize(
    ("old", "new", "slug", "line", "key"),
    [
        ("severity: warning", "severity: nặng", "rule-wrong-value", 5, "severity"),
        ("title: Cấm", "tile: Cấm", "rule-unknown-key", 2, "tile"),
        ("title: Cấm hoãn trả kết quả", "title: [a, b]", "rule-wrong-kind", 2, "title"),
        ("why: Đơn vị không cho hoãn.\n", "", "rule-missing-key", 1, "why"),
        ("check: wording", "check: wordings", "rule-unknown-check", 3, ""),
        ("    phrases:", "    phrase:", "rule-unknown-key", 10, "params.left.phrase"),
        ("được hoãn …", "(được | hoãn", "rule-bad-params", 10, "params.left.phrases[0]"),
        ("được hoãn …", "[a-z]+", "rule-bad-params", 10, "params.left.phrases[0]"),
        ('phrases: ["được hoãn … trả kết quả"]', "subject_kind: body", "rule-bad-params", 9, "params.left"),
        ("id: VB950", "id: VB720", "rule-id-not-local", 1, ""),
        ("id: VB950", "id: VB201", "rule-id-taken", 1, ""),
        ("id: VB950", "extends: VB777", "rule-no-such", 1, "extends"),
        ("id: VB950", "disable: VB201", "rule-unknown-key", 2, "title"),
        ("id: VB950", "extends: VB201\nreplaces: VB202", "rule-two-kinds", 2, "extends + replaces"),
        ('"{left}: {words}"', '"{left: {words}"', "rule-bad-message", 6, ""),
        ('"{left}: {words}"', '"{left.text}"', "rule-bad-message", 6, ""),
        ("reference: Quyết", "refrence: Quyết", "rule-unknown-key", 12, "basis[1].refrence"),
        ("{expect: conflict", "{expect: conflikt", "rule-wrong-value", 14, "cases[1].expect"),
        ("severity: warning", "severity: warning\nseverity: error", "rule-key-twice", 6, "severity"),
        ("why: Đơn vị không cho hoãn.", "why: &x Đơn vị\ntype: *x", "rule-alias", 8, ""),
        ("why: Đơn vị không cho hoãn.", "why: [[[[[[[[[[[[[[]]]]]]]]]]]]]]", "rule-too-deep", 7, ""),
        ("why: Đơn vị không cho hoãn.", "why: !!python/object:os.system x", "rule-not-yaml", 7, ""),
        ("check: wording", "  check: wording", "rule-not-yaml", 3, ""),
    ],
)
def test_what_is_wrong_is_told_by_file_line_and_key(
    tmp_path: Path, old: str, new: str, slug: str, line: int, key: str
) -> None:
    assert old in RULE
    found, slots = told(local(tmp_path, noi_bo=RULE.replace(old, new)))
    assert (found, slots.get("key", "")) == (slug, key)
    assert slots["file"].endswith(f"noi_bo.yaml:{line}")


def test_a_disabled_rule_needs_a_reason(tmp_path: Path) -> None:
    assert told(local(tmp_path, a="disable: VB201\n"))[0] == "rule-no-reason"


def test_word_lists_hold_no_patterns(tmp_path: Path) -> None:
    text = "extends: VB310\nparams: {unless: {add: ['(a+)+b']}}\n"
    slug, slots = told(local(tmp_path, a=text))
    assert (slug, slots["key"]) == ("rule-not-words", "params.unless.add[1]")
    assert told(local(tmp_path / "b", lexicon_clauses=PATTERN))[0] == "rule-no-pattern"


def test_added_words_reach_rules_and_extraction(tmp_path: Path) -> None:
    entry = "- {name: Trạm Bơm, ended: 2025-09-01, successor: Trạm Nước, basis: Quyết định số 1}\n"
    words = "obligation: [bắt buộc cần phải]\n"
    folder = local(tmp_path, lexicon_abolished=entry, lexicon_modality=words)
    (rule,) = (rule for rule in load_rules(more=(folder,)) if rule.id == "VB601")
    assert "Trạm Bơm" in {name.name for name in bind((rule,))[0].params.names}
    ours, theirs = load_lexicon(), load_lexicon(more=(folder,))
    assert set(theirs.modality.obligation) - set(ours.modality.obligation) == {"bắt buộc cần phải"}
    assert key_of(ours) != key_of(theirs)  # what stored analyses are kept under


def test_entries_of_ours_change_only_when_told_to(tmp_path: Path) -> None:
    name = "Ủy ban Dân tộc"
    entry = f"- {{name: {name}, ended: 2025-04-01, successor: Bộ Mới, basis: Quyết định số 1}}\n"
    slug, slots = told(local(tmp_path, lexicon_abolished=entry))
    assert (slug, slots["name"]) == ("lexicon-clash", name)
    local(tmp_path, lexicon_abolished=entry.replace("basis:", "replaces: true, basis:"))
    assert _successor(tmp_path, name) == ["Bộ Mới"]
    local(tmp_path, lexicon_abolished=f"- {{name: {name}, remove: true}}\n")
    assert _successor(tmp_path, name) == []


def _successor(folder: Path, name: str) -> list[str]:
    (rule,) = (rule for rule in load_rules(more=(folder,)) if rule.id == "VB601")
    return [entry.successor for entry in bind((rule,))[0].params.names if entry.name == name]


@pytest.mark.parametrize("name", ["kinds", "abolishd"])
def test_tables_that_nothing_would_read_are_refused(tmp_path: Path, name: str) -> None:
    assert told(local(tmp_path, **{f"lexicon_{name}": "- a\n"}))[0] == "lexicon-unknown"


def test_wrong_folders_are_told(tmp_path: Path) -> None:
    assert told(tmp_path / "none")[0] == "rules-no-folder"
    assert told(tmp_path)[0] == "rules-empty-folder"
    assert told(rules_folder())[0] == "rules-own-folder"
    local(tmp_path, a=RULE)
    (tmp_path / "b.yaml").write_text(RULE, encoding="utf-8")
    assert told(tmp_path)[0] == "rules-file-outside"


def test_the_hash_covers_the_folder(tmp_path: Path) -> None:
    folder = local(tmp_path, a=RULE)
    with_rule = fingerprint(more=(folder,))
    assert with_rule != fingerprint()
    assert load_book(more=(folder,)).hash == with_rule
    local(tmp_path, a=RULE.replace("warning", "error"))
    assert fingerprint(more=(folder,)) != with_rule
