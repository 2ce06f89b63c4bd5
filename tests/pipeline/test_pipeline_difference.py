"""What two readings of a document differ in."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.actors import ActorRef
from dragoman.model.entries import Report
from dragoman.model.ids import content_id
from dragoman.model.text import Document, evidence
from dragoman.model.time import UNKNOWN_DATE
from dragoman.pipeline.difference import Change, compared, summed, worded

TEXT = "Samoa thanked Nauru and Kiribati. Samoa warned Palau."
DOCUMENT = Document("document:isles", "isles.txt", TEXT)


def actor(name: str) -> ActorRef:
    return ActorRef(name[:3].upper(), name, name[:3].upper(), "", (), name)


def report(type_: str, trigger: str, recipient: str, confidence: float = 0.8) -> Report:
    start = TEXT.index(trigger)
    sentence = (0, 33) if start < 33 else (34, len(TEXT))
    return Report(
        id=content_id("report", type_, trigger, recipient),
        type=type_,
        modes=(),
        contexts=(),
        modality="asserted",
        actors=(actor("Samoa"),),
        recipients=(actor(recipient),),
        date=UNKNOWN_DATE,
        place=None,
        trigger=evidence(DOCUMENT, start, start + len(trigger)),
        asserted_by=(),
        confidence=confidence,
        evidence=evidence(DOCUMENT, *sentence),
    )


THANKS = report("SUPPORT", "thanked", "Nauru")
WARNS = report("THREATEN", "warned", "Palau")


def how(changes: Sequence[Change]) -> list[tuple[str, str]]:
    return [(change.how, change.type) for change in changes]


def test_the_same_reading_differs_in_nothing() -> None:
    assert compared([THANKS, WARNS], [WARNS, THANKS]) == ()
    surer = replace(THANKS, confidence=0.81)
    assert compared([THANKS], [surer]) == ()


def test_what_comes_and_goes() -> None:
    assert how(compared([], [WARNS])) == [("added", "THREATEN")]
    assert how(compared([WARNS], [])) == [("gone", "THREATEN")]


def test_other_codes_of_the_same_words_are_a_change() -> None:
    (change,) = compared([WARNS, THANKS], [THANKS, report("ACCUSE", "warned", "Palau")])
    assert (change.how, change.id, change.type) == ("changed", WARNS.id, "THREATEN")
    assert change.sentence == "Samoa warned Palau."
    assert [(f.field, f.before, f.after) for f in change.fields] == [("type", "THREATEN", "ACCUSE")]


def test_of_several_from_the_same_words_none_is_taken_for_another() -> None:
    after = [report("SUPPORT", "thanked", "Kiribati"), report("AID", "thanked", "Nauru")]
    assert sorted(how(compared([THANKS], after))) == [
        ("added", "AID"),
        ("added", "SUPPORT"),
        ("gone", "SUPPORT"),
    ]


def test_counts_are_whole_and_examples_few() -> None:
    changes = compared([], [THANKS, WARNS, report("SUPPORT", "thanked", "Kiribati")])
    found = summed([changes, (), changes], 1)
    assert (found.documents, found.changed) == (3, 2)
    assert [(c.type, c.added, c.gone, c.changed) for c in found.counts] == [
        ("SUPPORT", 4, 0, 0),
        ("THREATEN", 2, 0, 0),
    ]
    assert how(found.examples) == [("added", "SUPPORT"), ("added", "THREATEN")]


def test_values_are_put_in_words() -> None:
    assert worded(()) == worded(None) == worded("") == "-"
    assert worded((actor("Samoa"), actor("Nauru"))) == "Samoa, Nauru"
    assert worded(UNKNOWN_DATE) == "undated"
    assert worded(2.50) == "2.5"
