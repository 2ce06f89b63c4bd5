"""Where the accounts of one event differ: each value with its outlets, voices and sentences."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from dragoman.model.actors import ActorRef
from dragoman.model.ids import content_id
from dragoman.model.record import Attribute, Dispute, DisputedValue, Event, Subject
from dragoman.model.text import Evidence
from dragoman.reconcile.account import Account
from dragoman.reconcile.corrections import standing
from dragoman.reconcile.questions import QUESTIONS
from dragoman.reconcile.wording import headline

Voice = tuple[str, tuple[ActorRef, ...], Evidence]  # outlet, who asserts, sentence


def event_disputes(event: Event, accounts: Sequence[Account]) -> Iterator[Dispute]:
    """The disputes between the accounts of `event`; what a paper took back is none."""
    for question in QUESTIONS:
        answers = [account for account in accounts if question.answered(account)]
        held = standing(answers, question.differ)
        if any(question.differ(one, other) for one, other in combinations(held, 2)):
            values = _grouped(held, question.value)
            subject = Subject("event", event.id)
            yield dispute(headline(event), subject, question.attribute, values)


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
