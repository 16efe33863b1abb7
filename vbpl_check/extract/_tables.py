"""The tables behind norms: modality.yaml, clauses.yaml and bodies.yaml as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from vbpl_check.model import Modality


@dataclass(frozen=True)
class ModalityTable:
    """Words that oblige, forbid, permit, exempt, punish or only state; see the comments in modality.yaml."""

    obligation: tuple[str, ...]
    prohibition: tuple[str, ...]
    permission: tuple[str, ...]
    exemption: tuple[str, ...]
    sanction: tuple[str, ...]
    statement: tuple[str, ...]
    none: tuple[str, ...]
    only: tuple[str, ...]
    weak: tuple[str, ...]
    starting: tuple[str, ...]
    relative_heads: tuple[str, ...]
    causatives: tuple[str, ...]
    sanction_starts: tuple[str, ...]
    passive_verbs: tuple[str, ...]
    entitlement_verbs: tuple[str, ...]
    thing_permissions: tuple[str, ...]
    bare_prohibitions: tuple[str, ...]
    bare_exemptions: tuple[str, ...]
    predicates: tuple[str, ...]


@dataclass(frozen=True)
class Pattern:
    """A regular expression with a word that any match holds (``anchor``) and words that it must match (``sample``)."""

    pattern: str
    anchor: str
    sample: str


@dataclass(frozen=True)
class HeadingPattern:
    """A heading that gives the modality, and by its group ``subject`` the subject, to what stands below it."""

    pattern: str
    modality: Modality
    sample: str


@dataclass(frozen=True)
class ClausesTable:
    """What opens or joins the parts of a sentence that are not its main clause; see clauses.yaml."""

    condition_openers: tuple[str, ...]
    exception_openers: tuple[str, ...]
    frame_openers: tuple[str, ...]
    opener_traps: tuple[str, ...]
    condition_joints: tuple[str, ...]
    joints_ignored: tuple[str, ...]
    exception_joints: tuple[str, ...]
    yields_before: tuple[str, ...]
    yields_after: tuple[Pattern, ...]
    delegations: tuple[Pattern, ...]
    list_conditions: tuple[str, ...]
    list_acts: tuple[str, ...]
    definitions: tuple[str, ...]
    headings: tuple[HeadingPattern, ...]
    transitional: tuple[str, ...]


@dataclass(frozen=True)
class Ministry:
    """A ministry by the words after "Bộ": today's ``key`` and all ``names`` it has had."""

    key: str
    names: tuple[str, ...]
    department: bool = False  # a "Sở" of the same name exists in the provinces


@dataclass(frozen=True)
class Actor:
    """Somebody who acts: ``key`` is one of the names."""

    key: str
    names: tuple[str, ...] = ()
    only_with_level: bool = False


@dataclass(frozen=True)
class BodiesTable:
    """State bodies, officials and other parties; see bodies.yaml."""

    ministries: tuple[Ministry, ...]
    departments: tuple[str, ...]
    bodies: tuple[Actor, ...]
    local_bodies: tuple[Actor, ...]
    central_cities: tuple[str, ...]
    body_heads: tuple[str, ...]
    party_heads: tuple[str, ...]
    parties: tuple[Actor, ...]
    verbal_heads: tuple[str, ...]
    never_bare: tuple[str, ...]
    bare_before_modal: tuple[str, ...]
    stops: tuple[str, ...]
    verb_traps: tuple[str, ...]
    compounds: tuple[str, ...]
