"""The parts of reconciling, each on its own."""

from dataclasses import replace
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import tell

from dragoman.codebook.merging import MERGING, merging, parse_merging
from dragoman.codebook.once import ONCE, once_acts, parse_once
from dragoman.errors import CodebookError
from dragoman.evaluation.merging import day_range, passage
from dragoman.model.actors import ActorRef
from dragoman.reconcile import compare as c
from dragoman.reconcile.cluster import components, linked
from dragoman.reconcile.once import once
from dragoman.reconcile.parties import party
from dragoman.reconcile.times import best_date, compatible, written
from dragoman.reconcile.wording import MOST_WORDS, excerpt, headline

RELATIONS = "establishment of diplomatic relations"


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("1992", "1992-06-09", True),
        ("1991", "1992", False),
        ("1992-06", "1992-06-09", True),
        ("1992-06-08", "1992-06-09", False),
        ("", "1992", True),
    ],
)
def test_dates_fit_when_both_can_be_right(one: str, other: str, fits: bool) -> None:
    assert compatible(day_range(one), day_range(other)) is fits


def test_a_date_is_written_to_its_precision() -> None:
    assert [written(day_range(d)) for d in ("1992", "1992-06", "1992-06-09", "")] == [
        "1992", "1992-06", "1992-06-09", "undated",
    ]  # fmt: skip


def test_ties_between_dates_go_to_the_earliest() -> None:
    dated = [(day_range("2001-03-04"), "A"), (day_range("2001-03-02"), "B")]
    assert written(best_date(dated)) == "2001-03-02"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Chad [established] full diplomatic relations with Fiji", RELATIONS),
        ("Chad and Fiji [established] relations in spring", RELATIONS),
        ("Chad [established] relations of trust with Fiji", None),
        ("formal ties between Chad and Fiji were [established]", RELATIONS),
        ("Chad [recognised] the independence of Fiji", "recognition of independence"),
        ("Chad was the third country to [recognize] Fiji", "recognition of independence"),
        ("Chad [recognised] Fiji in spring", "recognition of independence"),
        ("Chad [recognised] Fiji's borders", None),
        ("Chad [recognised] Captain Oru of Fiji", None),
        ("Chad [signed] the Suva Declaration with Fiji", "signing of a treaty"),
        ("Chad [restored] diplomatic relations that it had established with Fiji", None),
        ("Chad [established] a trade office in Fiji", None),
        ("Chad [recognised] the territorial integrity and sovereignty of Fiji", None),
        ("Chad [marked] the anniversary of the establishment of diplomatic relations", None),
        ("Chad [signed] a declaration with Fiji", None),
    ],
)  # fmt: skip
def test_acts_that_happen_once_are_known_by_their_wording(text: str, act: str | None) -> None:
    _, report = tell("TCD", "FJI", text)
    found = once(report)
    assert (found.act.name if found else None) == act


def test_a_noun_phrase_is_no_party_of_a_once_act() -> None:
    text = "Chad and Fiji [established] diplomatic relations"
    _, report = tell("TCD+FJI", "", text)
    phrase = ActorRef("phrase.relations", "relations", "", "UNK", (), "diplomatic relations")
    assert once(replace(report, recipients=(phrase,))) == once(report) is not None


def test_once_needs_its_parties() -> None:
    assert once(tell("TCD", "", "Chad [established] diplomatic relations")[1]) is None


def test_average_linkage_breaks_chains() -> None:
    chain = {(0, 1): 5.0, (1, 2): 4.0, (0, 2): -inf}
    assert linked([0, 1, 2], lambda a, b: chain[min(a, b), max(a, b)], 3.0) == [[0, 1], [2]]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_components_part_the_whole(edges: list[tuple[int, int]]) -> None:
    parts = components(edges, range(10))
    assert sorted(node for part in parts for node in part) == list(range(10))
    place = {node: number for number, part in enumerate(parts) for node in part}
    assert all(place[a] == place[b] for a, b in edges)


def test_words_of_one_meaning_have_one_stem() -> None:
    stem = merging().stem
    assert stem("inked") == stem("signing") == stem("signs")
    assert stem("denounced") == stem("condemns")
    assert stem("recognised")[:6] == stem("recognition")[:6]


def test_a_headline_quotes_its_source() -> None:
    text = "On Monday, the council noted that Chad warmly [thanked] Fiji for its help, as ever."
    _, report = tell("TCD", "FJI", text)
    assert headline(report) == "“Chad warmly thanked Fiji for its help”"


def test_a_headline_leaves_the_date_out() -> None:
    _, report = tell(
        "TCD", "FJI", "Chad [thanked] its friend on 1984-05-09 at last", date="1984-05-09"
    )
    assert excerpt(report) == "Chad thanked its friend"


