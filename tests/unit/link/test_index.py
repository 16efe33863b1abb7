from __future__ import annotations

import numpy as np
import pytest

from tests.factories import norm, quantity
from vbpl_check.link.index import StopPhrases, build, nearest_documents, stop_phrases
from vbpl_check.model import Norm

FIFTEEN = "Cơ quan đăng ký cấp giấy phép xây dựng trong 15 ngày"
THIRTY = "Cơ quan đăng ký cấp giấy phép xây dựng trong 30 ngày"
OTHER = "Chủ tàu nộp phí neo đậu cho cảng vụ hàng hải"


def timed(text: str, raw: str) -> Norm:
    return norm(text, quantities=(quantity(raw, text),))


def test_figures_do_not_count() -> None:
    index = build([timed(FIFTEEN, "15 ngày"), timed(THIRTY, "30 ngày"), norm(OTHER), norm(OTHER)])
    cosine = index.cosine_of(np.array([0, 0, 2]), np.array([1, 2, 3]))
    assert cosine.tolist() == pytest.approx([1.0, 0.0, 1.0], abs=1e-6)


def test_nearby_gives_rows_above_the_floor() -> None:
    index = build([norm(FIFTEEN), norm(OTHER), norm(THIRTY)])
    rows, columns, cosine = index.nearby(np.array([0]), np.array([1, 2]), 0.2)
    assert (rows.tolist(), columns.tolist()) == ([0], [2])
    assert cosine[0] > 0.8


def test_stop_phrases_count_less() -> None:
    norms = [
        norm("thực hiện theo quy định của pháp luật về thủy sản"),
        norm("thực hiện theo quy định của pháp luật về hải quan"),
        norm("khai thác thủy sản ven bờ"),
    ]
    plain = build(norms, StopPhrases(1.0, ())).cosine_of(np.array([0]), np.array([1]))[0]
    damped = build(norms, stop_phrases()).cosine_of(np.array([0]), np.array([1]))[0]
    assert damped < plain / 2


def test_heading_and_lead_in_count() -> None:
    above = {"heading": "Hồ sơ cấp giấy phép", "lead_in": "Hồ sơ đề nghị cấp giấy phép gồm:"}
    index = build([norm("Bản vẽ thiết kế;", **above), norm("Đơn theo mẫu;", **above), norm("Bản vẽ thiết kế;")])
    cosine = index.cosine_of(np.array([0, 0, 1]), np.array([1, 2, 2]))
    assert cosine[0] > 0.3
    assert cosine[1] > 0.3
    assert cosine[2] == 0


def test_norms_without_words_have_no_neighbours() -> None:
    assert build([]).matrix.shape == (0, 1)
    index = build([norm("123"), norm("")])
    assert index.cosine_of(np.array([0]), np.array([1])).tolist() == [0.0]


def test_documents_sharing_rare_words_are_nearest() -> None:
    texts = [FIFTEEN, "Cấp giấy phép xây dựng nhà ở", OTHER, "Phí neo đậu tại cảng vụ hàng hải"]
    index = build([norm(text) for text in texts])
    assert nearest_documents(index, np.arange(4), 4, [0, 3], 2) == {0: [1], 3: [2]}


def test_norms_are_counted_in_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    norms = [norm(text) for text in (FIFTEEN, "1", "2", OTHER, THIRTY, FIFTEEN, OTHER)]
    whole = build(norms).matrix.toarray()
    monkeypatch.setattr("vbpl_check.link.index._CHUNK", 2)
    chunked = build(norms).matrix.toarray()
    assert chunked == pytest.approx(whole, abs=1e-6)
