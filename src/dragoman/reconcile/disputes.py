"""Where the accounts of one event differ: each value with its outlets, voices and sentences."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from dragoman.model.actors import ActorRef
from dragoman.model.ids import content_id
from dragoman.model.places import Place, bearing
from dragoman.model.record import Attribute, Dispute, DisputedValue, Event, Subject
from dragoman.model.text import Evidence
from dragoman.reconcile.account import Account
from dragoman.reconcile.times import disagree, written
from dragoman.reconcile.wording import headline, names

HAPPENED, DID_NOT_HAPPEN = "happened", "did not happen"

Voice = tuple[str, tuple[ActorRef, ...], Evidence]  # outlet, who asserts, sentence


def event_disputes(event: Event, accounts: Sequence[Account]) -> Iterator[Dispute]:
    """The disputes between the accounts of `event`."""
    about = headline(event)
    found: dict[Attribute, dict[str, list[Voice]]] = {
        "date": _dates(accounts),
        "occurrence": _occurrence(accounts),
        "actor": _doers(accounts),
        "place": _places(accounts),
    }
    for attribute, values in found.items():
        if len(values) > 1:
            yield dispute(about, Subject("event", event.id), attribute, values)


def dispute(
    about: str, subject: Subject, attribute: Attribute, values: dict[str, list[Voice]]
) -> Dispute:
    """A dispute with its values in order of writing, so that nobody's comes first by favour."""
    return Dispute(
        id=content_id("dispute", subject.kind, subject.id, attribute),
        about=about,
        subject=subject,
        attribute=attribute,
        values=tuple(_value(value, voices) for value, voices in sorted(values.items())),
    )


def _value(value: str, voices: Iterable[Voice]) -> DisputedValue:
    listed = list(voices)
    speakers = {actor.id: actor for _, chain, _ in reversed(listed) for actor in chain}
    sentences = {(e.document, e.start, e.end): e for _, _, e in listed}
    return DisputedValue(
        value=value,
        outlets=tuple(sorted({outlet for outlet, _, _ in listed})),
        asserted_by=tuple(speakers[key] for key in sorted(speakers)),
        evidence=tuple(sentences[key] for key in sorted(sentences)),
    )


def voice(account: Account) -> Voice:
    """Who stands behind an account, and where."""
    report = account.report
    return account.outlet, report.asserted_by, report.evidence


def _grouped(
    accounts: Iterable[Account], value: Callable[[Account], str]
) -> dict[str, list[Voice]]:
    groups: defaultdict[str, list[Voice]] = defaultdict(list)
    for account in accounts:
        groups[value(account)].append(voice(account))
    return dict(groups)


def _dates(accounts: Sequence[Account]) -> dict[str, list[Voice]]:
    dated = [account for account in accounts if account.report.date.known]
    if not disagree({account.report.date for account in dated}):
        return {}
    return _grouped(dated, lambda account: written(account.report.date))


def _occurrence(accounts: Sequence[Account]) -> dict[str, list[Voice]]:
    def answer(account: Account) -> str:
        return DID_NOT_HAPPEN if account.report.modality == "negated" else HAPPENED

    return _grouped(accounts, answer)


def _doers(accounts: Sequence[Account]) -> dict[str, list[Voice]]:
    """Different doers of what was done to the same receiver."""
    directed = [account for account in accounts if account.receivers]
    apart = [
        (a, b) for a, b in combinations(directed, 2) if a.receivers & b.receivers and _others(a, b)
    ]
    if not apart:
        return {}
    return _grouped(directed, lambda account: names(account.report.actors))


def _others(one: Account, other: Account) -> bool:
    return not one.doers & other.doers and not one.doers & other.receivers


def _places(accounts: Sequence[Account]) -> dict[str, list[Voice]]:
    placed = [(account, account.report.place) for account in accounts if account.report.place]
    if not any(_apart(a, b) for (_, a), (_, b) in combinations(placed, 2)):
        return {}
    return _grouped((account for account, _ in placed), _place_name)


def _place_name(account: Account) -> str:
    return account.report.place.name if account.report.place else ""


def _apart(one: Place | None, other: Place | None) -> bool:
    """Whether both places cannot be meant for one; a village in its country is no dispute."""
    if one is None or other is None or one.name.casefold() == other.name.casefold():
        return False
    return bearing(one, other) == "apart"
