"""Where the reading model cannot run, the check goes on with its rules and a note says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from vbpl_check.cli.check import Asked, embedded_reader
from vbpl_check.errors import SettingsError


def asked(nli: str) -> Asked:
    return Asked(
        paths=(Path("du-thao.docx"),), against=(Path("kho"),), as_of=None, formats=(), outputs=(), fail_on="never",
        select=(), ignore=(), jobs=1, cache=False, quiet=True, verbose=False, lang="vi", nli=nli,
    )  # fmt: skip


@pytest.fixture
def no_runtime(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(folder: Path, threads: int) -> None:
        raise SettingsError("nli-install", detail="onnxruntime.dll")

    monkeypatch.setattr("vbpl_check.nli.reader.Encoder", missing)


@pytest.mark.usefixtures("no_runtime")
def test_a_note_when_nobody_asked_for_the_model() -> None:
    reader, (note,) = embedded_reader(asked(""))
    assert reader is None
    assert note.slug == "nli-unread"
    assert "onnxruntime.dll" in dict(note.slots)["detail"]


@pytest.mark.usefixtures("no_runtime")
def test_an_error_when_it_was_asked_for_by_name() -> None:
    with pytest.raises(SettingsError) as caught:
        embedded_reader(asked("embedded"))
    assert caught.value.slug == "nli-install"


@pytest.mark.usefixtures("no_runtime")
def test_nothing_when_it_is_switched_off() -> None:
    assert embedded_reader(asked("none")) == (None, ())
