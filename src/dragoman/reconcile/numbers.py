"""Figures for the same count that cannot both be right, each with who gives it.

Only like is compared with like: the same kind of people or things, of the same party, to whom the
same happened, in the same event. A part is no other value of its total, a later count no other
value of an earlier one, and "more than 600" agrees with 613.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from dragoman.codebook.figures import OBJECTS, PEOPLE, figure_words
from dragoman.codebook.merging import merging
from dragoman.model.entries import Figure
from dragoman.model.ids import content_id
from dragoman.model.record import Dispute, Event, Subject
from dragoman.model.text import Document
from dragoman.model.time import DateRange
from dragoman.reconcile.cluster import components
from dragoman.reconcile.disputes import Voice, dispute
from dragoman.reconcile.material import Told
from dragoman.reconcile.parties import parties, party
from dragoman.reconcile.times import gap, length

# Two accounts of one day's fighting may be coded as two events; over longer times the dead of one
# event are not those of another.
MOST_DAYS = 3
TOLL, MILITARY, ANYBODY = "toll", "military", "people"


@dataclass(frozen=True, slots=True)
class Count:
    """A figure made ready for comparison: its event, its outlet, its voice, when it was printed.

    `when` is when what is counted happened: by the figure's words, else the event's.
    """

    figure: Figure
    event: Event | None
    outlet: str
    printed: date | None
    when: DateRange | None

    @property
    def voice(self) -> str:
        """Whose word the figure is: the last speaker's, else the outlet's own."""
        return self.figure.asserted_by[-1].id if self.figure.asserted_by else self.outlet


def count_key(figure: Figure) -> str | None:
    """What figures must share to be compared at all; None for those that count no act's doing."""
    if not figure.happened or not figure.of:
        return None
    whose = ",".join(sorted({party(actor) for actor in figure.whose}))
    of = "people" if figure.unit == PEOPLE else merging().stem(_noun(figure))
    unit = figure_words().dimension(figure.unit) or figure.unit
    return f"count:{merging().stem(figure.happened)}/{unit}/{of}/{whose}"


def number_disputes(told: Told) -> Iterator[Dispute]:
    """Disputes between the figures of `told`, whatever they count."""
    by_report = {report.id: event for event in told.events for report in event.reports}
    alike: defaultdict[str, list[Count]] = defaultdict(list)
    for figure in sorted(told.material.figures, key=lambda figure: figure.id):
        if key := count_key(figure):
            document = told.material.documents[figure.evidence.document]
            alike[key].append(_count(figure, by_report, document, told.outlets))
    for key, counts in sorted(alike.items()):
        for group in _differing(_dated(counts)):
            yield _dispute(key, group)


def _differing(counts: Sequence[Count]) -> Iterator[list[Count]]:
    """Groups of counts that differ from one another, without those that were taken back."""
    pairs = _pairs(counts)
    gone = {a for i, j in pairs for a, b in ((i, j), (j, i)) if _supersedes(counts[b], counts[a])}
    edges = [(i, j) for i, j in pairs if not gone & {i, j} and differ(counts[i], counts[j])]
    ends = sorted({end for edge in edges for end in edge})
    for group in components(edges, ends):
        yield [counts[i] for i in group]


def _count(
    figure: Figure, events: Mapping[str, Event], document: Document, outlets: Mapping[str, str]
) -> Count:
    event = events.get(figure.report) if figure.report else None
    told = figure.date if figure.date.known else event.date if event else None
    when = told if told and told.known else None
    return Count(figure, event, outlets[document.id], document.published.start, when)


def _dated(counts: Sequence[Count]) -> list[Count]:
    """The counts, those without a day with that of the others in their article, if it is one.

    "Some 430 were killed on the 13th, one side said; the other acknowledged 80 dead."
    """
    days: defaultdict[str, set[DateRange]] = defaultdict(set)
    for count in counts:
        if count.when:
            days[count.figure.evidence.document].add(count.when)
    sole = {document: next(iter(told)) for document, told in days.items() if len(told) == 1}
    return [
        count if count.when else replace(count, when=sole.get(count.figure.evidence.document))
        for count in counts
    ]


def _pairs(counts: Sequence[Count]) -> list[tuple[int, int]]:
    """The pairs of counts that may be of one event: those that share one or a day of it."""
    shared: defaultdict[object, list[int]] = defaultdict(list)
    for number, count in enumerate(counts):
        for occasion in _occasions(count):
            shared[occasion].append(number)
    return sorted({pair for numbers in shared.values() for pair in combinations(numbers, 2)})


def _occasions(count: Count) -> Iterator[object]:
    if count.event:
        yield count.event.id
    when = count.when
    if when and when.start and when.end and length(when) <= MOST_DAYS:
        yield from (when.start + timedelta(days=n) for n in range(length(when)))


def _supersedes(later: Count, earlier: Count) -> bool:
    """Whether an outlet brings up to date or takes back what it printed of the same voice."""
    if later.printed is None or earlier.printed is None or later.printed <= earlier.printed:
        return False
    return (
        (later.outlet, later.voice) == (earlier.outlet, earlier.voice)
        and _same_noun(later.figure, earlier.figure)
        and not compatible(later.figure, earlier.figure)
        and _same_event(later, earlier)
    )


def differ(one: Count, other: Count) -> bool:
    """Whether two voices give numbers for the same count that cannot both be right."""
    return (
        one.voice != other.voice
        and _same_noun(one.figure, other.figure)
        and _same_event(one, other)
        and not compatible(one.figure, other.figure)
        and not _updates(one, other)
    )


def compatible(one: Figure, other: Figure) -> bool:
    """Whether both can be right: 613 and "more than 600" can, 613 and "over 700" cannot."""
    low, high = _bounds(one)
    other_low, other_high = _bounds(other)
    return low <= other_high and other_low <= high


