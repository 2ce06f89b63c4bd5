"""Actors in the store: each document's form of them, and the one joined from all forms.

The joined actor depends on the set of forms alone, so it is the same in whatever order documents
were read, and a document that is read anew takes its old forms away.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection, bindparam, delete, exists, select, update

from dragoman.model.actors import Actor, ActorKind, ActorRef
from dragoman.model.ids import content_id
from dragoman.model.reading import Reading
from dragoman.record import tables as t
from dragoman.record.among import among, change_among, rows_among
from dragoman.record.batches import insert_rows
from dragoman.record.bodies import decode, encode
from dragoman.record.integrity import entries_of, parts

_FORMS = select(t.actor_forms.c.actor, t.actor_forms.c.id, t.actor_forms.c.body).where(
    among(t.actor_forms.c.actor)
)
_ACTORS = select(t.actors.c.id, t.actors.c.body).where(among(t.actors.c.id))
_UNUSED_FORMS = delete(t.actor_forms).where(
    among(t.actor_forms.c.actor),
    ~exists().where(t.appearances.c.form == t.actor_forms.c.id),
)
_FORMLESS = delete(t.actors).where(
    among(t.actors.c.id), ~exists().where(t.actor_forms.c.actor == t.actors.c.id)
)
_NAMES_GONE = delete(t.actor_names).where(among(t.actor_names.c.actor))


def forms_in(reading: Reading) -> dict[str, Actor]:
    """The document's form of each actor in it.

    An actor whom only an entry names, and no mention resolved, is of unknown kind; but one that
    goes by its own country's code is the state.
    """
    forms: dict[str, set[Actor]] = defaultdict(set)
    for mention in reading.mentions:
        for actor in mention.actors:
            forms[actor.id].add(actor)
    for ref in parts(tuple(entries_of(reading).values()), ActorRef):
        if ref.id not in forms or _unknown(forms[ref.id]):
            forms[ref.id].add(
                Actor(ref.id, ref.name, _kind(ref), ref.country, ref.sector, ref.other_sectors)
            )
    return {id_: join(forms[id_]) for id_ in sorted(forms)}


def _kind(ref: ActorRef) -> ActorKind:
    return "state" if ref.id == ref.country and not ref.sector else "unknown"


def _unknown(forms: Iterable[Actor]) -> bool:
    return all(form.kind == "unknown" for form in forms)


def join(forms: Iterable[Actor]) -> Actor:
    """One actor from its forms: the fullest gives the name, all give aliases and sectors."""
    ordered = sorted(set(forms), key=_fullest_first)
    first = ordered[0]
    if len(ordered) == 1:
        return first
    sector = next((form.sector for form in ordered if form.sector), "")
    sectors = dict.fromkeys(s for form in ordered for s in (form.sector, *form.other_sectors) if s)
    names = dict.fromkeys(n for form in ordered for n in (form.name, *form.aliases))
    return replace(
        first,
        country=next((form.country for form in ordered if form.country), ""),
        sector=sector,
        other_sectors=tuple(s for s in sectors if s != sector),
        aliases=tuple(name for name in names if name != first.name),
    )


def _fullest_first(actor: Actor) -> tuple[bool, int, int, str]:
    coded = bool(actor.country) + bool(actor.sector)
    return actor.kind == "unknown", -coded, -len(actor.name), encode(actor)


def names_of(actor: Actor) -> set[str]:
    """What an actor can be asked for by, case folded."""
    return {name.casefold() for name in (actor.id, actor.name, *actor.aliases) if name.strip()}


def form_row(actor: Actor) -> dict[str, str]:
    """The row of an actor as a document gives it."""
    body = encode(actor)
    return {"id": content_id("form", body), "actor": actor.id, "body": body}


def store_people(connection: Connection, document: str, forms: Mapping[str, Actor]) -> None:
    """Add a document's forms and join the actors anew."""
    rows = [form_row(actor) for actor in forms.values()]
    stored = _stored_forms(connection, forms)
    known = {id_ for forms_ in stored.values() for id_ in forms_}
    fresh = [row for row in rows if row["id"] not in known]
    for row in fresh:
        stored[row["actor"]][row["id"]] = row["body"]
    _store_joined(connection, stored)
    insert_rows(connection, t.actor_forms, fresh)
    appearances = [{"document": document, "actor": r["actor"], "form": r["id"]} for r in rows]
    insert_rows(connection, t.appearances, appearances)


def forget_people(connection: Connection, actors: Iterable[str]) -> None:
    """Drop forms that no document gives any more, and actors without a form."""
    touched = sorted(set(actors))
    change_among(connection, _UNUSED_FORMS, touched)
    change_among(connection, _FORMLESS, touched)
    left = _stored_forms(connection, touched)
    _store_joined(connection, {id_: forms for id_, forms in left.items() if forms})


def _stored_forms(connection: Connection, actors: Iterable[str]) -> dict[str, dict[str, str]]:
    forms: dict[str, dict[str, str]] = {id_: {} for id_ in actors}
    for actor, id_, body in rows_among(connection, _FORMS, forms):
        forms[actor][id_] = body
    return forms


def _store_joined(connection: Connection, forms: Mapping[str, Mapping[str, str]]) -> None:
    joined = {id_: join(decode(Actor, body) for body in f.values()) for id_, f in forms.items()}
    bodies = {id_: encode(actor) for id_, actor in joined.items()}
    stored: dict[str, str] = dict(rows_among(connection, _ACTORS, joined))
    new = [actor for id_, actor in joined.items() if id_ not in stored]
    insert_rows(connection, t.actors, [_row(actor) for actor in new])
    other = [a for id_, a in joined.items() if id_ in stored and stored[id_] != bodies[id_]]
    if other:
        change = update(t.actors).where(t.actors.c.id == bindparam("actor"))
        connection.execute(change, [{"actor": a.id, **_row(a)} for a in other])
    change_among(connection, _NAMES_GONE, (actor.id for actor in other))
    names = [{"name": n, "actor": a.id} for a in (*new, *other) for n in sorted(names_of(a))]
    insert_rows(connection, t.actor_names, names)


def _row(actor: Actor) -> dict[str, str]:
    return {
        "id": actor.id,
        "type": actor.kind,
        "country": actor.country,
        "sector": actor.sector,
        "body": encode(actor),
    }
