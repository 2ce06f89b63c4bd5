"""What holds for any text: exact offsets, the same ids again, and nothing that cannot be stored."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from hypothesis import HealthCheck, example, given, settings
from written import texts

from dragoman.model.reading import Reading
from dragoman.model.text import Evidence
from dragoman.model.time import DateMention
from dragoman.pipeline.text import read_text
from dragoman.record.integrity import faults

TELLING = (
    "Peru's foreign minister, Rosa Quispe, said that Norway had expelled two Peruvian diplomats "
    "on 3 March 2011.\nChad thanked Fiji for its help. “We shall answer,” Mrs Quispe told "
    "reporters."
)
# A sentence costs some 50 ms of parsing and coding; the examples are few and each is several.
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def parts(value: object) -> Iterator[object]:
    """Every dataclass within a value, the value itself included."""
    if isinstance(value, tuple):
        for one in value:
            yield from parts(one)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from parts(getattr(value, field.name))


def spans(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Every place that anything in a reading claims to stand at, with the words it gives."""
    for part in parts(reading):
        start, end = getattr(part, "start", None), getattr(part, "end", None)
        if isinstance(start, int) and isinstance(end, int):
            yield start, end, part.date.text if isinstance(part, DateMention) else part.text  # type: ignore[attr-defined]


def test_a_telling_text_has_something_to_check() -> None:
    reading = read_text(TELLING)
    assert reading.reports
    assert reading.statements
    assert reading.mentions
    assert reading.dates
    assert any(isinstance(part, Evidence) for part in parts(reading))


@few
@given(texts())
@example(TELLING)
@example("")
def test_every_offset_is_exact(text: str) -> None:
    reading = read_text(text)
    wrong = [span for span in spans(reading) if text[span[0] : span[1]] != span[2]]
    assert not wrong
    assert all(0 <= start <= end <= len(text) for start, end, _ in spans(reading))


@few
@given(texts())
@example(TELLING)
def test_a_reading_can_be_stored_and_is_the_same_again(text: str) -> None:
    reading = read_text(text)
    assert not list(faults(reading))
    assert read_text(text) == reading
