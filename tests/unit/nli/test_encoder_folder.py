"""What is said of a model folder that cannot be used; no model is loaded."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from vbpl_check.errors import SettingsError
from vbpl_check.nli.encoder import Manifest, read_manifest, verify

SUM = hashlib.sha256(b"model").hexdigest()
GOOD = {
    "name": "thử", "tokens": 128, "padding": 1,
    "labels": ["agrees", "unrelated", "conflict"], "sha256": {"model.onnx": SUM},
}  # fmt: skip


def folder(tmp_path: Path, told: Any, model: bytes | None = b"model") -> Path:
    (tmp_path / "manifest.json").write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
    if model is not None:
        (tmp_path / "model.onnx").write_bytes(model)
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")
    return tmp_path


def test_labels_in_any_order(tmp_path: Path) -> None:
    found = read_manifest(folder(tmp_path, GOOD))
    assert found == Manifest("thử", (("model.onnx", SUM),), 128, (2, 0, 1), 1)
    verify(tmp_path, found)


@pytest.mark.parametrize("told", ["", "[]", "{", {**GOOD, "tokens": "x"}, {**GOOD, "sha256": []}])
def test_a_manifest_that_is_not_understood(tmp_path: Path, told: Any) -> None:
    with pytest.raises(SettingsError) as error:
        read_manifest(folder(tmp_path, told))
    assert error.value.slug == "nli-manifest"


@pytest.mark.parametrize("labels", [["a", "b", "c"], ["agrees", "conflict"], ["agrees", "unrelated", "conflict", "x"]])
def test_other_labels_are_named(tmp_path: Path, labels: list[str]) -> None:
    with pytest.raises(SettingsError) as error:
        read_manifest(folder(tmp_path, {**GOOD, "labels": labels}))
    assert (error.value.slug, dict(error.value.slots)["found"]) == ("nli-labels", ", ".join(labels))


def test_a_folder_without_a_description(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        read_manifest(tmp_path)
    assert error.value.slug == "nli-no-config"


@pytest.mark.parametrize(("model", "slug"), [(None, "nli-missing"), (b"other", "nli-checksum")])
def test_files_are_those_of_the_manifest(tmp_path: Path, model: bytes | None, slug: str) -> None:
    with pytest.raises(SettingsError) as error:
        verify(tmp_path, read_manifest(folder(tmp_path, GOOD, model)))
    assert error.value.slug == slug


def test_the_labels_of_xnli(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(
        json.dumps({"id2label": {"0": "entailment", "1": "neutral", "2": "contradiction"}, "pad_token_id": 1}), "utf-8"
    )
    assert read_manifest(tmp_path) == Manifest(tmp_path.name, (), 256, (2, 0, 1), 1)


def test_no_file_outside_the_folder(tmp_path: Path) -> None:
    told = {**GOOD, "sha256": {"../model.onnx": SUM}}
    with pytest.raises(SettingsError) as error:
        verify(tmp_path, read_manifest(folder(tmp_path, told)))
    assert error.value.slug == "nli-missing"
