"""Whose word an event rests on: quotation adds no source, and a paper may take its own back."""

from dataclasses import replace
from datetime import date

import pytest
from telling import Told, tell

from dragoman.codebook.press import press
from dragoman.model.record import Event
from dragoman.model.time import PublicationDate
from dragoman.reconcile import Material, Reconciled, reconcile
from dragoman.reconcile.independence import quoted_outlet

BUSES = "Gabon [donated] sixty school buses to Togo"
AID = {"type": "AID", "date": "2020-02-03"}
RELATIONS = "Diplomatic relations between Chad and Fiji were [established]"


def reconciled(*told: Told) -> Reconciled:
    return reconcile(Material({d.id: d for d, _ in told}, [report for _, report in told]))


def the_event(*told: Told) -> Event:
    (event,) = reconciled(*told).events
    return event


def on(day: date, told: Told, title: str = "") -> Told:
    published = PublicationDate(day, day, "day", "metadata")
    return replace(told[0], published=published, title=title), told[1]


def test_who_tells_it_on_anothers_word_adds_no_source() -> None:
    own = tell("GAB", "TGO", BUSES, outlet="Reuters", **AID)
    quoting = tell("GAB", "TGO", f"{BUSES}, Reuters reported", outlet="Daily", by="Reuters", **AID)
    told_to = tell(
        "GAB", "TGO", f"{BUSES}, a driver told the Reuters news agency", outlet="Weekly", **AID
    )
    assert the_event(own, quoting, told_to).outlets == 1
    assert the_event(quoting, told_to).outlets == 1  # though Reuters itself was never read
    assert the_event(own, tell("GAB", "TGO", BUSES, outlet="Daily", **AID)).outlets == 2


def test_what_a_paper_also_says_itself_adds_nobody_else() -> None:
    document, first = tell("GAB", "TGO", BUSES, outlet="Daily", **AID)
    second = replace(first, id="later", asserted_by=tell("GAB", "", BUSES, by="AFP")[1].asserted_by)
    found = reconcile(Material({document.id: document}, [first, second]))
    assert [event.outlets for event in found.events] == [1]


@pytest.mark.parametrize(
    ("words", "by", "outlet"),
    [
        (BUSES, "AFP", "Agence France-Presse"),
        (BUSES, "Volga Herald", "Volga Herald"),
        (BUSES, "journalists", ""),
        (BUSES, "Ana Oru", ""),
        (f"{BUSES}, he told AFP", "", "Agence France-Presse"),
        (f"{BUSES}, she said in an interview with the Lome Tribune", "", "Lome Tribune"),
        (f"{BUSES}, he told Ana Oru", "", ""),
    ],
)
def test_outlets_are_known_by_name(words: str, by: str, outlet: str) -> None:
    assert quoted_outlet(tell("GAB", "TGO", words, by=by, **AID)[1]) == outlet


def test_a_papers_own_correction_supersedes() -> None:
    wrong = on(date(2020, 5, 1), tell("TCD+FJI", "", RELATIONS, date="1983", outlet="North"))
    right = tell("TCD+FJI", "", RELATIONS, date="1984-05-09", outlet="North")
    right = on(date(2020, 5, 2), right, "Correction: Chad and Fiji")
    event = the_event(wrong, right)
    assert event.date.start == date(1984, 5, 9)
    assert event.superseded == (wrong[1].id,)
    assert not event.disputed
    assert reconciled(wrong, right).disputes == ()


def test_another_papers_correction_supersedes_nothing() -> None:
    one = on(date(2020, 5, 1), tell("TCD+FJI", "", RELATIONS, date="1983", outlet="North"))
    other = tell("TCD+FJI", "", RELATIONS, date="1984-05-09", outlet="South")
    other = on(date(2020, 5, 2), other, "Correction: Chad and Fiji")
    assert len(reconciled(one, other).disputes) == 1


def test_a_later_slip_is_no_correction() -> None:
    one = on(date(2020, 5, 1), tell("TCD+FJI", "", RELATIONS, date="1984-05-09", outlet="North"))
    later = on(date(2024, 5, 1), tell("TCD+FJI", "", RELATIONS, date="1983", outlet="North"))
    found = reconciled(one, later)
    assert len(found.disputes) == 1
    assert found.events[0].superseded == ()


def test_a_correction_takes_back_what_it_repeats() -> None:
    document, wrong = tell("TCD+FJI", "", f"We wrote that {RELATIONS}", date="1983")
    text = f"{document.text}. {RELATIONS.replace('[', '').replace(']', '')}."
    start = len(document.text) + 2
    right = tell("TCD+FJI", "", RELATIONS, date="1984")[1]
    right = replace(
        right,
        trigger=replace(
            right.trigger, document=document.id, start=right.trigger.start + start,
            end=right.trigger.end + start,
        ),
        evidence=replace(
            right.evidence, document=document.id, start=start,
            end=start + len(right.evidence.text),
        ),
    )  # fmt: skip
    document = replace(document, text=text, title="Correction")
    found = reconcile(Material({document.id: document}, [wrong, right]))
    assert found.disputes == ()
    assert found.events[0].superseded == (wrong.id,)


@pytest.mark.parametrize(
    ("title", "text", "corrects"),
    [
        ("Correction: envoys", "", True),
        ("Envoys leave", "Editor’s note: an earlier version gave a wrong day.", True),
        ("Envoys leave", "An earlier version of this article gave a wrong day.", True),
        ("A course correction in Chad", "Chad turned west.", False),
    ],
)
def test_corrections_say_so(title: str, text: str, corrects: bool) -> None:
    assert press().corrects(title, text) == corrects
