"""The trimmed tokeniser tells which pieces of the original it keeps."""

from __future__ import annotations

import pytest

from vbpl_check.training.nli.vocabulary import as_json, kept_pieces, needed, trimmed
from vbpl_check.training.nli.weights import Shape, Weights

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", "▁phải", "▁được", "▁cây", "a", "b")
SHAPE = Shape(hidden=8, layers=1, heads=1, inner=8, positions=8, epsilon=1e-5, start=0, end=2, padding=1, unknown=3)


def test_the_pieces_are_read_back_from_its_file() -> None:
    pytest.importorskip("tokenizers")
    weights = Weights(SHAPE, PIECES, tuple(-float(n) for n in range(len(PIECES))), {})
    kept = needed(weights, ["phải phải", "phải"])
    assert kept == [0, 1, 2, 3, 5, 8, 9]  # "được" and "cây" are in no text; single letters stay
    assert kept_pieces(weights, as_json(trimmed(weights, kept))) == kept
