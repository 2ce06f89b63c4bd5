"""What one speaker says and another denies in an article is disputed; a mere denial is not."""

from itertools import count

import pytest

from dragoman.model.actors import ActorRef
from dragoman.model.entries import Statement
from dragoman.model.record import Dispute
from dragoman.model.text import Document, evidence
from dragoman.model.time import UNKNOWN_DATE
from dragoman.reconcile import Material, reconcile

CHAD = ActorRef("TCD", "Chad", "TCD", "", (), "Chad")
LIBYA = ActorRef("LBY", "Libya", "LBY", "", (), "Libya")
ORU = ActorRef("person.ana-oru", "Ana Oru", "TCD", "GOV", (), "Ana Oru")
Said = tuple[ActorRef, str, str]
BUILT = (CHAD, "said", "Libya had built an airstrip at Aozou")


def disputes(*said: Said, about: tuple[ActorRef, ...] = (), kind: str = "speech") -> list[Dispute]:
    """What is disputed in an article of these sentences: speaker, cue and content each."""
    sentences = [f"{speaker.name} {cue} {content}." for speaker, cue, content in said]
    document = Document("document:1", "a.txt", " ".join(sentences), outlet="Gazette")
    numbers, start, found = count(), 0, []
    for (speaker, cue, content), sentence in zip(said, sentences, strict=True):
        first = start + len(speaker.name) + 1
        found.append(
            Statement(
                id=f"statement:{next(numbers)}",
                speaker=speaker,
                cue=evidence(document, first, first + len(cue)),
                quotation="indirect",
                date=UNKNOWN_DATE,
                text=content,
                evidence=evidence(document, start, start + len(sentence)),
                source=None,
                content=(),
                about=about,
                kind=kind,  # type: ignore[arg-type]
            )
        )
        start += len(sentence) + 1
    return list(reconcile(Material({document.id: document}, statements=found)).disputes)


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("denied", "it"),
        ("rejected", "that account"),
        ("dismissed", "this"),
        ("denied", "that it had built an airstrip at Aozou"),
        ("rejected", "reports that an airstrip had been built at Aozou as lies"),
        ("dismissed", "claims it had built an airstrip at Aozou as a threat"),
        ("dismissed", "the statement that it had built an airstrip at Aozou as a threat"),
    ],
)
def test_a_claim_and_its_denial_are_disputed(cue: str, content: str) -> None:
    (dispute,) = disputes(BUILT, (LIBYA, cue, content))
    assert dispute.attribute == "occurrence"
    assert dispute.about == "“Libya had built an airstrip at Aozou”"
    told = {value.value: [actor.id for actor in value.asserted_by] for value in dispute.values}
    assert told == {"denied": ["LBY"], "reported": ["TCD"]}


@pytest.mark.parametrize(
    "said",
    [
        [(LIBYA, "denied", "that it had built an airstrip at Aozou")],  # nobody says so
        [BUILT, (LIBYA, "denied", "that prices of dates would rise")],  # something else
        [BUILT, (LIBYA, "rejected", "a truce")],  # no claim
        [BUILT, (LIBYA, "rejected", "the statements of Chad as meddling")],  # perhaps true
        [BUILT, (LIBYA, "rejected", "Beijing's statements as an insult")],
        [BUILT, (ORU, "denied", "it")],  # one side corrects its own
        [(CHAD, "did not say", "where the airstrip was built"), (LIBYA, "denied", "it")],
    ],
)
def test_nothing_else_is(said: list[Said]) -> None:
    assert disputes(*said) == []


def test_an_offer_turned_down_is_no_claim_denied() -> None:
    offered = (CHAD, "offered", "to talk about the airstrip at Aozou")
    assert disputes(offered, (LIBYA, "rejected", "it"), kind="speech-act") == []


def test_a_denial_may_name_whose_claim_it_denies() -> None:
    denial = (LIBYA, "rejected", "the allegation, made by Ana Oru of Chad in May")
    (dispute,) = disputes(denial, about=(CHAD, ORU))
    told = {value.value: [actor.id for actor in value.asserted_by] for value in dispute.values}
    assert told == {"denied": ["LBY"], "reported": ["person.ana-oru"]}
