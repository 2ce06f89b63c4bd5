"""Merges and splits: what people said prevails over what was found, the later over the earlier."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from dragoman.reconcile.constraints import Apart, Constraint, Together, bound, constrained

NAMES = "abcdef"
SOME = st.frozensets(st.sampled_from(NAMES), min_size=1)
CONSTRAINTS = st.lists(
    st.one_of(
        SOME.map(Together),
        st.tuples(SOME, SOME).map(lambda both: Apart(both[0], both[1] - both[0])),
    ),
    max_size=5,
)


def grouped(groups: Sequence[str], *constraints: Constraint) -> list[str]:
    return sorted(
        "".join(sorted(group)) for group in constrained([[*g] for g in groups], constraints)
    )


def test_events_are_joined_whole() -> None:
    assert grouped(["ab", "cd", "ef"], Together(frozenset("bc"))) == ["abcd", "ef"]
    assert grouped(["ab", "cd"], Together(frozenset("az"))) == ["ab", "cd"]


def test_reports_leave_an_event_together() -> None:
    assert grouped(["abcd", "ef"], Apart(frozenset("ab"), frozenset("cd"))) == ["ab", "cd", "ef"]
    assert grouped(["abe"], Apart(frozenset("a"), frozenset("b"))) == ["a", "be"]


def test_the_later_word_prevails() -> None:
    join, part = Together(frozenset("abcd")), Apart(frozenset("ab"), frozenset("cd"))
    assert grouped(["ab", "cd"], join, part) == ["ab", "cd"]
    assert grouped(["ab", "cd"], part, join) == ["abcd"]


@given(CONSTRAINTS)
def test_every_report_stays_in_exactly_one_event(constraints: list[Constraint]) -> None:
    assert sorted("".join(grouped(["ab", "cd", "ef"], *constraints))) == list(NAMES)


@given(CONSTRAINTS, st.permutations(["ab", "cd", "ef"]))
def test_the_order_of_events_is_no_matter(constraints: list[Constraint], turned: list[str]) -> None:
    assert grouped(turned, *constraints) == grouped(["ab", "cd", "ef"], *constraints)


@given(CONSTRAINTS, SOME)
def test_what_is_bound_is_closed(constraints: list[Constraint], some: frozenset[str]) -> None:
    whole = bound(some, constraints)
    assert some <= whole
    assert bound(whole, constraints) == whole
    for one in constraints:
        assert not isinstance(one, Together) or not one.reports & whole or one.reports <= whole
