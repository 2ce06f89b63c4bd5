"""Speakers: whether what is said in a text is given to the right person, body or group."""

from collections.abc import Callable, Iterator
from pathlib import Path

from dragoman.codebook.words import words
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.result import Evaluation, Row, Table
from dragoman.model.actors import Actor
from dragoman.model.entries import Statement
from dragoman.model.reading import Reading
from dragoman.model.text import Evidence

Span = tuple[int, int]


def evaluate(gold: Path, read: Callable[[str], Reading]) -> Evaluation:
    """Shares of the statements in rows {id, text, statements: [{content, name, country, sector}]}
    that are found, and whose speaker is right; UsageError for a file that lacks them.

    A country or sector of null is not judged. The whole of a text goes through `read`.
    """
    rows = read_gold(gold, ("id", "text", "statements"))
    judged = [one for row in rows for one in _judged(row, read(row["text"]))]
    size = len(judged)
    measures = {
        "speaker": sum(j["name"] and j["country"] and j["sector"] for j in judged) / size,
        "name": sum(j["name"] for j in judged) / size,
        "country": sum(j["country"] for j in judged) / size,
        "sector": sum(j["sector"] for j in judged) / size,
        "statement found": sum(j["speaker"] is not None for j in judged) / size,
    }
    wrong = tuple(
        (j["row"], j["content"], j["gold"], j["speaker"] or "no statement")
        for j in judged
        if not (j["name"] and j["country"] and j["sector"])
    )
    table = Table("Given to somebody else", ("text", "words", "gold", "speaker"), wrong)
    predictions = tuple({"id": j["row"], "speaker": j["speaker"]} for j in judged)
    return Evaluation("speakers", size, measures, (table,), predictions)


def _judged(row: Row, reading: Reading) -> Iterator[Row]:
    actors = {actor.id: actor for mention in reading.mentions for actor in mention.actors}
    for gold in row["statements"]:
        start = row["text"].index(gold["content"])
        said = _said(reading, (start, start + len(gold["content"])))
        yield {
            "row": row["id"],
            "content": gold["content"],
            "gold": " ".join(filter(None, (gold["name"], gold["country"], gold["sector"]))),
            **_agreement(gold, said, actors),
        }


def _said(reading: Reading, span: Span) -> Statement | None:
    """The statement that shares most with the words; of several the one with the least beside."""
    sharing = [(said, _shared(said.content, span)) for said in reading.statements]
    found = [(shared, -_length(said.content), said.id) for said, shared in sharing if shared]
    if not found:
        return None
    best = max(found)[2]
    return next(said for said in reading.statements if said.id == best)


def _shared(content: tuple[Evidence, ...], span: Span) -> int:
    return sum(max(0, min(e.end, span[1]) - max(e.start, span[0])) for e in content)


def _length(content: tuple[Evidence, ...]) -> int:
    return sum(e.end - e.start for e in content)


def _agreement(gold: Row, said: Statement | None, actors: dict[str, Actor]) -> Row:
    if said is None:
        return {"speaker": None, "name": False, "country": False, "sector": False}
    who = said.speaker
    if who is None:
        return {"speaker": "unnamed", "name": False, "country": False, "sector": False}
    known = actors.get(who.id)
    names = (who.name, who.text, *(known.aliases if known else ()))
    wanted = set(words(gold["name"]))
    return {
        "speaker": " ".join(filter(None, (who.name, who.country, who.sector))),
        "name": any(wanted <= set(words(name)) for name in names),
        "country": gold["country"] in (None, who.country),
        "sector": gold["sector"] in (None, who.sector),
    }
