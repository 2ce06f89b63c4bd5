"""What a reader asks for, and who is meant by the names in it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from dragoman.codebook.states import closest_state
from dragoman.errors import EntryMissing, UsageError
from dragoman.record import tables as t


@dataclass(frozen=True, slots=True)
class Selection:
    """Which entries; every condition must hold, and an empty one holds for all.

    `actors` are ISO3 codes, actor ids, names or aliases in any case; a state means everybody of its
    country. An entry needs one of them, with `dyad` both of two. `since` and `until` keep entries
    with a day in that time, both inclusive; entries of unknown date are left out then. `types` are
    the entry's own: an event's type, a statement's quotation, a dispute's attribute. `document`
    keeps what comes from one document. `limit` is the most entries that are wanted.
    """

    actors: tuple[str, ...] = ()
    dyad: bool = False
    since: date | None = None
    until: date | None = None
    types: tuple[str, ...] = ()
    document: str | None = None
    limit: int | None = None

    def __post_init__(self) -> None:
        if not all(name.strip() for name in self.actors):
            raise UsageError("an actor without a name: give an ISO code such as AZE, or a name")
        if self.dyad and len(self.actors) != 2:
            raise UsageError(f"a dyad is two actors, not {len(self.actors)}")
        if self.since and self.until and self.until < self.since:
            raise UsageError(f"{self.since} to {self.until} is no span of time: turn them round")
        if self.limit is not None and self.limit < 1:
            raise UsageError(f"a limit is at least 1, not {self.limit}")


EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a name means: everybody of some countries, and some actors by their ids."""

    countries: tuple[str, ...]
    actors: tuple[str, ...]


def meant(connection: Connection, name: str) -> Meant:
    """Whom a name means in this record; EntryMissing when nobody has it."""
    columns = (t.actors.c.id, t.actors.c.type, t.actors.c.sector, t.actors.c.country)
    named = select(*columns).join(t.actor_names, t.actor_names.c.actor == t.actors.c.id)
    found = connection.execute(named.where(t.actor_names.c.name == name.strip().casefold())).all()
    states = {row.country for row in found if row.type == "state" and not row.sector}
    code = name.strip().upper()
    if connection.execute(select(t.actors.c.id).where(t.actors.c.country == code)).first():
        states.add(code)
    others = {row.id for row in found if row.country not in states}
    if not found and not states:
        near = closest_state(name)
        hint = f"did you mean {near}?" if near else "try an ISO code such as AZE"
        raise EntryMissing(f"nobody in this record is called {name!r}; {hint}")
    return Meant(tuple(sorted(states - {""})), tuple(sorted(others)))
