"""Statements: exact spans, resolved speakers, nesting, dates, hearers, and the voices above."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.coding.statements import find_statements, voices_over
from dragoman.language.parse import parse
from dragoman.model.actors import Actor, Mention, MentionForm, Resolution
from dragoman.model.entries import Statement
from dragoman.model.text import Document
from dragoman.model.time import DateMention, DateRange

PERU = Actor("PER", "Peru", "state", "PER")
MINISTER = Actor("person.rosa-quispe", "Rosa Quispe", "person", "PER", "GOV")
PIECES = (
    "“",
    "”",
    '"',
    "'",
    "\n",
    "He said ",
    "that it rained",
    ", she added",
    ". ",
    "We go",
    ": ",
)


def document(text: str) -> Document:
    return Document(id="document:test", source="test", text=text)


def mention(text: str, words: str, actor: Actor | None, form: MentionForm = "name") -> Mention:
    start = text.index(words)
    actors = (actor,) if actor else ()
    return Mention(start, start + len(words), words, 0, 0, form, actors, Resolution("name", ""))


def statements(
    text: str, *mentions: Mention, dates: tuple[DateMention, ...] = ()
) -> tuple[Statement, ...]:
    doc = document(text)
    return find_statements(doc, parse(doc), mentions, dates)


def by_cue(found: tuple[Statement, ...], cue: str) -> Statement:
    return next(s for s in found if s.cue and cue in s.cue.text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_spans_are_exact_whatever_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = statements(text)
    known = {s.id for s in found}
    assert len(known) == len(found)
    for statement in found:
        spans = (statement.evidence, statement.cue, statement.source, *statement.content)
        for span in spans:
            assert span is None or text[span.start : span.end] == span.text
        assert statement.content
        assert statement.within is None or statement.within in known - {statement.id}


def test_the_same_text_gives_the_same_statements() -> None:
    text = "The mayor said the bridge was safe."
    assert statements(text) == statements(text)


def test_a_pronoun_is_whom_its_mention_says() -> None:
    text = "He noted that the harbour was closed."
    (found,) = statements(text, mention(text, "He", MINISTER, "pronoun"))
    assert found.speaker is not None
    assert (found.speaker.id, found.speaker.text) == ("person.rosa-quispe", "He")


def test_an_unexplained_pronoun_is_nobody_known() -> None:
    (found,) = statements("She said the harbour was closed.")
    assert found.speaker is None
    assert found.source is not None


def test_an_unnamed_speaker_is_kept_from_the_words() -> None:
    (found,) = statements("A senior official said the harbour was closed.")
    assert found.speaker is not None
    assert (found.speaker.id, found.speaker.sector) == ("speaker.senior-official", "UNK")


def test_a_text_speaks_for_its_author() -> None:
    text = "A letter by Peru said the harbour was closed."
    (found,) = statements(text, mention(text, "Peru", PERU))
    assert found.speaker is not None
    assert found.speaker.id == "PER"


def test_i_in_a_quotation_is_whoever_is_quoted() -> None:
    found = statements("“I believe that peace is near,” said the deputy.")
    inner = by_cue(found, "believe")
    assert inner.speaker == by_cue(found, "said").speaker
    assert inner.within == by_cue(found, "said").id


def test_hearers_and_whom_it_is_about() -> None:
    text = "The general told Rosa Quispe that Peru had closed the harbour."
    mentions = (mention(text, "Rosa Quispe", MINISTER), mention(text, "Peru", PERU))
    (found,) = statements(text, *mentions)
    assert [a.id for a in found.addressees] == ["person.rosa-quispe"]
    assert [a.id for a in found.about] == ["PER"]


def test_the_date_beside_the_cue_is_when_it_was_said() -> None:
    text = "On 3 May 2021 the mayor said that the war had begun in 1991."
    day = DateRange(date(2021, 5, 3), date(2021, 5, 3), "day", "3 May 2021")
    year = DateRange(date(1991, 1, 1), date(1991, 12, 31), "year", "1991")
    dates = (DateMention(3, 13, day), DateMention(text.index("1991"), len(text) - 1, year))
    assert by_cue(statements(text, dates=dates), "said").date == day
    assert not by_cue(statements(text, dates=dates[1:]), "said").date.known


def test_a_year_in_a_name_is_not_when_it_was_said() -> None:
    text = "Peru rejected the offer under the 1992 Lima Accord."
    year = DateRange(date(1992, 1, 1), date(1992, 12, 31), "year", "1992")
    start = text.index("1992")
    dates = (DateMention(start, start + 4, year),)
    assert not by_cue(statements(text, dates=dates), "rejected").date.known


def test_voices_stand_in_order_from_the_outermost() -> None:
    text = "Officials said the minister had told his aides to burn the files."
    found = statements(text)
    start = text.index("burn")
    chain = voices_over(found, start, start + 4)
    assert [voice.id for voice in chain] == ["speaker.officials", "speaker.minister"]
    assert voices_over(found, 0, 9) == ()


def test_a_new_speaker_after_a_comma_is_not_quoted_by_the_first() -> None:
    text = "Lima said it accepted the map, and Quito warned that the matter was open."
    found = statements(text)
    assert by_cue(found, "warned").within is None
    assert by_cue(found, "said").text == "it accepted the map"


def test_quoted_titles_are_no_speech() -> None:
    assert statements("The seminar, titled “Peru and Chile: A Century of Trade,” was full.") == ()


def test_a_dateline_is_no_speaker() -> None:
    (found,) = statements("LIMA, May 03 (XNA): Peru reaffirms its support for the canal treaty.")[
        :1
    ]
    assert found.speaker is not None
    assert found.speaker.name == "Peru"
