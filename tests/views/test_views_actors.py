"""Whom a record knows and why, and who stayed unknown, over three invented articles."""

from collections.abc import Iterator

import pytest

from dragoman.errors import EntryAmbiguous, EntryMissing
from dragoman.pipeline.reader import read_into
from dragoman.record.session import Record, open_record
from dragoman.settings import Settings
from dragoman.views.actors import actor, actors
from dragoman.views.strangers import sentence_at, strangers

ARTICLES = (
    (
        "Envoy thanks host\n\nLIMA, 3 May 2019 – Peru's Ambassador, Nadeem Qassar, thanked Fiji. "
        "Former foreign minister Rosa Quispe of Peru listened.\n"
    ),
    (
        "Talks go on\n\nSUVA, 9 June 2019 – Ambassador Qassar met Dr. Alba Moreno. "
        "Dr. Alba Moreno thanked him. Angela Merkel sent a letter to Paulo Quispe of Suva.\n"
    ),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("people")
    for number, text in enumerate(ARTICLES):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    with open_record(str(folder / "people.db"), create=True) as opened:
        read_into(opened, [str(folder)], Settings(), lambda *_: None)
        yield opened


def test_everybody_is_listed_the_most_often_named_first(record: Record) -> None:
    lines = actors(record)
    assert [line.times for line in lines] == sorted((line.times for line in lines), reverse=True)
    known = {line.id: line for line in lines}
    envoy = known["person.nadeem-qassar"]
    assert (envoy.country, envoy.sectors, envoy.documents) == ("PER", ("GOV",), 2)
    assert ("Ambassador", "Peru", "text") in {(o.title, o.of, o.basis) for o in envoy.offices}
    assert {o.former for o in known["person.rosa-quispe"].offices} == {True}
    assert len(actors(record, limit=2)) == 2


def test_one_actor_is_told_whole_by_surname_with_the_reasons(record: Record) -> None:
    view = actor(record, "qassar")
    assert view.actor.id == "person.nadeem-qassar"
    (because,) = {n.because for n in view.namings if n.rule == "record"}
    assert "known from document:" in because
    assert because.endswith("“Peru's Ambassador, Nadeem Qassar”")


def test_listed_offices_come_with_their_days(record: Record) -> None:
    offices = actor(record, "Angela Merkel").actor.offices
    assert ("Chancellor", "2005-11-22", "2021-12-08", "listed") in {
        (o.title, o.since, o.until, o.basis) for o in offices
    }


def test_nobody_and_several_are_refused(record: Record) -> None:
    with pytest.raises(EntryMissing, match="nobody in this record is called 'Nobody'"):
        actor(record, "Nobody")
    with pytest.raises(EntryAmbiguous, match=r"person\.paulo-quispe, person\.rosa-quispe"):
        actor(record, "Quispe")


def test_strangers_come_with_a_sentence(record: Record) -> None:
    lines = {line.words: line for line in strangers(record)}
    moreno = lines["Dr. Alba Moreno"]
    assert (moreno.times, moreno.documents) == (2, 1)
    assert moreno.why == "Alba Moreno is named, but no office is given or known"
    assert moreno.example.endswith("Ambassador Qassar met Dr. Alba Moreno.")
    assert len(strangers(record, limit=1)) == 1


def test_a_sentence_ends_at_no_abbreviation() -> None:
    text = "One left. Then Dr. Ruiz of J. Vega Ltd. came.\nAnother line."
    assert sentence_at(text, text.index("Ruiz")) == "Then Dr. Ruiz of J. Vega Ltd. came."
    assert sentence_at(text, text.index("Another")) == "Another line."
    assert sentence_at(text, 0) == "One left."
