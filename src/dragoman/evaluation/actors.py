"""Actors: country and sector of a phrase that names somebody, resolved alone with its context."""

from datetime import date, datetime
from pathlib import Path

from dragoman.actors import resolve_phrase
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.result import Evaluation, Row, Table

# A gold value of null says that the row does not judge it; "" that nothing must be coded.
_FORMATS = ("%Y-%m-%d", "%d %B %Y")


def evaluate(gold: Path) -> Evaluation:
    """Shares of rows {id, text, context, date, country, sector} whose country, and whose country
    and sector, are coded as in the gold; UsageError for a file that lacks them."""
    rows = read_gold(gold, ("id", "text", "context", "date", "country", "sector"))
    predictions = tuple(_predict(row) for row in rows)
    pairs = list(zip(rows, predictions, strict=True))
    country = [_agrees(row, coded, "country") for row, coded in pairs]
    sector = [_agrees(row, coded, "sector") for row, coded in pairs]
    both = [c and s for c, s in zip(country, sector, strict=True)]
    measures = {
        "country": sum(country) / len(rows),
        "country and sector": sum(both) / len(rows),
        "sector": sum(sector) / len(rows),
    }
    wrong = tuple(
        (row["text"], row["context"], _codes(row), _codes(coded))
        for (row, coded), right in zip(pairs, both, strict=True)
        if not right
    )
    table = Table("Coded otherwise than the gold", ("text", "context", "gold", "coded"), wrong)
    return Evaluation("actors", len(rows), measures, (table,), predictions)


def _predict(row: Row) -> Row:
    mention = resolve_phrase(row["text"], row["context"], _day(row["date"]))
    if mention is None:
        return {"id": row["id"], "country": "", "sector": ""}
    if not mention.actors:
        return {"id": row["id"], "country": "", "sector": "UNK"}
    actor = mention.actors[0]
    return {"id": row["id"], "country": actor.country, "sector": actor.sector}


def _day(text: str) -> date | None:
    """The day of a row; a word such as "today" leaves it unknown."""
    for form in _FORMATS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _agrees(gold: Row, coded: Row, key: str) -> bool:
    return gold[key] is None or gold[key] == coded[key]


def _codes(row: Row) -> str:
    return f"{row['country'] or '–'} {row['sector'] or '–'}"
