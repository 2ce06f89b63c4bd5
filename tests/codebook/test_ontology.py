"""The ontology is data, and the data is checked."""

import pytest

from dragoman.codebook.ontology import PLOVER, parse_ontology, plover
from dragoman.errors import CodebookError


def test_plover_has_sixteen_types_in_four_quads() -> None:
    types = plover().types
    assert len(types) == 16
    assert {kind.quad for kind in types.values()} == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("type_", "modes", "score"),
    [
        ("CONSULT", (), 2.5),
        ("CONSULT", ("visit",), 4),
        ("ASSAULT", ("firearms",), -9),
        ("ASSAULT", ("firearms", "aerial"), -9.5),
        ("RETREAT", ("release",), 6.5),
    ],
)
def test_a_mode_may_change_the_score(type_: str, modes: tuple[str, ...], score: float) -> None:
    assert plover().score(type_, modes) == score


def test_cooperation_still_to_come_is_a_promise() -> None:
    assert plover().coded("AID", "future") == "AGREE"
    assert plover().coded("RETREAT", "future") == "CONCEDE"
    assert plover().coded("AID", "asserted") == "AID"
    assert plover().coded("SANCTION", "future") == "SANCTION"


def test_a_broken_codebook_says_what_is_broken() -> None:
    text = PLOVER.read_text(encoding="utf-8")
    with pytest.raises(CodebookError, match="quad 7"):
        parse_ontology(text.replace("    quad: 1", "    quad: 7", 1), "mine.yaml")
    with pytest.raises(CodebookError, match=r"mine\.yaml"):
        parse_ontology("types: [", "mine.yaml")
