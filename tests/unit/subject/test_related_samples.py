"""A kho built from the samples: what it holds, and what it answers."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vbpl_check.cli.app import build
from vbpl_check.errors import SettingsError
from vbpl_check.ingest import expand
from vbpl_check.library import against, build_kho
from vbpl_check.model import Blob, Card, Header, Holding, Problem
from vbpl_check.runtime.serial import Serial
from vbpl_check.store.kho import Kho
from vbpl_check.subject.opened import cards, open_library, search, status
from vbpl_check.subject.related import Library, Wanted, related, related_all

SAMPLES = Path(__file__).parents[3] / "samples" / "kho"


class Silent:
    """A watch that tells nobody."""

    def stage(self, name: str) -> None:
        """Nothing to show."""

    def advance(self, name: str) -> None:
        """Nothing to show."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kho of the sample law."""
    kho = tmp_path_factory.mktemp("kho") / "kho"
    built = build_kho(kho, expand(SAMPLES, "against"), Serial(), Silent())
    assert (built.kept, built.problems) == (0, ())
    assert built.added == built.documents >= 2
    return kho


@pytest.fixture(scope="module")
def library(folder: Path) -> Library:
    """The index of the kho."""
    return open_library(Kho(folder))


def test_an_unchanged_document_is_not_read_again(folder: Path) -> None:
    built = build_kho(folder, expand(SAMPLES, "against"), Serial(), Silent())
    assert (built.added, built.kept) == (0, built.documents)


def test_a_changed_document_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    old = Blob("a.txt", ".txt", "LUẬT\nĐiều 1. Phạm vi\nLuật này quy định về rừng.".encode())
    new = Blob("a.txt", ".txt", "LUẬT\nĐiều 1. Phạm vi\nLuật này quy định về biển.".encode())
    build_kho(tmp_path / "k", [old], Serial(), Silent())
    built = build_kho(tmp_path / "k", [new], Serial(), Silent())
    assert (built.added, built.documents) == (1, 1)
    kho = Kho(tmp_path / "k")
    assert "biển" in next(iter(kho.holdings())).articles[0].text


def test_every_article_is_found_by_its_address(library: Library) -> None:
    for row in range(len(library.shelf.labels)):
        place = library.locate(library.address(row))
        assert place is not None
        assert library.address(place[0]) == library.address(row)


def test_related_articles_are_ordered_and_leave_out_the_question(library: Library) -> None:
    address = library.address(0)
    hits = related(library, address, Wanted(5, "dieu", other_documents=False))
    assert hits
    assert address not in {hit.address for hit in hits}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 <= hit.score <= 1 for hit in hits)


def test_many_questions_at_once_get_the_answers_of_each(library: Library) -> None:
    addresses = [library.address(row) for row in range(min(40, len(library.shelf.labels)))]
    addresses.insert(3, "không có#dieu-1")
    wanted = Wanted(5, "dieu", other_documents=False)
    assert list(related_all(library, addresses, wanted)) == [related(library, one, wanted) for one in addresses]


def test_zeros_before_a_number_do_not_matter(library: Library) -> None:
    assert library.locate("0" + library.address(0)) == library.locate(library.address(0)) == (0, "")


def test_an_index_of_another_version_is_refused(tmp_path: Path) -> None:
    law = Blob("a.txt", ".txt", "LUẬT\nĐiều 1. Phạm vi\nLuật này quy định về rừng.".encode())
    build_kho(tmp_path, [law], Serial(), Silent())
    kho = Kho(tmp_path, create=True)
    arrays = kho.load()
    kho.save({name: array for name, array in arrays.items() if not name.startswith("title.")})
    with pytest.raises(SettingsError) as error:
        open_library(kho)
    assert error.value.slug == "kho-no-index"
    build_kho(tmp_path, [law], Serial(), Silent())
    assert len(open_library(Kho(tmp_path)).shelf.labels) == 1


def test_arrays_that_do_not_belong_together_are_refused(tmp_path: Path) -> None:
    build_kho(tmp_path, expand(SAMPLES, "against"), Serial(), Silent())
    kho = Kho(tmp_path, create=True)
    arrays = kho.load()
    kho.save({**arrays, "owner": arrays["owner"][:-1]})
    with pytest.raises(SettingsError) as error:
        open_library(kho)
    assert error.value.slug == "kho-no-index"


def test_other_documents_only(library: Library) -> None:
    address = library.address(0)
    hits = related(library, address, Wanted(50, "dieu", other_documents=True)) or ()
    assert not {hit.address for hit in hits if hit.address.startswith(address.partition("#")[0])}


def test_clauses_have_their_path(library: Library) -> None:
    hits = related(library, library.address(0), Wanted(5, "khoan", other_documents=False))
    assert hits
    assert any(".khoan-" in hit.address for hit in hits)


@pytest.mark.parametrize("address", ["", "45/2019/QH14", "không có#dieu-1", "x#dieu-", "#dieu-1", "a#dieu-1.khoan-999"])
def test_an_unknown_address_has_no_answer(library: Library, address: str) -> None:
    assert related(library, address, Wanted(5, "dieu", other_documents=False)) is None


