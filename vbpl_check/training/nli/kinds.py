"""Fits what kind a contradiction is of: ``python -m vbpl_check.training.nli.kinds CORPUS OUT.json DRAFTS...``.

DRAFTS: folders of drafts in the format of the draft benchmark; CORPUS: docs.jsonl.gz with their base documents. Of each
planted contradiction the pairs of norms that stand nearest to it, with the type that its author gave. Tells how many
types are right in drafts that were left out in turn. Same input, same weights.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vbpl_check import pipeline
from vbpl_check.model import ConflictType
from vbpl_check.nli.kinds import BIAS, KINDS, likeliest, signs
from vbpl_check.training.nli.aligned import drafts_in, labelled

_NEAREST = 2  # pairs of norms of one contradiction: it may stand in several
_LEAST = 6  # contradictions that a sign must occur in
_STRENGTH = 0.05  # inverse of the penalty on large coefficients (C of scikit-learn)
_SMALL = 0.03  # a coefficient that is left out
_FOLDS = 10


@dataclass(frozen=True)
class Told:
    """A planted contradiction as a pair of norms shows it: its signs, its types (the author's first) and its draft."""

    signs: frozenset[str]
    kinds: tuple[ConflictType, ...]
    draft: str


def told(corpus: Path, folders: list[Path]) -> Iterator[Told]:
    """The contradictions of the drafts of the folders whose type a reader can tell."""
    drafts, known = drafts_in(folders, corpus)
    book = pipeline.load_book()
    for draft in drafts:
        gold = json.loads((draft / "gold.json").read_text(encoding="utf-8"))
        kinds = {row["id"]: (row["type"], *row.get("type_also", [])) for row in gold["conflicts"]}
        shown: dict[str, list[tuple[float, frozenset[str]]]] = defaultdict(list)
        for row in labelled(draft, known, book):
            for name in row.conflicts:
                shown[name].append((-row.pair.similarity, signs(row.pair)))
        for name, pairs in sorted(shown.items()):
            if kinds[name][0] in KINDS:
                for _, found in sorted(pairs, key=lambda each: (each[0], sorted(each[1])))[:_NEAREST]:
                    yield Told(found, kinds[name], draft.name)


def fit(rows: list[Told]) -> dict[str, dict[ConflictType, float]]:
    """The weights of the signs, rounded; small ones left out."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        for sign in row.signs:
            counts[sign] += 1
    table: Any = [{sign: 1.0 for sign in row.signs if counts[sign] >= _LEAST and sign != BIAS} for row in rows]
    columns = DictVectorizer()
    model = LogisticRegression(C=_STRENGTH, max_iter=3000)
    model.fit(columns.fit_transform(table), [row.kinds[0] for row in rows])
    names = [BIAS, *columns.get_feature_names_out()]
    found: dict[str, dict[ConflictType, float]] = {name: {} for name in names}
    for name, start, line in zip(model.classes_, model.intercept_, model.coef_, strict=True):
        for sign, value in zip(names, (start, *line), strict=True):
            if abs(value) >= _SMALL:
                found[sign][name] = round(float(value), 3)
    return {sign: row for sign, row in sorted(found.items()) if row}


def foretold(rows: list[Told]) -> list[ConflictType]:
    """For each contradiction the kind by weights that saw nothing of its draft."""
    from sklearn.model_selection import GroupKFold

    guesses: dict[int, ConflictType] = {}
    for seen, unseen in GroupKFold(_FOLDS).split(rows, groups=[row.draft for row in rows]):
        weights = fit([rows[place] for place in seen])
        for place in unseen:
            guesses[int(place)] = likeliest(rows[place].signs, weights)
    return [guesses[place] for place in range(len(rows))]


def main(corpus: str, out: str, *folders: str) -> None:
    """Writes the weights; figures go to standard error."""
    rows = list(told(Path(corpus), [Path(folder) for folder in folders]))
    guesses = foretold(rows)
    for name in KINDS:
        mine = [guess for row, guess in zip(rows, guesses, strict=True) if row.kinds[0] == name]
        sys.stderr.write(f"{name}: {sum(guess == name for guess in mine)} of {len(mine)} by their type\n")
    right = sum(guess in row.kinds for row, guess in zip(rows, guesses, strict=True))
    sys.stderr.write(f"{right} of {len(rows)} right, other types of the same contradiction counted\n")
    Path(out).write_text(json.dumps(fit(rows), ensure_ascii=False, indent=0) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
