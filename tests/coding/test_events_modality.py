"""Whether an act happened: what the words around it say, then what the head says, then the date."""

from datetime import date
from typing import get_args

import pytest
from events_scene import scene

from dragoman.codebook.modality import MODALITY, modality_words, parse_modality
from dragoman.coding.events.bonds import Bond
from dragoman.coding.events.candidates import Candidate
from dragoman.coding.events.judging import Verdict
from dragoman.coding.events.modality import aged, modality
from dragoman.errors import CodebookError
from dragoman.model.entries import Modality
from dragoman.model.time import UNKNOWN_DATE, DateRange, PublicationDate

LABELS: tuple[Modality, ...] = get_args(Modality)


def told(text: str, trigger: str, type_: str = "ASSAULT", head: Modality | None = None) -> Modality:
    s = scene(text)
    words = trigger.split()
    first = s.at(words[0])
    chances = tuple(1.0 if label == head else 0.0 for label in LABELS)
    pair = Candidate((), (), Bond(0, True, False, 0), ())
    run = range(first, first + len(words))
    verdict = Verdict(pair, type_, "", chances, run, range(0), (), 1.0)
    return modality(s.tree, verdict, LABELS, modality_words())


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Oslo bombed the depot.", "bombed", "asserted"),
        ("Oslo had bombed the depot before dawn.", "bombed", "asserted"),
        ("Oslo will visit Quito in May.", "visit", "future"),
        ("Oslo plans to visit Quito.", "visit", "future"),
        ("Oslo said it would send grain.", "send", "future"),
        ("The envoy prepares for talks in Quito.", "talks", "future"),
        ("The upcoming talks worry Quito.", "talks", "future"),
        ("Oslo may expel the consul.", "expel", "hypothetical"),
        ("Oslo is considering a boycott of the games.", "boycott", "hypothetical"),
        ("If Oslo attacks, Quito will answer.", "attacks", "hypothetical"),
        ("Oslo did not attack the convoy.", "attack", "negated"),
        ("Oslo never recognised the council.", "recognised", "negated"),
        ("Oslo failed to deliver the grain.", "deliver", "negated"),
        ("Oslo denied that it had bombed the depot.", "bombed", "negated"),
        ("No talks took place in Quito.", "talks", "negated"),
    ],
)
def test_the_words_around_the_act_decide(text: str, trigger: str, expected: Modality) -> None:
    assert told(text, trigger) == expected


def test_a_refusal_told_by_negation_is_no_negated_refusal() -> None:
    assert told("Oslo did not accept the offer.", "accept", "REJECT") == "asserted"
    assert told("Oslo did not accept the offer.", "accept", "AGREE") == "negated"


def test_the_head_is_asked_where_the_words_are_silent() -> None:
    assert told("Oslo bombed the depot.", "bombed", head="historical") == "historical"
    assert told("Oslo will bomb the depot.", "bomb", head="asserted") == "future"


def test_the_date_decides_what_is_historical() -> None:
    published = PublicationDate(date(2020, 5, 1), date(2020, 5, 1), "day", "given")
    old = DateRange(date(1991, 1, 1), date(1991, 12, 31), "year")
    new = DateRange(date(2020, 4, 30), date(2020, 4, 30), "day")
    assert aged("asserted", old, published) == "historical"
    assert aged("historical", new, published) == "asserted"
    assert aged("historical", UNKNOWN_DATE, published) == "historical"
    assert aged("negated", old, published) == "negated"


def test_broken_words_say_what_is_broken() -> None:
    text = MODALITY.read_text(encoding="utf-8")
    with pytest.raises(CodebookError, match="SHRUG"):
        parse_modality(text.replace("[REJECT]", "[SHRUG]"), "mine.yaml")
    with pytest.raises(CodebookError, match=r"mine\.yaml"):
        parse_modality("negations: 3", "mine.yaml")
