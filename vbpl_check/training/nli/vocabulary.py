"""The pieces that Vietnamese legal text needs, of the 250,002 of the original tokeniser.

A Unigram tokeniser takes the best split into known pieces; leaving out pieces that no text uses changes no split of
those texts. Single characters stay, so that any word can still be spelt.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from vbpl_check.training.nli.weights import Weights

_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
# pieces longer than one character that fewer texts use are spelt by shorter ones
_SEEN = 2


def full_tokenizer(weights: Weights) -> Any:
    """The original tokeniser, without special pieces around the text."""
    return _tokenizer(list(zip(weights.pieces, weights.scores, strict=True)), weights.shape.unknown)


def needed(weights: Weights, texts: Iterable[str]) -> list[int]:
    """Numbers of the pieces to keep, special ones first, in the order of the original."""
    tokenizer = full_tokenizer(weights)
    seen: Counter[int] = Counter()
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) == 256:
            _count(tokenizer, batch, seen)
            batch.clear()
    _count(tokenizer, batch, seen)
    special = [weights.shape.start, weights.shape.padding, weights.shape.end, weights.shape.unknown]
    singles = {n for n, piece in enumerate(weights.pieces) if _single(piece) and (n in seen or piece[-1:] in _LETTERS)}
    kept = {n for n, count in seen.items() if count >= _SEEN} | singles
    return [*special, *sorted(kept - set(special))]


def trimmed(weights: Weights, kept: list[int]) -> Any:
    """A tokeniser over the kept pieces, numbered from 0 in their order: <s> 0, padding 1, </s> 2, unknown 3."""
    pairs = [(weights.pieces[n], weights.scores[n]) for n in kept]
    for place, name in enumerate(_SPECIAL):
        pairs[place] = (name, 0.0)
    return _tokenizer(pairs, _SPECIAL.index("<unk>"))


def kept_pieces(weights: Weights, told: str) -> list[int]:
    """The numbers, in the original, of the pieces of a trimmed tokeniser, from its file."""
    numbers = {piece: number for number, piece in enumerate(weights.pieces)}
    shape = weights.shape
    special = [shape.start, shape.padding, shape.end, shape.unknown]
    return [*special, *(numbers[piece] for piece, _ in json.loads(told)["model"]["vocab"][len(special) :])]


def _single(piece: str) -> bool:
    return len(piece.removeprefix("▁")) <= 1


def _count(tokenizer: Any, batch: list[str], seen: Counter[int]) -> None:
    for encoding in tokenizer.encode_batch(batch, add_special_tokens=False):
        seen.update(encoding.ids)


def _tokenizer(pairs: list[tuple[str, float]], unknown: int) -> Any:
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    tokenizer = Tokenizer(models.Unigram(pairs, unk_id=unknown, byte_fallback=False))
    steps = [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()]
    tokenizer.normalizer = normalizers.Sequence(steps)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s>:1 $B:1 </s>:1",
        special_tokens=[("<s>", _SPECIAL.index("<s>")), ("</s>", _SPECIAL.index("</s>"))],
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    return tokenizer


def as_json(tokenizer: Any) -> str:
    """The tokeniser as the file that the library reads back, one piece a line so that changes can be compared."""
    return json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False, separators=(",", ":"))
