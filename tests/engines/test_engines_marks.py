"""Who is worth comparing follows from the marks two documents share, however that is found out."""

from random import Random

import pytest
from invented import VERSIONS
from sqlalchemy import select

from dragoman.model.reading import Reading
from dragoman.model.text import Document
from dragoman.record import marks as by_marks
from dragoman.record.block_tables import block_documents
from dragoman.record.marks import worth_a_look
from dragoman.record.session import Record
from dragoman.record.write import save_reading
from dragoman.sources.copies import marks, worth_comparing
from dragoman.sources.overlap import writing

LINES = 6  # an outlet's own, below most of what it prints
LENGTHS = (40, 90, 200, 400, 800)


def texts(chance: Random) -> dict[str, str]:
    """Long and short texts, some cut from others, most with some of the lines."""

    def words(length: int) -> str:
        return " ".join(f"w{chance.randrange(10**6)}" for _ in range(length))

    lines = [words(30) for _ in range(LINES)]
    found: dict[str, str] = {}
    for number in range(60):
        body = words(LENGTHS[number % 5])
        if number % 3 == 2:
            other = chance.choice([*found.values()]).split()
            body = " ".join(other[: chance.randrange(30, len(other) + 1)])
        some = chance.sample(lines, chance.randrange(LINES + 1))
        found[f"document:{number}"] = "\n".join([body, *some])
    return found


def worth(one: str, other: str) -> bool:
    left, right = marks(writing(one)), marks(writing(other))
    shared = len({*left.marks} & {*right.marks})
    return shared > 0 and worth_comparing(left.runs, right.runs, shared)


@pytest.mark.parametrize(("common", "most"), [(500, 3000), (1, 100), (4, 6)])
def test_common_marks_change_how_copies_are_sought_and_not_which(
    record: Record, monkeypatch: pytest.MonkeyPatch, common: int, most: int
) -> None:
    monkeypatch.setattr(by_marks, "COMMON", common)
    monkeypatch.setattr(by_marks, "MOST", most)
    printed = texts(Random(7))  # noqa: S311 - not for secrecy
    for id_, text in printed.items():
        save_reading(record, Reading(Document(id_, f"{id_}.txt", text)), VERSIONS)
    met = 0
    with record.reading() as connection:
        asked = select(block_documents.c.number, block_documents.c.document)
        names = dict(connection.execute(asked).all())
        for id_, text in printed.items():
            found = [names[number] for number in worth_a_look(connection, id_)]
            assert sorted(found) == sorted(
                other for other in printed if other != id_ and worth(text, printed[other])
            )
            met += len(found)
    assert met > 40
