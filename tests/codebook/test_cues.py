"""Cue words: enough of them, each said once, each with complements that are known."""

import pytest

from dragoman.codebook.cues import english_cues, parse_cues
from dragoman.errors import CodebookError

EMPTY = """
prepositions: [about]
verbs: [{class: speech, takes: [%s], words: [%s]}]
nouns: []
adjectives: []
phrases: []
framing: []
light_verbs: []
misread: {hop: hope}
hearsay: []
texts: []
matters: []
lent: []
mute: []
mute_entities: []
anonymity: []
nobody: []
first_person: [i]
third_person: [he]
occasions: [summit]
occasion_prepositions: [at]
"""


def test_the_lexicon_is_broad() -> None:
    cues = english_cues()
    assert len(cues.verbs) + len(cues.nouns) + len(cues.adjectives) >= 400
    assert {c.kind for c in cues.verbs.values()} == {
        "speech",
        "writing",
        "thought",
        "perception",
        "speech-act",
    }


def test_every_word_takes_something() -> None:
    cues = english_cues()
    for listed in (cues.verbs, cues.nouns, cues.adjectives):
        assert all(cue.takes - {"hearer"} for cue in listed.values())


def test_a_particle_makes_another_verb() -> None:
    cues = english_cues()
    assert cues.verb("point", "out") is not None
    assert cues.verb("say", "up") is None


def test_a_lemma_that_the_model_misreads_is_put_right() -> None:
    found = parse_cues(EMPTY % ("clause", "hope"), "test").verb("hop")
    assert found is not None
    assert found.word == "hope"


@pytest.mark.parametrize(
    ("takes", "words", "complaint"),
    [("smell", "say", "smell"), ("clause", "say, say", "twice")],
)
def test_the_loader_refuses(takes: str, words: str, complaint: str) -> None:
    with pytest.raises(CodebookError, match=complaint):
        parse_cues(EMPTY % (takes, words), "test")


def test_the_loader_names_a_broken_file() -> None:
    with pytest.raises(CodebookError, match="test"):
        parse_cues("verbs: 3", "test")
