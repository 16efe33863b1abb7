"""Boosted trees as tables of bits: what LightGBM learned, asked of many rows in NumPy alone.

LightGBM takes two seconds to import, wants OpenMP and walks one row through one tree at a time; it is needed for
training only, and the numbers here are its own but for the last bits. Each tree keeps the leaves that a row may still
reach as bits of a word; a test that fails strikes out the leaves on its left. For one feature the words of all trees
depend only on how many thresholds the value exceeds, so they are looked up; what is left over all features is joined by
AND, and the lowest bit is the leaf (Lucchese et al., QuickScorer, SIGIR 2015).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_LEAVES = 32  # bits of a word
_ALL = (1 << _LEAVES) - 1
_HALVES = 1 << 16  # values of the upper half of a float32
_UP_TO = "2"  # decision type: numbers, no place for missing values
_OBJECTIVES = {"binary sigmoid:1": True, "lambdarank": False}  # whether the sum is log-odds


@dataclass(frozen=True)
class Forest:
    """``tests``: (feature, its thresholds in rising order, the leaves left in each tree after 0, 1, 2 ... of them).

    ``values``: trees x leaves; ``logistic``: whether the sum over the trees is log-odds; ``codes``: for each test and
    upper half of a float32 how many of the thresholds it exceeds, None for trees that are asked of any number.
    """

    tests: tuple[tuple[int, Any, Any], ...]
    values: Any
    logistic: bool
    codes: Any = None

    def part(self, first: int, last: int) -> Forest:
        """The trees from ``first`` to before ``last`` alone."""
        import numpy as np

        tests = ((feature, limits, np.ascontiguousarray(words[:, first:last])) for feature, limits, words in self.tests)
        return Forest(tuple(tests), self.values[first:last], self.logistic, self.codes)

    def predict(self, table: Any) -> Any:
        """A probability a row of ``table`` (a column a feature); a score where the trees learned an order."""
        import numpy as np

        scores = self.scores(self.passed(table))
        return 1 / (1 + np.exp(-scores)) if self.logistic else scores

    def passed(self, table: Any) -> Any:
        """How many thresholds of each test the rows of ``table`` exceed (a column a feature): tests x rows."""
        import numpy as np

        if self.codes is not None:
            features = [feature for feature, _, _ in self.tests]
            upper = np.asarray(table, dtype=np.float32).T[features].view(np.uint32) >> 16
            upper += np.arange(0, len(features) * _HALVES, _HALVES, dtype=np.uint32)[:, None]
            return self.codes.ravel().take(upper).astype(np.intp)
        found = np.empty((len(self.tests), len(table)), dtype=np.intp)
        for place, (feature, thresholds, _) in enumerate(self.tests):
            found[place] = np.searchsorted(thresholds, table[:, feature])
        return found

    def scores(self, passed: Any) -> Any:
        """The sum over the trees for each row, from what ``passed`` says; that of the whole serves for each part."""
        import numpy as np

        count, trees = passed.shape[1], len(self.values)
        left = np.full((count, trees), _ALL, dtype=np.uint32)
        found = np.empty_like(left)
        for (_, _, words), places in zip(self.tests, passed, strict=True):
            left &= words.take(places, axis=0, out=found, mode="clip")
        leaf = ((left & (~left + 1)).astype(np.float32).view(np.int32) >> 23) - 127  # the exponent of a power of two
        leaf += np.arange(0, trees * _LEAVES, _LEAVES, dtype=np.int32)
        return self.values.ravel().take(leaf).sum(axis=1)


def coarse(table: Any) -> Any:
    """The numbers with the upper half of the bits of a float32, 8 of them significant; cut off, not rounded."""
    import numpy as np

    bits = np.asarray(table, dtype=np.float32).view(np.uint32) & np.uint32(-1 << 16 & _ALL)
    return bits.view(np.float32)


def read(text: str, names: Sequence[str], halved: bool = False) -> Forest:
    """The trees in LightGBM's text form; ``halved``: to be asked of ``coarse`` numbers alone, which is faster.

    ValueError: other features than ``names``, or trees of another kind.
    """
    import numpy as np

    header, *blocks = text.split("\nTree=")
    about, trees = _fields(header), [_fields(block) for block in blocks]
    if about["feature_names"].split() != list(names):
        raise ValueError("the model was made for other features: train it again")
    if about["objective"] not in _OBJECTIVES or any(map(_strange, trees)):
        raise ValueError("trees of another kind than this program grows")
    values = np.zeros((len(trees), _LEAVES))
    tests: dict[int, list[tuple[float, int, int]]] = {}
    for number, tree in enumerate(trees):
        leaves = [float(value) for value in tree["leaf_value"].split()]
        places, struck = _struck(tree)
        values[number, places] = leaves
        features, limits = map(int, tree.get("split_feature", "").split()), tree.get("threshold", "").split()
        for node, (feature, limit) in enumerate(zip(features, map(float, limits), strict=True)):
            tests.setdefault(feature, []).append((limit, number, struck[node]))
    found = tuple(_test(feature, tests[feature], len(trees)) for feature in sorted(tests))
    return Forest(found, values, _OBJECTIVES[about["objective"]], _codes(found) if halved else None)


def _fields(block: str) -> dict[str, str]:
    return dict(line.split("=", 1) for line in block.splitlines() if "=" in line)


def _strange(tree: dict[str, str]) -> bool:
    """Whether a tree has too many leaves, other tests than "up to a number", or formulas as leaves."""
    numbers = int(tree["num_leaves"]), int(tree["num_cat"]), int(tree["is_linear"])
    return numbers[0] > _LEAVES or any(numbers[1:]) or bool(set(tree.get("decision_type", "").split()) - {_UP_TO})


def _codes(tests: Sequence[tuple[int, Any, Any]]) -> Any:
    """How many thresholds of each test each upper half of a float32 exceeds: tests x halves."""
    import numpy as np

    with np.errstate(invalid="ignore"):  # some halves are no numbers
        halves = (np.arange(_HALVES, dtype=np.uint32) << 16).view(np.float32).astype(np.float64)
    found = np.empty((len(tests), _HALVES), dtype=np.uint16)
    for place, (_, thresholds, _) in enumerate(tests):
        found[place] = np.searchsorted(thresholds, halves)
    return found


def _struck(tree: dict[str, str]) -> tuple[list[int], list[int]]:
    """The place of each leaf from the left, and for each node the word without the leaves on its left."""
    leaves = int(tree["num_leaves"])
    left, right = ([int(child) for child in tree.get(f"{side}_child", "").split()] for side in ("left", "right"))
    places, words = [0] * leaves, [_ALL] * len(left)
    waiting, seen = [(0, -1) if left else (-1, -1)], 0
    while waiting:  # leaves are met from the left to the right
        node, above = waiting.pop()
        if node < 0:
            places[~node] = seen
            seen += 1
        elif above < 0:  # a node met first: its right side waits until all of its left side was met
            waiting += [(node, seen), (left[node], -1)]
        else:
            words[node] = _ALL & ~((1 << seen) - (1 << above))
            waiting.append((right[node], -1))
    return places, words


def _test(feature: int, found: list[tuple[float, int, int]], trees: int) -> tuple[int, Any, Any]:
    """The thresholds of a feature with the words of all trees after each of them."""
    import numpy as np

    found.sort()
    words = np.full((len(found) + 1, trees), _ALL, dtype=np.uint32)
    for row, (_, tree, word) in enumerate(found, start=1):
        words[row, tree] = word
    return feature, np.array([limit for limit, _, _ in found], dtype=np.float64), np.bitwise_and.accumulate(words)
