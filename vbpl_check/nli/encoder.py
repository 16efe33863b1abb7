"""A cross-encoder at run time: an ONNX model and its tokeniser in one folder. The only importer of onnxruntime.

The folder holds model.onnx, tokenizer.json (with its template for pairs) and either manifest.json, as our own export
writes it, with checksums, or config.json with the labels of XNLI (``id2label``: entailment, neutral, contradiction).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vbpl_check.errors import SettingsError
from vbpl_check.model import Judgement
from vbpl_check.nli import LABELS
from vbpl_check.nli.shared_pieces import sides_of

MANIFEST, CONFIG, MODEL, TOKENIZER = "manifest.json", "config.json", "model.onnx", "tokenizer.json"
_XNLI = {"contradiction": "conflict", "entailment": "agrees", "neutral": "unrelated"}
_TOKENS = 256  # of a pair, where the folder does not say
_BATCH = 32
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_SHOWN = 160  # characters of what a library says
_DIGITS = 3  # further digits depend on the processor

Texts = tuple[str, str]  # premise, hypothesis


@dataclass(frozen=True)
class Manifest:
    """What the folder says of its model: files with their SHA-256, most pieces of a pair, place of each label."""

    name: str
    sums: tuple[tuple[str, str], ...]
    tokens: int
    order: tuple[int, int, int]  # columns of conflict, agrees, unrelated in the output
    padding: int = 0
    shared: bool = False  # whether the model is told which pieces the other text has too


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a model folder. SettingsError: none, or one that is not understood."""
    path = folder / MANIFEST
    own = path.is_file()
    path = path if own else folder / CONFIG
    if not path.is_file():
        raise SettingsError("nli-no-config", folder=folder)
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        labels = [str(label) for label in found["labels"]] if own else _xnli(found["id2label"])
        if sorted(labels) != sorted(LABELS):
            told = found["labels"] if own else list(found["id2label"].values())
            raise SettingsError("nli-labels", file=path, found=", ".join(map(str, told))[:_SHOWN])
        first, second, third = (labels.index(label) for label in LABELS)
        return Manifest(
            name=str(found.get("name") or found.get("_name_or_path") or folder.name),
            sums=tuple(sorted((str(name), str(value)) for name, value in found["sha256"].items())) if own else (),
            tokens=int(found.get("tokens", _TOKENS)),
            order=(first, second, third),
            padding=int(found.get("padding", found.get("pad_token_id") or 0)),
            shared=own and bool(found.get("shared", False)),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError("nli-manifest", file=path, detail=error) from error


def _xnli(names: Mapping[str, str]) -> list[str]:
    return [_XNLI.get(str(names[place]).lower(), "") for place in sorted(names, key=int)]


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:_SHOWN] or type(error).__name__


def verify(folder: Path, manifest: Manifest) -> None:
    """SettingsError when a file is missing or is not the one that the manifest describes."""
    for name in (MODEL, TOKENIZER):
        if not (folder / name).is_file():
            raise SettingsError("nli-missing", file=folder / name)
    for name, wanted in manifest.sums:
        path = folder / name
        if Path(name).name != name or not path.is_file():
            raise SettingsError("nli-missing", file=path)
        if hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
            raise SettingsError("nli-checksum", file=path)


class Encoder:
    """A loaded model. ``judge`` gives one Judgement a pair, in the order of the pairs, whatever the batches."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self.manifest = read_manifest(folder)
        verify(folder, self.manifest)
        try:
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as error:
            raise SettingsError("nli-install", detail=error) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 4  # what goes wrong is told by us, in one line
        try:
            self._tokenizer: Any = Tokenizer.from_file(str(folder / TOKENIZER))
            self._tokenizer.enable_truncation(self.manifest.tokens)
            self._tokenizer.no_padding()
            self._session: Any = onnxruntime.InferenceSession(
                str(folder / MODEL), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # both libraries raise bare exceptions of their own for a damaged file
            raise SettingsError("nli-damaged", file=folder, detail=_first_line(error)) from error
        self._inputs = tuple((given.name, given.type) for given in self._session.get_inputs())
        unknown = [name for name, _ in self._inputs if name not in _INPUTS]
        if unknown:
            raise SettingsError("nli-inputs", file=folder / MODEL, found=", ".join(unknown), known=", ".join(_INPUTS))
        self._try()

    def _try(self) -> None:
        """Reads two pairs of different length. SettingsError: what comes out is no judgement of three labels each."""
        try:
            self.judge((("a", "b"), ("a b c", "d e f")))
        except SettingsError:
            raise
        except Exception as error:  # the run of a model may fail in as many ways as there are models
            raise SettingsError("nli-run", file=self.manifest.name, detail=_first_line(error)) from error

    def judge(self, pairs: Sequence[Texts]) -> tuple[Judgement, ...]:
        """The judgements of the pairs; equal pairs are read once."""
        distinct = sorted(set(pairs))
        rows = self._tokenizer.encode_batch(distinct)
        order = sorted(range(len(rows)), key=lambda i: (len(rows[i].ids), i))
        found: dict[Texts, Judgement] = {}
        for start in range(0, len(order), _BATCH):
            part = order[start : start + _BATCH]
            for place, judgement in zip(part, self._batch([rows[i] for i in part]), strict=True):
                found[distinct[place]] = judgement
        return tuple(found[pair] for pair in pairs)

    def _sides(self, row: Any) -> Sequence[int]:
        if not self.manifest.shared:
            return list(row.type_ids)
        second = row.type_ids.index(1) if 1 in row.type_ids else len(row.ids)
        return sides_of(row.ids, second)

    def _batch(self, rows: Sequence[Any]) -> Iterator[Judgement]:
        import numpy as np

        longest = max(len(row.ids) for row in rows)
        ids = np.full((len(rows), longest), self.manifest.padding, dtype=np.int64)
        attention, sides = np.zeros_like(ids), np.zeros_like(ids)
        for i, row in enumerate(rows):
            ids[i, : len(row.ids)] = row.ids
            attention[i, : len(row.ids)] = 1
            sides[i, : len(row.ids)] = self._sides(row)
        known = dict(zip(_INPUTS, (ids, attention, sides), strict=True))
        given = {name: known[name].astype(np.int32 if "int32" in kind else np.int64) for name, kind in self._inputs}
        logits = np.asarray(self._session.run(None, given)[0], dtype=np.float64)
        if logits.shape != (len(rows), len(LABELS)) or not np.isfinite(logits).all():
            shape = "nan" if logits.shape == (len(rows), len(LABELS)) else " x ".join(map(str, logits.shape))
            raise SettingsError(
                "nli-output", file=self.manifest.name, found=shape, wanted=f"{len(rows)} x {len(LABELS)}"
            )
        weights = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares = weights / weights.sum(axis=1, keepdims=True)
        for row in shares[:, list(self.manifest.order)].tolist():
            conflict, agrees = round(row[0], _DIGITS), round(row[1], _DIGITS)
            yield Judgement(conflict, agrees, round(1 - conflict - agrees, _DIGITS))
