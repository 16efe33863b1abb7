"""The program end to end on samples/."""

from __future__ import annotations

import json
import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from vbpl_check.cli import language
from vbpl_check.cli.check import parse_date
from vbpl_check.errors import SettingsError

SAMPLES = Path(__file__).parents[1] / "samples"
DRAFT, KHO, CLEAN = SAMPLES / "du-thao", SAMPLES / "kho", SAMPLES / "sach"


@pytest.fixture
def run(capfdbinary: Any) -> Any:
    """Runs the program in this process; gives (exit code, stdout, stderr)."""
    from vbpl_check.cli.app import build
    from vbpl_check.errors import VbplError
    from vbpl_check.messages import say

    def call(*arguments: object, lang: Any = "vi") -> tuple[int, str, str]:
        code, trouble = 0, ""
        with ExitStack():
            try:
                build(lang)([str(argument) for argument in arguments])
            except SystemExit as stop:
                code = int(stop.code or 0)
            except VbplError as error:
                code, trouble = error.exit_code, say(error.slug, lang, error.slots)
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode() + trouble

    return call


def report(run: Any, tmp_path: Path, *arguments: object) -> tuple[int, dict[str, Any]]:
    out = tmp_path / "bao-cao.json"
    code, _, _ = run("check", *arguments, "--as-of", "2026-03-01", "--no-cache", "--jobs", 1, "-o", out)
    return code, json.loads(out.read_text(encoding="utf-8"))


def found(data: dict[str, Any]) -> set[tuple[str, str, str, str]]:
    """(type, draft's clause, other document, other's clause) of each error or warning."""
    rows = set()
    for finding in data["findings"]:
        left, right = finding["left"], finding["right"]
        other = (right["so_hieu"] or "du-thao", f"{right['dieu']}.{right['khoan']}") if right else ("", "")
        if finding["severity"] != "info":
            rows.add((finding["type"], f"{left['dieu']}.{left['khoan']}", *other))
    return rows


def test_every_family_is_found_in_the_sample_draft(run: Any, tmp_path: Path) -> None:
    code, data = report(run, tmp_path, DRAFT, "--against", KHO)
    rows = found(data)
    expected = {
        ("khai_niem", "2.2", "12/2025/QĐ-UBND", "2.3"),
        ("tham_quyen", "3.1", "12/2025/QĐ-UBND", "4.1"),
        ("thoi_han", "3.2", "12/2025/QĐ-UBND", "5.2"),
        ("thoi_han", "3.3", "12/2025/QĐ-UBND", "5.3"),
        ("doi_tuong", "4.1", "12/2025/QĐ-UBND", "6.2"),
        ("nghia_vu_quyen_cam", "4.3", "12/2025/QĐ-UBND", "3.3"),
        ("so_lieu", "5.1", "05/2025/NQ-HĐND", "2.2"),
        ("thoi_han", "6.2", "18/2025/QĐ-UBND", "3.1"),
    }
    assert {row for row in rows if row[2] and row[0] != "dan_chieu"} == expected
    assert {row[:2] for row in rows} >= {("dan_chieu", "3.4"), ("dan_chieu", "6.3"), ("to_chuc_cu", "5.2")}
    assert code == 1


def test_stricter_than_the_existing_rule_is_no_finding(run: Any, tmp_path: Path) -> None:
    _, data = report(run, tmp_path, DRAFT, "--against", KHO)
    touched = {row[1] for row in found(data)}
    assert touched.isdisjoint({"1.None", "2.1", "4.2", "4.4", "6.1", "7.None"})


def test_clean_set_gives_nothing(run: Any, tmp_path: Path) -> None:
    code, data = report(run, tmp_path, CLEAN)
    assert (code, data["findings"], data["problems"]) == (0, [], [])


def test_existing_documents_are_not_judged_among_themselves(run: Any, tmp_path: Path) -> None:
    _, data = report(run, tmp_path, CLEAN / "03-du-thao-cho-dem.docx", "--against", KHO, "--against", CLEAN)
    assert data["findings"] == []
    assert [document["role"] for document in data["documents"]].count("checked") == 1


