"""A report as an account of its event: where it was printed and on whose word it is told."""

from dataclasses import dataclass
from datetime import date

from dragoman.codebook.press import press
from dragoman.model.entries import Report
from dragoman.model.text import Document
from dragoman.reconcile.independence import outlet_name, quoted_outlet
from dragoman.reconcile.parties import parties


@dataclass(frozen=True, slots=True)
class Printed:
    """What matters of the document that an account stands in.

    `outlet` is the independent one it counts for, `paper` its own; `corrects` says that it takes
    back something printed before.
    """

    outlet: str
    paper: str
    day: date | None
    corrects: bool


def counting_for(outlet: str) -> Printed:
    """A document of which no more is known than the outlet that it counts for."""
    return Printed(outlet, outlet, None, corrects=False)


NOWHERE = counting_for("")


def printed(document: Document, outlet: str) -> Printed:
    """The document, as one that counts for `outlet`."""
    corrects = press().corrects(document.title, document.text)
    return Printed(outlet, outlet_name(document), document.published.start, corrects)


@dataclass(frozen=True, slots=True)
class Account:
    """A report with what its event needs to know of it.

    `quoted` is the outlet on whose word it is told, "" where it is the document's own or that of
    somebody who is no outlet. `restates` says that it repeats what its paper takes back.
    """

    report: Report
    printed: Printed
    quoted: str
    restates: bool
    doers: frozenset[str]
    receivers: frozenset[str]

    @property
    def outlet(self) -> str:
        """The independent outlet that the account counts for."""
        return self.quoted or self.printed.outlet


def account(report: Report, printed: Printed = NOWHERE) -> Account:
    """The account that `report` gives."""
    return Account(
        report=report,
        printed=printed,
        quoted=quoted_outlet(report),
        restates=press().restates(report.evidence.text),
        doers=parties(report.actors),
        receivers=parties(report.recipients),
    )
