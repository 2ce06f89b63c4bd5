"""Events: what the accounts bear out, one voice a story, the same whatever the order."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from telling import Told, tell

from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.merging import passage
from dragoman.model.time import PublicationDate
from dragoman.reconcile import Material, Reconciled, reconcile

GOLD = Path(__file__).parents[1] / "evaluation" / "merging.jsonl"
PASSAGES = [passage(row) for row in read_gold(GOLD, ["id"])]


def reconciled(*told: Told) -> Reconciled:
    return reconcile(Material({d.id: d for d, _ in told}, [report for _, report in told]))


@settings(max_examples=8, deadline=None)
@given(st.permutations(PASSAGES))
def test_the_order_of_reading_makes_no_difference(shuffled: list[Told]) -> None:
    assert reconciled(*shuffled) == reconciled(*PASSAGES)


def test_every_report_is_in_exactly_one_event() -> None:
    found = reconciled(*PASSAGES, *PASSAGES)
    told = [report.id for event in found.events for report in event.reports]
    assert sorted(told) == sorted(report.id for _, report in PASSAGES)


def test_a_past_event_told_years_later_joins_its_event() -> None:
    now = tell(
        "CHL", "BOL", "Chile [lent] Bolivia two ferries for Lake Titicaca", date="2016-04-02"
    )
    later = tell(
        "CHL",
        "BOL",
        "The two ferries that Chile [lent] in 2016 still cross Lake Titicaca",
        date="2016",
        modality="historical",
        outlet="Almanac",
    )
    (event,) = reconciled(now, later).events
    assert event.date.start == date(2016, 4, 2)
    assert event.outlets == 2


def test_nothing_is_told_before_it_happened() -> None:
    words = "Chile [lent] Bolivia two ferries for Lake Titicaca"
    dated = tell("CHL", "BOL", words, date="2016-04-02")
    undated = tell("CHL", "BOL", f"Again {words}", outlet="Almanac")

    def printed(day: date) -> Told:
        published = PublicationDate(day, day, "day", "metadata")
        return replace(undated[0], published=published), undated[1]

    assert len(reconciled(dated, printed(date(2018, 1, 1))).events) == 1
    assert len(reconciled(dated, printed(date(2015, 3, 31))).events) == 2


def test_the_date_is_the_most_precise_that_fits_most_outlets() -> None:
    words = "Diplomatic relations between Chad and Fiji were [established]"
    told = [
        tell("TCD+FJI", "", words, date="1983", outlet="A"),
        tell("TCD+FJI", "", words, date="1984", outlet="B"),
        tell("TCD+FJI", "", words, date="1984-05-09", outlet="C"),
    ]
    (event,) = reconciled(*told).events
    assert event.date.start == event.date.end == date(1984, 5, 9)


def test_copies_of_a_story_are_one_voice() -> None:
    text = "Gabon [donated] school buses to Togo"
    wire = tell("GAB", "TGO", text, type="AID", date="2020-02-03", outlet="Wire")
    copy = tell("GAB", "TGO", text, type="AID", date="2020-02-03", outlet="Paper")
    early = PublicationDate(date(2020, 2, 3), date(2020, 2, 3), "day", "metadata")
    wire = replace(wire[0], published=early), wire[1]
    copy = replace(copy[0], copies=(wire[0].id,)), copy[1]
    own = tell("GAB", "TGO", "Togo got school buses [donated] by Gabon", type="AID", outlet="Own")
    (event,) = reconciled(wire, copy, own).events
    assert event.outlets == 2


def test_a_document_without_an_outlet_speaks_for_itself() -> None:
    text = "Gabon [donated] school buses to Togo"
    told = [tell("GAB", "TGO", text, type="AID", outlet="") for _ in range(2)]
    (event,) = reconciled(*told).events
    assert event.outlets == 2


def test_a_bare_state_gives_way_to_its_organ() -> None:
    told = [
        tell("MNG", "NPL", "Mongolia [hailed] Nepal for its glacier law", date="2021-03-03"),
        tell(
            "MNG/LEG/parliament", "NPL", "Nepal was [hailed] for its glacier law", date="2021-03-03"
        ),
    ]
    (event,) = reconciled(*told).events
    assert [actor.id for actor in event.actors] == ["MNG.parliament"]
    assert [actor.id for actor in event.recipients] == ["NPL"]


def test_what_lies_ahead_is_not_what_was_done() -> None:
    told = [
        tell("CHL", "PER", "Chile will [host] Peru for talks on anchovies", type="AGREE",
             modality="future", date="2022-07-01"),
        tell("CHL", "PER", "Chile [hosted] Peru for talks on anchovies", type="AGREE",
             date="2022-07-01"),
    ]  # fmt: skip
    assert len(reconciled(*told).events) == 2


def test_two_acts_of_one_sentence_stay_two() -> None:
    document, first = tell("CHL", "PER", "Chile [thanked] Peru and praised Peru", date="2022-07-01")
    start = document.text.index("praised")
    trigger = replace(first.trigger, start=start, end=start + 7, text="praised")
    second = replace(first, id="other", trigger=trigger)
    assert len(reconcile(Material({document.id: document}, [first, second])).events) == 2


def test_nothing_gives_nothing() -> None:
    assert reconcile(Material({}, [])) == Reconciled()


def test_a_chain_of_vague_accounts_does_not_join_distant_ones() -> None:
    text = "Chad [shelled] a Libyan fort at Aozou"
    told = [
        tell("TCD", "LBY", text, type="ASSAULT", date="1987-01-05"),
        tell("TCD", "LBY", text, type="ASSAULT"),
        tell("TCD", "LBY", text, type="ASSAULT", date="1987-08-28"),
    ]
    events = reconciled(*told).events
    assert sorted(len(event.reports) for event in events) == [1, 2]
