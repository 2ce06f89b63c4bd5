"""Cue words as data: which words attribute, their class, and where their content stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

import msgspec

from dragoman.codebook.files import read_yaml
from dragoman.errors import CodebookError
from dragoman.model.entries import StatementKind

CUES = files("dragoman.codebook") / "data" / "cues.yaml"

Complement = Literal[
    "quote",
    "clause",
    "infinitive",
    "object",
    "matter",
    "predicate",
    "subject",
    "hearer",
]


@dataclass(frozen=True, slots=True)
class Cue:
    """An attributing word, its class, and what may carry its content.

    `takes` holds `Complement`s and prepositions; data/cues.yaml says what each means.
    """

    word: str
    kind: StatementKind
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """All cue words, keyed by lemma ("point out" with its particle)."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    phrases: Mapping[str, Cue]
    prepositions: frozenset[str]
    framing: frozenset[str]
    light_verbs: frozenset[str]
    misread: Mapping[str, str]
    hearsay: frozenset[str]
    texts: frozenset[str]
    matters: frozenset[str]
    lent: frozenset[str]
    mute: frozenset[str]
    mute_entities: frozenset[str]
    anonymity: frozenset[str]
    nobody: frozenset[str]
    first_person: frozenset[str]
    third_person: frozenset[str]
    occasions: frozenset[str]
    occasion_prepositions: frozenset[str]

    def verb(self, lemma: str, particle: str = "") -> Cue | None:
        """The verb's entry; with a particle only that verb's own ("point out", never "point")."""
        word = self.misread.get(lemma, lemma)
        return self.verbs.get(f"{word} {particle}" if particle else word)


class _Group(msgspec.Struct, forbid_unknown_fields=True, rename={"kind": "class"}):
    kind: StatementKind
    takes: list[str]
    words: list[str]


class _Phrase(msgspec.Struct, forbid_unknown_fields=True, rename={"kind": "class"}):
    kind: StatementKind
    words: str


class _File(msgspec.Struct, forbid_unknown_fields=True):
    prepositions: list[str]
    verbs: list[_Group]
    nouns: list[_Group]
    adjectives: list[_Group]
    phrases: list[_Phrase]
    framing: list[str]
    light_verbs: list[str]
    misread: dict[str, str]
    hearsay: list[str]
    texts: list[str]
    matters: list[str]
    lent: list[str]
    mute: list[str]
    mute_entities: list[str]
    anonymity: list[str]
    nobody: list[str]
    first_person: list[str]
    third_person: list[str]
    occasions: list[str]
    occasion_prepositions: list[str]


@cache
def english_cues() -> Cues:
    """The cues that ship with Dragoman."""
    return parse_cues(CUES.read_text(encoding="utf-8"), str(CUES))


def parse_cues(text: str, source: str) -> Cues:
    """Cues from YAML; CodebookError names the word that is listed twice or takes the unknown."""
    raw = read_yaml(text, source, _File)
    known = {*get_args(Complement), *raw.prepositions}
    return Cues(
        verbs=_words(raw.verbs, known, source),
        nouns=_words(raw.nouns, known, source),
        adjectives=_words(raw.adjectives, known, source),
        phrases={p.words: Cue(p.words, p.kind, frozenset()) for p in raw.phrases},
        prepositions=frozenset(raw.prepositions),
        framing=frozenset(raw.framing),
        light_verbs=frozenset(raw.light_verbs),
        misread=raw.misread,
        hearsay=frozenset(raw.hearsay),
        texts=frozenset(raw.texts),
        matters=frozenset({*raw.matters, *_spoken(raw.nouns)}),
        lent=frozenset(raw.lent),
        mute=frozenset(raw.mute),
        mute_entities=frozenset(raw.mute_entities),
        anonymity=frozenset(raw.anonymity),
        nobody=frozenset(raw.nobody),
        first_person=frozenset(raw.first_person),
        third_person=frozenset(raw.third_person),
        occasions=frozenset(raw.occasions),
        occasion_prepositions=frozenset(raw.occasion_prepositions),
    )


def _spoken(groups: Iterable[_Group]) -> Iterable[str]:
    """Nouns for words and thoughts; those for what is written are things as well ("post")."""
    return (word for group in groups if group.kind != "writing" for word in group.words)


def _words(groups: Iterable[_Group], known: set[str], source: str) -> dict[str, Cue]:
    words: dict[str, Cue] = {}
    for group in groups:
        if strange := set(group.takes) - known:
            raise CodebookError(f"{source}: {group.words[0]} takes {sorted(strange)}: not known")
        for word in group.words:
            if word in words:
                raise CodebookError(f"{source}: {word!r} is listed twice")
            words[word] = Cue(word, group.kind, frozenset(group.takes))
    return words
