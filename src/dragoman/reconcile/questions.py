"""What accounts of one event may differ about: when, where, by whom, and whether at all."""

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.model.places import bearing
from dragoman.model.record import Attribute
from dragoman.reconcile.account import Account
from dragoman.reconcile.times import compatible, written
from dragoman.reconcile.wording import names

REPORTED, DENIED = "reported", "denied"


@dataclass(frozen=True, slots=True)
class Question:
    """One attribute: which accounts answer it, when two answers cannot both be right, and how an
    answer is written."""

    attribute: Attribute
    answered: Callable[[Account], bool]
    differ: Callable[[Account, Account], bool]
    value: Callable[[Account], str]


def _is_dated(account: Account) -> bool:
    return account.report.date.known


def differ_in_date(one: Account, other: Account) -> bool:
    """Whether the dates of two accounts cannot both be right."""
    return not compatible(one.report.date, other.report.date)


def _date(account: Account) -> str:
    return written(account.report.date)


def _always(_: Account) -> bool:
    return True


def _differ_in_occurrence(one: Account, other: Account) -> bool:
    if _occurrence(one) == _occurrence(other):
        return False
    denial, claim = (one, other) if _occurrence(one) == DENIED else (other, one)
    return not _printed_before(denial, claim)


def _printed_before(denial: Account, claim: Account) -> bool:
    """Whether what was denied had yet to happen: "has no relations", years before they began."""
    printed, happened = denial.printed.day, claim.report.date.start
    return printed is not None and happened is not None and printed < happened


def _occurrence(account: Account) -> str:
    return DENIED if account.report.modality == "negated" else REPORTED


def _is_directed(account: Account) -> bool:
    return bool(account.receivers)


def _differ_in_doer(one: Account, other: Account) -> bool:
    """Whether what was done to the same receiver is laid to different doers."""
    others = not one.doers & other.doers and not one.doers & other.receivers
    return bool(one.receivers & other.receivers) and others


def _doer(account: Account) -> str:
    return names(account.report.actors)


def _is_placed(account: Account) -> bool:
    return account.report.place is not None


def _differ_in_place(one: Account, other: Account) -> bool:
    """Whether both places cannot be meant for one; a village in its country is no dispute."""
    here, there = one.report.place, other.report.place
    if here is None or there is None or here.name.casefold() == there.name.casefold():
        return False
    return bearing(here, there) == "apart"


def _place(account: Account) -> str:
    return account.report.place.name if account.report.place else ""


QUESTIONS: tuple[Question, ...] = (
    Question("date", _is_dated, differ_in_date, _date),
    Question("occurrence", _always, _differ_in_occurrence, _occurrence),
    Question("actor", _is_directed, _differ_in_doer, _doer),
    Question("place", _is_placed, _differ_in_place, _place),
)
