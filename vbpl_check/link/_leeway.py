"""The norms of a document by which some body may set another level than one of its provisions does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from vbpl_check.measures.leeway import gives_leeway
from vbpl_check.model import Norm
from vbpl_check.text import lowered

# "mức quy định tại Nghị định này", "so với quy định của Luật này": said of the whole document
_WHOLE = re.compile(
    r"(?<!điều )(?<!chương )(?<!\w)(?:luật|bộ luật|pháp lệnh|nghị định|nghị quyết|thông tư|quyết định) này"
)
# "mức quy định tại điểm a khoản 1 Điều này": said of its own article
_HERE = re.compile(r"(?<!\w)(?:mức|thời hạn|tỷ lệ)[^.;]{0,60} tại [^.;]{0,40}(?:điều|khoản) này(?!\w)")
# "quy định tại khoản 1 Điều 5", "Điều 5 và Điều 7 Nghị định này"
_ARTICLE = re.compile(r"(?<!\w)điều (\d+\w?)")


class Leeway:
    """For each article of each document, the norms that leave its levels to a body; those for all articles apart."""

    def __init__(self, norms: Iterable[Norm]) -> None:
        self._articles: dict[tuple[str, str | None], list[Norm]] = defaultdict(list)
        self._whole: dict[str, list[Norm]] = defaultdict(list)
        for norm in norms:
            if not gives_leeway(norm):
                continue
            document, text = norm.provision.document, lowered(norm.text)
            named = set(_ARTICLE.findall(text))
            if not named and _WHOLE.search(text) and not _HERE.search(text):
                self._whole[document].append(norm)
            for label in named | {norm.provision.label("dieu")}:
                self._articles[document, label].append(norm)

    def of(self, norm: Norm) -> tuple[Norm, ...]:
        """The norms that leave the levels of this one to some body, those of its article first."""
        document = norm.provision.document
        found = (*self._articles.get((document, norm.provision.label("dieu")), ()), *self._whole.get(document, ()))
        return tuple(dict.fromkeys(found))[:8]
