"""``vbpl-check review`` and what its decisions do to a check, end to end on samples/."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.test_cli import DRAFT, KHO, report, run  # noqa: F401
from vbpl_check.cli.store import STORE


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(run: Any, folder: Path, *more: object) -> tuple[int, dict[str, Any]]:  # noqa: F811
    return report(run, folder, DRAFT, "--against", KHO, *more)


def form(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(("Mã phát hiện,Kết luận,Lý do,Người rà soát,Ngày", *rows)), encoding="utf-8")
    return path


def test_dismissed_findings_stay_away_from_the_next_run(run: Any, folder: Path) -> None:  # noqa: F811
    code, before = check(run, folder)
    ids = [each["id"] for each in before["findings"] if each["severity"] != "info"]
    rows = [f"{id},sai,<b>khác đối tượng</b>,Nguyễn Văn A,05/01/2026" for id in ids]
    assert run("review", "import", form(folder / "a.csv", *rows), "--report", "bao-cao.json")[0] == 0
    stored = [json.loads(line) for line in (folder / STORE).read_text(encoding="utf-8").splitlines()]
    assert {row["id"] for row in stored} == set(ids)
    assert {row["finding"]["rule"] for row in stored} <= {each["rule"] for each in before["findings"]}
    again, after = check(run, folder)
    assert (code, again) == (1, 0)
    assert after["counts"]["suppressed"] == len(ids)
    gone = [each for each in after["findings"] if each["suppressed"]]
    assert {each["suppressed"] for each in gone} == {"<b>khác đối tượng</b> (Nguyễn Văn A, 05/01/2026)"}
    assert gone[0]["decisions"][0]["reviewer"] == "Nguyễn Văn A"
    assert check(run, folder, "--decisions", form(folder / "none.csv"))[0] == 1
    page = folder / "trang.html"
    run("check", DRAFT, "--against", KHO, "--as-of", "2026-03-01", "-q", "-o", page)
    html = page.read_text(encoding="utf-8")
    assert "&lt;b&gt;khác đối tượng&lt;/b&gt; (Nguyễn Văn A, 05/01/2026)" in html
    assert "<b>khác đối tượng" not in html


def test_disagreement_is_told_and_kept(run: Any, folder: Path) -> None:  # noqa: F811
    _, before = check(run, folder)
    id = before["findings"][0]["id"]
    run("review", "import", form(folder / "a.csv", f"{id},sai,,A,05/01/2026"))
    code, out, err = run("review", "import", form(folder / "b.csv", f"{id},đúng,có trái,B,06/01/2026", "x,sai,,,"))
    assert (code, out.startswith("Đã nhập 1 quyết định (1 mới) vào ")) == (3, True)
    assert f"f-{id}" in err
    assert "A: sai; B: đúng (có trái)" in err
    assert "b.csv, dòng 3: mã phát hiện “x” không đúng" in err
    _, after = check(run, folder)
    assert after["counts"]["suppressed"] == 0
    assert [each["decision"] for each in after["findings"][0]["decisions"]] == ["rejected", "confirmed"]


def test_an_exported_form_comes_back(run: Any, folder: Path) -> None:  # noqa: F811
    _, before = check(run, folder)
    for name in ("bieu.csv", "bieu.xlsx"):
        assert run("review", "export", "--report", "bao-cao.json", "-o", name)[0] == 0
        code, out, _ = run("review", "import", name)
        assert (code, f"{len(before['findings'])} dòng chưa kết luận" in out) == (0, True)


def test_a_file_that_cannot_be_read_does_not_keep_the_others_out(run: Any, folder: Path) -> None:  # noqa: F811
    (folder / "rong.json").write_bytes(b"")
    good = form(folder / "a.csv", f"{'a' * 16},sai,,A,05/01/2026")
    code, out, err = run("review", "import", "thieu.json", "rong.json", good)
    assert (code, out.startswith("Đã nhập 1 quyết định (1 mới)")) == (3, True)
    assert err.splitlines() == [
        "thieu.json: không mở được (không có tệp hoặc thư mục này); các tệp khác vẫn được nhập. "
        "Hãy kiểm tra lại đường dẫn.",
        "rong.json: tệp rỗng, không có quyết định nào. Hãy xuất lại từ báo cáo HTML hoặc chọn tệp khác.",
    ]
    assert sorted(path.name for path in folder.iterdir()) == ["a.csv", "rong.json", STORE]


def test_too_few_decisions_are_told_with_how_many_are_needed(run: Any, folder: Path) -> None:  # noqa: F811
    run("review", "import", form(folder / "a.csv", f"{'a' * 16},sai,,A,05/01/2026"))
    code, out, _ = run("review", "train")
    assert (code, out.startswith("Mới có 0 phát hiện học được (1 không đủ thông tin"), "ít nhất 20" in out) == (
        0, True, True,
    )  # fmt: skip


def test_merge_is_a_union(run: Any, folder: Path) -> None:  # noqa: F811
    one = form(folder / "a.csv", f"{'a' * 16},sai,,A,05/01/2026")
    two = form(folder / "b.csv", f"{'a' * 16},sai,,A,05/01/2026", f"{'b' * 16},đúng,,B,")
    assert run("review", "merge", one, two, "-o", "c.jsonl")[0] == 0
    assert len((folder / "c.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_merging_loses_nothing_that_the_output_held(run: Any, folder: Path) -> None:  # noqa: F811
    run("review", "import", form(folder / "a.csv", f"{'a' * 16},sai,,A,05/01/2026"))
    assert run("review", "merge", "thieu.jsonl", "-o", STORE)[0] == 2
    run("review", "merge", form(folder / "b.csv", f"{'b' * 16},đúng,,B,"), "-o", STORE)
    stored = [json.loads(line)["id"] for line in (folder / STORE).read_text(encoding="utf-8").splitlines()]
    assert stored == ["a" * 16, "b" * 16]


def test_a_damaged_store_is_not_overwritten(run: Any, folder: Path) -> None:  # noqa: F811
    (folder / STORE).write_text("<<<<<<< HEAD\n", encoding="utf-8")
    code, _, err = run("review", "import", form(folder / "a.csv", f"{'a' * 16},sai,,A,05/01/2026"))
    assert (code, (folder / STORE).read_text(encoding="utf-8")) == (2, "<<<<<<< HEAD\n")
    assert "không thấy dòng tiêu đề" in err


@pytest.mark.parametrize("arguments", [("--decisions", "thieu.jsonl"), ("--floor", "2")])
def test_wrong_options_are_told(run: Any, folder: Path, arguments: tuple[str, str]) -> None:  # noqa: F811
    code, _, err = run("check", DRAFT, *arguments)
    assert (code, arguments[1][:5] in err) == (2, True)


def test_the_configuration_names_the_store(run: Any, folder: Path) -> None:  # noqa: F811
    (folder / "vbpl-check.toml").write_text('decisions = "quyet-dinh.jsonl"\nfloor = 0.0\n', encoding="utf-8")
    run("review", "import", form(folder / "a.csv", f"{'a' * 16},sai,,A,05/01/2026"))
    assert (folder / "quyet-dinh.jsonl").is_file()


def test_improbable_findings_are_counted_not_listed(run: Any, folder: Path) -> None:  # noqa: F811
    _, before = check(run, folder)
    _, after = check(run, folder, "--floor", "1")
    assert (after["findings"], after["counts"]["set_aside"]) == ([], len(before["findings"]))
