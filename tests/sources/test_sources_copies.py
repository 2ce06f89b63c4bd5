"""Documents that repeat one another are found to be one family, and near misses stay apart."""

import json
import random
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.sources import overlap
from dragoman.sources.copies import find_copies, most_runs, worth_comparing

GOLD = [
    json.loads(line)
    for line in Path(__file__).with_name("copies.jsonl").read_text(encoding="utf-8").splitlines()
]
TEXTS: dict[str, str] = {row["id"]: row["text"] for row in GOLD}
LEAST_PRECISION, LEAST_RECALL = 0.98, 0.95


def scores() -> tuple[float, float]:
    """Precision and recall over pairs of documents."""
    found = {frozenset((id_, o)) for id_, others in find_copies(TEXTS).items() for o in others}
    pairs = {
        frozenset((one["id"], other["id"]))
        for one, other in combinations(GOLD, 2)
        if one["family"] and one["family"] == other["family"]
    }
    return len(found & pairs) / len(found), len(found & pairs) / len(pairs)


def test_the_set_of_copies_is_found() -> None:
    assert len(GOLD) >= 60
    precision, recall = scores()
    assert precision >= LEAST_PRECISION
    assert recall >= LEAST_RECALL


@pytest.mark.parametrize(
    ("threshold", "value"),
    [
        ("LEAST_OF_SHORTER", 0.35),
        ("LEAST_OF_SHORTER", 0.5),
        ("LEAST_OF_LONGER", 0.2),
        ("LEAST_OF_LONGER", 0.3),
        ("LEAST_RUNS", 20),
        ("LEAST_RUNS", 40),
        ("SAME", 0.5),
        ("SAME", 0.8),
        ("LEAST_OWN_WORDS", 10),
        ("LEAST_OWN_WORDS", 30),
        ("LEAST_SAME_NUMBERS", 0.7),
    ],
)
def test_thresholds_lie_on_plateaus(
    threshold: str, value: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overlap, threshold, value)
    precision, recall = scores()
    assert precision >= LEAST_PRECISION
    assert recall >= LEAST_RECALL


@pytest.mark.parametrize(
    ("threshold", "value"),
    [("LEAST_OF_SHORTER", 0.7), ("LEAST_OF_LONGER", 0.1), ("LEAST_SAME_NUMBERS", 0.0)],
)
def test_the_set_tells_a_bad_threshold_from_a_good_one(
    threshold: str, value: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overlap, threshold, value)
    precision, recall = scores()
    assert precision < LEAST_PRECISION or recall < LEAST_RECALL


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_documents_is_no_matter(chance: random.Random) -> None:
    order = list(TEXTS)
    chance.shuffle(order)
    assert find_copies({id_: TEXTS[id_] for id_ in order}) == find_copies(TEXTS)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("ab “”\n'7", max_size=60), max_size=12))
def test_families_are_whole_and_sorted(texts: list[str]) -> None:
    found = find_copies({f"document:{number}": text for number, text in enumerate(texts)})
    for id_, others in found.items():
        assert others
        assert id_ not in others
        assert list(others) == sorted(others)
        assert all(set(found[other]) == {*others, id_} - {other} for other in others)


def test_a_copy_of_a_copy_is_of_the_family() -> None:
    lines = [
        " ".join(f"line{number} word{place}" for place in range(20)) + "." for number in range(8)
    ]
    texts = {"a": lines[:4], "b": lines[2:6], "c": lines[4:]}
    found = find_copies({id_: "\n".join(some) for id_, some in texts.items()})
    assert found == {"a": ("b", "c"), "b": ("a", "c"), "c": ("a", "b")}


def test_nothing_and_next_to_nothing_repeat_nothing() -> None:
    assert find_copies({}) == {}
    assert find_copies({"a": "", "b": "", "c": "Corrected.", "d": "Corrected."}) == {}


def test_a_publishers_formula_makes_no_copies_and_hides_none() -> None:
    formula = " ".join(f"formula{number}" for number in range(40))
    texts = {
        f"{number:03}": " ".join(f"story{number}x{place}" for place in range(90)) + "\n" + formula
        for number in range(120)
    }
    reprint = texts["007"] + "\nMore follows."
    assert find_copies(texts | {"reprint": reprint}) == {"007": ("reprint",), "reprint": ("007",)}


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("He said “it is over” and “we won” today.", "he said and today"),
        ('He said "it is over" today.', "he said today"),
        ("The ship's crew said ‘we don’t know’ of the men’s boat.", "the ship s crew said of"),
        ("“A quotation that runs on\n“over paragraphs” ended there.", "ended there"),
        ("« Oui », he said.", "he said"),
    ],
)
def test_quoted_words_are_not_the_outlets_own(text: str, own: str) -> None:
    rest = " ".join(f"w{number}" for number in range(overlap.LEAST_OWN_WORDS))
    assert " ".join(overlap.own_words(f"{text} \n{rest}")).startswith(own)
    assert "over" not in overlap.own_words(f"{text}\n{rest}")


def test_what_is_all_quotation_is_compared_whole() -> None:
    words = ["we", "signed", "at", "noon", "he", "said"]
    assert overlap.own_words("“We signed at noon,” he said.") == words


@given(st.integers(1, 3000), st.integers(1, 3000), st.integers(1, 80))
def test_no_pair_worth_a_look_is_longer_than_its_marks_allow(
    one: int, other: int, shared: int
) -> None:
    if worth_comparing(one, other, shared):
        assert min(one, other) <= most_runs(shared)
