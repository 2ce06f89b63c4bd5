"""Exchanged names keep what is told of them, and everything that is marked."""

import random

from training.corpus import Example, read_corpus
from training.exchange import exchanged

from dragoman.codebook.markup import parse_marks


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - shuffling, not secrecy


def example(marked: str) -> Example:
    text, spans = parse_marks(marked)
    return Example("CONSULT", "-", "asserted", text, spans, "test:1")


def test_a_name_is_another_wherever_it_stands_in_the_sentence() -> None:
    first = example("[A Kenya] [E met] [R the union], and Kenya's envoy left.")
    (one, _) = exchanged([first, example("[A Peru] [E met] [R miners].")], chance(2))
    (actor,) = one.of("A")
    name = one.text[actor.start : actor.end]
    assert one.text == f"{name} met the union, and {name}'s envoy left."
    assert [one.text[s.start : s.end] for s in one.spans] == [name, "met", "the union"]


def test_all_events_of_a_sentence_stay_in_one_sentence() -> None:
    both = [
        example("[A Oman] [E met] [R Chad] before Mali sued Togo."),
        example("Oman met Chad before [A Mali] [E sued] [R Togo]."),
    ]
    assert len({one.text for one in exchanged(both, chance(5))}) == 1


def test_a_sentence_without_plain_names_stays_as_it_is() -> None:
    plain = example("[A The striking miners] [E met] [R the governor's envoys].")
    assert exchanged([plain, example("[A Peru] [E met] [R Chad].")], chance(1))[0] == plain


def test_every_trigger_of_the_corpus_survives() -> None:
    def triggers(examples: list[Example]) -> list[str]:
        return sorted(e.text[s.start : s.end] for e in examples for s in e.of("E"))

    corpus = read_corpus()[:2000]
    other = exchanged(corpus, chance(1))
    assert sum(a != b for a, b in zip(triggers(corpus), triggers(other), strict=True)) < 20
