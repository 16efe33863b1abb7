"""Pairs: each hypothesis under each label, the same for the same input, ranges and limits labelled by their order."""

import gzip
import json
from collections import Counter
from pathlib import Path
from random import Random

from vbpl_check.training.nli.clauses import Clause, read_clauses
from vbpl_check.training.nli.generate import main, write_rows
from vbpl_check.training.nli.pairs import LABELS, Side, Triple, ladder, make_rows, square
from vbpl_check.training.nli.quantities import quantities

LAW = """QUỐC HỘI
LUẬT
QUẢN LÝ CHỢ
Điều 1. Cấp giấy phép
1. Trong thời hạn 10 ngày kể từ ngày nhận đủ hồ sơ hợp lệ, Ủy ban nhân dân cấp tỉnh phải cấp giấy phép kinh doanh chợ.
2. Trong thời hạn 05 ngày kể từ ngày nhận đủ hồ sơ hợp lệ, Ủy ban nhân dân cấp xã phải xác nhận sơ đồ quầy hàng.
3. Người bán hàng có các nghĩa vụ sau đây:
a) Niêm yết giá bán của hàng hóa tại quầy hàng;
b) Nộp phí vệ sinh cho ban quản lý chợ trước ngày 05 hằng tháng.
Điều 2. Ban quản lý
1. Ban quản lý chợ phải kiểm tra việc niêm yết giá không quá 02 lần trong một tháng.
2. Ban quản lý chợ phải thông báo kế hoạch kiểm tra cho người bán hàng ít nhất 03 ngày làm việc.
"""


def clauses() -> list[Clause]:
    return [
        Clause(f"d{number % 7}", "", f"d{number}#khoan-1", f"Kiểm tra {thing}", "", "", text)
        for number, (thing, text) in enumerate(
            (thing, text.format(thing=thing, days=days))
            for thing in ("bến xe", "bến tàu", "kho lạnh", "chợ cá", "lò mổ", "trại giống", "nhà kính")
            for days, text in enumerate(
                (
                    "Chủ {thing} phải báo cáo cơ quan thuế trong thời hạn 1{days} ngày",
                    "Ủy ban nhân dân cấp tỉnh quyết định thu hồi giấy phép của {thing}",
                    "Thời gian kiểm tra {thing} không quá 1{days} ngày",
                    "Người trông coi {thing} không được sử dụng lao động dưới 18 tuổi",
                )
            )
        )
    ]


def test_rows_hold_each_hypothesis_under_each_label_equally_often() -> None:
    rows = make_rows(clauses(), 600, 7)
    assert len(rows) > 100
    assert len({Counter(row["label"] for row in rows)[label] for label in LABELS}) == 1
    families = {str(row["edit"]) for row in rows}
    for family in families:
        counts = Counter(row["label"] for row in rows if row["edit"] == family)
        assert len({counts[label] for label in LABELS}) == 1


def test_a_square_has_each_text_once_a_label_on_both_sides() -> None:
    one, edited, other, changed = (Side(name, "", "d") for name in ("P", "eP", "Q", "fQ"))
    triples = square(one, edited, other, changed, ("term", "body"))
    pairs = [
        (premise.text, triple.hypothesis.text, label)
        for triple in triples
        for label, premise in zip(LABELS, triple.premises, strict=True)
    ]
    for place in (0, 1):
        assert Counter((pair[place], pair[2]) for pair in pairs) == Counter(
            (text, label) for text in ("P", "eP", "Q", "fQ") for label in LABELS
        )


def test_a_limit_contradicts_what_goes_beyond_it_and_agrees_with_what_stays_within() -> None:
    side, other = Side("Thời gian kiểm tra không quá 10 ngày", "", "d"), Side("Q", "", "d")
    for seed in range(20):
        for triple in ladder(side, other, Random(seed)):
            limit = _days(triple.hypothesis)
            assert _days(triple.premises[0]) < limit <= _days(triple.premises[1])
    floor = Side("Thời gian báo trước ít nhất 10 ngày", "", "d")
    for seed in range(20):
        for triple in ladder(floor, other, Random(seed)):
            limit = _days(triple.hypothesis)
            assert _days(triple.premises[0]) > limit >= _days(triple.premises[1])


def test_the_same_clauses_and_seed_give_the_same_rows_and_another_seed_gives_others() -> None:
    known = clauses()
    assert make_rows(known, 300, 7) == make_rows(known, 300, 7)
    assert make_rows(known, 300, 7) != make_rows(known, 300, 8)


def test_whole_triples_only_and_never_more_than_asked() -> None:
    assert len(make_rows(clauses(), 100, 7)) == 99


def test_clauses_carry_their_lead_in_and_heading(tmp_path: Path) -> None:
    found = {clause.text: clause for clause in read_clauses(collection(tmp_path))}
    text = "Người bán hàng có các nghĩa vụ sau đây: niêm yết giá bán của hàng hóa tại quầy hàng"
    assert found[text].heading == "Cấp giấy phép"
    assert found[text].lead == "Người bán hàng có các nghĩa vụ sau đây:"
    assert len(found) == 6


def test_the_file_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    path = collection(tmp_path)
    for name in ("a", "b"):
        main([str(path), str(tmp_path / f"{name}.jsonl.gz"), "--size", "60", "--seed", "3"])
    assert (tmp_path / "a.jsonl.gz").read_bytes() == (tmp_path / "b.jsonl.gz").read_bytes()


def test_rows_are_written_one_a_line(tmp_path: Path) -> None:
    write_rows([{"label": "mâu thuẫn"}, {"label": "b"}], tmp_path / "x.jsonl.gz")
    with gzip.open(tmp_path / "x.jsonl.gz", "rt", encoding="utf-8") as lines:
        assert [json.loads(line)["label"] for line in lines] == ["mâu thuẫn", "b"]


def collection(folder: Path) -> Path:
    path = folder / "docs.jsonl.gz"
    record = {"id": "1", "so_hieu": "12/2020/QH14", "loai": "Luật", "ten": "Luật Quản lý chợ", "text": LAW}
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def _days(side: Side) -> float:
    return next(quantities(side.text)).value


def test_a_triple_names_its_labels_in_order() -> None:
    assert LABELS == ("conflict", "agrees", "unrelated")
    assert Triple("term", Side("h", "", "d"), (Side("a", "", "d"),) * 3).premises[2].text == "a"
