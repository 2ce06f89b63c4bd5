"""Disputes: what differs is kept with its sources; what can be true together is no dispute."""

from dataclasses import replace
from datetime import date

import pytest
from telling import Told, tell

from dragoman.model.entries import Naming
from dragoman.model.places import Place
from dragoman.model.record import Dispute
from dragoman.model.text import evidence
from dragoman.model.time import PublicationDate
from dragoman.reconcile import Material, Reconciled, reconcile

RELATIONS = "Diplomatic relations between Chad and Fiji were [established]"
SHELLED = "Chadian guns [shelled] the Libyan fort at Aozou"


def reconciled(*told: Told) -> Reconciled:
    return reconcile(Material({d.id: d for d, _ in told}, [report for _, report in told]))


def values(dispute: Dispute) -> list[tuple[str, tuple[str, ...]]]:
    return [(value.value, value.outlets) for value in dispute.values]


def test_dates_that_cannot_both_be_right_are_disputed_and_all_are_listed() -> None:
    told = [
        tell("TCD+FJI", "", RELATIONS, date="1984-05-09", outlet="C"),
        tell("TCD+FJI", "", RELATIONS, date="1983", outlet="A", by="Ana Oru"),
        tell("TCD", "FJI", "Chad [established] formal diplomatic ties with Fiji", date="1984"),
    ]
    found = reconciled(*told)
    (dispute,) = found.disputes
    assert dispute.attribute == "date"
    assert dispute.about == "diplomatic relations between Chad and Fiji established"
    assert values(dispute) == [("1983", ("A",)), ("1984", ("Gazette",)), ("1984-05-09", ("C",))]
    assert [actor.name for actor in dispute.values[0].asserted_by] == ["Ana Oru"]
    assert dispute.values[0].evidence == (told[1][1].evidence,)
    (event,) = found.events
    assert event.disputed
    assert dispute.subject.id == event.id


def test_a_year_and_a_day_in_it_are_no_dispute() -> None:
    told = [
        tell("TCD+FJI", "", RELATIONS, date="1984-05-09"),
        tell("TCD+FJI", "", RELATIONS, date="1984"),
        tell("TCD+FJI", "", RELATIONS),
    ]
    found = reconciled(*told)
    assert len(found.events) == 1
    assert found.disputes == ()
    assert not found.events[0].disputed


def test_what_one_reports_and_another_denies() -> None:
    told = [
        tell("TCD", "LBY", SHELLED, type="ASSAULT", date="1987-01-05", outlet="North"),
        tell("TCD", "LBY", "Chadian guns have not [shelled] the fort at Aozou", type="ASSAULT",
             date="1987-01-05", modality="negated", outlet="South"),
    ]  # fmt: skip
    (dispute,) = reconciled(*told).disputes
    assert dispute.attribute == "occurrence"
    assert values(dispute) == [("denied", ("South",)), ("reported", ("North",))]


def test_a_denial_without_a_date_denies_no_particular_act() -> None:
    told = [
        tell("TCD", "LBY", SHELLED, type="ASSAULT", date="1987-01-05"),
        tell("TCD", "LBY", "Chad never [shelled] a fort at Aozou", type="ASSAULT",
             modality="negated"),
    ]  # fmt: skip
    found = reconciled(*told)
    assert len(found.events) == 2
    assert found.disputes == ()


@pytest.mark.parametrize(("printed", "disputed"), [("1984-05-10", True), ("1981-03-02", False)])
def test_what_had_yet_to_happen_was_not_denied(printed: str, disputed: bool) -> None:
    day = date.fromisoformat(printed)
    none = "Chad and Fiji never [established] diplomatic relations"
    document, report = tell("TCD+FJI", "", none, modality="negated", outlet="South")
    early = replace(document, published=PublicationDate(day, day, "day", "metadata"))
    found = reconciled(
        (early, report), tell("TCD+FJI", "", RELATIONS, date="1984-05-09", outlet="North")
    )
    assert [dispute.attribute for dispute in found.disputes] == ["occurrence"] * disputed


def test_who_did_it_is_disputed() -> None:
    told = [
        tell("TCD", "LBY", SHELLED, type="ASSAULT", date="1987-01-05", place="Aozou"),
        tell("SDN", "LBY", "Sudanese guns [shelled] the Libyan fort at Aozou", type="ASSAULT",
             date="1987-01-05", place="Aozou"),
    ]  # fmt: skip
    (dispute,) = reconciled(*told).disputes
    assert dispute.attribute == "actor"
    assert [value for value, _ in values(dispute)] == ["Chad", "Sudan"]


def test_blows_in_both_directions_are_two_events() -> None:
    told = [
        tell("TCD", "LBY", SHELLED, type="ASSAULT", date="1987-01-05"),
        tell("LBY", "TCD", "Libyan guns [shelled] the Chadian fort at Aozou", type="ASSAULT",
             date="1987-01-05"),
    ]  # fmt: skip
    assert len(reconciled(*told).events) == 2


