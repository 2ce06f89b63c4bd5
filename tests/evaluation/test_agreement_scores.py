"""Agreement, against worked examples that others published."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.agreement import agreement, cohen_kappa, krippendorff_alpha
from dragoman.model.review import Anchor, Correction, Passage, Review, Verdict
from dragoman.model.text import Evidence

LABELS = st.lists(st.sampled_from("abc"), min_size=0, max_size=4)


def test_kappa_of_the_table_that_textbooks_use() -> None:
    """20 and 15 agreed, 5 and 10 not: observed .70, by chance .50."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohen_kappa(pairs) == pytest.approx(0.4)


def test_kappa_says_nothing_where_nothing_varies() -> None:
    assert cohen_kappa([]) is None
    assert cohen_kappa([("y", "y")] * 3) is None


def columns(*raters: str) -> list[list[str]]:
    """Units from a row of labels for each rater; a dot is a gap."""
    return [[label for label in unit if label != "."] for unit in zip(*raters, strict=True)]


@pytest.mark.parametrize(
    ("raters", "alpha"),
    [
        (("0100000010", "1110010000"), 0.095),
        (("aabbdcccedda", "babbbccceddd"), 0.692),
        (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
    ],
    ids=["two raters, two values", "two raters, five values", "four raters, gaps"],
)
def test_alpha_of_published_examples(raters: Sequence[str], alpha: float) -> None:
    """From K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections A to C."""
    found = krippendorff_alpha(columns(*raters))
    assert found is not None
    assert found == pytest.approx(alpha, abs=5e-4)


@given(st.lists(LABELS, max_size=12))
def test_alpha_is_at_most_one_and_one_only_when_all_agree(units: list[list[str]]) -> None:
    alpha = krippendorff_alpha(units)
    compared = [unit for unit in units if len(unit) > 1]
    agreed = all(len(set(unit)) == 1 for unit in compared)
    if alpha is None:
        assert len({label for unit in compared for label in unit}) < 2
    else:
        assert alpha <= 1
        assert (alpha == 1) == agreed


@given(st.lists(LABELS, max_size=12))
def test_alpha_does_not_depend_on_order(units: list[list[str]]) -> None:
    turned = [unit[::-1] for unit in reversed(units)]
    one, other = krippendorff_alpha(units), krippendorff_alpha(turned)
    assert (one is None) == (other is None)
    assert one == pytest.approx(other)


def review(entry: str, coded: str, reviewer: str, verdict: Verdict, type_: str = "") -> Review:
    sentence = Evidence("document:a", 0, 4, entry)
    anchor = Anchor("event", f"event:{entry}", coded, (Passage(sentence, "word", coded),))
    fields = (Correction("type", f'"{type_}"'),) if type_ else ()
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=len(reviewer))
    id_ = f"review:{entry} {reviewer} {verdict}"
    return Review(id_, verdict, reviewer, at, "", (anchor,), fields)


def test_the_coder_is_measured_by_the_latest_word_type_by_type() -> None:
    given_ = [
        review("one", "AID", "Gloria", "accept"),
        review("one", "AID", "Trentino", "accept"),
        review("two", "AID", "Gloria", "reject"),
        review("three", "ACCUSE", "Gloria", "correct", "REJECT"),
        review("three", "ACCUSE", "Trentino", "correct", "REJECT"),
    ]
    found = agreement(given_)
    assert (found.entries, found.shared) == (3, 2)
    assert [(pair.one, pair.other, pair.entries) for pair in found.pairs] == [
        ("Gloria", "Trentino", 2)
    ]
    assert found.alpha == 1
    assert found.right == pytest.approx(1 / 3)
    lines = {one.type: (one.right, one.corrected, one.rejected) for one in found.coder}
    assert lines == {"ACCUSE": (0, 1, 0), "AID": (1, 0, 1)}


def test_nothing_reviewed_is_no_agreement() -> None:
    found = agreement([])
    assert (found.entries, found.alpha, found.right, found.coder) == (0, None, None, ())