def test_same_bytes_whatever_the_way(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    files = sorted(path for path in KHO.iterdir())
    ways = {
        "serial": (DRAFT, *(x for file in files for x in ("--against", file)), "--no-cache", "--jobs", 1),
        "reversed": (DRAFT, *(x for file in files[::-1] for x in ("--against", file)), "--no-cache", "--jobs", 1),
        "pool": (DRAFT, "--against", KHO, "--no-cache", "--jobs", 2),
        "cold": (DRAFT, "--against", KHO, "--jobs", 2),
        "warm": (DRAFT, "--against", KHO, "--jobs", 1),
    }
    reports = set()
    for name, arguments in ways.items():
        out = tmp_path / f"{name}.json"
        run("check", *arguments, "--as-of", "2026-03-01", "-o", out)
        reports.add(out.read_bytes())
    assert len(reports) == 1


def test_broken_inputs_are_named_and_the_rest_goes_on(run: Any, tmp_path: Path) -> None:
    kho = tmp_path / "kho"
    shutil.copytree(KHO, kho)
    (kho / "hong.docx").write_bytes(b"PK\x03\x04 not really")
    (kho / "english.txt").write_text(
        "This Law provides for the rights and duties of citizens.\n" * 40, encoding="utf-8"
    )
    code, data = report(run, tmp_path, DRAFT, "--against", kho, "--fail-on", "never")
    named = {Path(problem["file"]).name: problem["slug"] for problem in data["problems"]}
    assert code == 3
    assert named["english.txt"] == "foreign-language"
    assert "hong.docx" in named
    assert len(found(data)) > 5


def test_several_reports_in_one_run(run: Any, tmp_path: Path) -> None:
    targets = [tmp_path / "sub" / f"r{suffix}" for suffix in (".html", ".json", ".md")]
    arguments = [part for target in targets for part in ("-o", target)]
    code, out, err = run("check", DRAFT, "--against", KHO, "--as-of", "2026-03-01", "--no-cache", "-j", 1, *arguments)
    assert code == 1
    assert out == ""
    assert all(target.stat().st_size > 500 for target in targets)
    assert str(targets[0]) in err


def test_console_is_the_default(run: Any) -> None:
    _, out, _ = run("check", DRAFT, "--against", KHO, "--as-of", "2026-03-01", "--no-cache", "-j", 1)
    assert "12/2025/QĐ-UBND" in out
    assert "\x1b[" not in out  # not a terminal: no colours


@pytest.mark.parametrize(
    ("arguments", "slug_words"),
    [
        (["check", DRAFT, "--as-of", "hôm nay"], "năm-tháng-ngày"),
        (["check", DRAFT, "--format", "pdf"], "Không có dạng báo cáo"),
        (["check", DRAFT, "--format", "html", "--format", "json"], "thêm một -o"),
        (["explain", "VB000"], "Không có quy tắc"),
        (["check", DRAFT, "--config", SAMPLES / "khong-co.toml"], "cấu hình"),
    ],
)
def test_bad_use_is_one_clear_line(run: Any, arguments: list[object], slug_words: str) -> None:
    code, _, err = run(*arguments)
    assert code == 2
    assert slug_words in err


def test_config_file(run: Any, tmp_path: Path) -> None:
    config = tmp_path / "vbpl-check.toml"
    shutil.copytree(KHO, tmp_path / "kho")
    config.write_text(
        'against = ["kho"]\nselect = ["VB6"]\nas-of = "2026-03-01"\nfail-on = "never"\n', encoding="utf-8"
    )
    out = tmp_path / "r.json"
    code, _, _ = run("check", DRAFT, "--config", config, "--no-cache", "-j", 1, "-o", out)
    data = json.loads(out.read_text(encoding="utf-8"))
    assert code == 0
    assert {finding["type"] for finding in data["findings"]} == {"to_chuc_cu"}
    config.write_text("selekt = []\n", encoding="utf-8")
    code, _, err = run("check", DRAFT, "--config", config)
    assert code == 2
    assert "selekt" in err


def test_parse_forms(run: Any, tmp_path: Path) -> None:
    code, out, _ = run("parse", KHO / "18-2025-QD-UBND.html", "--format", "jsonl", "-j", 1)
    row = json.loads(out)
    assert code == 0
    assert (row["so_hieu"], row["co_quan"]) == ("18/2025/QĐ-UBND", "Ủy ban nhân dân tỉnh Bình Sơn")
    assert (row["ngay_ban_hanh"], row["ngay_hieu_luc"]) == ("2025-10-17", "2025-11-01")
    assert [(unit["level"], unit["label"]) for unit in row["units"]] == [
        ("dieu", "1"), ("dieu", "2"), ("khoan", "1"), ("khoan", "2"), ("dieu", "3"), ("khoan", "1"), ("khoan", "2"), ("dieu", "4"),
    ]  # fmt: skip
    assert "dieu 3" in run("parse", KHO / "18-2025-QD-UBND.html", "-j", 1)[1]


def test_rules_explain(run: Any) -> None:
    code, out, _ = run("explain", "vb201")
    assert code == 0
    assert out.startswith("VB201")
    assert "Căn cứ pháp lý" in out


def test_language_of_help() -> None:
    assert language(["check", "--lang", "en"], "") == "en"
    assert language(["--lang=vi"], "en") == "vi"
    assert language([], "") == "vi"


def test_as_of() -> None:
    assert parse_date("2026-03-01").isoformat() == "2026-03-01"
    with pytest.raises(SettingsError):
        parse_date("01/03/2026")


def test_explain_leaves_no_slug_unsaid(run: Any) -> None:
    for page in (run("explain", "VB201")[1], run("rules")[1], run("rules", "--lang", "en", lang="en")[1]):
        assert "type-" not in page
        assert "severity-" not in page
