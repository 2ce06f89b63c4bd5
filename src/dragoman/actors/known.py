"""What other documents taught: persons, the offices that they were said to hold, and where."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from dragoman.actors.spelling import alike
from dragoman.codebook.words import slug, words
from dragoman.model.actors import Actor, Office

# A surname alone is somebody's of another document only if both were published within these days:
# offices change hands, and the next ambassador may bear a common name. Not tuned: five years.
DAYS_A_SURNAME_LASTS = 5 * 366


@dataclass(frozen=True, slots=True)
class Lesson:
    """One passage that gives a person, by the whole name, an office of a state or body.

    `name` is as written; `day` is when its document was published, None if nobody knows.
    """

    name: str
    office: Office
    document: str
    passage: str
    day: date | None = None

    @property
    def country(self) -> str:
        """The country that the office tells."""
        return self.office.of.country if self.office.of else ""

    @property
    def surname(self) -> str:
        """The last part of the name in normal form."""
        return words(self.name)[-1]


@dataclass(frozen=True, slots=True)
class Known:
    """Persons and offices that a document may rely on.

    Persons are found by their whole name; by surname unless they are among the `distant`. `told`
    says of each person's id from where they are known.
    """

    persons: tuple[Actor, ...] = ()
    offices: tuple[Office, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    distant: frozenset[str] = frozenset()

    def person(self, name: str) -> Actor | None:
        """The person of a full name or alias, None when the record knows none."""
        wanted = words(name)
        return next(
            (p for p in self.persons if wanted in (words(n) for n in (p.name, *p.aliases))), None
        )

    def spelled_like(self, name: str) -> Actor | None:
        """The one person whose name is another spelling of a whole name."""
        wanted = words(name)
        found = [p for p in self.persons if len(wanted) > 1 and alike(wanted, words(p.name))]
        return found[0] if len(found) == 1 else None

    def named_by_surname(self, surname: str) -> tuple[Actor, ...]:
        """All persons whose name ends in a surname and who may be meant by it alone."""
        wanted = words(surname)
        return tuple(
            p
            for p in self.persons
            if words(p.name)[-len(wanted) :] == wanted and p.id not in self.distant
        )

    def office(self, person: str, day: date | None) -> Office | None:
        """The latest office of a person by id that is not said to be over on a day."""
        held = [o for o in self.offices if o.person.id == person and _holds(o, day)]
        return held[-1] if held else None

    def because(self, person: str) -> str:
        """From where a person is known, in words."""
        return self.told.get(person, "known from an earlier document")


def _holds(office: Office, day: date | None) -> bool:
    if office.former:
        return False
    started = office.start is None or day is None or office.start <= day
    return started and (office.end is None or (day is not None and day <= office.end))


EMPTY = Known()


def learn(lessons: Iterable[Lesson], day: date | None) -> Known:
    """What lessons teach a document that was published on a day, in whatever order they come.

    A name that stands for persons of several countries teaches nothing.
    """
    ordered = sorted(lessons, key=_order)
    persons: list[Actor] = []
    offices: list[Office] = []
    told: dict[str, str] = {}
    distant: set[str] = set()
    for name, group in groupby(ordered, key=lambda lesson: words(lesson.name)):
        taught = list(group)
        if len({lesson.country for lesson in taught}) > 1:
            continue
        person = _person(name, taught)
        persons.append(person)
        offices += [_of(person, lesson.office) for lesson in taught]
        told[person.id] = f"known from {taught[0].document}: “{taught[0].passage}”"
        if not any(_near(lesson.day, day) for lesson in taught):
            distant.add(person.id)
    return Known(tuple(persons), tuple(offices), told, frozenset(distant))


def _order(lesson: Lesson) -> tuple[tuple[str, ...], date, str, str, str]:
    day = lesson.day or date.max
    return words(lesson.name), day, lesson.document, lesson.passage, lesson.office.title


def _person(name: tuple[str, ...], taught: Sequence[Lesson]) -> Actor:
    """The person as the last lesson has them: the offices that came later count."""
    last = taught[-1]
    who = last.office.person
    key = f"person.{slug(' '.join(name))}"
    return Actor(key, taught[0].name, "person", last.country, who.sector, who.other_sectors)


def _of(person: Actor, office: Office) -> Office:
    """The office as the person's, whatever their own document calls them."""
    held = replace(office.person, id=person.id, name=person.name)
    return replace(office, person=held)


def _near(taught: date | None, day: date | None) -> bool:
    return taught is None or day is None or abs((taught - day).days) <= DAYS_A_SURNAME_LASTS
