"""Old Word files through LibreOffice or antiword when one is installed; the only place that starts programs."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from vbpl_check.model import Blob

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECONDS = 120
_OFFICES = (
    "soffice",
    "libreoffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def prepare(blob: Blob) -> Blob:
    """A .doc blob as .docx (LibreOffice) or .txt (antiword); any other blob, or without a converter, itself."""
    if blob.suffix not in (".doc", ".docx") or not blob.data.startswith(_OLE):
        return blob
    document = convert_doc(blob.data)
    if document is not None:
        return replace(blob, suffix=".docx", data=document)
    text = convert_text(blob.data)
    return blob if text is None else replace(blob, suffix=".txt", data=text)


def convert_doc(data: bytes) -> bytes | None:
    """The .docx that LibreOffice makes of a .doc; None when it is not installed or fails."""
    program = _office()
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="vbpl-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target = folder / "document.doc", folder / "out" / "document.docx"
        source.write_bytes(data)
        command = [
            program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
            f"-env:UserInstallation={_profile().as_uri()}",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target.parent), str(source),
        ]  # fmt: skip
        if _run(command) is None or not target.is_file():
            return None
        return target.read_bytes()


def convert_text(data: bytes) -> bytes | None:
    """The text (UTF-8) that antiword makes of a .doc; None when it is not installed or fails."""
    program = shutil.which("antiword")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="vbpl-", ignore_cleanup_errors=True) as name:
        source = Path(name) / "document.doc"
        source.write_bytes(data)
        text = _run([program, "-w", "0", "-m", "UTF-8.txt", str(source)])
    return text if text and text.strip() else None


@cache
def _office() -> str | None:
    return next((found for found in map(shutil.which, _OFFICES) if found), None)


@cache
def _profile_holder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="vbpl-office-", ignore_cleanup_errors=True)


def _profile() -> Path:
    """A profile of this process alone: two LibreOffice programs with one profile block each other."""
    return Path(_profile_holder().name)


def _run(command: list[str]) -> bytes | None:
    """What the program printed; None when it failed or took too long."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout if done.returncode == 0 else None
