"""Paths, folders, archives and collections -> blobs."""

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from vbpl_check import ingest
from vbpl_check.ingest import Reader, _reader, _walk, expand
from vbpl_check.model import Blob, Problem

LAW = "Điều 1. Phạm vi điều chỉnh\nLuật này quy định về lưu trữ."


def shown(path: Path, root: Path) -> list[str]:
    """Names of blobs and slugs of problems, relative to ``root``."""
    prefix = root.as_posix() + "/"
    return [
        item.name.removeprefix(prefix) if isinstance(item, Blob) else f"{item.slug} {item.file.removeprefix(prefix)}"
        for item in expand(path, "checked")
    ]


def archive(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return buffer.getvalue()


def test_a_folder_is_read_in_order_without_hidden_and_lock_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.md", ".hidden.txt", "~$b.docx", ".git/x.txt", "Z.TXT", "anh.png"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(LAW, encoding="utf-8")
    assert shown(tmp_path, tmp_path) == ["Z.TXT", "b.txt", "a/c.md"]


def test_pictures_of_a_saved_page_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "luat.html").write_text(LAW, encoding="utf-8")
    (tmp_path / "luat_files").mkdir()
    (tmp_path / "luat_files" / "quang-cao.html").write_text("x", encoding="utf-8")
    assert shown(tmp_path, tmp_path) == ["luat.html"]


def test_documents_in_other_formats_are_named_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LAW, encoding="utf-8")
    (tmp_path / "b.odt").write_bytes(b"x")
    (tmp_path / "c.wps").write_bytes(b"x")
    problems = [item for item in expand(tmp_path, "checked") if isinstance(item, Problem)]
    assert problems == [Problem(tmp_path.as_posix(), "files-skipped", (("count", "2"), ("files", "b.odt, c.wps")))]


@pytest.mark.parametrize(
    ("name", "expected"), [("thieu.docx", "path-missing thieu.docx"), ("bang.xlsx", "format-unsupported bang.xlsx")]
)
def test_a_path_that_cannot_be_read_is_a_problem(tmp_path: Path, name: str, expected: str) -> None:
    (tmp_path / "bang.xlsx").write_bytes(b"x")
    assert shown(tmp_path / name, tmp_path) == [expected]


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    assert [item.slug for item in expand(tmp_path, "checked") if isinstance(item, Problem)] == ["nothing-to-read"]


def test_members_of_an_archive_are_named_after_it(tmp_path: Path) -> None:
    inner = archive(**{"x.txt": b"x"})
    data = archive(**{"kho/b.txt": b"b", "a.jsonl": b'{"text": "x"}\n', "__MACOSX/b.txt": b"", "trong.zip": inner})
    (tmp_path / "goi.zip").write_bytes(data)
    assert shown(tmp_path / "goi.zip", tmp_path) == [
        "goi.zip!a.jsonl:1",
        "goi.zip!kho/b.txt",
        "archive-nested goi.zip!trong.zip",
    ]


def test_member_names_are_never_used_as_paths(tmp_path: Path) -> None:
    (tmp_path / "goi.zip").write_bytes(archive(**{"../../ngoai.txt": b"x", "/etc/passwd.txt": b"y"}))
    assert [item.data for item in expand(tmp_path / "goi.zip", "against") if isinstance(item, Blob)] == [b"x", b"y"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["goi.zip"]


def test_an_archive_that_swells_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bom.zip").write_bytes(archive(**{"a.txt": bytes(40 << 20), "b.txt": b"b"}))
    assert shown(tmp_path / "bom.zip", tmp_path) == ["archive-bomb bom.zip!a.txt", "bom.zip!b.txt"]


def test_a_damaged_archive_is_a_problem(tmp_path: Path) -> None:
    whole = archive(**{"a.txt": LAW.encode() * 50})
    (tmp_path / "hong.zip").write_bytes(whole[:40] + bytes(40) + whole[80:])
    (tmp_path / "khong.zip").write_bytes(b"PK khong phai zip")
    assert shown(tmp_path / "hong.zip", tmp_path) == ["archive-damaged hong.zip!a.txt"]
    assert shown(tmp_path / "khong.zip", tmp_path) == ["archive-damaged khong.zip"]


def test_a_collection_gives_a_blob_a_line(tmp_path: Path) -> None:
    lines = [json.dumps({"text": LAW, "id": str(number)}) for number in range(3)]
    (tmp_path / "kho.jsonl").write_text("\ufeff" + "\n\n".join(lines), encoding="utf-8")
    with gzip.open(tmp_path / "kho.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(lines))
    assert shown(tmp_path, tmp_path) == [
        *(f"kho.jsonl:{number}" for number in (1, 3, 5)),
        *(f"kho.jsonl.gz:{number}" for number in (1, 2, 3)),
    ]
    assert {item.suffix for item in expand(tmp_path, "checked") if isinstance(item, Blob)} == {".jsonl-line"}


def test_what_precedes_the_damage_of_a_collection_is_used(tmp_path: Path) -> None:
    data = gzip.compress(b"\n".join(json.dumps({"text": LAW, "id": number}).encode() for number in range(9000)))
    (tmp_path / "kho.jsonl.gz").write_bytes(data[: len(data) // 2])
    items = list(expand(tmp_path / "kho.jsonl.gz", "checked"))
    assert len(items) > 1000
    assert [item.slug for item in items if isinstance(item, Problem)] == ["collection-damaged"]


def test_a_collection_is_streamed(tmp_path: Path) -> None:
    (tmp_path / "kho.jsonl").write_bytes(b'{"text": "x"}\n' * 5)

    class Watched(io.BytesIO):
        lines = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.lines += 1
            return super().readline(size)

    stream = Watched((tmp_path / "kho.jsonl").read_bytes())
    items = _walk.expand_stream("kho.jsonl", stream, "checked")
    next(items)
    assert stream.lines == 1


def test_the_formats_are_the_modules_of_the_package() -> None:
    assert sorted(_reader.readers()) == [
        ".doc", ".docm", ".docx", ".htm", ".html", ".jsonl", ".jsonl-line", ".jsonl.gz", ".markdown", ".md", ".mht",
        ".mhtml", ".pdf", ".rtf", ".text", ".txt", ".xhtml", ".zip",
    ]  # fmt: skip


def test_a_new_format_is_one_new_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lspace.py").write_text(
        "from vbpl_check.ingest._plain import build_plain\n"
        "from vbpl_check.ingest import Reader\n"
        "READER = Reader(suffixes=('.lsp',), read=lambda blob: build_plain(blob, blob.data.decode()))\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(ingest, "__path__", [*ingest.__path__, str(tmp_path)])
    _reader.readers.cache_clear()
    try:
        assert isinstance(_reader.readers()[".lsp"], Reader)
        (tmp_path / "luat.lsp").write_text(LAW, encoding="utf-8")
        (blob,) = expand(tmp_path / "luat.lsp", "checked")
        assert isinstance(blob, Blob)
        assert ingest.read(blob).text == LAW
    finally:
        _reader.readers.cache_clear()


@pytest.fixture(autouse=True)
def _known_formats() -> Iterator[None]:
    _reader.readers.cache_clear()
    yield
    _reader.readers.cache_clear()
