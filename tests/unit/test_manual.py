"""``explain``: each rule has what a manual page needs, in both renderings; the sample folder of local rules works."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from vbpl_check.cli.rule_tests import run_rule_tests
from vbpl_check.cli.rules import explain_rule, manual, related
from vbpl_check.errors import SettingsError
from vbpl_check.rulebook import Rule, load_rules, rules_folder
from vbpl_check.rulebook.files import read_values, yaml_files

RULES = load_rules()
SAMPLE = Path(__file__).parents[2] / "samples" / "quy-tac"
NEEDED = {
    "Phát hiện gì", "Vì sao đáng sửa", "Căn cứ pháp lý", "Ví dụ bị báo", "Gần giống nhưng không bị báo",
    "Cách bỏ qua", "Quy tắc liên quan",
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
def test_every_rule_has_what_its_page_needs(rule: Rule) -> None:
    sections = dict(manual(rule, RULES, "vi"))
    assert set(sections) >= NEEDED
    assert len(rule.why.strip()) >= 40
    assert any(case.expect == "ok" and case.why and not case.known_miss for case in rule.cases)
    assert any(line.startswith(" →") for line in sections["Gần giống nhưng không bị báo"])


def test_unverified_bases_are_marked_and_all_are_dated() -> None:
    (rule,) = (rule for rule in RULES if rule.id == "VB303")
    (line,) = dict(manual(rule, RULES, "vi"))["Căn cứ pháp lý"]
    assert line.startswith(" 01/07/2013 – nay: ")
    assert line.endswith("(chưa kiểm chứng)")


def test_markdown_and_console_say_the_same_words() -> None:
    page, plain = explain_rule("vb510", "vi", "md"), explain_rule("VB510", "vi")
    assert page.startswith("# VB510: ")
    bare = [line.lstrip("#- ").strip() for line in page.splitlines()[1:] if line.strip()]
    assert " ".join(" ".join(bare).split()) in " ".join(plain.split())


def test_english_headings() -> None:
    assert "Why it matters" in explain_rule("VB201", "en")


def test_related_rules_come_from_the_same_check_first() -> None:
    by_id = {rule.id: rule for rule in RULES}
    assert {"VB202", "VB203"} <= {rule.id for rule in related(by_id["VB201"], RULES)}
    assert all(related(rule, RULES) for rule in RULES)


def test_unknown_rule() -> None:
    with pytest.raises(SettingsError):
        explain_rule("VB999", "vi")


def test_a_local_rule_has_a_page_that_names_its_file() -> None:
    page = explain_rule("VB901", "vi", folders=(SAMPLE,))
    assert "samples/quy-tac/conflicts/VB901-giay-xac-nhan-cu-tru.yaml" in page.replace("\n", "").replace("  ", "")


def test_the_sample_folder_passes_its_own_cases(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_rule_tests((SAMPLE,), (), False, "vi") == 0
    out = capsys.readouterr().out
    assert "Hỏng: 0" in out
    assert "VB203 bị tắt" in out


def test_what_came_instead_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = (SAMPLE / "conflicts" / "VB901-giay-xac-nhan-cu-tru.yaml").read_text(encoding="utf-8")
    (tmp_path / "conflicts").mkdir()
    broken = source.replace("nộp đơn và giấy xác nhận thông tin về cư trú", "nộp đơn", 1).replace(
        "left.draft", "left.drft", 1
    )
    (tmp_path / "conflicts" / "a.yaml").write_text(
        broken.replace("không phải nộp giấy", "nộp giấy", 1), encoding="utf-8"
    )
    assert run_rule_tests((tmp_path,), (), False, "vi") == 1
    out = capsys.readouterr().out
    assert "left.drft" in out
    assert "HỎNG  VB901 ca 2: cần ok" in out
    assert "Hỏng: 2" in out


def test_the_schema_fits_the_sample_folder() -> None:
    schema = json.loads((rules_folder() / "schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for path in yaml_files(SAMPLE / "conflicts"):
        raw = json.loads(json.dumps(_texts(read_values(path, local=True)[0])))
        assert not [error.message for error in validator.iter_errors(raw)]


def _texts(value: object) -> object:
    """Dates as an editor sees them: as text, also as keys."""
    if isinstance(value, dict):
        return {str(key): _texts(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_texts(entry) for entry in value]
    return value if isinstance(value, (str, int, float, bool)) or value is None else str(value)