def _bounds(figure: Figure) -> tuple[float, float]:
    words = figure_words()
    low = float("-inf") if figure.low is None else words.in_base(figure.low, figure.unit)
    high = float("inf") if figure.high is None else words.in_base(figure.high, figure.unit)
    return low, high


def _same_noun(one: Figure, other: Figure) -> bool:
    """Whether the same are counted; an army's "dead" are its soldiers, a town's its people."""
    kinds = {_kind(one), _kind(other)}
    whole = one.part_of is None and other.part_of is None
    return len(kinds) == 1 or (whole and kinds in ({TOLL, MILITARY}, {TOLL, ANYBODY}))


def _kind(figure: Figure) -> str:
    words, noun = figure_words(), _noun(figure)
    if figure.unit != PEOPLE:
        return merging().stem(noun)
    if noun in words.tolls:
        return TOLL
    if noun in words.military:
        return MILITARY
    return ANYBODY if noun in words.generic else merging().stem(noun)


def _noun(figure: Figure) -> str:
    """The noun that tells what is counted: the last word of the first of several."""
    first = figure.of.casefold().split(" and ")[0].split()
    return first[-1] if first else ""


def _same_event(one: Count, other: Count) -> bool:
    """Whether both count for one event, or an army's losses in two tellings of the same days.

    Armies count their dead for a whole fight, of which each account tells other attacks.
    """
    if one.event and other.event and one.event.id == other.event.id:
        return True
    mine, theirs = one.when, other.when
    if mine is None or theirs is None or max(length(mine), length(theirs)) > MOST_DAYS:
        return False
    losses = all(c.figure.whose and _kind(c.figure) in (TOLL, MILITARY) for c in (one, other))
    together = gap(mine, theirs) is not None and not gap(mine, theirs)
    return losses and together and _alike(one.event, other.event)


def _alike(one: Event | None, other: Event | None) -> bool:
    """Whether two events may be parts of one fight; of one that nobody told, nothing speaks so."""
    if one is None or other is None:
        return True
    sides = sorted((_states(one), _states(other)), key=len)
    places = {place.name for place in (one.place, other.place) if place}
    return one.type == other.type and bool(sides[0]) and sides[0] <= sides[1] and len(places) <= 1


def _states(event: Event) -> frozenset[str]:
    """The parties whose country is known: an account may leave out who was hit."""
    return parties(actor for actor in (*event.actors, *event.recipients) if actor.country)


def _updates(one: Count, other: Count) -> bool:
    """Whether the later number only brings the earlier one up to date: "rose to 12".

    An outlet's own count of the dead goes up from day to day; what a party claims stands.
    """
    if one.printed is None or other.printed is None:
        return one.figure.running or other.figure.running
    earlier, later = sorted((one, other), key=lambda c: (c.printed or date.max, c.figure.value))
    if later.figure.value < earlier.figure.value:
        return False
    own = not (one.figure.asserted_by and other.figure.asserted_by)
    return later.figure.running or (own and later.printed != earlier.printed)


def _dispute(key: str, counts: Sequence[Count]) -> Dispute:
    values: defaultdict[str, list[Voice]] = defaultdict(list)
    for count in counts:
        figure = count.figure
        values[written_number(figure)].append((count.outlet, figure.asserted_by, figure.evidence))
    about, subject = _about([count.figure for count in counts]), _subject(counts)
    made = dispute(about, subject, "number", dict(values))
    return replace(made, id=content_id("dispute", subject.kind, subject.id, "number", key))


def _subject(counts: Sequence[Count]) -> Subject:
    """The event that is counted; the first of the figures where no account tells of the event."""
    events = sorted({count.event.id for count in counts if count.event})
    if events:
        return Subject("event", events[0])
    return Subject("figure", min(count.figure.id for count in counts))


def _about(figures: Sequence[Figure]) -> str:
    """ "Number of Azerbaijani soldiers killed": the fullest words for what is counted."""
    fullest = min(figures, key=lambda figure: (-len(figure.of), figure.of))
    return f"number of {counted_words(fullest)}"


def counted_words(figure: Figure) -> str:
    """What is counted and what became of it: "soldiers killed"; "dead" says it already."""
    fate = figure_words().fates.get(figure.happened.split(" and ")[0])
    said = figure.of.casefold().split()
    if figure.happened in said or (fate and fate.words.intersection(said)):
        return figure.of
    return " ".join(filter(None, (figure.of, figure.happened)))


def written_number(figure: Figure) -> str:
    """The figure as the record writes it: 71, 10 km2, at least 200, up to 30, 30–40.

    An approximate number is written as the number that was said.
    """
    said = number(figure.value)
    if figure.high is None:
        said = f"at least {said}"
    elif figure.low is None:
        said = f"up to {said}"
    elif not _about_its_value(figure):
        said = f"{number(figure.low)}–{number(figure.high)}"
    return said if figure.unit in ("", PEOPLE, OBJECTS) else f"{said} {figure.unit}"


def vague(figure: Figure) -> bool:
    """Whether one side is open or the bounds are far apart: "over 600", "hundreds of thousands"."""
    return figure.low is None or figure.high is None or not _about_its_value(figure)


def _about_its_value(figure: Figure) -> bool:
    """Whether its bounds are no further off than "about" and "nearly" reach."""
    reach = figure.value * figure_words().ordinary_width * 1.001
    ends: Iterable[float | None] = (figure.low, figure.high)
    return all(end is not None and abs(end - figure.value) <= reach for end in ends)


def number(value: float) -> str:
    """A number in digits, without an exponent and without a fraction of nothing."""
    return f"{value:.0f}" if value == int(value) else f"{value:.6g}"
