"""One form of the gazetteer: how it is written, what kind of word it is and whom it stands for."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.codebook.words import is_acronym
from dragoman.model.actors import Actor

EntryKind = Literal[
    "leader",
    "state",
    "territory",
    "body",
    "organ",
    "group",
    "outlet",
    "lookalike",
    "capital",
    "adjective",
    "territory adjective",
    "people",
    "title",
    "organ word",
    "agent",
    "state noun",
    "stand-in",  # "the bloc", "the movement": only for what was named before
    "city",
    "organisation",  # not listed: a name that ends in a noun for organisations
]
# Kinds that tell a country when they stand before or after an office, organ or agent noun.
TELLS_COUNTRY = frozenset(
    {"state", "territory", "body", "organ", "group", "capital", "adjective", "leader", "outlet"}
    | {"territory adjective", "city", "people", "organisation"}
)


_PARTS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A form and its meaning. `actor` is None for nouns and cities; `slug` names a noun's office or
    organ; `yields` marks nouns whose sector gives way to that of the body beside them."""

    form: str
    kind: EntryKind
    actor: Actor | None = None
    country: str = ""
    sector: str = ""
    slug: str = ""
    plural: bool = False
    yields: bool = False
    start: date | None = None
    end: date | None = None

    def allows(self, surface: str) -> bool:
        """Whether the case of the words in the text fits: acronyms exactly, names capitalised."""
        if is_acronym(self.form):
            return _letters(surface) == _letters(self.form)
        return all(
            there[0].isupper() or not listed[0].isupper()
            for listed, there in zip(
                _PARTS.findall(self.form), _PARTS.findall(surface), strict=False
            )
        )

    def at(self, day: date | None) -> bool:
        """Whether a dated reading holds on `day`; for an unknown day the one that holds now."""
        if self.start is None and self.end is None:
            return True
        if day is None:
            return self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def _letters(text: str) -> str:
    return text.replace(" ", "").replace(".", "")
