"""The regular expressions of grants of power, compiled from powers.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from vbpl_check.extract._plain import alternatives, anywhere, anywhere_before, followed
from vbpl_check.extract._power_table import Act, PowerTable

_FUNCTION_WORDS = 14  # words of "cơ quan quản lý …" before its verb
_MODIFIER = 180  # characters of "nơi …", "thuộc …" between a body and its verb
_CLAUSE = 300  # characters of the words before an agent


@dataclass(frozen=True)
class PowerPatterns:
    """``act`` has the groups ``wrap`` and ``verbs``; ``wrap`` alone is what may stand before; ``names``: act -> key."""

    act: re.Pattern[str]
    wrap: re.Pattern[str]
    verb: re.Pattern[str]
    names: dict[str, str]
    rare: frozenset[str]
    function: re.Pattern[str]
    modifier: re.Pattern[str]
    agent_last: re.Pattern[str]
    presumed: re.Pattern[str]
    shared: re.Pattern[str]
    systems: re.Pattern[str]
    generic: re.Pattern[str]
    further: re.Pattern[str]
    institution: re.Pattern[str]
    by_rule: re.Pattern[str]


@lru_cache(maxsize=4)
def patterns(table: PowerTable) -> PowerPatterns:
    """Compiled once a table."""
    wrap = alternatives(table.wrappers)
    verb = followed(_names(table.acts))
    # "có thẩm quyền cấp, cấp lại, gia hạn, thu hồi", "ra quyết định giải quyết", "tổ chức khoanh định, phê duyệt"
    act = (
        rf"(?P<wrap>(?:{wrap},? (?:việc )?){{0,4}})"
        rf"(?P<verbs>{verb}(?:(?:, | và | hoặc |, và )(?:{wrap} ){{0,2}}{verb})*)"
    )
    titles, nouns, some = table.functional_titles, table.functional_nouns, r"(?: [^\s,;:.()]+)"
    functional = [*nouns, *(f"{title} {noun}" for title in titles for noun in nouns)]
    heads = [
        (f"{title} {name}", rf"(?!\w){some}{{0,{_FUNCTION_WORDS}}}?") for title in titles for name in table.institutions
    ]
    return PowerPatterns(
        act=re.compile(act),
        wrap=re.compile(rf"(?:(?:{wrap}),? (?:việc )?){{0,4}}"),
        verb=re.compile(anywhere_before(_names(table.acts))),
        names={name: group.key for group in table.acts for name in group.names},
        rare=frozenset(group.key for group in table.acts if group.rare),
        # "thủ trưởng cơ quan quản lý thuế", "đơn vị quản lý tài nguyên Internet thuộc Bộ Khoa học và Công nghệ"
        function=re.compile(
            rf"{anywhere(functional)} {alternatives(table.functional_verbs)}"
            rf"{some}{{1,{_FUNCTION_WORDS}}}?(?= (?:trung ương |nơi )?(?:{act}))"
        ),
        # "Ủy ban nhân dân cấp xã nơi có đất", "Sở Tư pháp thuộc tỉnh", "Chủ tịch Ủy ban nhân dân cấp tỉnh (nơi …)"
        modifier=re.compile(
            rf" ?(?:là cơ quan|\(|nơi|thuộc|tại|đó|ở|của|căn cứ|trên cơ sở|theo đề nghị) ?[^;:.]{{0,{_MODIFIER}}}"
        ),
        # "Việc đánh giá người đứng đầu do …", "Giải quyết tranh chấp về … được thực hiện thông qua …"
        agent_last=re.compile(
            rf"(?:việc |thẩm quyền )?(?P<verbs>{verb}(?:(?:, | và ){verb})*) "
            rf"(?P<object>(?:[^;:.]|\.(?=\w)){{0,{_CLAUSE}}}?) ?"
            r"(?:(?:được |sẽ được )?(?:thực hiện|tiến hành) (?:thông qua|bởi|do)|do|bởi) (?:[^;:.]{0,40}, )?$"
        ),
        presumed=re.compile(rf"(?<!\w){alternatives(table.presumed)} (?:được )?$"),
        shared=re.compile(anywhere(table.shared)),
        systems=re.compile(rf"(?<!\w){alternatives(table.systems)}"),
        generic=re.compile(anywhere(table.generic)),
        # "người đứng đầu cơ sở giáo dục", "người đứng đầu cơ quan báo chí có giấy phép …", "hiệu trưởng"
        institution=re.compile(rf"{anywhere_before([*heads, ('hiệu trưởng', '')])}(?= (?:{act}|thực hiện))"),
        # "điều kiện thực hiện phân loại phim theo quy định của Chính phủ"
        by_rule=re.compile(
            rf"(?<!\w)(?P<object>{alternatives(table.ruled)}(?: [^\s,;:.()]+){{1,12}}?) theo quy định của (?=\w)"
        ),
        # "hồ sơ | và cấp giấy phép", "hồ sơ, thẩm định và cấp chứng chỉ"
        further=re.compile(rf"(?:,| và|;|, và) {act.replace('?P<wrap>', '?:')}(?= \w)"),
    )


def _names(acts: Iterable[Act]) -> Iterator[tuple[str, str]]:
    """The names, each with the end of a word and no word behind it that gives it another meaning."""
    for act in acts:
        barred = rf"(?! {alternatives(act.not_before)})" if act.not_before else ""
        yield from ((name, rf"(?!\w){barred}") for name in act.names)