@pytest.mark.parametrize(("asked", "plain"), [("thời hạn giải quyết hồ sơ", "thoi han giai quyet ho so")])
def test_words_without_diacritics_find_the_same_article_first(library: Library, asked: str, plain: str) -> None:
    day = date(2026, 1, 1)
    first, second = (search(library, words, 3, day, every=True) for words in (asked, plain))
    assert first[0].address == second[0].address


def test_nothing_is_found_for_words_that_occur_nowhere(library: Library) -> None:
    assert search(library, "xyzzy", 5, date(2026, 1, 1), every=True) == ()


@pytest.mark.parametrize(
    ("header", "ended", "expected"),
    [
        (Header(effective=date(2020, 1, 1)), None, "in_force"),
        (Header(effective=date(2027, 1, 1)), None, "not_yet"),
        (Header(), None, "unknown"),
        (Header(effective=date(2020, 1, 1), expires=date(2026, 1, 1)), None, "ended"),
        (Header(effective=date(2020, 1, 1)), date(2025, 7, 1), "ended"),
        (Header(effective=date(2020, 1, 1)), date(2026, 7, 1), "in_force"),
        (Header(effective=date(2020, 1, 1), status="Hết hiệu lực toàn bộ"), None, "ended"),
        (Header(effective=date(2020, 1, 1), status="Hết hiệu lực một phần"), None, "in_force"),
    ],
)
def test_status(header: Header, ended: date | None, expected: str) -> None:
    assert status(Card("a", "a", header, ended), date(2026, 1, 1)) == expected


def _decision(number: str, place: str, year: int, *ends: str) -> Holding:
    header = Header(number=number, issuer=f"Ủy ban nhân dân tỉnh {place}", territory=place, effective=date(year, 1, 1))
    return Holding(f"{number} {place}", f"{number} {place}", header, (), ends)


def test_a_local_document_is_ended_by_its_own_province() -> None:
    held = [
        _decision("30/2022/QĐ-UBND", "Bình Sơn", 2022),
        _decision("30/2022/QĐ-UBND", "An Hải", 2022),
        _decision("12/2025/QĐ-UBND", "Bình Sơn", 2025, "30/2022/QĐ-UBND"),
    ]
    assert [(card.ended, card.ended_by) for card in cards(held)] == [
        (date(2025, 1, 1), "12/2025/QĐ-UBND"), (None, None), (None, None),
    ]  # fmt: skip


def test_a_folder_that_is_no_kho_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        Kho(tmp_path)
    assert error.value.slug == "not-a-kho"


def test_a_damaged_kho_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kho.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(SettingsError) as error:
        Kho(tmp_path)
    assert error.value.slug == "kho-damaged"


def test_the_command_line(folder: Path, tmp_path: Path) -> None:
    library = open_library(Kho(folder))
    ask, out = tmp_path / "ask.txt", tmp_path / "out.jsonl"
    ask.write_text(f"{library.address(0)}\nkhông có#dieu-1\n", encoding="utf-8")
    options = ["--from", str(ask), "--top", "3", "--level", "dieu", "--format", "jsonl", "-o", str(out)]
    result = CliRunner().invoke(build("vi"), ["related", str(folder), *options])
    assert result.exit_code == 0  # one of two is known
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["query"] for row in rows] == [library.address(0), "không có#dieu-1"]
    assert set(rows[0]["related"][0]) == {"address", "score", "why"}
    assert rows[1]["related"] == []


def test_many_addresses_are_answered_alike_by_one_process_and_by_two(folder: Path, tmp_path: Path) -> None:
    library = open_library(Kho(folder))
    known = [library.address(row) for row in range(len(library.shelf.labels))]
    asked = [*known, "không có#dieu-1", *known[::-1]]
    asked *= 1 + 400 // len(asked)  # enough for a second process
    ask = tmp_path / "ask.txt"
    ask.write_text("\n".join(asked), encoding="utf-8")
    answers = []
    for jobs in ("1", "2"):
        out = tmp_path / f"{jobs}.jsonl"
        options = ["--from", str(ask), "--format", "jsonl", "-o", str(out), "--jobs", jobs]
        assert CliRunner().invoke(build("vi"), ["related", str(folder), *options]).exit_code == 0
        answers.append(out.read_text(encoding="utf-8"))
    assert answers[0] == answers[1]
    assert [json.loads(line)["query"] for line in answers[0].splitlines()] == asked


def test_a_kho_without_an_index_is_refused_by_every_process(folder: Path, tmp_path: Path) -> None:
    Kho(tmp_path, create=True).close()
    result = CliRunner().invoke(build("vi"), ["related", str(tmp_path), "1/2020/QH14#dieu-1"])
    assert isinstance(result.exception, SettingsError)
    assert result.exception.slug == "kho-no-index"


