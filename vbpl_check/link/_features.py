"""What can be compared at a glance: dimensions, modality, subject and place of norms as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vbpl_check.model import Norm

_MODALITIES = ("obligation", "prohibition", "permission", "exemption", "sanction", "statement")
# One norm forbids, frees or lets what the other demands or lets.
_OPPOSED = (
    ("obligation", "prohibition"), ("obligation", "permission"), ("obligation", "exemption"),
    ("prohibition", "permission"), ("prohibition", "exemption"), ("prohibition", "statement"),
    ("sanction", "permission"), ("sanction", "exemption"), ("exemption", "statement"),
)  # fmt: skip


@dataclass(frozen=True)
class Features:
    """One entry for each norm, in the order of the index."""

    document: Any  # position of its document
    article: Any  # number of its article, -1 outside articles
    wording: Any  # number of its words and lead-in: equal for norms that say the same
    subject: Any  # number of the subject key, 0 when unknown
    dimensions: Any  # bit set of dimensions of its quantities
    modality: Any
    only: Any

    def comparable(self, left: Any, right: Any) -> Any:
        """Which of the pairs ``left[i]``, ``right[i]`` show a sign that they could conflict."""
        import numpy as np

        table = np.zeros((len(_MODALITIES), len(_MODALITIES)), dtype=bool)
        for a, b in _OPPOSED:
            i, j = _MODALITIES.index(a), _MODALITIES.index(b)
            table[i, j] = table[j, i] = True
        return (
            ((self.dimensions[left] & self.dimensions[right]) != 0)
            | table[self.modality[left], self.modality[right]]
            | (self.only[left] != self.only[right])
        )

    def other_subject(self, left: Any, right: Any) -> Any:
        """Which of the pairs have two known subjects that differ."""
        one, other = self.subject[left], self.subject[right]
        return (one != other) & (one > 0) & (other > 0)

    def distinct(self, left: Any, right: Any) -> Any:
        """Which of the pairs are two norms that do not say the same in the same words."""
        return (left != right) & (self.wording[left] != self.wording[right])

    def same_article(self, left: Any, right: Any) -> Any:
        """Which of the pairs stand in one article."""
        return (self.article[left] == self.article[right]) & (self.article[left] >= 0)


def features(norms: Sequence[Norm], documents: Sequence[int]) -> Features:
    """The features of ``norms``, whose documents stand at the positions ``documents``."""
    import numpy as np

    articles: dict[object, int] = {}
    wordings: dict[object, int] = {}
    subjects: dict[str, int] = {"": 0}
    dimensions: dict[str, int] = {}
    article, wording, subject, bits = [], [], [], []
    for norm, document in zip(norms, documents, strict=True):
        label = norm.provision.label("dieu")
        outer = next((part for part in norm.provision.parts if part[0] in ("kem_theo", "phu_luc")), None)
        article.append(-1 if label is None else articles.setdefault((document, outer, label), len(articles)))
        words = (norm.lead_in, norm.text) if norm.lead_in else norm.text
        wording.append(wordings.setdefault(words, len(wordings)))
        subject.append(subjects.setdefault(norm.subject_key, len(subjects)))
        seen = {quantity.dimension for quantity in norm.quantities}
        bits.append(sum(1 << min(dimensions.setdefault(name, len(dimensions)), 62) for name in sorted(seen)))
    return Features(
        np.asarray(documents, dtype=np.int32),
        np.asarray(article, dtype=np.int32),
        np.asarray(wording, dtype=np.int32),
        np.asarray(subject, dtype=np.int32),
        np.asarray(bits, dtype=np.int64),
        np.asarray([_MODALITIES.index(norm.modality) for norm in norms], dtype=np.int8),
        np.asarray([norm.only for norm in norms], dtype=bool),
    )
