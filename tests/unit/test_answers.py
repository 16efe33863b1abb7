"""Answers from a kho in the wording that other documents of it have made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.subject.test_related_samples import Silent
from vbpl_check.answers import answers
from vbpl_check.library import build_kho
from vbpl_check.model import Blob, Hit
from vbpl_check.runtime.serial import Serial
from vbpl_check.store.kho import Kho
from vbpl_check.subject.opened import open_library

OLD = """QUỐC HỘI
Luật số: 12/2020/QH14
Hà Nội, ngày 10 tháng 6 năm 2020

LUẬT
CẢNG CÁ

Điều 1. Phạm vi điều chỉnh
Luật này quy định về cảng cá.
Điều 2. Thời hạn công bố mở cảng cá
1. Hồ sơ công bố mở cảng cá gồm đơn và bản vẽ.
2. Thời hạn công bố mở cảng cá là 20 ngày làm việc kể từ ngày nhận hồ sơ.
Điều 3. Lệ phí neo đậu
1. Lệ phí neo đậu tàu cá do chủ tàu nộp.
Điều 4. Hiệu lực thi hành
Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2021.
"""
NEW = """QUỐC HỘI
Luật số: 30/2024/QH15
Hà Nội, ngày 20 tháng 11 năm 2024

LUẬT
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT CẢNG CÁ

Điều 1. Sửa đổi, bổ sung một số điều của Luật Cảng cá số 12/2020/QH14
1. Sửa đổi, bổ sung khoản 2 Điều 2 như sau:
“2. Thời hạn công bố mở cảng cá là 06 ngày làm việc kể từ ngày nhận hồ sơ.”.
2. Bãi bỏ Điều 3.
Điều 2. Hiệu lực thi hành
Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A law and the one that amends it."""
    kho = tmp_path_factory.mktemp("kho")
    blobs = [Blob(name, ".txt", text.encode(), "against") for name, text in (("cu.txt", OLD), ("moi.txt", NEW))]
    build_kho(kho, blobs, Serial(), Silent())
    return kho


def ask(folder: Path, words: str, day: date) -> dict[str, Hit]:
    kho = Kho(folder)
    found = answers(kho, open_library(kho), words, 5, day, False, Serial())
    kho.close()
    return {hit.address: hit for hit in found}


def test_the_wording_of_the_day_is_quoted(folder: Path) -> None:
    before = ask(folder, "thời hạn công bố mở cảng cá", date(2025, 6, 30))["12/2020/QH14#dieu-2.khoan-2"]
    assert ("20 ngày" in before.quote, before.changed_by) == (True, ())
    after = ask(folder, "thời hạn công bố mở cảng cá", date(2025, 7, 1))["12/2020/QH14#dieu-2.khoan-2"]
    assert ("06 ngày" in after.quote, "20 ngày" in after.quote, after.changed_by) == (True, False, ("30/2024/QH15",))


def test_a_provision_that_is_named_is_quoted_in_the_wording_of_the_day(folder: Path) -> None:
    after = ask(folder, "khoản 2 Điều 2 Luật Cảng cá", date(2025, 7, 1))["12/2020/QH14#dieu-2.khoan-2"]
    assert ("06 ngày" in after.quote, after.changed_by) == (True, ("30/2024/QH15",))


def test_a_clause_that_nobody_changed_is_not_called_changed(folder: Path) -> None:
    hit = ask(folder, "hồ sơ gồm đơn và bản vẽ", date(2025, 7, 1))["12/2020/QH14#dieu-2.khoan-1"]
    assert hit.changed_by == ()


def test_what_is_repealed_is_no_answer(folder: Path) -> None:
    assert "12/2020/QH14#dieu-3.khoan-1" in ask(folder, "lệ phí neo đậu tàu cá", date(2025, 6, 30))
    assert not [
        a for a in ask(folder, "lệ phí neo đậu tàu cá", date(2025, 7, 1)) if a.startswith("12/2020/QH14#dieu-3")
    ]
