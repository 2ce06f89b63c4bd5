"""How much two accounts look like accounts of one event: points for and against, added up.

The points were set by hand and then moved one at a time, as long as B-cubed F1 on
tests/evaluation/merging.jsonl rose or the plateau around FLOOR grew wider. No pair of accounts
reaches the floor by type, parties and date alone: their words have to agree as well.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import cache, lru_cache
from math import fsum, inf, sqrt

from dragoman.codebook.merging import merging
from dragoman.codebook.ontology import plover
from dragoman.codebook.telling import telling
from dragoman.model.places import Bearing, Place, bearing
from dragoman.reconcile.blocks import MONTH, SLACK
from dragoman.reconcile.parties import PERSON
from dragoman.reconcile.sketch import Organ, Sketch
from dragoman.reconcile.times import gap, length

FLOOR = 2.8  # B-cubed F1 stays above .97 from 2.0 to 4.0, precision at .99 from 2.4 up
SAME_TYPE, SAME_FAMILY = 1.0, 0.8
SAME_DAY, SAME_WEEK, SAME_MONTH, SAME_YEAR, LONG_OVERLAP = 1.5, 1.2, 1.0, 0.6, 0.3
DAYS_APART, WEEK_APART = -0.2, -1.2
NEXT_DAY, NEXT_DAYS = timedelta(days=1), timedelta(days=2)
WEEK, YEAR = 7, 366
SAME_SIDES, SIDES_SWAPPED, PART_OF_SIDES, OTHER_DOER = 0.5, 0.3, 0.1, -0.9
SAME_ORGAN, OTHER_ORGAN = 0.3, -0.6
OTHER_COUNTRY = -1.0
BEARINGS: Mapping[Bearing, float] = {
    "same": 0.4, "within": 0.2, "near": 0.0, "unknown": -0.5, "apart": -0.5,
}  # fmt: skip
SAME_WORDS, NO_WORDS = 4.5, -1.2
HARDLY = 0.1  # less than this is a word of the trade, not of the act
SAME_MODE, OTHER_MODE = 0.2, -0.3
DENIED = -0.5
SAME_ONCE = 10.0
KEPT_WEIGHTS = 4096  # accounts whose weight is remembered
CONFLICT = 3  # quad classes from here up are conflict, where it matters who did it to whom


def likeness(one: Sketch, other: Sketch) -> float:
    """Points that both accounts are of one event; −inf where that cannot be.

    They follow from the two accounts alone, whatever else the record holds.
    """
    if one.once and other.once:
        return SAME_ONCE if _same_once(one, other) else -inf
    if _excluded(one, other):
        return -inf
    return (
        _types(one, other)
        + _times(one, other)
        + _sides(one, other)
        + _organs(one, other)
        + _places(one.place, other.place)
        + _modes(one, other)
        + (DENIED if _denied(one, other) else 0.0)
        + _words(one, other)
    )


def _same_once(one: Sketch, other: Sketch) -> bool:
    if one.once is None or other.once is None or one.once.key != other.once.key:
        return False
    apart = gap(one.date, other.date) or timedelta(0)
    return apart <= timedelta(days=one.once.years * YEAR)


def _excluded(one: Sketch, other: Sketch) -> bool:
    if one.done != other.done or not _of_one_family(one.type, other.type):
        return True
    apart = gap(one.date, other.date)
    return (
        (apart is not None and apart > SLACK)
        or _told_before(one, other)
        or _told_before(other, one)
        or (_denied(one, other) and apart is None)
        or _one_sentence_two_acts(one, other)
        or _other_sides(one, other)
    )


@cache
def _of_one_family(one: str, other: str) -> bool:
    """Whether two types are accounts of one kind of act."""
    return not set(merging().families_of(one)).isdisjoint(merging().families_of(other))


def _told_before(one: Sketch, other: Sketch) -> bool:
    """Whether one was printed as done before the day on which the other happened."""
    if not one.done or one.printed is None or other.date.start is None:
        return False
    return other.date.start > one.printed + NEXT_DAY


def _denied(a: Sketch, b: Sketch) -> bool:
    """Whether one tells the act and the other says that there was none.

    A denial without a date leaves open which act it means, so it joins none but a once-only one.
    """
    return (a.modality == "negated") != (b.modality == "negated")


def _one_sentence_two_acts(a: Sketch, b: Sketch) -> bool:
    apart = a.trigger[1] <= b.trigger[0] or b.trigger[1] <= a.trigger[0]
    return apart and a.document == b.document and a.passage == b.passage


def _other_sides(one: Sketch, other: Sketch) -> bool:
    """Whether both tell who did it to whom, and not alike.

    In conflict blows in both directions are two acts; in cooperation hosts and guests swap sides.
    """
    if not one.receivers or not other.receivers:
        return False
    if one.receivers & other.receivers:
        return not (one.doers & other.doers or _doer_unseen(one, other))
    return plover().quad(one.type) >= CONFLICT or not _swapped(one, other)


def _doer_unseen(a: Sketch, b: Sketch) -> bool:
    """Whether accounts of a deed at one place may differ about who did it."""
    placed = a.place is not None and b.place is not None and bearing(a.place, b.place) == "same"
    return placed and {a.type, b.type} <= merging().doer_unseen


def _swapped(one: Sketch, other: Sketch) -> bool:
    return bool(one.doers & other.receivers and one.receivers & other.doers)


def _types(a: Sketch, b: Sketch) -> float:
    return SAME_TYPE if a.type == b.type else SAME_FAMILY


def _times(a: Sketch, b: Sketch) -> float:
    apart = gap(a.date, b.date)
    if apart is None:
        return 0.0
    if apart:
        return DAYS_APART if apart <= NEXT_DAYS else WEEK_APART
    open_days = max(length(a.date), length(b.date))
    steps = ((1, SAME_DAY), (WEEK, SAME_WEEK), (MONTH, SAME_MONTH), (YEAR, SAME_YEAR))
    return next((points for days, points in steps if open_days <= days), LONG_OVERLAP)


def _sides(one: Sketch, other: Sketch) -> float:
    if not one.receivers or not other.receivers:
        whole = one.parties <= other.parties or other.parties <= one.parties
        alone = len(one.parties) == 1 or len(other.parties) == 1
        return SAME_SIDES if whole and not alone else PART_OF_SIDES
    if one.receivers & other.receivers:
        return SAME_SIDES if one.doers & other.doers else OTHER_DOER
    return SIDES_SWAPPED


def _organs(a: Sketch, b: Sketch) -> float:
    """Whether the organs or persons who act for a common party are the same."""
    alike, unlike = False, False
    for one in a.parties & b.parties:
        left = [organ for organ in a.organs if organ.party == one]
        right = [organ for organ in b.organs if organ.party == one]
        if left and right:
            alike |= bool({x.id for x in left} & {x.id for x in right})
            unlike |= all(_differ(x, y) for x in left for y in right)
    return (SAME_ORGAN if alike else 0.0) + (OTHER_ORGAN if unlike else 0.0)


def _differ(one: Organ, other: Organ) -> bool:
    """Whether two organs of one party are surely not the same: two persons, or two sectors."""
    if one.id == other.id:
        return False
    persons = one.id.startswith(PERSON) and other.id.startswith(PERSON)
    return persons or not one.sectors & other.sectors


def _places(one: Place | None, other: Place | None) -> float:
    if one is None or other is None:
        return 0.0
    if one.country and other.country and one.country != other.country:
        return OTHER_COUNTRY
    return BEARINGS[bearing(one, other)]


def _modes(a: Sketch, b: Sketch) -> float:
    if not a.modes or not b.modes:
        return 0.0
    return SAME_MODE if a.modes & b.modes else OTHER_MODE


def _words(one: Sketch, other: Sketch) -> float:
    alike = words_alike(one, other)
    return SAME_WORDS * alike if alike > HARDLY else NO_WORDS


def words_alike(one: Sketch, other: Sketch) -> float:
    """Cosine of the two accounts' words, each counting for what it tells; 0 to 1."""
    both = _whole_weight(one.words) * _whole_weight(other.words)
    return _weight(one.words & other.words) / sqrt(both) if both else 0.0


def _weight(words: Iterable[str]) -> float:
    return fsum(telling().of(word) ** 2 for word in words)


@lru_cache(KEPT_WEIGHTS)
def _whole_weight(words: frozenset[str]) -> float:
    """The weight of all words of an account, which is compared with a hundred others."""
    return _weight(words)
