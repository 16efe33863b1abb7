"""The cross-encoder in torch: a BERT-like encoder over both clauses and three logits from its first piece."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from vbpl_check.nli.shared_pieces import SIDES
from vbpl_check.training.nli.weights import Shape, Weights

LABELS = 3


class Layer(nn.Module):
    """Self-attention and a feed-forward step, each normalised afterwards."""

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        super().__init__()
        size = shape.hidden
        self.heads = shape.heads
        self.q, self.k, self.v, self.ao = (nn.Linear(size, size) for _ in range(4))
        self.fi, self.fo = nn.Linear(size, shape.inner), nn.Linear(shape.inner, size)
        self.aln, self.oln = (nn.LayerNorm(size, eps=shape.epsilon) for _ in range(2))
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Any, mask: Any) -> Any:
        """x: (batch, length, hidden); mask: added to the attention scores, (batch, 1, 1, length)."""
        batch, length, size = x.shape

        def split(value: Any) -> Any:
            return value.view(batch, length, self.heads, size // self.heads).transpose(1, 2)

        scores = split(self.q(x)) @ split(self.k(x)).transpose(-1, -2) * (size // self.heads) ** -0.5 + mask
        context = self.drop(scores.softmax(-1)) @ split(self.v(x))
        x = self.aln(x + self.drop(self.ao(context.transpose(1, 2).reshape(batch, length, size))))
        return self.oln(x + self.drop(self.fo(functional.gelu(self.fi(x)))))


class PairReader(nn.Module):
    """Logits (batch, 3) of two clauses read together; ``layers``: how many of the original's are kept."""

    def __init__(self, shape: Shape, vocabulary: int, layers: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, shape.hidden)
        self.pos = nn.Embedding(shape.positions, shape.hidden)
        self.side = nn.Embedding(SIDES, shape.hidden)
        self.eln = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(layers))
        self.dense = nn.Linear(shape.hidden * 2, shape.hidden)
        self.out = nn.Linear(shape.hidden, LABELS)

    def forward(self, ids: Any, attention: Any, sides: Any) -> Any:
        """ids, attention (1 for pieces, 0 for padding), sides (see ``shared_pieces``): (batch, length)."""
        places = torch.arange(ids.shape[1], device=ids.device)[None]
        x = self.drop(self.eln(self.word(ids) + self.pos(places) + self.side(sides)))
        mask = (1.0 - attention[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, mask)
        weights = attention[..., None].to(x.dtype)
        mean = (x * weights).sum(1) / weights.sum(1)
        return self.out(self.drop(torch.tanh(self.dense(torch.cat([x[:, 0], mean], dim=-1)))))

    def keep_words(self) -> None:
        """Leaves the tables of pieces and places as they were learnt on far more text than the pairs hold."""
        for table in (self.word, self.pos):
            table.weight.requires_grad_(False)

    def start_from(self, weights: Weights, kept: Sequence[int], chosen: Sequence[int]) -> None:
        """Takes the rows ``kept`` of the vocabulary and the layers ``chosen`` of the weights."""
        found = weights.tensors
        with torch.no_grad():
            self.word.weight.copy_(torch.tensor(found["word"])[torch.tensor(list(kept))])
            self.pos.weight.copy_(torch.tensor(found["pos"]))
            self.side.weight.copy_(torch.tensor(found["type"][:1]).expand(SIDES, -1))
            self.eln.weight.copy_(torch.tensor(found["eln.w"]))
            self.eln.bias.copy_(torch.tensor(found["eln.b"]))
            for layer, number in zip(self.layers, chosen, strict=True):
                for part in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
                    module = getattr(layer, part)
                    module.weight.copy_(torch.tensor(found[f"l{number}.{part}.w"]))
                    module.bias.copy_(torch.tensor(found[f"l{number}.{part}.b"]))
