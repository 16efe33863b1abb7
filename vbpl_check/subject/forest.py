"""Boosted trees as tables of bits: what LightGBM learned, asked of many rows in NumPy alone.

LightGBM takes two seconds to import and walks one row through one tree at a time. Here each tree keeps the leaves that
a row may still reach as bits of a word; a test that fails strikes out the leaves on its left. For one feature the words
of all trees depend only on how many thresholds the value exceeds, so they are looked up; what is left over all features
is joined by AND, and the lowest bit is the leaf (Lucchese et al., QuickScorer, SIGIR 2015).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_LEAVES = 32  # bits of a word
_ALL = (1 << _LEAVES) - 1


@dataclass(frozen=True)
class Forest:
    """``tests``: (feature, its thresholds in rising order, the leaves left in each tree after 0, 1, 2 ... of them).

    ``values``: trees x leaves.
    """

    tests: tuple[tuple[int, Any, Any], ...]
    values: Any

    def part(self, first: int, last: int) -> Forest:
        """The trees from ``first`` to before ``last`` alone."""
        import numpy as np

        tests = ((feature, limits, np.ascontiguousarray(words[:, first:last])) for feature, limits, words in self.tests)
        return Forest(tuple(tests), self.values[first:last])

    def passed(self, table: Any) -> Any:
        """How many thresholds of each test the rows of ``table`` exceed (float32, a column a feature): tests x rows."""
        import numpy as np

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


def read(text: str, names: Sequence[str]) -> Forest:
    """The trees in LightGBM's text form. ValueError: they were grown for features other than ``names``."""
    import numpy as np

    header, *blocks = text.split("\nTree=")
    if _fields(header)["feature_names"].split() != list(names):
        raise ValueError("the model was made for other features: train it again")
    trees = [_fields(block) for block in blocks]
    values = np.zeros((len(trees), _LEAVES))
    tests: dict[int, list[tuple[float, int, int]]] = {}
    for number, tree in enumerate(trees):
        leaves = [float(value) for value in tree["leaf_value"].split()]
        places, struck = _struck(tree)
        values[number, places] = leaves
        features, limits = map(int, tree.get("split_feature", "").split()), tree.get("threshold", "").split()
        for node, (feature, limit) in enumerate(zip(features, limits, strict=True)):
            tests.setdefault(feature, []).append((_rounded(float(limit)), number, struck[node]))
    return Forest(tuple(_test(feature, tests[feature], len(trees)) for feature in sorted(tests)), values)


def _fields(block: str) -> dict[str, str]:
    return dict(line.split("=", 1) for line in block.splitlines() if "=" in line)


def _rounded(limit: float) -> float:
    """The largest float32 up to ``limit``: for a float32 value, not above the one is not above the other."""
    import numpy as np

    near = np.float32(limit)
    return float(near if float(near) <= limit else np.nextafter(near, np.float32(-np.inf)))


def _struck(tree: dict[str, str]) -> tuple[list[int], list[int]]:
    """The place of each leaf from the left, and for each node the word without the leaves on its left."""
    leaves = int(tree["num_leaves"])
    if leaves > _LEAVES or int(tree["num_cat"]) or set(tree.get("decision_type", "").split()) - {"2"}:
        raise ValueError("trees of another kind than this program grows")
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
    return feature, np.array([limit for limit, _, _ in found], dtype=np.float32), np.bitwise_and.accumulate(words)
