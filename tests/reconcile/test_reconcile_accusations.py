"""Who began: two sides that each say it was the other are in dispute; nothing less is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.codebook.accusations import ACCUSATIONS, Accusations
from dragoman.codebook.files import read_yaml
from dragoman.errors import CodebookError
from dragoman.model.reading import Reading
from dragoman.model.record import Dispute
from dragoman.model.text import Document
from dragoman.pipeline.stages import read_through, standard
from dragoman.reconcile import Material, reconcile
from dragoman.settings import Settings

ARTICLES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("beginnings.yaml").read_text(encoding="utf-8")
)
UP_TO_STATEMENTS = standard(Settings())[:4]
THAI = "Thailand's army said Cambodian troops had opened fire first."
KHMER = "Cambodia's foreign ministry said that Thai soldiers had attacked its positions."


def article(text: str, number: int = 1, copies: tuple[str, ...] = ()) -> Reading:
    document = Document(f"document:{number}", f"{number}.txt", text, outlet="Gazette")
    return read_through(Reading(replace(document, copies=copies)), UP_TO_STATEMENTS)


def disputes(*readings: Reading) -> list[Dispute]:
    documents = {reading.document.id: reading.document for reading in readings}
    said = [statement for reading in readings for statement in reading.statements]
    found = reconcile(Material(documents, statements=said)).disputes
    return [dispute for dispute in found if dispute.attribute == "actor"]


def began(dispute: Dispute) -> Mapping[str, Sequence[str]]:
    """Who is said to have begun → the countries of those who say so."""
    return {v.value: sorted({a.country for a in v.asserted_by}) for v in dispute.values}


@pytest.mark.parametrize("told", ARTICLES["disputed"], ids=lambda told: told["text"][:40])
def test_sides_that_lay_the_beginning_to_one_another(told: dict[str, Any]) -> None:
    (dispute,) = disputes(article(told["text"]))
    assert began(dispute) == told["began"]
    assert dispute.about == f"who began the fighting between {' and '.join(told['began'])}"
    assert all(value.outlets == ("Gazette",) and value.evidence for value in dispute.values)


@pytest.mark.parametrize("told", ARTICLES["quiet"], ids=lambda told: told["why"])
def test_nothing_less_is(told: dict[str, Any]) -> None:
    assert disputes(article(told["text"])) == []


def test_what_stands_far_apart_does_not_answer() -> None:
    between = "Rice prices rose again in the provinces this week, traders said. " * 12
    assert disputes(article(f"{THAI} {between}{KHMER}")) == []


def test_neither_side_comes_first() -> None:
    orders = [disputes(article(f"{one} {other}")) for one, other in ((THAI, KHMER), (KHMER, THAI))]
    assert [[v.value for v in found[0].values] for found in orders] == [
        ["Cambodia", "Thailand"]
    ] * 2


def test_two_fights_of_one_article_are_two_disputes() -> None:
    horn = (
        "Ethiopia blamed Eritrea for the clash. Eritrea accused Ethiopia of starting the fighting."
    )
    found = disputes(article(f"{THAI} {KHMER} {horn}"))
    assert sorted(one.about for one in found) == [
        "who began the fighting between Cambodia and Thailand",
        "who began the fighting between Eritrea and Ethiopia",
    ]


def test_a_copy_printed_later_adds_no_dispute() -> None:
    told = f"{THAI} {KHMER}"
    first = article(told, 1, copies=("document:2",))
    later = article(f"BANGKOK: {told}", 2, copies=("document:1",))
    assert len(disputes(first, later)) == 1


def test_broken_accusations_say_where() -> None:
    text = ACCUSATIONS.read_text(encoding="utf-8").replace("truces:", "truce:")
    with pytest.raises(CodebookError, match=r"mine\.yaml"):
        read_yaml(text, "mine.yaml", Accusations)
