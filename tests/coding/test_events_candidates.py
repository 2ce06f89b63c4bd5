"""Pairs: nobody acts on themselves, and everybody else may be asked about."""

from events_scene import scene, state

from dragoman.coding.events.candidates import MOST_PAIRS, every_pair, propose
from dragoman.coding.events.coder import shipped_judge
from dragoman.coding.events.parties import find_parties
from dragoman.model.actors import Mention


def pairs(text: str, *mentioned: tuple[str, str]) -> set[tuple[str, str]]:
    s = scene(text)
    mentions: list[Mention] = [s.mention(words, state(code)) for words, code in mentioned]
    parties = find_parties(s.document, s.tree, mentions)
    found = every_pair(s.tree, parties)
    return {
        (pair.actors[0].actors[0].text, pair.recipients[0].actors[0].text)
        for pair in found
        if pair.recipients
    }


def test_each_may_act_on_the_other() -> None:
    assert pairs("Kenya thanked Zambia.") == {("Kenya", "Zambia"), ("Zambia", "Kenya")}


def test_nobody_acts_on_themselves() -> None:
    assert pairs("Lisbon thanked Portugal.", ("Lisbon", "PRT"), ("Portugal", "PRT")) == set()


def test_a_phrase_and_its_owner_are_no_pair() -> None:
    assert not any({a, b} == {"Norway", "Norway's guild"} for a, b in pairs("Norway's guild sued."))


def test_only_the_likeliest_go_to_the_coder_the_best_first() -> None:
    text = "Kenya, Malta, Peru and the miners told Chad that the army of Togo had robbed the bank."
    s, judge = scene(text), shipped_judge()
    parties = find_parties(s.document, s.tree, ())
    proposed = propose(s.tree, parties, judge.fit)
    odds = [judge.fit.proposal(pair.clues) for pair in proposed]
    assert 0 < len(proposed) <= MOST_PAIRS
    assert odds == sorted(odds, reverse=True)
