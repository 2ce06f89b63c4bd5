"""Figures: the numbers that somebody claims, with what they count and who claims them.

The way through: `numerals` reads numbers, `amounts` how they are meant and measured, `guards`
drops dates and names, `counted` finds the noun and `fates` what became of it; `drafting` joins
these, `parts` ties breakdowns to totals, and `claims` finds voices, owners and reports.
"""

from collections.abc import Sequence

from dragoman.codebook.figures import figure_words
from dragoman.coding.events.dating import date_of
from dragoman.coding.figures.claims import Surroundings, claimants, owners, report_of
from dragoman.coding.figures.drafting import Draft, draft
from dragoman.coding.figures.parts import with_totals
from dragoman.coding.tree import grow
from dragoman.model.actors import Mention
from dragoman.model.entries import Figure, Report, Statement
from dragoman.model.ids import content_id
from dragoman.model.text import Document, Sentence, evidence
from dragoman.model.time import DateMention

__all__ = ["find_figures"]


def find_figures(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: tuple[Mention, ...] = (),
    dates: tuple[DateMention, ...] = (),
    statements: tuple[Statement, ...] = (),
    reports: tuple[Report, ...] = (),
) -> tuple[Figure, ...]:
    """The figures of a document in reading order; `event` stays None until reconciling.

    Without mentions nobody owns the counted; without statements all is the outlet's own word.
    """
    drafts, over = with_totals(draft([grow(sentence) for sentence in sentences], dates))
    around = Surroundings(mentions, statements, reports)
    ids = [content_id("figure", document.id, made.start, made.end) for made in drafts]
    return tuple(
        _figure(
            document,
            around,
            made,
            ids[n],
            dates,
            ids[total] if (total := over[n]) is not None else None,
        )
        for n, made in enumerate(drafts)
    )


def _figure(
    document: Document,
    around: Surroundings,
    made: Draft,
    identity: str,
    dates: tuple[DateMention, ...],
    part_of: str | None,
) -> Figure:
    sentence, amount = made.tree.sentence, made.amount
    claimed_by = claimants(around, made)
    act = made.fate.verb if made.fate.verb is not None else made.top
    return Figure(
        id=identity,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        unit=made.unit,
        of=made.of,
        event=None,
        asserted_by=claimed_by,
        evidence=evidence(document, sentence.start, sentence.end),
        words=document.text[made.start : made.end],
        happened=made.fate.happened,
        whose=owners(around, made, claimed_by),
        date=date_of(made.tree, act, dates),
        part_of=part_of,
        report=report_of(around, made),
        running=_running(made),
    )


def _running(made: Draft) -> bool:
    """Whether the count is one that goes up as days pass: "rose to 64", "so far"."""
    known, tree = figure_words(), made.tree
    text = tree.sentence.text.lower()
    above = (made.fate.verb, *tree.ancestors(made.top)[:3])
    rising = any(tree.lemma(i) in known.running for i in above if i is not None)
    return rising or any(words in text for words in known.running_words)
