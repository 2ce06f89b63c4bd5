"""The persons of one document: which names are one person's, and which office each holds.

A whole name comes first; a surname, or a name spelled a little differently, is known again by it,
wherever in the document the whole name stands.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.actors.guards import given_names
from dragoman.actors.known import Known
from dragoman.actors.leaders import Leader, find_leader, find_spelled
from dragoman.actors.persons import Person
from dragoman.actors.phrases import Phrase
from dragoman.actors.spelling import alike
from dragoman.codebook.actor_words import actor_words
from dragoman.codebook.gazetteer import gazetteer
from dragoman.codebook.words import normal, slug, words
from dragoman.model.actors import Actor

# Shorter surnames of leaders are words too ("Rice", "Bush", "Fox") and need another sign.
LEAST_SURNAME = 5


@dataclass(frozen=True, slots=True)
class Met:
    """A named person where the text first gives the name: `at` is a character offset."""

    name: str
    parts: tuple[str, ...]
    at: int
    titles: tuple[Phrase, ...]
    honorific: str = ""
    leader: Leader | None = None
    recorded: str = ""

    @property
    def id(self) -> str:
        return self.recorded or f"person.{slug(self.name)}"

    def is_called(self, parts: tuple[str, ...]) -> bool:
        """Whether the words are the whole name or a listed alias."""
        aliases = self.leader.term.aliases if self.leader else ()
        return parts == self.parts or any(parts == words(alias) for alias in aliases)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name in the text as the registry needs it."""

    person: Person
    text: str
    at: int
    honorific: str


@dataclass(frozen=True, slots=True)
class People:
    """Everybody named in a document."""

    met: tuple[Met, ...]

    def find(self, name: str) -> tuple[Met, str] | None:
        """The person of a name and how they were known: "", "surname" or "spelling"."""
        parts = words(name)
        for person in self.met:
            if person.is_called(parts):
                return person, ""
        if len(parts) == 1 or parts[0] in actor_words().name_particles:
            return self._by_surname(parts)
        for person in self.met:
            if alike(parts, person.parts):
                return person, "spelling"
        return None

    def surnames(self) -> frozenset[str]:
        """The last parts of all whole names, in normal form."""
        return frozenset(person.parts[-1] for person in self.met if len(person.parts) > 1)

    def _by_surname(self, parts: tuple[str, ...]) -> tuple[Met, str] | None:
        for person in self.met:
            if len(person.parts) > len(parts) and person.parts[-len(parts) :] == parts:
                return person, "surname"
        for person in self.met:
            country = person.leader.country if person.leader else _country(person.titles)
            if country in actor_words().surname_first and person.parts[: len(parts)] == parts:
                return person, "surname"
        return None


def gather(sightings: Sequence[Sighting], known: Known, day: date | None) -> People:
    """The persons of a document out of all names in it, whole names before surnames."""
    met: list[Met] = []
    whole = [s for s in sightings if len(words(s.text)) > 1]
    short = [s for s in sightings if len(words(s.text)) == 1]
    for sighting in (*whole, *short):
        found = People(tuple(met)).find(sighting.text)
        if found is None:
            if _believable(sighting, known, day):
                met.append(_first(sighting, known, day))
        else:
            met[met.index(found[0])] = _again(found[0], sighting)
    return People(tuple(met))


def _believable(sighting: Sighting, known: Known, day: date | None) -> bool:
    """Whether signs enough say that a person is named: the words themselves if they are no place's
    name, a title, or the surname of a listed leader or a known person where one alone can be
    meant."""
    single = len(words(sighting.text)) == 1
    told = bool(sighting.person.titles or sighting.honorific or sighting.person.name.leader)
    if told or (sighting.person.name.sure and not (single and gazetteer().named(sighting.text))):
        return True
    if not single or len(sighting.text) < LEAST_SURNAME:
        return False
    listed = find_leader(sighting.text, day, "", titled=False) is not None
    return listed or len(known.named_by_surname(sighting.text)) == 1


def _first(sighting: Sighting, known: Known, day: date | None) -> Met:
    titles = sighting.person.titles
    country = _country(titles)
    leader = find_leader(sighting.text, day, country, titled=bool(titles))
    leader = leader or find_spelled(sighting.text, day, country, [t.core.text for t in titles])
    recorded = None if leader else _recorded(sighting.text, country, known)
    name = leader.name if leader else recorded.name if recorded else sighting.text
    return Met(
        name=name,
        parts=words(name),
        at=sighting.at,
        titles=titles,
        honorific=sighting.honorific,
        leader=leader,
        recorded=recorded.id if recorded else "",
    )


def _recorded(name: str, country: str, known: Known) -> Actor | None:
    """Whom other documents know by the name, by its surname or by another spelling; nobody of
    another country than the one that is told here."""
    found = known.person(name)
    if found is None and len(words(name)) == 1:
        same = known.named_by_surname(name)
        found = same[0] if len(same) == 1 else None
    found = found or known.spelled_like(name)
    return None if found and country and found.country != country else found


def _again(met: Met, sighting: Sighting) -> Met:
    """The same person with titles that a later passage adds."""
    return Met(
        name=met.name,
        parts=met.parts,
        at=min(met.at, sighting.at) if words(sighting.text) == met.parts else met.at,
        titles=(*met.titles, *sighting.person.titles),
        honorific=met.honorific or sighting.honorific,
        leader=met.leader,
        recorded=met.recorded,
    )


def _country(titles: Iterable[Phrase]) -> str:
    return next((w.country for title in titles for w in title.whose if w.country), "")


def gender(met: Met) -> str:
    """The gender that honorific, titles, the leaders' table or the given name tell; "" if none."""
    table = actor_words()
    if met.leader and met.leader.gender:
        return met.leader.gender
    for kind, listed in table.honorifics.items():
        if met.honorific in listed and kind:
            return kind
    told = (gender_of_noun(title.core.text) for title in met.titles)
    given = given_names().get(met.parts[0], "") if len(met.parts) > 1 else ""
    return next(filter(None, told), given)


def gender_of_noun(noun: str) -> str:
    """The gender that a title or noun tells: "spokeswoman", "husband"; "" for most."""
    kinds = actor_words().gendered_titles.items()
    return next((k for k, told in kinds if set(words(noun)) & told or normal(noun) in told), "")
