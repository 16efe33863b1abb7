"""A model folder small enough for a test: logits are sums over the pieces of both clauses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

# piece -> logits of entailment, neutral, contradiction
LOGITS = {
    "[PAD]": (0, 0, 0),
    "[UNK]": (0, 0, 0),
    "phải": (0, 0, 1),
    "được": (1, 0, 0),
    "cây": (0, 2, 0),
    "[SEP]": (0, 0, 0),
}


def tiny_model(
    folder: Path, name: str = "input_ids", logits: Any = None, summed: bool = True, wide: bool = True
) -> Path:
    """Writes model.onnx, tokenizer.json and config.json (labels of XNLI) to ``folder``.

    ``name``, ``wide``: of the input and whether it is int64; ``logits``: of the pieces; ``summed``: over them.
    """
    import numpy as np
    import onnx
    from onnx import TensorProto, helper, numpy_helper
    from tokenizers import Tokenizer, models, pre_tokenizers, processors

    table = numpy_helper.from_array(np.array(logits or list(LOGITS.values()), dtype=np.float32), "table")
    axes = numpy_helper.from_array(np.array([1], dtype=np.int64), "axes")
    nodes = [helper.make_node("Gather", ["table", name], ["pieces" if summed else "logits"])]
    if summed:
        nodes.append(helper.make_node("ReduceSum", ["pieces", "axes"], ["logits"], keepdims=0))
    kind = TensorProto.INT64 if wide else TensorProto.INT32
    ids = helper.make_tensor_value_info(name, kind, ["batch", "length"])
    out = helper.make_tensor_value_info("logits", TensorProto.FLOAT, None)
    graph = helper.make_graph(nodes, "tiny", [ids], [out], [table, axes])
    model: Any = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(model, str(folder / "model.onnx"))
    numbers = {piece: number for number, piece in enumerate(LOGITS)}
    tokenizer = Tokenizer(models.WordLevel(numbers, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="$A", pair="$A [SEP] $B:1", special_tokens=[("[SEP]", numbers["[SEP]"])]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    told = {"id2label": {"0": "entailment", "1": "neutral", "2": "contradiction"}, "pad_token_id": 0}
    (folder / "config.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


def marked_model(folder: Path) -> Path:
    """As ``tiny_model``, with a manifest of our own: each row of the table of sides adds its number to "conflict"."""
    import numpy as np
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    tiny_model(folder)
    (folder / "config.json").unlink()
    rows = [(number / 10, 0, 0) for number in range(6)]
    table = numpy_helper.from_array(np.array(rows, dtype=np.float32), "table")
    axes = numpy_helper.from_array(np.array([1], dtype=np.int64), "axes")
    nodes = [
        helper.make_node("Gather", ["table", "token_type_ids"], ["pieces"]),
        helper.make_node("ReduceSum", ["pieces", "axes"], ["logits"], keepdims=0),
    ]
    sides = helper.make_tensor_value_info("token_type_ids", TensorProto.INT64, ["batch", "length"])
    out = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 3])
    graph = helper.make_graph(nodes, "marked", [sides], [out], [table, axes])
    model: Any = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.save(model, str(folder / "model.onnx"))
    told = {"name": "thử", "tokens": 64, "labels": ["conflict", "agrees", "unrelated"], "sha256": {}}
    (folder / "manifest.json").write_text(json.dumps({**told, "shared": True}), encoding="utf-8")
    return folder