def naming(told: Told, of: str, term: str) -> Naming:
    document, report = told
    start = document.text.index(term)
    passage = evidence(document, start - len(of) - 1, start + len(term))
    return Naming(f"naming:{document.id}:{term}", of, term, report.asserted_by, passage)


def test_words_for_one_thing_are_a_dispute_about_its_name() -> None:
    one = tell("TCD", "LBY", "Chad [mourned] the dead of the Aozou massacre", outlet="North")
    two = tell("LBY", "TCD", "Libya [played] down the Aozou incident", outlet="South", by="Omar")
    namings = [naming(one, "Aozou", "massacre"), naming(two, "aozou", "incident")]
    documents = {one[0].id: one[0], two[0].id: two[0]}
    (dispute,) = reconcile(Material(documents, [], namings)).disputes
    assert dispute.attribute == "term"
    assert (dispute.subject.kind, dispute.subject.id) == ("name", "Aozou")
    assert values(dispute) == [("incident", ("South",)), ("massacre", ("North",))]
    assert [actor.name for actor in dispute.values[0].asserted_by] == ["Omar"]


def test_the_name_of_a_place_leads_to_the_event_there() -> None:
    act = tell("TCD", "LBY", SHELLED, type="ASSAULT", date="1987-01-05", place="Aozou")
    one = tell("TCD", "LBY", "Chad [mourned] the Aozou massacre", outlet="North")
    two = tell("LBY", "TCD", "Libya [played] down the Aozou incident", outlet="South")
    namings = [naming(one, "Aozou", "massacre"), naming(two, "Aozou", "incident")]
    documents = {told[0].id: told[0] for told in (act, one, two)}
    found = reconcile(Material(documents, [act[1]], namings))
    assert found.disputes[0].subject.id == found.events[0].id
    assert found.events[0].disputed


def test_one_writers_variation_is_no_dispute() -> None:
    told = tell("TCD", "LBY", "Chad [mourned] the Aozou massacre, that Aozou tragedy")
    namings = [naming(told, "Aozou", "massacre"), naming(told, "Aozou", "tragedy")]
    assert reconcile(Material({told[0].id: told[0]}, [], namings)).disputes == ()


def test_a_name_that_stands_free_of_the_word_leads_to_the_event() -> None:
    act = tell("TCD", "LBY", "Chad [shelled] the fort in the oasis of Aozou.", type="ASSAULT")
    one = tell("TCD", "LBY", "Chad [mourned] the Aozou massacre", outlet="North")
    two = tell("LBY", "TCD", "Libya [played] down the Aozou incident", outlet="South")
    namings = [naming(one, "Aozou", "massacre"), naming(two, "Aozou", "incident")]
    documents = {told[0].id: told[0] for told in (act, one, two)}
    found = reconcile(Material(documents, [told[1] for told in (act, one, two)], namings))
    (event,) = (event for event in found.events if act[1] in event.reports)
    assert found.disputes[0].subject.id == event.id


@pytest.mark.parametrize(
    ("one", "other", "disputed"),
    [
        (Place("Aozou", "TCD"), Place("Murzuq", "LBY"), True),
        (Place("Aozou", "TCD", 21.8, 17.4), Place("Faya", "TCD", 17.9, 19.1), True),
        (Place("Aozou", "TCD", 21.8, 17.4), Place("Oasis", "TCD", 21.9, 17.5), False),
        (Place("Aozou", "TCD"), Place("Tibesti", "TCD"), False),
        (Place("Aozou"), Place("aozou", "TCD"), False),
    ],
)
def test_places_are_disputed_where_they_cannot_be_one(
    one: Place, other: Place, disputed: bool
) -> None:
    fields = {"type": "ASSAULT", "date": "1987-01-05"}
    told = [tell("TCD", "LBY", SHELLED, **fields) for _ in range(2)]
    placed = [
        (document, replace(report, place=place))
        for (document, report), place in zip(told, (one, other), strict=True)
    ]
    found = reconciled(*placed)
    assert len(found.events) == 1
    assert [dispute.attribute for dispute in found.disputes] == ["place"] * disputed


def test_relations_broken_and_opened_again_are_two_events() -> None:
    told = [tell("TCD+FJI", "", RELATIONS, date=year) for year in ("1951", "1992")]
    found = reconciled(*told)
    assert len(found.events) == 2
    assert found.disputes == ()


def test_the_same_blow_by_two_doers_of_known_name_is_two_events() -> None:
    told = [
        tell("EST", "RUS", "Estonia [expelled] five envoys", type="SANCTION", date="2022-04-05"),
        tell("LVA", "RUS", "Latvia [expelled] five envoys", type="SANCTION", date="2022-04-05"),
    ]
    assert len(reconciled(*told).events) == 2
