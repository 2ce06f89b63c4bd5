"""Which outlet a sentence is given to where papers copy one another, and how documents are read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event as listening

from dragoman.evaluation.merging import passage
from dragoman.model.reading import Reading, Versions
from dragoman.model.record import DisputedValue
from dragoman.model.text import Document, Evidence, evidence
from dragoman.model.time import PublicationDate
from dragoman.reconcile.independence import independent_outlets
from dragoman.record.session import Record, open_record
from dragoman.record.write import save_reading
from dragoman.views.disputes import days_at_odds
from dragoman.views.outlets import Outlets, documents_by_id

THANKS, OWN = "Chad thanked Fiji for seedlings.", "A trader in Lome said that nobody asked Togo."


def printed_in(outlet: str, day: int, text: str) -> Document:
    row = {"id": outlet, "outlet": outlet, "type": "SUPPORT", "date": ""}
    document, _ = passage({**row, "actors": ["TCD"], "recipients": [], "text": f"{text} [End]."})
    on = date(2021, 3, day)
    return replace(document, published=PublicationDate(on, on, "day", "metadata", ""))


def sentence(document: Document, words: str) -> Evidence:
    start = document.text.index(words)
    return evidence(document, start, start + len(words))


@pytest.fixture
def wire() -> Document:
    return printed_in("Suva Herald", 1, THANKS)


@pytest.fixture
def copy() -> Document:
    return printed_in("Lome Post", 2, f"{THANKS} {OWN}")


@pytest.fixture
def outlets(wire: Document, copy: Document) -> Outlets:
    wire, copy = replace(wire, copies=(copy.id,)), replace(copy, copies=(wire.id,))
    documents = {wire.id: wire, copy.id: copy}
    return Outlets(documents, independent_outlets(documents))


def test_what_all_copies_have_is_the_first_publishers(outlets: Outlets, copy: Document) -> None:
    assert outlets.printing(sentence(copy, THANKS)) == "Suva Herald"


def test_what_only_a_copy_has_is_its_own(outlets: Outlets, copy: Document) -> None:
    assert outlets.printing(sentence(copy, OWN)) == "Lome Post"
    assert set(outlets.independent.values()) == {"Suva Herald"}


def test_a_disputed_value_is_given_by_who_prints_it(outlets: Outlets, copy: Document) -> None:
    value = DisputedValue("nobody", ("Suva Herald",), (), (sentence(copy, OWN),))
    assert outlets.giving(value) == ("Lome Post",)


def test_an_outlet_that_is_only_quoted_for_a_value_stays(outlets: Outlets, copy: Document) -> None:
    value = DisputedValue("nobody", ("Agence Volta",), (), (sentence(copy, OWN),))
    assert outlets.giving(value) == ("Agence Volta",)


def test_a_value_was_printed_when_its_outlet_printed_it(
    outlets: Outlets, wire: Document, copy: Document
) -> None:
    both = (sentence(wire, THANKS), sentence(copy, THANKS))
    assert days_at_odds(DisputedValue("seedlings", (), (), both), outlets) == ("2021-03-01",)
    own = (sentence(copy, OWN),)
    assert days_at_odds(DisputedValue("nobody", (), (), own), outlets) == ("2021-03-02",)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(str(tmp_path / "record.db"), create=True) as record:
        for document in PAPERS:
            save_reading(record, Reading(document), Versions("1", "1", "1"))
        yield record


PAPERS = [printed_in(f"Paper {day}", day, f"Chad thanked number {day}.") for day in range(1, 9)]


def test_documents_are_read_together(record: Record) -> None:
    asked: list[str] = []

    def note(*given: object) -> None:
        asked.append(str(given[2]))

    listening.listen(record.engine, "before_cursor_execute", note)
    ids = [document.id for document in PAPERS]
    assert list(documents_by_id(record, ids)) == sorted(ids)
    assert len([query for query in asked if "FROM documents" in query]) == 1
