"""One conflict, one entry: findings that say the same thing are put together, the strongest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from vbpl_check.model import Address, ConflictType, Finding, Place
from vbpl_check.rank.order import Key, address_key
from vbpl_check.text import fold, squeeze, words

# Types by which several checks see the same words; an overlap (chong_cheo) gives way to the contradiction in it.
FAMILIES: Mapping[ConflictType, str] = {
    "so_lieu": "quantity", "thoi_han": "quantity", "tham_quyen": "authority", "vuot_tham_quyen": "authority",
    "nghia_vu_quyen_cam": "norm", "dieu_kien_thu_tuc": "norm", "doi_tuong": "norm", "khai_niem": "definition",
    "dan_chieu": "citation", "hieu_luc": "time", "to_chuc_cu": "body", "chong_cheo": "overlap",
}  # fmt: skip
REPEATED: tuple[ConflictType, ...] = ("dan_chieu", "to_chuc_cu")  # one slip of drafting, made in many places
SAME_TEXT = 0.85  # share of common words from which two quotes with the same numbers say the same thing
# "khoản 2 Điều này", "điểm nêu trên": the same words mean another thing elsewhere
_RELATIVE = ("này", "trên", "dưới", "đó")


@dataclass(frozen=True)
class Scored:
    """A finding with its score (log-odds) and its sort key."""

    finding: Finding
    logit: float
    key: Key


@dataclass
class Group:
    """Findings about one conflict; ``members[0]`` tells what it is: the strongest, or that of a definition."""

    members: list[Scored]
    subject: tuple[str, ...]  # what the conflict is about, for the fingerprint; () for "the two places"

    @property
    def main(self) -> Finding:
        """The finding that stands for all."""
        return self.members[0].finding


def orient(finding: Finding, checked: frozenset[str]) -> Finding:
    """The finding with ``left`` in a checked document, when one side is in one."""
    right = finding.right
    if right is None or finding.left.document in checked or right.document not in checked:
        return finding
    return replace(finding, left=right, right=finding.left)


def family(finding: Finding) -> str:
    """The family of the finding's type; unknown types are a family of their own."""
    return FAMILIES.get(finding.type, finding.type)


def clause(address: Address) -> Address:
    """The address without its points: the clause or the article that people compare."""
    return Address(address.document, tuple(part for part in address.parts if part[0] != "diem"))


def group(scored: Iterable[Scored]) -> list[Group]:
    """Entries, strongest first; the same result for any order of the findings."""
    buckets: dict[Key, list[Group]] = {}
    found: list[Group] = []
    for item in sorted(scored, key=_standing):
        subject = repeated_subject(item.finding)
        bucket = buckets.setdefault(subject or _pair_key(item.finding), [])
        home = next((each for each in bucket if subject or _same_conflict(each.main, item.finding)), None)
        if home:
            # two definitions that differ by a number differ as definitions
            first = family(item.finding) == "definition" and family(home.main) == "quantity"
            home.members.insert(0 if first else len(home.members), item)
        else:
            bucket.append(entry := Group([item], subject))
            found.append(entry)
    return _join_copies(found)


def _standing(item: Scored) -> tuple[bool, bool, float, Key]:
    """A hint never stands for an error or a warning about the same two places, nor a model's guess for a rule."""
    return item.finding.severity == "info", item.finding.by_model, -item.logit, item.key


def repeated_subject(finding: Finding) -> tuple[str, ...]:
    """What a slip that may recur is about: type, document, words, target; () for other findings.

    A citation of another document counts by its target, a stale term by its words. Words that depend on where they
    stand ("khoản 2 Điều này") recur only inside their own provision.
    """
    if finding.type not in REPEATED:
        return ()
    left, right = finding.left, finding.right
    said = " ".join(fold(text) for text in highlighted(left))
    if finding.type == "dan_chieu" and right and right.document != left.document:
        return (finding.type, left.document, str(right.address))
    if not said:
        return ()
    relative = any(word in _RELATIVE for text in highlighted(left) for word in words(text))
    place = str(left.address) if relative else left.document
    return (finding.type, place, said, str(right.address) if right else "")


def highlighted(place: Place) -> tuple[str, ...]:
    """The words of the quote that are highlighted; () when the quote is not the text of its span."""
    if len(place.quote) != place.span.end - place.span.start:
        return ()
    start = place.span.start
    return tuple(
        text
        for mark in place.highlights
        if (text := squeeze(place.quote[max(mark.start - start, 0) : mark.end - start]))
    )


def _pair_key(finding: Finding) -> Key:
    sides = [clause(finding.left.address)] + ([clause(finding.right.address)] if finding.right else [])
    return tuple(sorted(address_key(side) for side in sides))


def _same_conflict(first: Finding, second: Finding) -> bool:
    families = {family(first), family(second)}
    guessed = first.by_model or second.by_model  # of what kind it is, a model only guesses
    related = guessed or len(families) == 1 or "overlap" in families or _same_words(first, second)
    return related and _near(first, second)


def _near(first: Finding, second: Finding) -> bool:
    """Not in different points on both sides: points of two clauses conflict one by one."""
    same_way = clause(first.left.address) == clause(second.left.address)
    others = (second.left, second.right) if same_way else (second.right, second.left)
    apart = [
        bool(mine and other and _points(mine) and _points(other) and _points(mine) != _points(other))
        for mine, other in zip((first.left, first.right), others, strict=True)
    ]
    return not all(apart) if first.right else not apart[0]


def _points(place: Place) -> tuple[str, ...]:
    return tuple(label for level, label in place.address.parts if level == "diem")


def _same_words(first: Finding, second: Finding) -> bool:
    """The highlights of both overlap on each side."""
    if not first.right or not second.right:
        return False
    pairs = ((first.left, second.left), (first.right, second.right))
    return all(any(a.start < b.end and b.start < a.end for a in x.highlights for b in y.highlights) for x, y in pairs)


def _join_copies(groups: list[Group]) -> list[Group]:
    """Joins entries in which one clause meets several copies of the same rule; the nearest to it is in front."""
    kept: list[Group] = []
    rivals: dict[Key, list[Group]] = {}
    for each in groups:
        known = rivals.setdefault(rival_key(each.main), [])
        twin = next((other for other in known if not each.subject and _same_right(other.main, each.main)), None)
        if twin:
            nearer = each.main.similarity > twin.main.similarity and each.main.severity == twin.main.severity
            twin.members = [*each.members, *twin.members] if nearer else [*twin.members, *each.members]
        else:
            known.append(each)
            kept.append(each)
    return kept


def rival_key(finding: Finding) -> Key:
    """Findings with the same key compete: one clause, one family of conflict, several right sides."""
    return (address_key(clause(finding.left.address)), family(finding))


def _same_right(first: Finding, second: Finding) -> bool:
    if first.right is None or second.right is None or _points(first.left) != _points(second.left):
        return False
    return same_text(first.right.quote, second.right.quote)


def same_text(first: str, second: str) -> bool:
    """Nearly the same words, and the same numbers in the same order."""
    left, right = words(first), words(second)
    if not left or not right or [w for w in left if w[0].isdigit()] != [w for w in right if w[0].isdigit()]:
        return False
    common = sum((Counter(left) & Counter(right)).values())
    return 2 * common / (len(left) + len(right)) >= SAME_TEXT
