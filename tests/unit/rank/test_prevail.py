"""Who prevails: one line a rule of law, with the exact basis."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.rank.rank_values import AS_OF, DECREE, DRAFT, LAW, finding, info, place
from vbpl_check.model import ConflictType, DocumentInfo, Prevails
from vbpl_check.rank.prevail import Verdict, prevail, rank_gap, side_of
from vbpl_check.rank.standing import issuer_identity, standing
from vbpl_check.rank.tables import load_tables

TABLES = load_tables()
IN_2026 = date(2026, 1, 15)
CIVIL_CODE = info("blds", "Bộ luật", "91/2015/QH13", "Quốc hội", issued=date(2015, 11, 24))
LAND_LAW = info("lđđ", "Luật", "31/2024/QH15", "Quốc hội", issued=date(2024, 1, 18))
HEALTH = info("tt1", "Thông tư", "48/2018/TT-BYT", "Bộ Y tế", issued=date(2018, 12, 28))
HEALTH_LATER = info("tt2", "Thông tư", "01/2023/TT-BYT", "Bộ trưởng Bộ Y tế", issued=date(2023, 1, 9))
FINANCE = info("tt3", "Thông tư", "10/2022/TT-BTC", None, issued=date(2022, 1, 1))
PLANNING = info("tt4", "Thông tư", "02/2023/TT-BKHĐT", None, issued=date(2023, 2, 1))
EXEMPT = info("nq", "Nghị quyết", "66.7/2025/NQ-CP", "Chính phủ", issued=date(2025, 11, 15))
MOVED = info("nd151", "Nghị định", "151/2025/NĐ-CP", "Chính phủ", issued=date(2025, 6, 12))
COUNCIL = info("hdnd", "Nghị quyết", "05/2021/NQ-HĐND", "Hội đồng nhân dân tỉnh Phú Thọ", territory="Phú Thọ")
PEOPLE = info("ubnd", "Quyết định", "20/2020/QĐ-UBND", "Ủy ban nhân dân tỉnh Nghệ An", territory="Nghệ An")
ENDED = info("cu", "Luật", "10/2012/QH13", "Quốc hội", issued=date(2012, 6, 18), expires=date(2021, 1, 1))


def verdict(left: DocumentInfo, right: DocumentInfo, kind: ConflictType = "thoi_han", as_of: date = AS_OF) -> Verdict:
    pair = finding(place(left.id, "1"), place(right.id, "2"), type=kind)
    return prevail(pair, side_of(left, as_of, TABLES), side_of(right, as_of, TABLES), as_of, TABLES)


SUPERIOR = "80/2015/QH13 Điều 156 khoản 2: áp dụng văn bản có hiệu lực pháp lý cao hơn"


@pytest.mark.parametrize(
    ("left", "right", "as_of", "wanted", "basis"),
    [
        (DRAFT, LAW, AS_OF, "right", f"{SUPERIOR} (Luật 45/2019/QH14 trên Nghị định)."),
        (LAW, DECREE, AS_OF, "left", f"{SUPERIOR} (Luật 45/2019/QH14 trên Nghị định 145/2020/NĐ-CP)."),
        (DECREE, LAW, IN_2026, "right", "64/2025/QH15 Điều 58 khoản 3: áp dụng văn bản có hiệu lực pháp lý cao hơn"
         " (Luật 45/2019/QH14 trên Nghị định 145/2020/NĐ-CP)."),
        (LAW, LAND_LAW, AS_OF, "right", "80/2015/QH13 Điều 156 khoản 3: cùng một cơ quan ban hành, áp dụng văn bản"
         " ban hành sau (Luật 31/2024/QH15)."),
        (LAND_LAW, LAW, IN_2026, "left", "64/2025/QH15 Điều 58: cùng một cơ quan ban hành, áp dụng văn bản ban hành"
         " sau (Luật 31/2024/QH15). (Chưa đối chiếu nguyên văn căn cứ này.)"),
        (DRAFT, DECREE, AS_OF, "left", "80/2015/QH13 Điều 156 khoản 3: cùng một cơ quan ban hành, áp dụng văn bản"
         " ban hành sau (Nghị định, dự thảo, được coi là ban hành sau)."),
        (HEALTH, HEALTH_LATER, AS_OF, "right", "80/2015/QH13 Điều 156 khoản 3: cùng một cơ quan ban hành, áp dụng"
         " văn bản ban hành sau (Thông tư 01/2023/TT-BYT)."),
        (HEALTH, FINANCE, AS_OF, "none", "Hai cơ quan khác nhau, văn bản cùng thứ bậc: không có quy tắc giải quyết."),
        (COUNCIL, PEOPLE, AS_OF, "unknown", "Hai văn bản của hai địa phương khác nhau: mỗi văn bản áp dụng trong địa"
         " bàn của mình."),
        (PEOPLE, DECREE, AS_OF, "right", f"{SUPERIOR} (Nghị định 145/2020/NĐ-CP trên Quyết định 20/2020/QĐ-UBND)."),
        (ENDED, LAW, AS_OF, "unknown", "Luật 10/2012/QH13 đã hết hiệu lực tại ngày xét."),
        (DRAFT, DRAFT, AS_OF, "none", "Hai quy định nằm trong cùng một văn bản: không có quy tắc giải quyết, cần sửa"
         " văn bản."),
        (LAW, DECREE, date(2012, 1, 1), "left", "17/2008/QH12 Điều 83 khoản 2: áp dụng văn bản có hiệu lực pháp lý cao"
         " hơn (Luật 45/2019/QH14 trên Nghị định 145/2020/NĐ-CP). (Chưa đối chiếu nguyên văn căn cứ này.)"),
        (LAW, DECREE, date(2001, 1, 1), "unknown", "Không có bảng quy tắc áp dụng văn bản cho ngày 01/01/2001."),
    ],
)  # fmt: skip
def test_rule(left: DocumentInfo, right: DocumentInfo, as_of: date, wanted: Prevails, basis: str) -> None:
    assert verdict(left, right, as_of=as_of) == Verdict(wanted, basis)


@pytest.mark.parametrize(
    ("left", "kind", "as_of", "wanted"),
    [
        (EXEMPT, "so_lieu", IN_2026, "left"),
        (EXEMPT, "so_lieu", date(2027, 3, 1), "right"),  # the exemption has ended
        (MOVED, "tham_quyen", IN_2026, "left"),
        (MOVED, "so_lieu", IN_2026, "right"),  # amounts are not what these decrees may change
        (MOVED, "tham_quyen", date(2027, 3, 1), "right"),
    ],
)
def test_exemptions_with_a_term(left: DocumentInfo, kind: ConflictType, as_of: date, wanted: Prevails) -> None:
    assert verdict(left, LAW, kind, as_of).prevails == wanted


def test_priority_clause_is_only_pointed_out() -> None:
    found = verdict(CIVIL_CODE, LAND_LAW)
    assert found.prevails == "unknown"
    assert found.basis.startswith("Xem điều khoản ưu tiên: 91/2015/QH13 Điều 4 khoản 1-3 (ưu tiên luật khác: ")


def test_priority_clause_says_nothing_between_a_law_and_a_decree() -> None:
    assert verdict(DECREE, CIVIL_CODE).prevails == "right"


def test_body_that_took_over_is_left_to_people() -> None:
    assert verdict(PLANNING, FINANCE, as_of=IN_2026) == Verdict(
        "unknown",
        "Một cơ quan ban hành là cơ quan kế thừa của cơ quan kia: cần xem có được coi là cùng một cơ quan hay không.",
    )


def test_wrong_citations_have_no_precedence() -> None:
    assert verdict(DRAFT, LAW, "dan_chieu") == Verdict("unknown")
    assert prevail(finding(place("dt", "1")), side_of(DRAFT, AS_OF, TABLES), None, AS_OF, TABLES) == Verdict("unknown")


def test_unknown_kind_stays_unknown() -> None:
    assert verdict(info("x"), LAW).prevails == "unknown"
    sides = [side_of(each, AS_OF, TABLES) for each in (info("x"), LAW, DECREE)]
    assert rank_gap(sides[0], sides[1]) is None
    assert rank_gap(sides[1], sides[2]) == rank_gap(sides[2], sides[1]) == 3


@pytest.mark.parametrize(
    ("document", "ranks"),
    [
        (LAW, (2, 2)),
        (info("a", "Nghị quyết", "202/2025/QH15"), (2, 2)),
        (info("a", None, "202/2025/QH15"), (2, 2)),
        (info("a", "Pháp lệnh", "02/2022/UBTVQH15"), (3, 3)),
        (info("a", "Nghị định"), (5, 5)),
        (info("a", "Quyết định", "15/2022/QĐ-TTg"), (6, 6)),
        (info("a", "Thông tư", "01/2024/TT-BTTTT"), (8, 8)),
        (info("a", "Quyết định", "20/2020/QĐ-UBND"), (11, 15)),  # province, district or commune
        (info("a", "Quyết định", "20/2020/QĐ-UBND", "UBND thành phố Hà Nội"), (11, 11)),
        (info("a", "Quyết định", "20/2020/QĐ-UBND", "Ủy ban nhân dân thành phố Vinh"), (13, 13)),
        (info("a", "Quyết định", "9/2020/QĐ-UBND", "Ủy ban nhân dân thành phố Huế", issued=date(2020, 1, 1)), (13, 13)),
        (info("a", "Chỉ thị", "08/2005/CT-UBND", "Ủy ban nhân dân tỉnh Nghệ An", issued=date(2005, 1, 1)), (11, 11)),
        (info("a", "Quyết định", "55/2001/QĐ-BTC", "Bộ Tài chính", issued=date(2001, 1, 1)), (8, 8)),
    ],
)
def test_standing(document: DocumentInfo, ranks: tuple[int, int]) -> None:
    found = standing(document, AS_OF, TABLES.hierarchy)
    assert found is not None
    assert (found.low, found.high) == ranks


def test_individual_decisions_have_no_rank() -> None:
    assert standing(info("a", "Quyết định", "768/QĐ-TTg", issued=date(2025, 4, 15)), AS_OF, TABLES.hierarchy) is None


def test_the_minister_issues_for_the_ministry() -> None:
    names = {issuer_identity(each.header, TABLES.hierarchy) for each in (HEALTH, HEALTH_LATER)}
    assert names == {"bo|bo y te"}


def test_every_number_of_the_tables_is_written_as_numbers_are() -> None:
    numbers = [clause.number for clause in TABLES.priority.clauses]
    numbers += [number for entry in TABLES.hierarchy.exemptions for number in (*entry.numbers, *entry.against)]
    assert all(number.count("/") == 2 and " " not in number for number in numbers)
