"""A glance picks the pairs that are worth judging, and no sentence loses what a formula tells."""

from dataclasses import replace

from events_scene import scene, state
from msgspec import structs

from dragoman.coding.events.calibration import HINT_CLUES, Calibration, calibration
from dragoman.coding.events.coder import Scene, glance_at, judge_scenes, shipped_judge
from dragoman.coding.events.glancing import MOST_JUDGED, Glance
from dragoman.coding.events.parties import find_parties

CROWDED = (
    "Kenya, Malta, Peru, Togo and the miners told Chad that the army of Mali had robbed the bank."
)
FORMULA = "Diplomatic relations between the two countries were established in 1970."


def glance(text: str, *mentioned: tuple[str, ...]) -> Glance:
    s = scene(text)
    mentions = [s.mention(words, *map(state, codes)) for words, *codes in mentioned]
    found = Scene(s.tree, find_parties(s.document, s.tree, mentions))
    ((_, one),) = glance_at([found], calibration())
    return one


def strict(**changes: float) -> Calibration:
    return structs.replace(calibration(), **changes)


def test_a_pair_has_every_clue() -> None:
    one = glance(CROWDED)
    assert {len(clues) for clues in one.clues(calibration())} == {len(HINT_CLUES)}


def test_no_more_are_judged_than_a_sentence_can_bear_the_best_first() -> None:
    one, fit = glance(CROWDED), strict(least=-1e9)
    kept = one.worth_judging(fit)
    odds = dict(zip(one.pairs, map(fit.hint, one.clues(fit)), strict=True))
    assert len(kept) == MOST_JUDGED < len(one.pairs)
    assert [odds[pair] for pair in kept] == sorted(odds.values(), reverse=True)[:MOST_JUDGED]


def test_what_is_unlikely_enough_is_not_judged() -> None:
    assert glance(CROWDED).worth_judging(strict(least=1e9)) == ()


def test_an_act_that_a_formula_tells_is_judged_however_unlikely() -> None:
    one = glance(FORMULA, ("the two countries", "KEN", "MLT"))
    kept = one.worth_judging(strict(least=1e9))
    assert kept
    assert all(pair.formula for pair in kept)


def test_a_sentence_that_is_not_worth_a_judgement_keeps_its_place() -> None:
    texts = ("Kenya thanked Malta.", CROWDED)
    scenes = [Scene(s.tree, find_parties(s.document, s.tree, ())) for s in map(scene, texts)]
    told = judge_scenes(scenes, replace(shipped_judge(), fit=strict(least=1e9)))
    assert [tree.sentence.text for tree, _ in told] == list(texts)
    assert [verdicts for _, verdicts in told] == [[], []]
