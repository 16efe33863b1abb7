"""What a provision waives and what it demands, as words."""

from __future__ import annotations

import pytest

from vbpl_check.model import Address, Norm, Span
from vbpl_check.waivers import bare_thing, demands, waivers


def norm(text: str, lead_in: str = "", modality: str = "statement") -> Norm:
    return Norm(Address("x"), Span(0, len(text)), text, lead_in=lead_in, modality=modality)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Quán bia không phải có giấy phép bán rượu.", ["giấy phép bán rượu"]),
        ("Đội lân được giao việc mà không đấu thầu rộng rãi.", ["đấu thầu rộng rãi"]),
        ("Chủ trại không còn nghĩa vụ ghi sổ theo dõi, nhưng phải báo thú y.", ["ghi sổ theo dõi"]),
        ("Kết quả đo được giữ tại quán, không gửi cho tổ tự quản.", ["gửi cho tổ tự quản"]),
        ("Việc mở rương không phụ thuộc ý kiến của bảo tàng.", ["ý kiến của bảo tàng"]),
        ("Quá hạn mà không gửi báo cáo thì bị nhắc nhở.", []),
        ("Người thuộc diện không phải nộp thuế môn bài thông báo với xã.", []),
        ("Đây không phải là tài sản của quỹ.", []),
        ("Phải trả phí xe.", []),
    ],
)
def test_waivers(text: str, things: list[str]) -> None:
    found = waivers(norm(text))
    assert [waiver.thing for waiver in found] == things
    assert all(0 <= waiver.start < waiver.end <= len(text) for waiver in found)


@pytest.mark.parametrize(
    ("text", "lead_in", "modality", "acts"),
    [
        ("Quán bia phải có giấy phép bán rượu.", "", "obligation", ["có giấy phép bán rượu"]),
        ("Quán bia phải gắn biển, trừ quán nhỏ.", "", "obligation", ["gắn biển"]),
        ("Ghi sổ theo dõi bệnh;", "Chủ trại có trách nhiệm sau đây:", "obligation", ["ghi sổ theo dõi bệnh"]),
        ("Quán bia được bán rượu.", "", "permission", []),
        ("Cơ sở thuộc diện phải có giấy phép được hỗ trợ.", "", "permission", []),
    ],
)
def test_demands(text: str, lead_in: str, modality: str, acts: list[str]) -> None:
    assert [demand.act for demand in demands(norm(text, lead_in, modality))] == acts


def test_bare_thing() -> None:
    assert bare_thing("phải xin thêm giấy phép") == "giấy phép"
