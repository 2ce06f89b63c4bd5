"""What earlier documents taught: persons, and the offices that they were said to hold."""

from dataclasses import dataclass
from datetime import date

from dragoman.codebook.words import words
from dragoman.model.actors import Actor, Office


@dataclass(frozen=True, slots=True)
class Known:
    """Persons and offices of the record; persons are found by their whole name."""

    persons: tuple[Actor, ...] = ()
    offices: tuple[Office, ...] = ()

    def person(self, name: str) -> Actor | None:
        """The person of a full name or alias, None when the record knows none."""
        wanted = words(name)
        return next(
            (p for p in self.persons if wanted in (words(n) for n in (p.name, *p.aliases))), None
        )

    def named_by_surname(self, surname: str) -> tuple[Actor, ...]:
        """All persons whose name ends in a surname."""
        wanted = words(surname)
        return tuple(p for p in self.persons if words(p.name)[-len(wanted) :] == wanted)

    def office(self, person: str, day: date | None) -> Office | None:
        """The latest office of a person by id that is not said to be over on a day."""
        held = [o for o in self.offices if o.person.id == person and _holds(o, day)]
        return held[-1] if held else None


def _holds(office: Office, day: date | None) -> bool:
    if office.former:
        return False
    started = office.start is None or day is None or office.start <= day
    return started and (office.end is None or (day is not None and day <= office.end))


EMPTY = Known()
