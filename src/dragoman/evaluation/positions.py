"""How well stances are found: whose, on which issue, for or against whose side.

A gold row is {id, text, stands}; a stand is {actor, issue, stance, side}. States and lands go by
their ids in the codebook, others by name; `side` is "" for who stands between the sides. A row
without stands is a trap: a stance that is denied, doubted, asked about, or nobody's.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from dragoman.codebook.states import load_states, load_territories
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.result import Evaluation, Row, Table
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Stand
from dragoman.model.reading import Reading

FIELDS = ("id", "text", "stands")
Told = tuple[str, str, str, str]
Pairs = list[tuple[set[Told], set[Told]]]


def evaluate(gold: Path, read: Callable[[str], Reading]) -> Evaluation:
    """F1 of whole stands, of their issues, of issue and stance, and how many traps hold."""
    rows = read_gold(gold, FIELDS)
    wanted = [{_wanted(one) for one in row["stands"]} for row in rows]
    found = [{_found(stand) for stand in read(row["text"]).stands} for row in rows]
    pairs = list(zip(wanted, found, strict=True))
    precision, recall, whole = _scores(pairs)
    traps = [there for want, there in pairs if not want]
    measures = {
        "F1": whole,
        "precision": precision,
        "recall": recall,
        "F1 of actor and issue": _scores([(_parts(w, 2), _parts(f, 2)) for w, f in pairs])[2],
        "F1 without the side": _scores([(_parts(w, 3), _parts(f, 3)) for w, f in pairs])[2],
        "traps that hold": sum(not there for there in traps) / len(traps) if traps else 1.0,
    }
    predictions = tuple(
        {"id": row["id"], "stands": [_row(one) for one in sorted(there)]}
        for row, (_, there) in zip(rows, pairs, strict=True)
    )
    return Evaluation("positions", len(rows), measures, (_faults(rows, pairs),), predictions)


def _wanted(one: Row) -> Told:
    return one["actor"], one["issue"], one["stance"], one["side"]


def _found(stand: Stand) -> Told:
    return _named(stand.actor), stand.issue, stand.stance, _named(stand.side) if stand.side else ""


def _named(actor: ActorRef) -> str:
    ids = {state.id for state in load_states()} | {land.id for land in load_territories()}
    return actor.id if actor.id in ids else actor.name


def _parts(told: Iterable[Told], first: int) -> set[Told]:
    """The first parts of each, the others left empty."""
    return {(*one[:first], *("",) * (4 - first)) for one in told}  # type: ignore[misc]


def _scores(pairs: Pairs) -> tuple[float, float, float]:
    """Precision, recall and F1 over all rows."""
    right = sum(len(want & there) for want, there in pairs)
    all_found = sum(len(there) for _, there in pairs)
    all_wanted = sum(len(want) for want, _ in pairs)
    both = all_found + all_wanted
    return (
        right / all_found if all_found else 0.0,
        right / all_wanted if all_wanted else 0.0,
        2 * right / both if both else 0.0,
    )


def _row(told: Told) -> Row:
    return dict(zip(("actor", "issue", "stance", "side"), told, strict=True))


def _faults(rows: list[Row], pairs: Pairs) -> Table:
    cells = tuple(
        (row["id"], fault, " ".join(one), row["text"])
        for row, (want, there) in zip(rows, pairs, strict=True)
        for fault, ones in (("missed", want - there), ("extra", there - want))
        for one in sorted(ones)
    )
    return Table("Faults", ("row", "fault", "stand", "text"), cells)