def test_a_headline_names_all_its_doers_and_runs_over_and() -> None:
    text = "In May, Chad and Fiji [shared] salt and water from wells since the war"
    cut = excerpt(tell("TCD+FJI", "", text)[1])
    assert cut == "Chad and Fiji shared salt and water from wells"


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("If Chad [sends] rice to Fiji, Tonga will pay", "If Chad sends rice to Fiji"),
        ("Envoys asked whether Chad [thanked] Fiji", "whether Chad thanked Fiji"),
        ("Tonga waits unless Chad [thanks] Fiji", "unless Chad thanks Fiji"),
        ("Tonga said that neither Chad nor Fiji [fired]", "neither Chad nor Fiji fired"),
        ("Tonga left, without Chad [thanking] Fiji", "without Chad thanking Fiji"),
        ("Chad [sends] rice if Fiji asks, he said", "Chad sends rice if Fiji asks"),
        (
            "If the old and by now very frail prime minister of Chad [thanks] Fiji, all is well",
            "If … Chad thanks Fiji",
        ),
    ],
)
def test_an_excerpt_keeps_the_word_that_makes_it_a_condition(text: str, cut: str) -> None:
    _, report = tell("TCD", "", text)
    assert excerpt(replace(report, actors=(replace(report.actors[0], text="Chad"),))) == cut


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("The Chadian and Fijian envoys [signed] it", "The Chadian and Fijian envoys signed it"),
        (
            "In Suva the Chadian, Tongan and Fijian envoys [signed] it",
            "In Suva the Chadian, Tongan and Fijian envoys signed it",
        ),
        (
            "After many hours of talk in Suva the Chadian and Fijian envoys [signed] it",
            "Chadian and Fijian envoys signed it",
        ),
        ("Tonga slept, and Fijian envoys [signed] it", "Fijian envoys signed it"),
    ],
)
def test_an_excerpt_begins_inside_no_pair_of_words(text: str, cut: str) -> None:
    _, report = tell("FJI", "", text)
    envoys = replace(report.actors[0], text="Fijian envoys")
    assert excerpt(replace(report, actors=(envoys,))) == cut


def test_an_act_that_happens_once_has_a_neutral_line() -> None:
    _, report = tell("TCD", "FJI", "Chad generously [recognised] Fiji's independence")
    assert headline(report) == "recognition of Fiji by Chad"
    _, denied = tell(
        "TCD", "FJI", "Chad never [recognised] Fiji's independence", modality="negated"
    )
    assert headline(denied) == "“Chad never recognised Fiji's independence”"


@given(st.text("ab ,.[", min_size=0, max_size=200), st.text("cd ", min_size=0, max_size=200))
def test_an_excerpt_is_short_and_stands_in_the_sentence(before: str, after: str) -> None:
    text = f"{before.replace('[', '')}[did]{after}"
    row = {"id": "r", "outlet": "", "type": "AID", "actors": ["TCD"], "recipients": [], "date": ""}
    _, report = passage({**row, "text": text})
    cut = excerpt(report)
    assert cut.removeprefix("… ") in report.evidence.text
    assert len(cut.split()) <= MOST_WORDS + 1
    assert "did" in cut


def test_every_once_act_has_a_line_and_known_types() -> None:
    assert len({act.name for act in once_acts()}) == len(once_acts()) >= 6


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [("types: [ASSAULT", "types: [ASSALT", "ASSALT"), ("per: name", "per: nobody", "nobody")],
)
def test_broken_once_acts_are_refused(old: str, new: str, complaint: str) -> None:
    with pytest.raises(CodebookError, match=complaint):
        parse_once(ONCE.read_text(encoding="utf-8").replace(old, new), "mine.yaml")


def test_a_type_without_a_family_is_refused() -> None:
    text = MERGING.read_text(encoding="utf-8").replace("threat: [THREATEN]", "threat: []")
    with pytest.raises(CodebookError, match="THREATEN"):
        parse_merging(text, "mine.yaml")


def ref(id_: str, country: str, sector: str = "", *others: str) -> ActorRef:
    return ActorRef(id_, id_, country, sector, others, id_)


def test_a_party_is_a_country_unless_it_stands_against_it() -> None:
    assert party(ref("COL", "COL")) == party(ref("COL.army", "COL", "MIL")) == "COL"
    assert party(ref("farc", "COL", "REB")) == party(ref("COL.rebels", "COL", "REB")) == "COL/REB"
    assert party(ref("GEO.abkhazia", "GEO", "PRE")) == "GEO.abkhazia"
    assert party(ref("opec", "IGO")) == "opec"
    assert party(ref("UNSC", "UNO", "GOV")) == "UNO"


def test_no_accounts_without_a_common_word_reach_the_floor() -> None:
    most = (c.SAME_TYPE, c.SAME_DAY, c.SAME_SIDES, c.SAME_ORGAN, c.SAME_MODE)
    assert sum(most) + max(c.BEARINGS.values()) + c.NO_WORDS < c.FLOOR
