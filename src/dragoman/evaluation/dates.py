"""Dates: expressions found, with first and last day right, against gold articles.

A predicted expression matches a gold one when they share a character; the leftmost still free one
is taken. Only expressions whose days are known count as predicted, as the gold holds only those.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.result import Evaluation, Row, Table
from dragoman.evaluation.scores import Counts
from dragoman.language.dates import find_dates
from dragoman.language.parse import parse
from dragoman.model.text import Document
from dragoman.model.time import UNKNOWN_PUBLICATION, DateMention, PublicationDate

FIELDS = ("id", "published", "text", "dates")
MOST_MISTAKES = 60
Pair = tuple[Row | None, Row | None]


def evaluate(gold: Path) -> Evaluation:
    """Scores of `find_dates` over rows {id, published, text, dates: [{start, end, from, to}]}.

    `published` may be null. UsageError if the file or a row cannot be read.
    """
    rows = read_gold(gold, FIELDS)
    predictions = tuple(_predict(row) for row in rows)
    pairs = [
        (row, pair)
        for row, prediction in zip(rows, predictions, strict=True)
        for pair in _align(row["dates"], prediction["dates"])
    ]
    return Evaluation(
        task="dates",
        size=sum(len(row["dates"]) for row in rows),
        measures=_measures([pair for _, pair in pairs]),
        tables=(_mistakes(pairs),),
        predictions=predictions,
    )


def document_of(row: Row) -> Document:
    """The gold row as a document published on the day it gives, if it gives one."""
    published = UNKNOWN_PUBLICATION
    if row["published"]:
        try:
            day = date.fromisoformat(row["published"])
        except ValueError as error:
            raise UsageError(f"{row['id']}: published must be YYYY-MM-DD or null") from error
        published = PublicationDate(day, day, "day", "given")
    return Document(id=str(row["id"]), source="gold", text=row["text"], published=published)


def _predict(row: Row) -> Row:
    document = document_of(row)
    mentions = find_dates(document, parse(document))
    return {"id": row["id"], "dates": [_row(mention) for mention in mentions if mention.date.known]}


def _row(mention: DateMention) -> Row:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.date.text,
        "from": str(mention.date.start),
        "to": str(mention.date.end),
    }


def _align(gold: list[Row], predicted: list[Row]) -> Iterable[Pair]:
    """Pairs one to one by overlap; what is missed or too many stands alone."""
    free = sorted(predicted, key=lambda row: (row["start"], row["end"]))
    for wanted in sorted(gold, key=lambda row: (row["start"], row["end"])):
        hit = next((p for p in free if _overlap(p, wanted)), None)
        if hit is not None:
            free.remove(hit)
        yield wanted, hit
    for extra in free:
        yield None, extra


def _overlap(left: Row, right: Row) -> bool:
    return bool(left["start"] < right["end"] and right["start"] < left["end"])


def _same(pair: Pair, *fields: str) -> bool:
    gold, predicted = pair
    return (
        gold is not None and predicted is not None and all(gold[f] == predicted[f] for f in fields)
    )


def _measures(pairs: list[Pair]) -> dict[str, float]:
    in_gold = sum(gold is not None for gold, _ in pairs)
    predicted = sum(found is not None for _, found in pairs)

    def counts(*fields: str) -> Counts:
        return Counts(sum(_same(pair, *fields) for pair in pairs), predicted, in_gold)

    right = counts("from", "to")
    return {
        "F1 found, days right": right.f1,
        "precision": right.precision,
        "recall": right.recall,
        "F1 found": counts().f1,
        "F1 exact span": counts("start", "end").f1,
        "F1 exact span, days right": counts("start", "end", "from", "to").f1,
    }


def _mistakes(pairs: list[tuple[Row, Pair]]) -> Table:
    """The first mistakes as they stand, for whoever looks for error classes."""
    rows = [
        (str(row["id"]), *_told(row, gold), *_told(row, found))
        for row, (gold, found) in pairs
        if not _same((gold, found), "from", "to")
    ]
    columns = ("id", "gold", "its days", "found", "its days")
    return Table("Mistakes", columns, tuple(rows[:MOST_MISTAKES]))


def _told(row: Row, date_: Row | None) -> tuple[str, str]:
    if date_ is None:
        return "", ""
    text = row["text"][date_["start"] : date_["end"]]
    days = date_["from"] if date_["from"] == date_["to"] else f"{date_['from']} – {date_['to']}"
    return text, days
