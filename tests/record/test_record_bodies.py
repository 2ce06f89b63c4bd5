"""An entry's body is the entry: whatever the dataclass can hold comes back the same."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import RecordError
from dragoman.model.entries import Figure
from dragoman.model.text import Evidence
from dragoman.record.bodies import decode, encode
from dragoman.record.integrity import misplaced
from dragoman.record.kinds import KINDS, Kind

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(int, st.integers(-(2**63), 2**63 - 1))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_entry_comes_back_the_same(kind: Kind[Any], data: st.DataObject) -> None:
    entry = data.draw(st.from_type(kind.entry))
    body = encode(entry)
    assert decode(kind.entry, body) == entry
    assert encode(decode(kind.entry, body)) == body
    facets = kind.facets(entry)
    assert facets.first is None or isinstance(facets.first, date)
    assert facets.day == (facets.first or date.max)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_a_number_that_json_lacks_is_refused(number: float) -> None:
    figure = Figure("figure:1", number, 0, 0, "", "", None, (), Evidence("document:1", 0, 0, ""))
    with pytest.raises(RecordError, match="figure:1"):
        encode(figure)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(RecordError):
        encode(Evidence("document:1", 0, 1, "\ud800"))


def test_a_damaged_body_is_our_own_error() -> None:
    for body in ("{", "{}", '{"document":1,"start":0,"end":0,"text":""}'):
        with pytest.raises(RecordError, match="damaged"):
            decode(Evidence, body)


@given(text=st.text(min_size=1), data=st.data())
def test_only_exact_evidence_is_in_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    exact = Evidence("document:1", start, end, text[start:end])
    assert list(misplaced((exact,), {"document:1": text})) == []
    assert list(misplaced(exact, {}))
    other = Evidence("document:1", start, end, text[start:end] + "x")
    assert list(misplaced(((), (exact, other)), {"document:1": text}))
    before = Evidence("document:1", start - len(text) - 1, end, text[start:end])
    assert list(misplaced(before, {"document:1": text}))
