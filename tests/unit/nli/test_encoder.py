"""The encoder on a tiny model: labels in place, order kept, batches without influence, damage named."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from tests.unit.nli.models import marked_model, tiny_model
from vbpl_check.errors import SettingsError
from vbpl_check.model import Judgement
from vbpl_check.nli.encoder import Encoder


def test_labels_of_the_model_are_put_in_place(tmp_path: Path) -> None:
    encoder = Encoder(tiny_model(tmp_path / "m"))
    (found,) = encoder.judge([("cơ sở phải khai", "cơ sở được khai")])
    total = 2 * math.e + 1
    share = round(math.e / total, 3)
    assert found == Judgement(share, share, round(1 - 2 * share, 3))


def test_order_and_batches_do_not_matter(tmp_path: Path) -> None:
    encoder = Encoder(tiny_model(tmp_path / "m"))
    pairs = [("phải " * (n % 7), "cây được " * (n % 5)) for n in range(90)]
    alone = [encoder.judge([pair])[0] for pair in pairs]
    assert list(encoder.judge(pairs)) == alone
    assert encoder.judge([]) == ()


def test_long_texts_are_cut(tmp_path: Path) -> None:
    encoder = Encoder(tiny_model(tmp_path / "m"))
    assert encoder.judge([("cây " * 5000, "phải")])[0].unrelated > 0.9


def test_a_model_is_told_which_pieces_both_texts_have(tmp_path: Path) -> None:
    encoder = Encoder(marked_model(tmp_path / "m"))
    (found,) = encoder.judge([("cây", "cây")])  # rows 2, 0 (what stands between), 3
    share = math.exp(0.5) / (math.exp(0.5) + 2)
    assert found.conflict == round(share, 3)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_damaged_file(tmp_path: Path, name: str) -> None:
    folder = tiny_model(tmp_path / "m")
    (folder / name).write_bytes(b"\x08\x99 no model")
    with pytest.raises(SettingsError) as error:
        Encoder(folder)
    assert error.value.slug == "nli-damaged"