def test_an_index_that_is_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    law = Blob("a.txt", ".txt", "LUẬT\nĐiều 1. Phạm vi\nLuật này quy định về rừng.".encode())
    (tmp_path / "index-old.npz").write_bytes(b"of a version before")
    for _ in range(2):
        build_kho(tmp_path, [law], Serial(), Silent())
        kept = [path.name for path in tmp_path.iterdir() if path.name.startswith("index-")]
        assert len(kept) == 1
        assert len(open_library(Kho(tmp_path)).shelf.labels) == 1


def test_a_draft_against_a_kho_is_the_draft_against_its_files(folder: Path, tmp_path: Path) -> None:
    draft = str(next((SAMPLES.parent / "du-thao").iterdir()))
    reports = []
    for existing in (folder, SAMPLES):
        out = tmp_path / f"{existing.name}.json"
        options = ["--against", str(existing), "--as-of", "2025-10-01", "--format", "json", "-o", str(out), "-j", "1"]
        CliRunner().invoke(build("vi"), ["check", draft, *options, "--no-cache", "--fail-on", "never"])
        reports.append(json.loads(out.read_text(encoding="utf-8"))["findings"])
    assert reports[0]
    assert [finding["id"] for finding in reports[0]] == [finding["id"] for finding in reports[1]]


def _law(name: str, number: str, title: str, body: str) -> Blob:
    text = (
        f"QUỐC HỘI\nLuật số: {number}\n\nLUẬT\n{title}\n\nĐiều 1. Phạm vi điều chỉnh\n{body}\nĐiều 2. Hiệu lực\n{body}"
    )
    return Blob(name, ".txt", text.encode(), "against")


def test_a_large_kho_gives_what_the_draft_cites_and_what_changes_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vbpl_check.library.SMALL", 1)
    monkeypatch.setattr("vbpl_check.subject.relevant.NEAREST", 1)
    laws = [
        _law("rung.txt", "11/2020/QH14", "VỀ RỪNG", "Luật này quy định về bảo vệ rừng, trồng rừng và kiểm lâm."),
        _law("bien.txt", "12/2020/QH14", "VỀ BIỂN", "Luật này quy định về tàu cá, cảng cá và ngư trường."),
        _law(
            "sua.txt",
            "13/2024/QH15",
            "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT VỀ BIỂN",
            "Sửa đổi, bổ sung Điều 1 của Luật về biển số 12/2020/QH14.",
        ),
        _law("thue.txt", "14/2020/QH14", "VỀ THUẾ", "Luật này quy định về kê khai thuế, nộp thuế và hoàn thuế."),
    ]
    build_kho(tmp_path / "k", laws, Serial(), Silent())
    words = "Nghị định này quy định chi tiết Điều 1 của Luật số 12/2020/QH14 về kiểm lâm, bảo vệ rừng và trồng rừng."
    draft = Blob("d.txt", ".txt", f"CHÍNH PHỦ\n\nNGHỊ ĐỊNH\nVề lâm nghiệp\n\nĐiều 1. Phạm vi\n{words}".encode())
    found = list(against(tmp_path / "k", [draft]))
    assert [item.name for item in found if isinstance(item, Blob)] == ["bien.txt", "rung.txt", "sua.txt"]
    assert [item.slots for item in found if isinstance(item, Problem)] == [(("used", "3"), ("all", "4"))]


def test_a_table_says_why_and_what(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    asked = ["related", str(folder), "khoản 2 Điều 5 Quyết định số 12/2025/QĐ-UBND", "12/2025/QĐ-UBND#DIEU-4", "xyz"]
    result = CliRunner().invoke(build("vi"), [*asked, "--top", "2", "--as-of", "2026-03-01"])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    title = "Quyết định Ban hành Quy định về quản lý hoạt động bến khách ngang sông trên địa bàn tỉnh Bình Sơn"
    assert lines[0] == f"12/2025/QĐ-UBND#dieu-5.khoan-2  {title} – Thủ tục cấp giấy phép hoạt động bến"
    assert "12/2025/QĐ-UBND#DIEU-4" in result.stdout
    assert any("cùng vấn đề" in line or "viện dẫn" in line for line in lines[1:4])
    assert "xyz" not in result.stdout
    assert result.stderr.startswith("xyz: không có trong kho")


def test_words_need_no_quotation_marks(folder: Path) -> None:
    told = [
        CliRunner().invoke(build("vi"), ["search", str(folder), *words, "--as-of", "2026-03-01"]).stdout
        for words in (["bến khách ngang sông"], ["bến", "khách", "ngang", "sông"])
    ]
    assert told[0] == told[1]
    assert told[0].startswith("12/2025/QĐ-UBND#dieu-")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["áo phao", "--as-of", "1990-01-01"], "Có 2 quy định khớp, nhưng văn bản không có hiệu lực vào ngày 01/01/1990"),
        (["?!"], "Không có từ ngữ nào để tìm."),
        (["xyzzy"], "Hãy thử ít từ hơn"),
    ],
)  # fmt: skip
def test_why_nothing_was_found(folder: Path, asked: list[str], told: str) -> None:
    result = CliRunner().invoke(build("vi"), ["search", str(folder), *asked])
    assert (result.exit_code, result.stdout) == (0, "Không tìm thấy quy định nào.\n")
    assert result.stderr.startswith(told)
