"""A report made ready for comparison: parties, words, where it was printed and on whose word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.codebook.famous import names_of_officials
from dragoman.codebook.merging import merging
from dragoman.codebook.press import press
from dragoman.codebook.telling import WORD
from dragoman.model.entries import Report
from dragoman.model.text import Document
from dragoman.reconcile.independence import outlet_name, quoted_outlet
from dragoman.reconcile.once import Once, once
from dragoman.reconcile.parties import parties

# A sentence of the press tells several acts; words further than this from the trigger belong to
# others more often than not. Tried 8 to 30 on tests/evaluation/merging.jsonl.
WORDS_EITHER_SIDE = 15


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
    """A report with what comparisons need.

    `quoted` is the outlet on whose word it is told, "" where it is the document's own or that of
    somebody who is no outlet. `restates` says that it repeats what its paper takes back.
    """

    report: Report
    printed: Printed
    quoted: str
    restates: bool
    doers: frozenset[str]
    receivers: frozenset[str]
    words: frozenset[str]
    once: Once | None

    @property
    def parties(self) -> frozenset[str]:
        return self.doers | self.receivers

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
        words=_telling_words(report),
        once=once(report),
    )


def _telling_words(report: Report) -> frozenset[str]:
    """Stems around the trigger that tell this act from others: no names of parties, no dates."""
    known = merging()
    start = report.trigger.start - report.evidence.start
    text = report.evidence.text
    near = (
        *WORD.findall(text[:start])[-WORDS_EITHER_SIDE:],
        *WORD.findall(text[start:])[: WORDS_EITHER_SIDE + 1],
    )
    actors = (*report.actors, *report.recipients)
    said = [word for actor in actors for word in WORD.findall(f"{actor.name} {actor.text}")]
    named = _stems(word.casefold() for word in (*said, *WORD.findall(report.date.text)))
    words = (word.casefold() for word in near if not _of_official(word))
    return _stems(word for word in words if word not in known.common and len(word) > 1) - named


def _of_official(word: str) -> bool:
    return word[:1].isupper() and word.casefold() in names_of_officials()


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(merging().stem(word) for word in words)
