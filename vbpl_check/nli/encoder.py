"""The cross-encoder at run time: an ONNX model, its tokeniser and a manifest with their checksums, in one folder.

The only importer of onnxruntime and tokenizers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vbpl_check.errors import SettingsError
from vbpl_check.model import Judgement
from vbpl_check.nli import LABELS

MANIFEST = "manifest.json"
_BATCH = 32
_DIGITS = 3  # further digits depend on the processor

Texts = tuple[str, str]  # premise, hypothesis


@dataclass(frozen=True)
class Manifest:
    """What the folder says of its model: files with their SHA-256, most pieces of a pair, place of each label."""

    name: str
    model: str
    tokenizer: str
    sums: tuple[tuple[str, str], ...]
    tokens: int
    order: tuple[int, int, int]  # columns of conflict, agrees, unrelated
    start: int = 0
    end: int = 2
    padding: int = 1
    sides: bool = True  # whether the model tells the two clauses apart by a third input


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a model folder. SettingsError: no manifest, or one that is not understood."""
    path = folder / MANIFEST
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        labels = [str(label) for label in found["labels"]]
        first, second, third = (labels.index(label) for label in LABELS)
        return Manifest(
            name=str(found["name"]),
            model=str(found["model"]),
            tokenizer=str(found["tokenizer"]),
            sums=tuple(sorted((str(name), str(value)) for name, value in found["sha256"].items())),
            tokens=int(found["tokens"]),
            order=(first, second, third),
            start=int(found.get("start", 0)),
            end=int(found.get("end", 2)),
            padding=int(found.get("padding", 1)),
            sides=bool(found.get("sides", True)),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError("nli-manifest", file=path, detail=error) from error


def verify(folder: Path, manifest: Manifest) -> None:
    """SettingsError when a file is missing or is not the one that the manifest describes."""
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
        options.log_severity_level = 3
        try:
            self._tokenizer: Any = Tokenizer.from_file(str(folder / self.manifest.tokenizer))
            self._session: Any = onnxruntime.InferenceSession(
                str(folder / self.manifest.model), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # both libraries raise bare exceptions of their own for a damaged file
            raise SettingsError("nli-damaged", file=folder, detail=error) from error

    def judge(self, pairs: Sequence[Texts]) -> tuple[Judgement, ...]:
        """The judgements of the pairs; equal pairs are read once."""
        distinct = sorted(set(pairs))
        rows = list(self._rows(distinct))
        order = sorted(range(len(rows)), key=lambda i: (len(rows[i][0]), i))
        found: dict[Texts, Judgement] = {}
        for start in range(0, len(order), _BATCH):
            part = order[start : start + _BATCH]
            for place, judgement in zip(part, self._batch([rows[i] for i in part]), strict=True):
                found[distinct[place]] = judgement
        return tuple(found[pair] for pair in pairs)

    def _rows(self, pairs: Sequence[Texts]) -> Iterator[tuple[list[int], int]]:
        """The pieces of each pair and where its second clause begins; each side may fill what the other leaves free."""
        known = self.manifest
        left = self._tokenizer.encode_batch([one for one, _ in pairs], add_special_tokens=False)
        right = self._tokenizer.encode_batch([other for _, other in pairs], add_special_tokens=False)
        half = (known.tokens - 4) // 2
        for one, other in zip(left, right, strict=True):
            first = one.ids[: max(known.tokens - 4 - len(other.ids), half)]
            second = other.ids[: known.tokens - 4 - len(first)]
            yield [known.start, *first, known.end, known.end, *second, known.end], len(first) + 2

    def _batch(self, rows: list[tuple[list[int], int]]) -> Iterator[Judgement]:
        import numpy as np

        longest = max(len(ids) for ids, _ in rows)
        ids = np.full((len(rows), longest), self.manifest.padding, dtype=np.int64)
        attention, sides = np.zeros_like(ids), np.zeros_like(ids)
        for i, (row, second) in enumerate(rows):
            ids[i, : len(row)] = row
            attention[i, : len(row)] = 1
            sides[i, second : len(row)] = 1
        inputs = {"input_ids": ids, "attention_mask": attention}
        if self.manifest.sides:
            inputs["token_type_ids"] = sides
        logits = np.asarray(self._session.run(None, inputs)[0], dtype=np.float64)
        weights = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares = weights / weights.sum(axis=1, keepdims=True)
        for row in shares[:, list(self.manifest.order)].tolist():
            conflict, agrees = round(row[0], _DIGITS), round(row[1], _DIGITS)
            yield Judgement(conflict, agrees, round(1 - conflict - agrees, _DIGITS))
