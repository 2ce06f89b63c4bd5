"""What one article teaches of a person's office is known in the others, in whatever order."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.exports.jsonl import KINDS
from dragoman.pipeline.reader import read_into
from dragoman.record import read
from dragoman.record.check import check
from dragoman.record.session import Record, open_record
from dragoman.settings import Settings

TEACHES = (
    "Peru's envoy speaks\n\n"
    "LIMA, 3 May 2019 – Peru's Ambassador, Nadeem Qassar, thanked Fiji for its help. "
    "He said that trade had grown.\n"
)
FOLLOWS = (
    "Fishing talks go on\n\n"
    "SUVA, 9 June 2019 – Ambassador Qassar said that the talks with Tonga would go on. "
    "Qassar praised the host.\n"
)
SPELLS = (
    "A dinner in Suva\n\n"
    "SUVA, 2 July 2019 – Nadim Kassar praised the cooks of Fiji and the harbour of Suva.\n"
)
STRANGER = (
    "A concert\n\n"
    "OSLO, 9 June 2019 – Ambassador Tavirocha said that the concert would begin at eight.\n"
)
ARTICLES = {"a": TEACHES, "b": FOLLOWS, "c": SPELLS, "d": STRANGER}


@pytest.fixture
def articles(tmp_path: Path) -> dict[str, str]:
    for name, text in ARTICLES.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return {name: str(tmp_path / f"{name}.txt") for name in ARTICLES}


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(str(tmp_path / "record.db"), create=True) as record:
        yield record


def take(record: Record, *inputs: str) -> None:
    read_into(record, list(inputs), Settings(), lambda *_: None)


def speakers(record: Record) -> dict[str, tuple[str, str]]:
    return {
        said.speaker.text: (said.speaker.id, said.speaker.country)
        for said in read.statements(record)
        if said.speaker is not None
    }


def reasons(record: Record) -> set[str]:
    ids = [document.id for document in read.documents(record)]
    named = (one for id_ in ids for one in read.mentions(record, id_))
    return {one.because for one in named if one.rule == "record"}


def test_an_office_told_in_one_article_is_known_in_the_next(
    record: Record, articles: dict[str, str]
) -> None:
    take(record, articles["b"])
    assert speakers(record)["Ambassador Qassar"] == ("person.qassar", "")
    take(record, articles["a"])
    assert speakers(record)["Ambassador Qassar"] == ("person.nadeem-qassar", "PER")
    (because,) = reasons(record)
    assert "“Qassar” is the surname of Nadeem Qassar, known from document:" in because
    assert because.endswith("“Peru's Ambassador, Nadeem Qassar”")
    assert list(check(record)) == []


def test_another_spelling_is_matched_and_the_match_stated(
    record: Record, articles: dict[str, str]
) -> None:
    take(record, articles["a"], articles["c"])
    (because,) = reasons(record)
    assert because.startswith(
        "“Nadim Kassar” is taken for another spelling of Nadeem Qassar, known from document:"
    )


def test_who_is_named_nowhere_else_stays_unknown(record: Record, articles: dict[str, str]) -> None:
    take(record, *articles.values())
    assert speakers(record)["Ambassador Tavirocha"] == ("person.tavirocha", "")


@pytest.mark.parametrize("goes", [(("c", "b", "a"),), (("b",), ("c", "a"))])
def test_neither_order_nor_number_of_goes_matters(
    tmp_path: Path, articles: dict[str, str], goes: tuple[tuple[str, ...], ...]
) -> None:
    found = []
    for number, way in enumerate([(("a", "b", "c"),), goes]):
        with open_record(str(tmp_path / f"{number}.db"), create=True) as record:
            for inputs in way:
                take(record, *(articles[name] for name in inputs))
            found.append(({k: list(of(record)) for k, of in KINDS.items()}, reasons(record)))
    assert found[0] == found[1]
    assert found[0][1]
