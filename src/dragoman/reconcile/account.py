"""A report made ready for comparison: its parties, its words, the outlet it counts for."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.codebook.merging import merging
from dragoman.codebook.telling import WORD
from dragoman.model.entries import Report
from dragoman.reconcile.once import Once, once
from dragoman.reconcile.parties import parties

# A sentence of the press tells several acts; words further than this from the trigger belong to
# others more often than not. Tried 8 to 30 on tests/reconcile/merging.jsonl.
WORDS_EITHER_SIDE = 15


@dataclass(frozen=True, slots=True)
class Account:
    """A report with what comparisons need; `outlet` is the independent one it counts for."""

    report: Report
    outlet: str
    doers: frozenset[str]
    receivers: frozenset[str]
    words: frozenset[str]
    once: Once | None

    @property
    def parties(self) -> frozenset[str]:
        return self.doers | self.receivers


def account(report: Report, outlet: str) -> Account:
    """The account that `report` gives."""
    return Account(
        report=report,
        outlet=outlet,
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
    before = [m[0].casefold() for m in WORD.finditer(text[:start])]
    after = [m[0].casefold() for m in WORD.finditer(text[start:])]
    named = _stems(
        m[0].casefold()
        for actor in (*report.actors, *report.recipients)
        for m in WORD.finditer(f"{actor.name} {actor.text}")
    )
    dated = _stems(m[0].casefold() for m in WORD.finditer(report.date.text))
    near = before[-WORDS_EITHER_SIDE:] + after[: WORDS_EITHER_SIDE + 1]
    return _stems(w for w in near if w not in known.common and len(w) > 1) - named - dated


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(merging().stem(word) for word in words)
