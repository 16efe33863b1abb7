"""Causes inside a message are told in the language of the message."""

from __future__ import annotations

from pathlib import Path

import pytest

from vbpl_check.cli.store import read_bytes
from vbpl_check.errors import SettingsError
from vbpl_check.messages import say


@pytest.mark.parametrize(
    ("lang", "told"), [("vi", "không có tệp hoặc thư mục này"), ("en", "there is no such file or folder")]
)
def test_a_missing_file(tmp_path: Path, lang: str, told: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_bytes(tmp_path / "thieu.json")
    message = say(error.value.slug, "vi" if lang == "vi" else "en", error.value.slots)
    assert told in message
    assert "Errno" not in message


def test_a_slot_that_only_looks_like_a_message_stays() -> None:
    assert "@không-có" in say("cannot-read", "vi", (("file", "x"), ("detail", "@không-có")))
