"""A kho that many read and few may write."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.unit.subject.test_related_samples import Silent
from vbpl_check.errors import SettingsError
from vbpl_check.library import build_kho
from vbpl_check.model import Blob
from vbpl_check.runtime.serial import Serial
from vbpl_check.store.kho import DOCUMENTS, Kho

LAW = Blob("a.txt", ".txt", "LUẬT\nĐiều 1. Phạm vi\nLuật này quy định về rừng.".encode())


def test_readers_write_nothing(tmp_path: Path) -> None:
    build_kho(tmp_path, [LAW], Serial(), Silent())
    kho = Kho(tmp_path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        kho.remove(["a.txt"])
    assert [holding.name for holding in kho.holdings()] == ["a.txt"]
    kho.close()


def test_a_kho_that_somebody_writes_is_read_and_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_kho(tmp_path, [LAW], Serial(), Silent())
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *names, **options: connect(*names, **{**options, "timeout": 0}))
    writer = connect(tmp_path / DOCUMENTS)
    writer.execute("BEGIN IMMEDIATE")
    Kho(tmp_path).close()
    writer.execute("COMMIT")
    writer.execute("BEGIN EXCLUSIVE")
    with pytest.raises(SettingsError) as error:
        Kho(tmp_path)
    assert error.value.slug == "kho-busy"
    writer.close()


def test_a_kho_cannot_be_built_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "kho").write_text("không phải thư mục", encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        Kho(tmp_path / "kho", create=True)
    assert error.value.slug == "kho-unwritable"
    assert (tmp_path / "kho").read_text(encoding="utf-8") == "không phải thư mục"
