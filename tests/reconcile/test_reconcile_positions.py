"""Stands of one party on one side of an issue become one position, in whatever order they come."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from dragoman.model.actors import ActorRef
from dragoman.model.entries import Stance, Stand
from dragoman.model.text import Evidence
from dragoman.model.time import UNKNOWN_DATE, DateRange
from dragoman.reconcile.positions import positions


def state(code: str) -> ActorRef:
    return ActorRef(code, f"State {code}", code, "", (), code)


def day(words: str) -> DateRange:
    at = date.fromisoformat(words)
    return DateRange(at, at, "day", words)


def stand(
    number: int, actor: str, stance: Stance, side: str | None, when: DateRange = UNKNOWN_DATE
) -> Stand:
    sentence = Evidence(f"document:{number}", 0, 3, "abc")
    whose = state(side) if side else None
    return Stand(
        *(f"stand:{number}", state(actor), "The Isles", stance, whose, when),
        *(sentence, (), sentence, f"statement:{number}"),
    )


STANDS = (
    stand(1, "PRY", "support", "URY", day("2019-05-01")),
    stand(2, "PRY", "support", "URY"),
    stand(3, "PRY", "support", "URY", day("2011-02-03")),
    stand(4, "PRY", "oppose", "URY", day("2020-01-01")),
    stand(5, "PRY", "support", "BOL"),
    stand(6, "BOL", "neutral", None),
)


def test_first_and_last_are_the_earliest_and_the_latest_known_day() -> None:
    (found,) = [p for p in positions(STANDS, ()) if len(p.evidence) == 3]
    assert (found.actor.id, found.stance, found.side and found.side.id) == ("PRY", "support", "URY")
    assert (found.first.text, found.last.text) == ("2011-02-03", "2019-05-01")
    assert found.statements == ("statement:1", "statement:2", "statement:3")


def test_what_nobody_dates_stays_undated() -> None:
    (found,) = [p for p in positions(STANDS, ()) if p.actor.id == "BOL"]
    assert not found.first.known
    assert not found.last.known
    assert found.side is None


def test_a_change_of_mind_and_another_side_are_positions_of_their_own() -> None:
    assert len(positions(STANDS, ())) == 4


@given(some.permutations(STANDS), some.lists(some.sampled_from(STANDS)))
def test_neither_order_nor_repetition_makes_a_difference(
    order: list[Stand], again: list[Stand]
) -> None:
    assert positions([*order, *again], ()) == positions(STANDS, ())
