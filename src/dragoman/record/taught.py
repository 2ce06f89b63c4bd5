"""What each document by itself says of persons' offices, and how each document names people."""

from collections.abc import Collection, Iterator

from sqlalchemy import select

from dragoman.model.actors import Office
from dragoman.record import tables as t
from dragoman.record.bodies import decode
from dragoman.record.read import Named
from dragoman.record.session import Record


def offices_told(record: Record) -> Iterator[tuple[str, Office]]:
    """Each document's own account of each office in it, with the document's id, in stable order."""
    columns = (t.offices.c.document, t.offices.c.body)
    rows = select(*columns).order_by(t.offices.c.document, t.offices.c.id)
    with record.reading() as connection:
        for document, body in connection.execute(rows):
            yield document, decode(Office, body)


def named_by(record: Record, rules: Collection[str]) -> Iterator[Named]:
    """How documents name actors whom they know by any of these rules, by document and actor."""
    order = (t.mentions.c.document, t.mentions.c.actor, t.mentions.c.text, t.mentions.c.rule)
    rows = select(t.mentions).where(t.mentions.c.rule.in_(sorted(rules))).order_by(*order)
    with record.reading() as connection:
        for r in connection.execute(rows):
            yield Named(r.actor, r.document, r.text, r.rule, r.because, r.times)


def all_named(record: Record, actor: str | None = None) -> Iterator[Named]:
    """How documents name actors, or one actor: by actor, document, words and rule."""
    order = (t.mentions.c.actor, t.mentions.c.document, t.mentions.c.text, t.mentions.c.rule)
    rows = select(t.mentions).order_by(*order)
    if actor is not None:
        rows = rows.where(t.mentions.c.actor == actor)
    with record.reading() as connection:
        for r in connection.execute(rows):
            yield Named(r.actor, r.document, r.text, r.rule, r.because, r.times)
