"""Places: mentions in context, located, against gold positions.

A mention is right when the gold's country and precision are coded and the coordinates lie within
what a place of that precision leaves open. Gold precision "none" is a name that stands for people
there, "unknown" one that nobody can locate: it must be kept, without coordinates.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from dragoman.actors import resolve
from dragoman.coding.events.placing import place_in
from dragoman.coding.tree import grow
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.result import Evaluation, Row, Table
from dragoman.language.parse import parse
from dragoman.model.places import Place, kilometres
from dragoman.model.text import Document

FIELDS = ("id", "text", "start", "end", "country", "precision", "at")
NOT_A_PLACE = "none"
Pair = tuple[Row, Place | None]
# How far from the gold's coordinates a place may lie, in km: middles of large areas are a matter
# of taste, cities are not.
TOLERANCE_KM = {"point": 50.0, "city": 50.0, "division": 400.0, "region": 600.0, "country": 1500.0}


def evaluate(gold: Path) -> Evaluation:
    """Scores over rows {id, text, start, end, country, precision, at: [latitude, longitude]}.

    `at` may be null. UsageError if the file or a row cannot be read.
    """
    rows = read_gold(gold, FIELDS)
    found = [_place(row) for row in rows]
    pairs = list(zip(rows, found, strict=True))
    right = [_right(row, place) for row, place in pairs]
    wrong = tuple(
        (row["text"][row["start"] : row["end"]], _gold_words(row), _found_words(place), row["text"])
        for (row, place), well in zip(pairs, right, strict=True)
        if not well
    )
    return Evaluation(
        task="places",
        size=len(rows),
        measures={
            "right": sum(right) / len(rows),
            "country": _share(pairs, lambda row, place: row["country"] == place.country),
            "precision": _share(pairs, lambda row, place: row["precision"] == place.precision),
            "located": _share(pairs, _near),
            "no place where none is": _refused(pairs),
        },
        tables=(Table("Placed otherwise than the gold", ("name", "gold", "found", "text"), wrong),),
        predictions=tuple(_prediction(row, place) for row, place in pairs),
    )


def _place(row: Row) -> Place | None:
    """What the pipeline makes of the mention in its text."""
    document = Document(id=str(row["id"]), source="gold", text=row["text"])
    sentences = parse(document)
    mentions = resolve(document, sentences).mentions
    inside = next(s for s in sentences if s.start <= row["start"] < s.end)
    return place_in(grow(inside), inside.covering(row["start"], row["end"]), mentions)


def _right(row: Row, place: Place | None) -> bool:
    if row["precision"] == NOT_A_PLACE or place is None:
        return row["precision"] == NOT_A_PLACE and place is None
    same = (row["country"], row["precision"]) == (place.country, place.precision)
    return same and _near(row, place)


def _near(row: Row, place: Place) -> bool:
    """Whether the coordinates are right, or rightly missing."""
    if row["at"] is None:
        return not place.located
    wanted = Place("", "", *row["at"])
    apart = kilometres(wanted, place)
    return apart is not None and apart <= TOLERANCE_KM[row["precision"]]


def _share(pairs: Sequence[Pair], agrees: Callable[[Row, Place], bool]) -> float:
    """The share that agrees among the rows whose gold is a place."""
    judged = [(row, place) for row, place in pairs if row["precision"] != NOT_A_PLACE]
    return sum(place is not None and agrees(row, place) for row, place in judged) / len(judged)


def _refused(pairs: Sequence[Pair]) -> float:
    """The share taken for no place among the rows whose gold is none; 1 without such rows."""
    judged = [place for row, place in pairs if row["precision"] == NOT_A_PLACE]
    return sum(place is None for place in judged) / len(judged) if judged else 1.0


def _gold_words(row: Row) -> str:
    return f"{row['country'] or '–'} {row['precision']}"


def _found_words(place: Place | None) -> str:
    if place is None:
        return NOT_A_PLACE
    return f"{place.name}, {place.country or '–'} {place.precision} ({place.basis})"


def _prediction(row: Row, place: Place | None) -> Row:
    if place is None:
        return {"id": row["id"], "name": "", "country": "", "precision": NOT_A_PLACE, "at": None}
    at = [place.latitude, place.longitude] if place.located else None
    return {
        "id": row["id"],
        "name": place.name,
        "country": place.country,
        "precision": place.precision,
        "at": at,
    }
