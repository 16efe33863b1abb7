"""Words shared by all stages: levels, modalities, severities, spans, problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal[
    "phan", "chuong", "muc", "tieu_muc", "dieu", "khoan", "diem",
    "kem_theo",  # a regulation issued with a decision; its own articles start again at 1
    "phu_luc",
]  # fmt: skip
Modality = Literal[
    "obligation",  # buộc: phải, có trách nhiệm
    "prohibition",  # cấm: không được, nghiêm cấm
    "permission",  # cho phép: có quyền, được phép
    "exemption",  # miễn: không phải + động từ, không bắt buộc
    "sanction",  # chế tài: bị phạt, bị thu hồi
    "statement",  # mệnh lệnh không dấu hoặc mô tả: "Thời hạn là 15 ngày", "Hồ sơ gồm"
]
Severity = Literal["error", "warning", "info"]
Role = Literal["checked", "against"]
ConflictType = Literal[
    "so_lieu", "thoi_han", "tham_quyen", "nghia_vu_quyen_cam", "doi_tuong", "dieu_kien_thu_tuc", "khai_niem",
    "dan_chieu", "hieu_luc", "chong_cheo", "vuot_tham_quyen", "to_chuc_cu",
]  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of offsets in a document's text."""

    start: int
    end: int


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong with one input; ``slug`` names a message of ``vbpl_check/messages``."""

    file: str
    slug: str
    slots: tuple[tuple[str, str], ...] = ()
