"""Lists of conditions: what a point of "… khi có đủ các điều kiện sau đây:" is a condition for."""

from __future__ import annotations

import re

from vbpl_check.extract._plain import plain
from vbpl_check.items import telling
from vbpl_check.model import Norm

# "Người lao động được vay vốn khi có đủ các điều kiện sau đây:", "phải đáp ứng các yêu cầu sau:"
_CONDITIONS = re.compile(
    r"(?:(?:có|đủ|đáp ứng|bảo đảm|đạt|thỏa mãn)(?: đầy đủ| đủ| đồng thời)?(?: các| những)?|điều kiện) "
    r"(?:điều kiện|tiêu chuẩn|yêu cầu|bao gồm|gồm)(?: sau đây| sau| như sau)?\s*:?\s*$"
)
# "khi", "phải" before the words above: "được vay vốn khi", "cơ sở phải"
_JOINT = re.compile(r"(?:,? (?:khi|nếu|phải|thì phải|mà|đã|cần))+\s*$")
# "ngoài các điều kiện quy định tại Điều 9 của Luật, người vay còn phải": what is added to
_BEYOND = re.compile(
    r"ngoài (?:các |những )?(?:điều kiện|tiêu chuẩn|yêu cầu)[^;.]{0,160}?, (?P<who>[^,;.]{3,120}?) (?:còn )?phải"
)
_LEAST = 3  # telling syllables of a name that can be told from others


def conditions_for(norm: Norm) -> str:
    """What the list that the norm is a point of sets conditions for, in lower case; "" when there is no such list."""
    lead = plain(norm.lead_in).strip()
    found = _CONDITIONS.search(lead[-300:])
    if found is None:
        return ""
    name = _JOINT.sub("", lead[-300:][: found.start()]).rpartition(".")[2].strip(" ,")
    return name if len(telling(name)) >= _LEAST else f"{name} {plain(norm.heading)}".strip()


def adds_to(norm: Norm, low: str) -> str:
    """For what the sentence sets a further condition: its own words, or a heading that speaks of conditions."""
    beyond = _BEYOND.search(low)
    heading = plain(norm.heading)
    headed = "điều kiện" in heading or "tiêu chuẩn" in heading
    if beyond:
        return f"{beyond['who']} {heading if headed else ''}".strip()
    return heading if headed else ""
