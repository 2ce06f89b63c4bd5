"""Types of one's own: coded by their nearest examples, as a mode of the type they refine."""

from pathlib import Path

import numpy as np

from dragoman.coding.events.own import NEIGHBOURS, OTHER, Neighbourhood, own_types
from dragoman.pipeline.text import read_text
from dragoman.settings import Settings

TYPES = Path(__file__).parents[1] / "evaluation" / "own_types" / "types.yaml"
SENTENCE = "Slovenia recalled its ambassador from Vienna on Friday."


def modes(settings: Settings) -> set[tuple[str, tuple[str, ...]]]:
    return {(report.type, report.modes) for report in read_text(SENTENCE, settings).reports}


def test_an_act_of_an_own_type_is_a_mode_of_its_parent() -> None:
    assert modes(Settings(codebook=str(TYPES))) == {("SANCTION", ("recall-envoy",))}


def test_without_the_file_nobody_knows_the_type() -> None:
    assert all("recall-envoy" not in own for _, own in modes(Settings()))


def test_no_file_no_neighbours() -> None:
    assert own_types(None) is None


def test_most_of_the_nearest_must_be_of_one_type() -> None:
    near = np.eye(6, dtype=np.float32)[[0] * 3 + [1] * 4]
    around = Neighbourhood(near, (*["own"] * 3, *[OTHER] * 4), {"own": "AID"})
    first, second = np.eye(6, dtype=np.float32)[:2]
    code = around.own_type(first)
    assert code is not None
    assert (code.name, code.parent, code.confidence) == ("own", "AID", 3 / NEIGHBOURS)
    assert around.own_type(second) is None
