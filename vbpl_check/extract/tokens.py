"""Segmented and tagged words of single sentences: the only importer of underthesea and spaCy.

Tagging takes milliseconds a sentence and the models a second to load, so it serves candidates, not a whole corpus, and
is a step whose results are stored: ``refine`` is meant for the norms of what is found. Models are loaded on first use,
once a process; both come with the packages and need no network.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from vbpl_check.model import Norm
from vbpl_check.sources import source_hash
from vbpl_check.step import Step

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# tags of underthesea: nouns, names, verbs, adjectives carry the meaning; the rest is grammar, numbers, punctuation
_CONTENT = ("N", "Np", "Nu", "Ny", "Nb", "V", "Vb", "A", "FW")
_NOUNS = ("N", "Np", "Ny", "Nb")
_LONGEST = 600  # characters of an act that are tagged; what follows seldom names the act
_CACHE = 1 << 14


@cache
def language() -> Language:
    """A spaCy pipeline whose tokens are Vietnamese words (often several syllables) with tags, both by underthesea."""
    import spacy

    nlp = spacy.blank("xx")
    nlp.tokenizer = _Segmenter(nlp.vocab)
    return nlp


@lru_cache(maxsize=_CACHE)
def head_words(text: str) -> tuple[str, ...]:
    """The meaningful words of ``text`` in order, lower case, syllables joined by "_": ("ký_kết", "hợp_đồng")."""
    doc = language()(text[:_LONGEST])
    return tuple(token.lower_.replace(" ", "_") for token in doc if token.tag_ in _CONTENT)


def core(text: str) -> tuple[str, ...]:
    """The first verb of an act and the noun it governs, as ``head_words`` writes them; () when there is none."""
    doc = language()(text[:_LONGEST])
    found = sorted(_verb_object()(doc), key=lambda match: (match[1], -match[2]))
    if not found:
        return ()
    _, start, end = found[0]
    chosen = [token for token in doc[start:end] if token.tag_ in _CONTENT]
    return tuple(token.lower_.replace(" ", "_") for token in chosen)


def core_step() -> Step[str, tuple[str, ...]]:
    """From an act to its ``core``, as a step."""
    models = "-".join(version(package) for package in ("spacy", "underthesea"))
    return Step("core", f"{source_hash(sys.modules[__name__])}-{models}", core, heavy=True)


def refine(norm: Norm, cores: Mapping[str, tuple[str, ...]]) -> Norm:
    """The norm with that of ``cores`` which belongs to its act."""
    return replace(norm, core=cores[norm.act]) if cores.get(norm.act) else norm


@cache
def _verb_object() -> Matcher:
    from spacy.matcher import Matcher

    matcher = Matcher(language().vocab)
    verb, noun = {"TAG": {"IN": ["V", "Vb"]}}, {"TAG": {"IN": list(_NOUNS)}}
    between = {"TAG": {"IN": ["E", "L", "M", "Nc", "R", "CH"]}, "OP": "?"}
    matcher.add("verb-object", [[verb, between, noun], [verb, {**verb, "OP": "?"}, between, noun]])
    return matcher


class _Segmenter:
    """The tokenizer of the pipeline: underthesea finds words and tags in one pass."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        from spacy.tokens import Doc

        tagged = _tag(text)
        return Doc(self.vocab, words=[word for word, _ in tagged], tags=[tag for _, tag in tagged])

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to save: the models belong to underthesea."""
        return b""


def _tag(text: str) -> list[tuple[str, str]]:
    from underthesea import pos_tag

    return [(word, tag) for word, tag in pos_tag(text) if word.strip()]
