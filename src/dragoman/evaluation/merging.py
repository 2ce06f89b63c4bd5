"""How well reports of one event find one another: B-cubed over a set of marked passages.

A gold row is {id, event, outlet, text, type, actors, recipients, date} and may have place,
modality and modes. `text` is one sentence with its trigger in [brackets]; an actor is a country's
code, or CODE/SECTOR/name for an organ or body; `date` is 2024, 2024-03, 2024-03-12 or "".
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.result import Evaluation, Row, Table
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Report
from dragoman.model.places import Place
from dragoman.model.text import Document, evidence
from dragoman.model.time import UNKNOWN_DATE, DateRange
from dragoman.reconcile import Material, reconcile
from dragoman.reconcile.parties import party_name

FIELDS = ("id", "event", "outlet", "text", "type", "actors", "recipients", "date")
DECEMBER = 12
CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class BCubed:
    """Mean precision and recall of an item, and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def evaluate(gold: Path) -> Evaluation:
    """B-cubed precision, recall and F1, with the events that were joined or torn apart."""
    rows = read_gold(gold, FIELDS)
    passages = [passage(row) for row in rows]
    found = reconcile(Material({d.id: d for d, _ in passages}, [r for _, r in passages]))
    event_of = {report.id: event.id for event in found.events for report in event.reports}
    wanted = {row["id"]: str(row["event"]) for row in rows}
    counts = b_cubed(wanted, event_of)
    return Evaluation(
        "merging",
        len(rows),
        {"B-cubed F1": counts.f1, "precision": counts.precision, "recall": counts.recall},
        (_wrong(rows, event_of),),
        tuple({"id": row["id"], "event": event_of[row["id"]]} for row in rows),
    )


def b_cubed(gold: Mapping[str, str], predicted: Mapping[str, str]) -> BCubed:
    """B-cubed over items mapped to their group: an item's mean precision and recall."""
    precision = recall = 0.0
    for item in gold:
        same = {other for other in gold if gold[other] == gold[item]}
        together = {other for other in gold if predicted[other] == predicted[item]}
        precision += len(same & together) / len(together) / len(gold)
        recall += len(same & together) / len(same) / len(gold)
    return BCubed(precision, recall)


def _wrong(rows: Sequence[Row], event_of: Mapping[str, str]) -> Table:
    """The pairs of rows that should stand together and don't, or the other way round."""
    cells = tuple(
        ("apart" if a["event"] == b["event"] else "joined", a["id"], b["id"], a["text"], b["text"])
        for a, b in combinations(rows, 2)
        if (a["event"] == b["event"]) != (event_of[a["id"]] == event_of[b["id"]])
    )
    return Table("Wrong pairs", ("fault", "one", "other", "text", "text"), cells)


def passage(row: Row) -> tuple[Document, Report]:
    """A gold row as a document of one sentence and the report of its trigger."""
    marked: str = row["text"]
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "", 1).replace("]", "", 1)
    document = Document(f"document:{row['id']}", row["id"], text, outlet=row["outlet"])
    report = Report(
        id=row["id"],
        type=row["type"],
        modes=tuple(row.get("modes", ())),
        contexts=(),
        modality=row.get("modality", "asserted"),
        actors=tuple(_actor(words, text) for words in row["actors"]),
        recipients=tuple(_actor(words, text) for words in row["recipients"]),
        date=day_range(row["date"]),
        place=Place(row["place"]) if row.get("place") else None,
        trigger=evidence(document, start, end),
        asserted_by=(),
        confidence=CONFIDENCE,
        evidence=evidence(document, 0, len(text)),
    )
    return document, report


def _actor(words: str, text: str) -> ActorRef:
    """The actor of a gold row, written in the sentence by its country's name if at all."""
    country, _, rest = words.partition("/")
    sector, _, name = rest.partition("/")
    state = party_name(country)
    id_ = f"{country}.{name.replace(' ', '-')}" if name else country
    written = next((form for form in (name, state) if form and form in text), "")
    return ActorRef(id_, name or state or country, country, sector, (), written)


def day_range(words: str) -> DateRange:
    """2024, 2024-03 or 2024-03-12 as a date; "" as the unknown one."""
    if not words:
        return UNKNOWN_DATE
    year, month, day = (*(int(part) for part in words.split("-")), 0, 0)[:3]
    last_month = month or DECEMBER
    first = date(year, month or 1, day or 1)
    last = date(year, last_month, day or monthrange(year, last_month)[1])
    return DateRange(first, last, "day" if day else "month" if month else "year", words)
