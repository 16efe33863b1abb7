"""A wrong command line is told in one line of the user's language."""

from __future__ import annotations

import subprocess
import sys

import pytest

from vbpl_check.cli.usage import told


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("Missing argument 'KHO'.", "Thiếu KHO."),
        ("Option '--top' requires an argument.", "Tùy chọn --top cần một giá trị đi sau."),
        ("No such command 'chek'. Did you mean 'check'?", "Không có lệnh “chek”. Có phải check?"),
        ("No such option: --nope (Possible options: --no-cache, --nli)", "Không có tùy chọn --nope. Có phải --no-cache?"),
        ("No such option: --xyz", "Không có tùy chọn --xyz."),
        ("Got unexpected extra argument (nghỉ hưu)", "Thừa “nghỉ hưu”: cụm từ có dấu cách phải đặt trong dấu nháy kép."),
        (
            "Invalid value for '--format': Value error, 'json' is not one of 'console', 'jsonl'.",
            "Giá trị của --format phải là một trong: 'console', 'jsonl'.",
        ),
        (
            "Invalid value for '--top': Input should be greater than or equal to 1",
            "Giá trị của --top phải từ 1 trở lên.",
        ),
        ("Invalid value for '--top': Input should be less than or equal to 500", "Giá trị của --top phải không quá 500."),
        (
            "Invalid value for '--floor': Input should be a valid number, unable to parse string as a number",
            "Giá trị của --floor phải là một số.",
        ),
        ("Something else.", "Dòng lệnh chưa đúng: Something else."),
    ],
)  # fmt: skip
def test_what_the_library_says(said: str, line: str) -> None:
    assert told(said, "search", "vi") == f"{line} Xem cách dùng: vbpl-check search --help"


def test_english_stays() -> None:
    assert told("Missing argument 'KHO'.", "", "en") == "Missing argument 'KHO'. See vbpl-check --help."


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["search", "x", "y", "--top", "0"], "Giá trị của --top phải từ 1 trở lên. Xem cách dùng: vbpl-check search --help"),
        (["review", "imprt"], "Không có lệnh “imprt”. Có phải import? Xem cách dùng: vbpl-check review --help"),
        (["index", "kho"], "Thiếu PATH. Xem cách dùng: vbpl-check index --help"),
    ],
)  # fmt: skip
def test_end_to_end(arguments: list[str], line: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "vbpl_check", *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (2, "", f"{line}\n")
