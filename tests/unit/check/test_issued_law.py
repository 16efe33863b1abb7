"""Pairs of issued provisions that once looked like conflicts and are none, in their own words, and what still is one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import document_info, norm, pair
from tests.unit.check.against_law import DRAFT, findings
from vbpl_check.carveouts import special_inside
from vbpl_check.check import comparable
from vbpl_check.model import Address, Header, Link, LinkKind, Norm
from vbpl_check.regimes import (
    fines_apart,
    other_field,
    other_places,
    own_branches,
    parallel_statutes,
    side_by_side,
    single_decisions,
)

FALSE = {
    "330/2025/NĐ-CP defines what the law forbids to cheat with": (
        "Điều 3. Giải thích từ ngữ\n1. Hợp đồng quyền chọn là hợp đồng được niêm yết và giao dịch qua Sở giao dịch hàng "
        "hóa, theo đó bên mua quyền có quyền mua hoặc bán một lượng hàng hóa.",
        "Điều 71. Các hành vi bị cấm trong hoạt động mua bán hàng hóa qua Sở giao dịch hàng hóa\n1. Gian lận, lừa dối về "
        "khối lượng hàng hóa trong các hợp đồng kỳ hạn hoặc hợp đồng quyền chọn được giao dịch.",
    ),
    "71/2025/NQ-HĐND lists the steps, the law forbids to take them wrongly": (
        "Điều 6. Trình tự tổ chức lập, thẩm định, phê duyệt, điều chỉnh quy hoạch phân khu\n1. Cơ quan có thẩm quyền phải "
        "phê duyệt, điều chỉnh quy hoạch phân khu khu vực TOD.",
        "Điều 13. Các hành vi bị nghiêm cấm trong hoạt động quy hoạch\n1. Lập, thẩm định, quyết định hoặc phê duyệt, điều "
        "chỉnh quy hoạch không phù hợp với quy định của Luật này.",
    ),
    "71/2025/NQ-HĐND says whom it is for": (
        "Điều 2. Đối tượng áp dụng\n1. Các cơ quan, tổ chức, cá nhân tham gia việc lập, thẩm định, phê duyệt, điều chỉnh "
        "quy hoạch khu vực TOD phải thực hiện Quy định này.",
        "Điều 13. Các hành vi bị nghiêm cấm\n1. Phê duyệt, điều chỉnh quy hoạch khu vực TOD.",
    ),
    "257/2025/NĐ-CP asks for contents, the law forbids to reveal them": (
        "Điều 11. Nội dung hồ sơ mời thầu\n1. Hồ sơ mời thầu bao gồm các nội dung cơ bản sau đây:\na) Nội dung kiểm tra, "
        "đánh giá tính hợp lệ của hồ sơ dự thầu;",
        "Điều 10. Các hành vi bị nghiêm cấm trong đầu tư theo phương thức PPP\n5. Tiết lộ, tiếp nhận tài liệu, thông tin "
        "sau đây về quá trình lựa chọn nhà đầu tư:\na) Nội dung hồ sơ mời thầu trước thời điểm phát hành theo quy định;",
    ),
    "257/2025/NĐ-CP: two verbs of the law have one object": (
        "Điều 16. Nội dung hợp đồng dự án BT\n4. Nhà đầu tư phải hoàn trả cho tổ chức, cá nhân đó theo thỏa thuận giữa "
        "nhà đầu tư, doanh nghiệp dự án với tổ chức, cá nhân;",
        "Điều 48. Bảo đảm thực hiện hợp đồng\n5. Doanh nghiệp dự án PPP không được hoàn trả hoặc giải tỏa bảo đảm thực hiện "
        "hợp đồng trong các trường hợp sau đây:\na) Từ chối thực hiện hợp đồng sau khi ký kết hợp đồng;",
    ),
    "10/2015/NĐ-CP: a couple gives, a parent takes": (
        "Điều 6. Sử dụng phôi dư\n1. Cặp vợ chồng sau khi có con bằng kỹ thuật thụ tinh trong ống nghiệm phải có sự đồng ý "
        "của cả hai khi tặng lại phôi còn dư.",
        "Điều 91. Quyền nhận con\n2. Trong trường hợp người đang có vợ, chồng mà nhận con thì việc nhận con không cần phải "
        "có sự đồng ý của người kia.",
    ),
    "89/2024/NĐ-CP lets the heir use what nobody may use for himself": (
        "Điều 3. Nguyên tắc thực hiện chuyển đổi\n1. Công ty trách nhiệm hữu hạn một thành viên được sử dụng toàn bộ tài "
        "sản của công ty nhà nước được chuyển đổi để tổ chức sản xuất kinh doanh.",
        "Điều 181. Nghĩa vụ của thành viên hợp danh\n1. Thành viên hợp danh không được sử dụng tài sản của công ty để tư "
        "lợi hoặc phục vụ lợi ích của tổ chức, cá nhân khác.",
    ),
    "16/2023/TT-BKHĐT: the law lets the head choose": (
        "Điều 4. Thẩm quyền\n2. Người đứng đầu đơn vị cấp phòng được cho phép sao, chụp tài liệu, vật chứa bí mật nhà nước.",
        "Điều 10. Xác định bí mật nhà nước\n2. Người đứng đầu cơ quan, tổ chức có trách nhiệm xác định bí mật nhà nước, được "
        "phép hoặc không được phép sao, chụp tài liệu, vật chứa bí mật nhà nước.",
    ),
    "158/2025/NĐ-CP: the law spares the case of another clause": (
        "Điều 8. Truy thu, truy đóng\n1. Người sử dụng lao động phải đóng bảo hiểm xã hội cho người lao động đủ số tiền "
        "còn thiếu.",
        "Điều 86. Mức đóng của người sử dụng lao động\n4. Người sử dụng lao động không phải đóng bảo hiểm xã hội cho người "
        "lao động theo quy định tại khoản 3 Điều 85 của Luật này.",
    ),
    "158/2025/NĐ-CP: the other party's burden is one that the law spares": (
        "Điều 15. Mức bình quân tiền lương\n1. Người lao động đóng bảo hiểm xã hội theo mức tiền lương do đơn vị trả.",
        "Điều 86. Mức đóng của người sử dụng lao động\n4. Người sử dụng lao động không phải đóng bảo hiểm xã hội theo mức "
        "tiền lương do đơn vị trả.",
    ),
    "158/2025/NĐ-CP names both kinds of insurance": (
        "Điều 17. Chế độ hưu trí\n1. Người lao động vừa có thời gian đóng bảo hiểm xã hội tự nguyện vừa có thời gian đóng "
        "bảo hiểm xã hội bắt buộc thì thời gian tính hưởng là tổng thời gian đã đóng.",
        "Điều 5. Nguyên tắc\n3. Người lao động vừa có thời gian đóng bảo hiểm xã hội bắt buộc vừa có thời gian đóng bảo "
        "hiểm xã hội tự nguyện được hưởng chế độ hưu trí trên cơ sở thời gian đã đóng.",
    ),
    "257/2025/NĐ-CP: a kind of contract is no waiver": (
        "Điều 14. Nội dung hợp đồng dự án BT\n4. Hồ sơ dự án BT phải có điều kiện thanh toán.",
        "Điều 45. Phân loại hợp đồng dự án BT\n2. Hợp đồng dự án BT được thực hiện theo hình thức sau đây:\nc) Không yêu "
        "cầu thanh toán.",
    ),
}


@pytest.mark.parametrize("name", FALSE)
def test_issued_law_does_not_contradict_itself(name: str) -> None:
    draft, law = FALSE[name]
    found = findings(draft, law, ("VB1", "VB4"))
    assert [(one.rule, one.message) for one in found] == []


def test_a_ban_for_employees_is_none_for_members() -> None:
    """330/2025/NĐ-CP Điều 16 and 36/2005/QH11 Điều 71: "thành viên" has a syllable of "nhân viên", no more."""
    draft = (
        "Điều 16. Quyền của cá nhân, thương nhân\n1. Thành viên của Sở giao dịch hàng hóa được mua bán hàng hóa qua Sở "
        "giao dịch hàng hóa."
    )
    law = (
        "Điều 71. Các hành vi bị cấm\n1. Nhân viên của Sở giao dịch hàng hóa không được mua bán hàng hóa qua Sở giao dịch "
        "hàng hóa."
    )
    assert findings(draft, law, ("VB105",)) == []


TRUE = {
    "an item of forbidden acts": (
        "Điều 6. Khai thác\n1. Tổ chức, cá nhân được khai thác san hô sống trong khu bảo tồn biển để trưng bày.",
        "Điều 7. Các hành vi bị nghiêm cấm\n1. Khai thác san hô sống trong khu bảo tồn biển.",
    ),
    "an item below the verb that it completes": (
        "Điều 6. Công khai\n1. Ban quản lý được tiết lộ nội dung hồ sơ dự thầu của nhà thầu xây lắp cho nhà thầu khác tham khảo.",
        "Điều 7. Các hành vi bị nghiêm cấm\n1. Tiết lộ tài liệu, thông tin sau đây:\na) Nội dung hồ sơ dự thầu của nhà "
        "thầu xây lắp;",
    ),
    "a ban for one purpose that the draft allows": (
        "Điều 6. Sử dụng\n1. Thành viên hợp danh được sử dụng tài sản của công ty để phục vụ lợi ích cá nhân.",
        "Điều 7. Nghĩa vụ\n1. Thành viên hợp danh không được sử dụng tài sản của công ty để phục vụ lợi ích cá nhân.",
    ),
}


@pytest.mark.parametrize("name", TRUE)
def test_what_the_law_forbids_is_still_found(name: str) -> None:
    draft, law = TRUE[name]
    assert findings(draft, law, ("VB1",), DRAFT) != []


def _under(heading: str, article: str, chapter: str = "II") -> Norm:
    place = Address("a", (("dieu", article), ("khoan", "1")))
    return norm("x", heading=heading, breadcrumb=f"Chương {chapter} > Điều {article}. {heading}", provision=place)


BESIDE = [
    ("Tiêu chuẩn bổ nhiệm vào ngạch thanh tra viên chính", "Tiêu chuẩn bổ nhiệm vào ngạch thanh tra viên cao cấp"),
    ("Hồ sơ đề nghị công nhận xã đảo", "Hồ sơ đề nghị công nhận xã An toàn khu"),
    ("Lãi suất theo Bộ luật Dân sự năm 1995", "Lãi suất theo Bộ luật Dân sự năm 2005"),
    ("Cấp giấy phép lái tàu", "Cấp giấy phép lái ô tô điện"),
    ("Hỗ trợ hộ trồng chè", "Hỗ trợ hộ trồng cà phê"),
]
ONE_THING = [
    ("Thời hạn cấp giấy phép lái tàu", "Trình tự cấp giấy phép lái tàu"),
    ("Trả lời", "Trả thẻ"),
    ("Công nhận xã đảo", "Công nhận xã đảo và quyền lợi của xã đảo"),
    ("Nhiệm vụ của thư viện", "Thời gian phục vụ"),
    ("", "Cấp giấy phép lái tàu"),
]


@pytest.mark.parametrize(("one", "other"), BESIDE)
def test_parallel_headings_are_two_regimes(one: str, other: str) -> None:
    assert side_by_side(_under(one, "3"), _under(other, "9"))
    assert not side_by_side(_under(one, "3"), _under(other, "3"))


@pytest.mark.parametrize(("one", "other"), ONE_THING)
def test_sides_of_one_thing_are_compared(one: str, other: str) -> None:
    assert not side_by_side(_under(one, "3"), _under(other, "9"))


def test_one_heading_in_two_chapters_stands_for_two_regimes() -> None:
    heading = "Trình tự cho vay đặc biệt"
    assert side_by_side(_under(heading, "18"), _under(heading, "27", "III"))
    assert not side_by_side(_under(heading, "18"), _under(heading, "27"))


def test_one_plain_heading_in_two_parts_of_a_code_stands_for_two_regimes() -> None:
    """92/2015/QH13 Điều 366 and Điều 437: no word of the heading names a thing."""
    heading = "Chuẩn bị xét đơn yêu cầu"
    assert side_by_side(_under(heading, "366"), _under(heading, "437", "III"))
    assert not side_by_side(_under("Thời hạn giải quyết", "3"), _under("Trình tự thực hiện", "9", "III"))


YIELDING = [
    ("trừ trường hợp Bộ luật này có quy định khác", True),
    ("trừ trường hợp Luật này quy định khác", True),
    ("trừ trường hợp Chính phủ có quy định khác", False),
]


@pytest.mark.parametrize(("words", "gives_way"), YIELDING)
def test_a_general_rule_gives_way_inside_its_own_document(words: str, gives_way: bool) -> None:
    """92/2015/QH13 Điều 366 khoản 1: "01 tháng …, trừ trường hợp Bộ luật này có quy định khác"."""
    general = replace(norm("Thời hạn chuẩn bị là 01 tháng"), yields=(words,))
    special = norm("Thời hạn chuẩn bị là 04 tháng")
    assert special_inside(general, special) is gives_way
    assert special_inside(special, general) is gives_way
    assert not special_inside(general, norm("Thời hạn chuẩn bị là 04 tháng", "b"))


FIELDS = [
    ("Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân", "Luật Trưng cầu ý dân", True),
    ("Luật Đấu thầu", "Luật Đầu tư theo phương thức đối tác công tư", True),
    ("Nghị định quy định chi tiết Luật Đất đai", "Nghị định về tiền sử dụng đất", False),
    ("Luật Hôn nhân và gia đình", "Luật Phòng, chống bạo lực gia đình", False),
    ("", "Luật Trưng cầu ý dân", False),
]


@pytest.mark.parametrize(("one", "other", "apart"), FIELDS)
def test_titles_tell_the_field(one: str, other: str, apart: bool) -> None:
    known = Header(number="1/2020/QH14", kind="Luật", issued=date(2020, 1, 1))
    left = replace(document_info("a"), header=replace(known, title=one))
    right = replace(document_info("b"), header=replace(known, title=other))
    assert other_field(left, right) is apart
    assert comparable(pair(norm("x"), norm("y", "b"), left, right_document=right)) is not apart


BRANCHES = [
    ("Bộ luật Tố tụng hình sự", "Bộ luật Tố tụng dân sự", True),
    ("Bộ luật Tố tụng dân sự", "Luật Tố tụng hành chính", True),
    ("Luật Thi hành án dân sự", "Luật Thi hành án hình sự", True),
    ("Luật Bảo hiểm xã hội", "Luật Bảo hiểm y tế", True),
    ("Luật Tổ chức Tòa án nhân dân", "Luật Tổ chức Viện kiểm sát nhân dân", True),
    ("Luật Đầu tư", "Luật Đầu tư công", False),
    ("Luật Quy hoạch", "Luật Quy hoạch đô thị và nông thôn", False),
    ("Luật Tố cáo", "Luật Thi hành án dân sự", False),
    ("Luật Hôn nhân và gia đình", "Luật Phòng, chống bạo lực gia đình", False),
    ("Luật Đấu thầu", "Luật Đấu thầu", False),
]


@pytest.mark.parametrize(("one", "other", "apart"), BRANCHES)
def test_statutes_for_two_branches_are_not_compared(one: str, other: str, apart: bool) -> None:
    known = Header(number="1/2020/QH14", kind="Luật", issued=date(2020, 1, 1))
    left = replace(document_info("a"), header=replace(known, title=one))
    right = replace(document_info("b"), header=replace(known, title=other))
    assert parallel_statutes(left, right) is apart
    decree = replace(right, header=replace(right.header, kind="Nghị định"))
    assert not parallel_statutes(left, decree)


_REWARDS = "Quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng"
CIRCULARS = [
    ("01/2026/TT-BNG", f"{_REWARDS} đối với ngành Ngoại giao", "20/2025/TT-BNV", f"{_REWARDS} đối với ngành Nội vụ", True),
    ("55/2025/TT-BXD", "Quy định về công tác thi đua, khen thưởng của Bộ Xây dựng", "20/2025/TT-BNV",
     f"{_REWARDS} đối với ngành Nội vụ", True),
    ("20/2025/TT-BVHTTDL", "Quy định công tác thi đua, khen thưởng trong các lĩnh vực thuộc phạm vi quản lý nhà nước của "
     "Bộ Văn hóa, Thể thao và Du lịch", "20/2025/TT-BNV", f"{_REWARDS} đối với ngành Nội vụ", True),
    ("01/2026/TT-BNV", f"{_REWARDS} đối với ngành Nội vụ", "20/2025/TT-BNV", f"{_REWARDS} đối với ngành Nội vụ", False),
    ("01/2026/TT-BTC", "Quy định về học phí", "20/2025/TT-BGDĐT", "Quy định về học phí", False),
    ("01/2026/TT-BTC", "Quy định về hóa đơn đối với ngành, nghề kinh doanh có điều kiện", "20/2025/TT-BCT",
     "Quy định về hóa đơn đối với ngành, nghề kinh doanh có điều kiện", False),
]  # fmt: skip


@pytest.mark.parametrize(("number", "one", "second", "other", "apart"), CIRCULARS)
def test_circulars_of_two_ministers_each_for_its_own_branch_are_not_compared(
    number: str, one: str, second: str, other: str, apart: bool
) -> None:
    left = replace(document_info("a"), header=Header(number=number, kind="Thông tư", title=one))
    right = replace(document_info("b"), header=Header(number=second, kind="Thông tư", title=other))
    assert own_branches(left, right) is apart


_FINE = "Nghị định quy định xử phạt vi phạm hành chính trong lĩnh vực"


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (f"{_FINE} tiền tệ và ngân hàng", f"{_FINE} thủy sản", True),
        (f"{_FINE} giao thông đường bộ", f"{_FINE} giao thông đường bộ và đường sắt", False),
        (f"{_FINE} thủy sản", "Nghị định quy định chi tiết Luật Thủy sản", False),
    ],
)
def test_decrees_that_fine_breaches_in_two_fields_are_not_compared(one: str, other: str, apart: bool) -> None:
    left = replace(document_info("a"), header=Header(number="340/2025/NĐ-CP", title=one))
    right = replace(document_info("b"), header=Header(number="341/2025/NĐ-CP", title=other))
    assert fines_apart(left, right) is apart


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (
            "Vùng nước cảng biển thuộc địa phận tỉnh Quảng Ninh",
            "Vùng nước cảng biển thuộc địa phận thành phố Huế",
            True,
        ),
        ("Vùng nước cảng biển thuộc tỉnh Quảng Ninh", "Cảng biển của tỉnh Quảng Ninh và thành phố Hải Phòng", False),
        ("Ủy ban nhân dân tỉnh, thành phố trực thuộc Trung ương", "Ủy ban nhân dân tỉnh Phú Thọ", False),
        ("Ủy ban nhân dân tỉnh Phú Thọ", "Ủy ban nhân dân cấp tỉnh", False),
    ],
)
def test_rules_for_two_provinces_are_not_compared(one: str, other: str, apart: bool) -> None:
    assert other_places(norm(one), norm(other)) is apart


@pytest.mark.parametrize(
    ("one", "other", "single"),
    [("110/QĐ-TTg", "179/QĐ-TTg", True), ("110/QĐ-TTg", "08/2022/QĐ-TTg", False), ("110/QĐ-TTg", None, False)],
)
def test_two_decisions_without_a_year_are_of_single_cases(one: str, other: str | None, single: bool) -> None:
    left = replace(document_info("a"), header=Header(number=one, kind="Quyết định"))
    right = replace(document_info("b"), header=Header(number=other, kind="Quyết định"))
    assert single_decisions(left, right) is single


def test_the_same_words_with_the_mark_of_a_footnote_are_the_same() -> None:
    text = "Trường hợp người đã nộp không phải chịu chi phí giám định thì người phải chịu chi phí phải hoàn trả"
    assert not comparable(
        pair(norm(f"{text} theo quy định;"), norm(f"1 {text} theo quy định.", "b"), document_info("a"))
    )
    assert comparable(pair(norm(f"{text} theo quy định;"), norm(f"{text} một nửa.", "b"), document_info("a")))


@pytest.mark.parametrize(
    ("kind", "article", "compared"),
    [("cites", "90", False), ("cites", "1", True), ("guides", "90", True)],
)
def test_a_law_named_elsewhere_in_another_law_joins_no_fields(kind: LinkKind, article: str, compared: bool) -> None:
    known = Header(number="1/2020/QH14", kind="Luật", issued=date(2020, 1, 1))
    left = replace(document_info("a"), header=replace(known, title="Luật Hợp tác xã"))
    right = replace(document_info("b"), header=replace(known, title="Luật Doanh nghiệp"))
    mine, theirs = norm("x"), norm("y", "b")
    place = mine.provision if article == "1" else Address("a", (("dieu", article),))
    link = Link(place, Address("b"), kind, "")
    assert comparable(pair(mine, theirs, left, right_document=right, links=(link,))) is compared
