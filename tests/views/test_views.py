"""The read models, over a small record of two countries told by three invented outlets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import EntryMissing
from dragoman.evaluation.merging import passage
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Naming, Observance, Report, Statement
from dragoman.model.reading import Reading, Versions
from dragoman.model.record import Event
from dragoman.model.text import Document, evidence
from dragoman.model.time import UNKNOWN_DATE, PublicationDate
from dragoman.reconcile import Material, reconcile
from dragoman.record import read
from dragoman.record.reconciling import reconcile_pending
from dragoman.record.selection import EVERYTHING, Selection
from dragoman.record.session import Record, open_record
from dragoman.record.write import save_reading, save_reconciled
from dragoman.views.chronicle import chronicle
from dragoman.views.disputes import disputes
from dragoman.views.entry import entry
from dragoman.views.headline import headline
from dragoman.views.relations import relations
from dragoman.views.statements import statements

ENVOY = ActorRef("person.ana-oru", "Ana Oru", "TCD", "GOV", (), "the envoy")
FIJI = ActorRef("FJI", "Fiji", "FJI", "", (), "Fiji")
TONGA = ActorRef("TON", "Tonga", "TON", "", (), "Tonga")
ROWS = (
    ("A", "TCD+FJI", "", "1983", "Envoys say that early on diplomatic ties were [established]."),
    ("B", "TCD+FJI", "", "1984-05-09", "On 9 May 1984 diplomatic ties were [established]."),
    ("B", "TCD", "FJI", "1990-01-02", "Chad [thanked] Fiji for coconut seedlings."),
    ("C", "TCD", "FJI", "", "Chad has always [backed] Fiji on fishing rights."),
    ("C", "TCD", "TON", "1991", "Chad [praised] Tonga."),
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    readings = [_reading(number, row) for number, row in enumerate(ROWS)]
    found = reconcile(
        Material(
            {reading.document.id: reading.document for reading in readings},
            [report for reading in readings for report in reading.reports],
            [naming for reading in readings for naming in reading.namings],
        )
    )
    with open_record(str(tmp_path / "record.db"), create=True) as record:
        for reading in readings:
            save_reading(record, reading, Versions("1", "1", "1"))
        save_reconciled(record, found.events, found.disputes)
        yield record


def _reading(number: int, row: tuple[str, str, str, str, str]) -> Reading:
    outlet, doers, receivers, date, text = row
    sides = {"actors": doers.split("+"), "recipients": receivers.split("+") if receivers else []}
    fields = {"id": f"report:{number}", "outlet": outlet, "type": "SUPPORT", "date": date}
    document, report = passage({**fields, **sides, "text": text})
    if number:
        return Reading(document, reports=(report,))
    said = replace(report, asserted_by=(ENVOY,))
    name = evidence(document, 0, 6)
    day = Observance(
        "observance:1", "Friendship Day", "05-09", "relations", ("FJI",), (), None, (name,)
    )
    return Reading(
        document,
        reports=(said,),
        statements=(_statement(document, said), _statement(document, said, unnamed=True)),
        namings=(Naming("naming:1", "Chad", "early", (ENVOY,), name),),
        observances=(day,),
    )


def _statement(document: Document, report: Report, *, unnamed: bool = False) -> Statement:
    whole = evidence(document, 0, len(document.text))
    content = evidence(document, document.text.index("early"), len(document.text))
    return Statement(
        id=f"statement:{'unnamed' if unnamed else 'envoy'}",
        speaker=None if unnamed else ENVOY,
        cue=evidence(document, 7, 10),
        quotation="indirect",
        date=UNKNOWN_DATE,
        text=content.text,
        evidence=whole,
        source=None,
        content=(content,),
        about=(FIJI, TONGA),
        reports=(report.id,),
    )


def test_undated_acts_come_by_the_day_of_printing(tmp_path: Path) -> None:
    rows = (
        ("A", "TCD", "FJI", "", "Chad [praised] Fiji for its coral nurseries."),
        ("B", "TON", "TCD", "", "Tonga [backed] Chad in a quarrel over grazing."),
    )
    days = (date(2003, 5, 2), date(2001, 7, 9))
    with open_record(str(tmp_path / "undated.db"), create=True) as record:
        for number, (row, day) in enumerate(zip(rows, days, strict=True), start=1):
            reading = _reading(number, row)
            published = PublicationDate(day, day, "day", "metadata")
            document = replace(reading.document, published=published)
            save_reading(record, replace(reading, document=document), Versions("1", "1", "1"))
        reconcile_pending(record)
        shown = chronicle(record)
    assert shown.undated == len(rows)
    assert [(line.date, line.printed) for line in shown.lines] == [
        ("undated", ("2001-07-09",)),
        ("undated", ("2003-05-02",)),
    ]


def test_the_chronicle_is_in_order_with_its_sources(record: Record) -> None:
    shown = chronicle(record, Selection(actors=("TCD", "FJI"), dyad=True))
    assert [(line.date, line.direction) for line in shown.lines] == [
        ("1984-05-09", "FJI – TCD"),
        ("1990-01-02", "TCD → FJI"),
        ("undated", "TCD → FJI"),
    ]
    assert shown.undated == 1
    first = shown.lines[0]
    assert first.headline == "diplomatic relations between Chad and Fiji established"
    assert first.sources == ("A", "B")
    assert first.voices == ("Ana Oru (TCD)",)
    (dispute,) = first.disputes
    assert [(v.value, v.outlets, v.voices) for v in dispute.values] == [
        ("1983", ("A",), ("Ana Oru (TCD)",)),
        ("1984-05-09", ("B",), ()),
    ]


def test_other_lines_quote_their_source(record: Record) -> None:
    shown = chronicle(record, Selection(types=("SUPPORT",)))
    quoted = [line.headline for line in shown.lines if not line.disputes]
    assert quoted == [
        "“Chad thanked Fiji for coconut seedlings”",
        "“Chad praised Tonga”",
        "“Chad has always backed Fiji on fishing rights”",
    ]


def test_the_relations_of_a_pair(record: Record) -> None:
    shown = relations(record, "tcd", "FJI")
    assert shown.names == ("Chad", "Fiji")
    assert (shown.documents, shown.outlets, shown.years) == (4, 3, (1984, 1990))
    assert len(shown.chronicle.lines) == 3
    assert [(heard.name, heard.statements) for heard in shown.heard] == [("Chad", 1)]
    assert shown.unnamed == 1
    assert [heard.name for heard in shown.unheard] == ["Fiji", "Tonga"]
    assert [(due.name, due.month_day) for due in shown.standing.due] == [
        ("diplomatic relations between Chad and Fiji established", "05-09"),
        ("Friendship Day", "05-09"),
    ]


def test_relations_with_somebody_unknown(record: Record) -> None:
    with pytest.raises(EntryMissing):
        relations(record, "TCD", "Atlantis")


def test_statements_name_their_speaker(record: Record) -> None:
    envoy, unnamed = statements(record)
    assert (envoy.speaker, envoy.cue, envoy.country) == ("Ana Oru (TCD)", "say", "TCD")
    assert envoy.text in envoy.sentence
    assert envoy.about == ("FJI", "TON")
    assert (unnamed.speaker, unnamed.country) == ("unnamed", "")


def test_disputes_show_each_value_with_its_sentence(record: Record) -> None:
    (dispute,) = disputes(record, Selection(actors=("FJI",)))
    assert dispute.attribute == "date"
    assert dispute.values[1].sentences == ("On 9 May 1984 diplomatic ties were established.",)


def test_an_event_shows_every_account(record: Record) -> None:
    event = next(iter(read.events(record, Selection(actors=("FJI",)))))
    shown = entry(record, event.id)
    assert shown.kind == "event"
    assert shown.heading == headline(event)
    assert dict(shown.facts)["independent outlets"] == "2"
    assert [account.outlet for account in shown.accounts] == ["A", "B"]
    assert [account.told for account in shown.accounts] == [
        "FJI – TCD SUPPORT 1983",
        "FJI – TCD SUPPORT 1984-05-09",
    ]


def test_every_entry_of_a_record_can_be_shown(record: Record) -> None:
    readers = (
        read.documents,
        read.actors,
        read.reports,
        read.statements,
        read.observances,
        read.namings,
        read.events,
        read.disputes,
    )
    for reader in readers:
        found = [one.id for one in reader(record, EVERYTHING)]
        assert found
        for id_ in found:
            shown = entry(record, id_)
            assert shown.id == id_
            assert shown.heading
            assert shown.accounts or shown.kind in ("document", "actor")


def test_a_beginning_of_an_id_is_enough(record: Record) -> None:
    event: Event = next(iter(read.events(record)))
    assert entry(record, event.id[:-4]).id == event.id
    with pytest.raises(EntryMissing):
        entry(record, "event:zzz")
