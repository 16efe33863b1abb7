"""What the kinds of articles and documents are worth, as it is asked and as it is learned."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from vbpl_check.subject.prior import Prior, article_traits, beside, shipped
from vbpl_check.subject.shelf import FORMS
from vbpl_check.training.prior import _document_traits

KINDS = len(FORMS) + 1


@pytest.fixture
def shelf() -> Any:
    """Three documents, a law of 1999, a decree of 2010 and a circular of 2010; two articles."""
    return SimpleNamespace(
        form=np.array([1, 4, 6], dtype=np.int16),
        year=np.array([1999, 2010, 2010], dtype=np.int16),
        facts=np.array([[0.5, 2.0, 1.0], [0.0, 3.0, 0.0]], dtype=np.float32),
        times_cited=np.array([0.0, 0.7]),
    )


def test_documents_beside_that_of_the_question(shelf: Any) -> None:
    decades, older = beside(shelf, 1)
    assert decades.tolist() == [0, 1, 1]
    assert older.tolist() == [1, 0, 0]


def test_factors_are_those_of_the_weights(shelf: Any) -> None:
    draw = np.random.default_rng(1)
    weights = draw.normal(size=1 + KINDS**2 + KINDS)
    table = tuple(map(tuple, weights[1 : 1 + KINDS**2].reshape(KINDS, KINDS).tolist()))
    known = Prior((0.1, 0.2, 0.3, 0.4, 0.5, 0.6), float(weights[0]), table, tuple(weights[1 + KINDS**2 :].tolist()))
    for document in range(3):
        learned = np.exp(_document_traits(shelf, document) @ weights)
        assert known.of_documents(shelf, document).tolist() == pytest.approx(learned.tolist(), rel=1e-5)
    assert article_traits(shelf)[1].tolist() == pytest.approx([0, 0, 3, 9, 0, 0.7])
    expected = [0.1 * 0.5 + 0.2 * 0.25 + 0.3 * 2 + 0.4 * 4 + 0.5, 0.3 * 3 + 0.4 * 9 + 0.6 * 0.7]
    assert np.log(known.of_articles(shelf)).tolist() == pytest.approx(expected, rel=1e-5)


def test_the_shipped_weights_are_for_the_forms_known() -> None:
    known = shipped()
    assert len(known.articles) == 6
    assert [len(row) for row in known.forms] == [KINDS] * KINDS
    assert len(known.older) == KINDS
