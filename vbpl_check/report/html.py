"""The report for reviewers: one self-contained HTML file that loads nothing and runs only its own script.

Every word of a document goes through Jinja's autoescape; style and script are our own files, allowed by their hashes.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from vbpl_check.messages import Lang
from vbpl_check.model import Report
from vbpl_check.report._cards import page
from vbpl_check.report._format import Format, encode
from vbpl_check.report._names import label

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATES = Path(__file__).parent / "templates"


def render(report: Report, lang: Lang) -> bytes:
    """The page, UTF-8. The same report gives the same bytes."""
    from markupsafe import Markup

    style, script = _own("report.css"), _own("report.js")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )

    def translate(slug: str, **slots: object) -> str:
        return label(slug, lang, **slots)

    text = _template().render(
        page=page(report, lang), lang=lang, t=translate, policy=policy, style=Markup(style), script=Markup(script)
    )  # fmt: skip
    return encode(text.lstrip("\n"))


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    return environment.get_template("report.html.j2")


@cache
def _own(name: str) -> str:
    """A style sheet or script of ours, with line ends as a browser counts them for the hash."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


FORMAT = Format(render, ".html")
