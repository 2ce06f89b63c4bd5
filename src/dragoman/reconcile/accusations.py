"""Two sides that each say the other began: a dispute about who did, in neither's words.

One side says that the other began, provoked or broke the truce; the other says the same of it, or
that it was struck. Both must stand near one another in an article and speak of the same time.
Charges in one direction only, and blows that two sides dealt one another, are no such dispute.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from dragoman.codebook.calendar import calendar
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Statement
from dragoman.model.record import Dispute, Subject
from dragoman.model.text import Document
from dragoman.reconcile.charges import Charge, charges
from dragoman.reconcile.cluster import components
from dragoman.reconcile.disputes import Voice, dispute
from dragoman.reconcile.parties import party, party_name

REACH = 600  # characters between two charges that answer one another: about four sentences
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
NAME = re.compile(r"[A-Z][a-z]+")


def beginnings(
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    outlets: Mapping[str, str],
) -> Iterator[Dispute]:
    """Disputes about who began, from the statements of one document; `documents` hold its copies.

    A copy that was printed later and tells the same adds nothing.
    """
    laid = sorted(
        (charge for one in statements for charge in charges(one)),
        key=lambda c: (c.statement.evidence.start, c.statement.id, party(c.charged)),
    )
    facing = [(a, b) for a, b in combinations(range(len(laid)), 2) if _face(laid[a], laid[b])]
    for group in components(facing, range(len(laid))):
        told = [laid[i] for i in group]
        if len(told) > 1 and not _told_before(told, documents):
            yield _dispute(told, outlets)


def _dispute(told: Sequence[Charge], outlets: Mapping[str, str]) -> Dispute:
    values: defaultdict[str, list[Voice]] = defaultdict(list)
    for one in told:
        evidence = one.statement.evidence
        values[_name(one.charged)].append((outlets[evidence.document], (one.accuser,), evidence))
    about = f"who began the fighting between {' and '.join(sorted(values))}"
    return dispute(about, Subject("statement", told[0].statement.id), "actor", dict(values))


def _name(actor: ActorRef) -> str:
    return party_name(party(actor)) or actor.name or actor.text


def _face(one: Charge, other: Charge) -> bool:
    """Whether each says that the other side began, or one that it did and the other that it hit."""
    opposite = (party(one.accuser), party(one.charged)) == (
        party(other.charged),
        party(other.accuser),
    )
    apart = other.statement.evidence.start - one.statement.evidence.end
    return (
        opposite
        and (one.blow.began or other.blow.began)
        and {one.blow.of, other.blow.of} != {"war", "truce"}
        and apart <= REACH
        and _of_one_time(one.statement.text, other.statement.text)
    )


def _of_one_time(one: str, other: str) -> bool:
    """Whether neither names a year or month that the other's leave out."""
    return all(
        not mine or not theirs or bool(mine & theirs)
        for mine, theirs in ((_years(one), _years(other)), (_months(one), _months(other)))
    )


def _years(text: str) -> set[str]:
    return set(YEAR.findall(text))


def _months(text: str) -> set[str]:
    known = {month.casefold() for month in calendar().months}
    return {word.casefold() for word in NAME.findall(text)} & known


def _told_before(told: Sequence[Charge], documents: Mapping[str, Document]) -> bool:
    """Whether a copy that was printed earlier says all that."""
    own = documents[told[0].statement.evidence.document]
    copies = [documents[id_] for id_ in own.copies if id_ in documents]
    return any(
        _printed(copy) < _printed(own) and all(one.statement.text in copy.text for one in told)
        for copy in copies
    )


def _printed(document: Document) -> tuple[bool, str, str]:
    day = document.published.start
    return day is None, day.isoformat() if day else "", document.id
