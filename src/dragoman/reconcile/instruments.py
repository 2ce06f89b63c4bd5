"""One instrument from the accounts that documents give of it, and what they differ about.

Accounts of an instrument share its id, which follows from what tells instruments apart; so they
come together whatever the order in which documents are read.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.codebook.instruments import instrument_words
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Instrument
from dragoman.model.record import Dispute, Subject
from dragoman.reconcile.disputes import Voice, dispute
from dragoman.reconcile.times import best_date, disagree, written


def joined(accounts: Sequence[Instrument]) -> Instrument:
    """The instrument that accounts of one id tell of together; at least one, their order no matter.

    Each field is what most documents bear out; the status is the last of its life that any tells.
    """
    words = instrument_words()
    told = sorted(accounts, key=lambda one: (one.evidence[0].document, one.evidence[0].start))
    return replace(
        told[0],
        kind=_most(one.kind for one in told),
        name=_most(one.name for one in told),
        status=max((one.status for one in told), key=words.rank),
        date=best_date([(one.date, one.evidence[0].document) for one in told]),
        by=_everybody(one.by for one in told),
        parties=_everybody(one.parties for one in told),
        about=_everybody(one.about for one in told),
        evidence=tuple(dict.fromkeys(e for one in told for e in one.evidence)),
        acts=tuple(dict.fromkeys(act for one in told for act in one.acts)),
    )


def _most(values: Iterable[str]) -> str:
    """The value given most often; of several the longest, which tells most."""
    tally = Counter(values)
    return min(tally, key=lambda value: (-tally[value], -len(value), value))


def _everybody(sides: Iterable[tuple[ActorRef, ...]]) -> tuple[ActorRef, ...]:
    """All whom any account names, each once by id."""
    found = {actor.id: actor for side in sides for actor in sorted(side, key=lambda a: a.id)}
    return tuple(found[id_] for id_ in sorted(found))


def date_disputes(accounts: Iterable[Instrument], outlets: Mapping[str, str]) -> Iterator[Dispute]:
    """Disputes about when an instrument was made; `outlets` maps documents to independent ones.

    A day that was inferred from other dates of a text is nobody's word.
    """
    by_id: defaultdict[str, list[Instrument]] = defaultdict(list)
    for one in accounts:
        if one.date.known and one.date.basis != "inferred":
            by_id[one.id].append(one)
    for id_, dated in sorted(by_id.items()):
        if disagree(one.date for one in dated):
            values: defaultdict[str, list[Voice]] = defaultdict(list)
            for one in dated:
                values[written(one.date)] += _voices(one, outlets)
            about = f"the date of the {joined(dated).name}"
            yield dispute(about, Subject("instrument", id_), "date", dict(values))


def _voices(one: Instrument, outlets: Mapping[str, str]) -> Iterator[Voice]:
    """Who gives the account's date: the voices of the acts that carry it, else the outlet."""
    carrying = [act for act in one.acts if act.date == one.date]
    for act in carrying:
        yield outlets[act.evidence.document], act.asserted_by, act.evidence
    if not carrying:
        evidence = one.evidence[0]
        yield outlets[evidence.document], (), evidence
