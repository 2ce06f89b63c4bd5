"""What an act of arms without a name is called: words of different weight are a dispute."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.codebook.unnamed import UNNAMED, WEIGHED, parse_unnamed, unnamed_words
from dragoman.errors import CodebookError
from dragoman.model.reading import Reading
from dragoman.model.record import Dispute
from dragoman.model.text import Document
from dragoman.model.time import UNKNOWN_PUBLICATION, PublicationDate
from dragoman.model.unnamed import Unnamed, read_unnamed
from dragoman.pipeline.stages import read_through, standard
from dragoman.reconcile import Material, reconcile
from dragoman.settings import Settings

ARTICLES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("wordings.yaml").read_text(encoding="utf-8")
)
NEEDED = ("parse", "dates", "actors", "statements", "namings")
STAGES = [stage for stage in standard(Settings()) if stage.name in NEEDED]


def read(number: int, text: str, printed: date | None = None) -> Reading:
    day = PublicationDate(printed, printed, "day", "given") if printed else UNKNOWN_PUBLICATION
    source, outlet = f"{number}.txt", f"Gazette {number}"
    document = Document(f"document:{number}", source, text, outlet=outlet, published=day)
    return read_through(Reading(document), STAGES)


def disputes(articles: Sequence[str]) -> list[Dispute]:
    readings = [read(number, text) for number, text in enumerate(articles)]
    documents = {reading.document.id: reading.document for reading in readings}
    namings = [naming for reading in readings for naming in reading.namings]
    found = reconcile(Material(documents, namings=namings)).disputes
    return [dispute for dispute in found if read_unnamed(dispute.subject.id)]


@pytest.mark.parametrize("told", ARTICLES["disputed"], ids=lambda told: told["words"][0])
def test_words_of_different_weight_are_at_odds(told: dict[str, Any]) -> None:
    (dispute,) = disputes(told["articles"])
    assert dispute.attribute == "term"
    assert [value.value for value in dispute.values] == told["words"]
    assert all(value.outlets and value.evidence for value in dispute.values)


@pytest.mark.parametrize("told", ARTICLES["quiet"], ids=lambda told: told["why"])
def test_nothing_less_is(told: dict[str, Any]) -> None:
    assert disputes(told["articles"]) == []


def test_a_word_is_its_speakers() -> None:
    said = (
        "The defence ministry of Iran said Saudi Arabia had attacked Yemen on 26 March 2015. Saudi "
        "Arabia launched a stabilisation mission in Yemen on 26 March 2015."
    )
    (dispute,) = disputes([said])
    told = {v.value: [actor.country for actor in v.asserted_by] for v in dispute.values}
    assert told == {"attack": ["IRN"], "stabilisation mission": []}


ACCUSED = "Ethiopia attacked Sudan on 4 November 2020. Kenya accused Ethiopia of a massacre."


@pytest.mark.parametrize(
    ("text", "printed", "words"),
    [
        (ACCUSED, date(2020, 11, 6), {"attack": "", "massacre": "KEN"}),
        (ACCUSED, date(2020, 12, 6), {"attack": ""}),  # no news any more
        (ACCUSED, None, {"attack": ""}),
        (f"{ACCUSED} Ethiopia invaded Somalia on 5 November 2020.", date(2020, 11, 6), {
            "attack": "", "invasion": "",
        }),
        (ACCUSED.replace("accused Ethiopia", "accused Sudan"), date(2020, 11, 6), {"attack": ""}),
        (ACCUSED.replace("Kenya", "Nobody"), date(2020, 11, 6), {"attack": ""}),
    ],
)  # fmt: skip
def test_an_accusation_is_of_the_only_act_that_is_news(
    text: str, printed: date | None, words: dict[str, str]
) -> None:
    named = read(1, text, printed).namings
    assert {n.term: "".join(a.country for a in n.asserted_by) for n in named} == words
    assert {n.of for n in named if n.term != "invasion"} <= {
        "Ethiopia's action of 2020-11-04",
        "Ethiopia's action of 2020-11-04 (Sudan)",
    }


@pytest.mark.parametrize("target", ["", "Goa"])
def test_what_has_no_name_is_known_by_doer_and_day(target: str) -> None:
    act = Unnamed("India", date(1961, 12, 18), target)
    assert read_unnamed(str(act)) == act
    assert read_unnamed("Goa") is None


@pytest.mark.parametrize(
    ("term", "weight"),
    [
        ("air strikes", "assault"),
        ("special military operation", "action"),
        ("Anti-terrorist operation", WEIGHED),
        ("counter-terrorism measures", WEIGHED),
        ("genocide", "genocide"),
        ("", ""),
    ],
)
def test_what_words_weigh(term: str, weight: str) -> None:
    assert unnamed_words().weight(term) == weight


def test_broken_words_are_refused() -> None:
    text = UNNAMED.read_text(encoding="utf-8").replace("needy: [measure", "needy: [mesure")
    with pytest.raises(CodebookError, match="mesure"):
        parse_unnamed(text, "mine.yaml")
