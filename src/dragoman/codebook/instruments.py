"""What instruments of diplomacy are called and what is done to them, as data."""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal, get_args

from dragoman.codebook.files import read_yaml
from dragoman.codebook.words import words
from dragoman.errors import CodebookError
from dragoman.model.entries import InstrumentStatus

INSTRUMENTS = files("dragoman.codebook") / "data" / "instruments.yaml"

# What the doer of an act is to the instrument: who makes it, who joins what others made, a body
# that votes on what is its own to adopt, nothing.
Side = Literal["maker", "joiner", "voter", "none"]


@dataclass(frozen=True, slots=True)
class InstrumentKind:
    """A kind with the nouns that head its names; data/instruments.yaml explains each field."""

    name: str
    heads: tuple[str, ...]
    sides: Literal["adopter", "parties"]
    proper: bool = False
    marks: tuple[str, ...] = ()
    yields: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """A status, and the words of the acts that bring it about; `life` is 0 if none changes."""

    name: InstrumentStatus
    life: int = 0
    side: Side = "none"
    verbs: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True)
class InstrumentWords:
    """All of it, with what is looked up in it."""

    kinds: tuple[InstrumentKind, ...]
    filler: frozenset[str]
    not_instruments: frozenset[str]
    not_after: frozenset[str]
    indefinite: frozenset[str]
    definite: frozenset[str]
    numbers: frozenset[str]
    statuses: tuple[Status, ...]
    partners: frozenset[str]
    makers: frozenset[str]
    conditions: frozenset[str]
    undone: frozenset[str]
    denied: frozenset[str]
    intended: frozenset[str]
    name_tails: frozenset[str]
    dated_by: frozenset[str]
    making: frozenset[InstrumentStatus]

    @cached_property
    def by_head(self) -> dict[str, InstrumentKind]:
        """Kinds by the nouns that head their names."""
        return {head: kind for kind in self.kinds for head in kind.heads}

    @cached_property
    def of_verb(self) -> dict[str, Status]:
        """Statuses by the verb whose object the instrument is."""
        return {verb: status for status in self.statuses for verb in status.verbs}

    @cached_property
    def of_subject(self) -> dict[str, Status]:
        """Statuses by the verb whose subject the instrument is."""
        return {verb: status for status in self.statuses for verb in status.subject}

    @cached_property
    def of_noun(self) -> dict[str, Status]:
        """Statuses by the noun that names the act."""
        return {noun: status for status in self.statuses for noun in status.nouns}

    @cached_property
    def of_adjective(self) -> dict[str, Status]:
        """Statuses by the adjective before the instrument."""
        return {word: status for status in self.statuses for word in status.adjectives}

    @cached_property
    def _nouns(self) -> frozenset[str]:
        return frozenset(w for head in self.by_head for w in (*words(head), *words(head + "s")))

    def core(self, name: str) -> frozenset[str]:
        """The words of a name that tell which instrument it is, without case and accents."""
        return frozenset(words(name)) - self.filler - self._nouns

    def rank(self, name: InstrumentStatus) -> tuple[int, int]:
        """Where a status stands in an instrument's life; the greater speaks for the whole."""
        order = [status.name for status in self.statuses]
        return self.status(name).life, order.index(name)

    def status(self, name: InstrumentStatus) -> Status:
        """The status of that name."""
        return next(status for status in self.statuses if status.name == name)

    def sides(self, kind: str) -> Literal["adopter", "parties"]:
        """Whether one body adopts instruments of a kind or several parties agree on them."""
        return next((known.sides for known in self.kinds if known.name == kind), "parties")


@cache
def instrument_words() -> InstrumentWords:
    """The words that ship with Dragoman."""
    return parse_instrument_words(INSTRUMENTS.read_text(encoding="utf-8"), str(INSTRUMENTS))


def parse_instrument_words(text: str, source: str) -> InstrumentWords:
    """Words from YAML; CodebookError says what is wrong with them and where."""
    read = read_yaml(text, source, InstrumentWords)
    heads = [head for kind in read.kinds for head in kind.heads]
    if twice := {head for head in heads if heads.count(head) > 1}:
        raise CodebookError(f"{source}: heads of two kinds: {', '.join(sorted(twice))}")
    named = {status.name for status in read.statuses}
    if missing := set(get_args(InstrumentStatus)) - named:
        raise CodebookError(f"{source}: no words for {', '.join(sorted(missing))}")
    return read
