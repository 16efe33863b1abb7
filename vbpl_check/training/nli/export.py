"""Makes the model that is shipped: ``python -m vbpl_check.training.nli.export WEIGHTS TRAINED OUT [options]``.

TRAINED: the folder that ``train`` wrote; OUT: model.onnx (int8), tokenizer.json, manifest.json with their checksums.
``--earlier FOLDER SHARE`` mixes in SHARE of the weights of the run that it went on from, which forgets less.
Tells on standard error how large the folder is and how many short pairs a second one thread reads.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import torch

from vbpl_check.nli import LABELS
from vbpl_check.nli.encoder import MANIFEST, Encoder
from vbpl_check.training.nli.network import PairReader
from vbpl_check.training.nli.train import TOKENS
from vbpl_check.training.nli.weights import read_weights

NAME = "vbpl-nli-12x384-2"
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def to_onnx(model: PairReader, path: Path) -> None:
    """The network as ONNX, any batch and length."""
    sample = torch.ones(2, 16, dtype=torch.long)
    axes = {name: {0: "batch", 1: "length"} for name in _INPUTS}
    torch.onnx.export(
        model, (sample, sample, torch.zeros_like(sample)), str(path), input_names=list(_INPUTS),
        output_names=["logits"], dynamic_axes={**axes, "logits": {0: "batch"}}, opset_version=17, dynamo=False,
    )  # fmt: skip


def to_int8(source: Path, target: Path) -> None:
    """Weights in int8, a scale for each column; activations are scaled while running."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def manifest(folder: Path, figures: dict[str, Any]) -> None:
    """Writes what the runtime needs to know, with the checksums."""
    names = ("model.onnx", "tokenizer.json")
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    told = {
        "name": NAME, "labels": list(LABELS), "tokens": TOKENS, "padding": 1, "shared": True, "sha256": sums,
        "figures": figures,
    }  # fmt: skip
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")


def mixed(trained: Path, earlier: str | Path, share: str) -> dict[str, Any]:
    """The weights of a checkpoint, ``share`` (0..1) of them those of an earlier one."""
    late, early = (torch.load(Path(path) / "checkpoint.pt", map_location="cpu") for path in (trained, earlier))
    part = float(share)
    return {name: late[name] * (1 - part) + early[name] * part for name in late}


def main() -> None:
    """Exports, quantises, measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("weights", "trained", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--earlier", nargs=2, metavar=("FOLDER", "SHARE"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    pieces = json.loads((options.trained / "pieces.json").read_text(encoding="utf-8"))
    model = PairReader(read_weights(options.weights).shape, len(pieces), options.layers)
    model.load_state_dict(mixed(options.trained, *(options.earlier or (options.trained, "0"))))
    model.eval()
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        to_onnx(model, full)
        to_int8(full, options.out / "model.onnx")
    shutil.copyfile(options.trained / "tokenizer.json", options.out / "tokenizer.json")
    manifest(options.out, {})
    encoder = Encoder(options.out)
    hypothesis = "Thời hạn cấp giấy phép là 15 ngày."
    sample = [(f"Cơ quan cấp giấy phép trong thời hạn {n} ngày.", hypothesis) for n in range(256)]
    started = time.monotonic()
    encoder.judge(sample)
    size = sum(path.stat().st_size for path in options.out.iterdir())
    sys.stderr.write(f"{size / 1e6:.1f} MB, {len(sample) / (time.monotonic() - started):.0f} short pairs a second\n")


if __name__ == "__main__":
    main()
