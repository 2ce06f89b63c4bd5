"""Positions and voices as read models, over three invented outlets, one of them a copyist."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.cli.standing import issue_name
from dragoman.errors import UsageError
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Stance, Stand, Statement
from dragoman.model.reading import Reading, Versions
from dragoman.model.text import Document, evidence
from dragoman.model.time import UNKNOWN_DATE, PublicationDate
from dragoman.reconcile.positions import positions as draw
from dragoman.record import read
from dragoman.record.copies import store_copies
from dragoman.record.selection import Selection
from dragoman.record.session import Record, open_record
from dragoman.record.write import save_reading, save_reconciled
from dragoman.views.positions import positions
from dragoman.views.standing import standing
from dragoman.views.voices import voices

CHAD = ActorRef("TCD", "Chad", "TCD", "", (), "Chad")
FIJI = ActorRef("FJI", "Fiji", "FJI", "", (), "Fiji")
TONGA = ActorRef("TON", "Tonga", "TON", "", (), "Tonga")
ENVOY = ActorRef("person.ana-oru", "Ana Oru", "TCD", "GOV", (), "Oru")
TEXT = "Oru said Chad backs Fiji on the Minerva Reefs, which Tonga claims."
PLACES = (("A", 1, TEXT), ("B", 3, TEXT), ("C", 2, f"Again: {TEXT}"))


def reading(outlet: str, day: int, text: str) -> Reading:
    published = PublicationDate(None, None, "unknown", "unknown")
    document = Document(
        f"document:{outlet}", outlet, text, outlet=outlet, published=published, language="en"
    )
    start = text.index("Oru")
    whole, said = evidence(document, start, len(text)), evidence(document, start + 9, len(text))
    statement = Statement(
        f"statement:{outlet}",
        ENVOY,
        evidence(document, start + 4, start + 8),
        "indirect",
        UNKNOWN_DATE,
        said.text,
        whole,
        None,
        (said,),
        about=(FIJI, TONGA),
    )
    unheard = replace(
        statement, id=f"statement:{outlet}-{day}", speaker=None, kind="thought", about=()
    )
    back = stand(document, CHAD, "support", FIJI, statement.id)
    returned = stand(document, FIJI, "support", CHAD, None)
    return Reading(document, statements=(statement, unheard), stands=(back, returned))


def stand(
    document: Document, actor: ActorRef, stance: Stance, side: ActorRef, said: str | None
) -> Stand:
    start = document.text.index("backs")
    return Stand(
        f"stand:{document.id}-{actor.id}",
        actor,
        "Minerva Reefs",
        stance,
        side,
        UNKNOWN_DATE,
        evidence(document, start, start + 5),
        (ENVOY,),
        evidence(document, document.text.index("Oru"), len(document.text)),
        said,
    )


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(str(tmp_path / "record.db"), create=True) as record:
        for place in PLACES:
            save_reading(record, reading(*place), Versions("1", "1", "1"))
        with record.writing() as connection:
            family = {"document:A": ("document:B",), "document:B": ("document:A",)}
            store_copies(connection, list(read.documents(record)), family)
        save_reconciled(record, (), (), draw(tuple(read.stands(record)), ()))
        yield record


def test_a_position_shows_its_words_its_voice_and_independent_outlets(record: Record) -> None:
    found = positions(record, Selection(("TCD",)), "Minerva Reefs")
    (line,) = [one for one in found if one.code == "TCD"]
    assert (line.actor, line.stance, line.side, line.first) == (
        "Chad",
        "support",
        "Fiji",
        "undated",
    )
    assert line.outlets == 2
    assert [passage.voices for passage in line.passages] == [("Ana Oru (TCD)",)] * 3
    assert {passage.cue for passage in line.passages} == {"backs"}
    assert line.statements == ("statement:A", "statement:B", "statement:C")


def test_another_issue_has_no_positions(record: Record) -> None:
    assert positions(record, issue="Kashmir") == ()


def test_backing_that_is_returned_is_mutual(record: Record) -> None:
    (mutual,) = standing(record, Selection(("TCD", "FJI"), dyad=True)).mutual
    assert {mutual.one.actor, mutual.other.actor} == {"Chad", "Fiji"}


def test_copies_add_no_voice_and_thoughts_are_no_speech(record: Record) -> None:
    found = voices(record)
    assert found.statements == 2
    assert [(c.name, c.statements, c.outlets) for c in found.speakers] == [("Ana Oru (TCD)", 2, 2)]
    assert [(c.key, c.statements) for c in found.countries] == [("TCD", 2)]
    assert [(c.key, c.statements) for c in found.outlets] == [("A", 1), ("C", 1)]


def test_who_is_spoken_about_and_says_nothing_is_named(record: Record) -> None:
    assert [(s.key, s.statements) for s in voices(record).silent] == [("FJI", 2), ("TON", 2)]


def test_an_issue_goes_by_any_of_its_names() -> None:
    assert issue_name("golan") == "Golan Heights"
    with pytest.raises(UsageError, match="did you mean Nagorno-Karabakh"):
        issue_name("Nagorno")
