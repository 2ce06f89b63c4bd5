"""PLV's markup and roots are read by stated rules."""

from pathlib import Path

import pytest

from dragoman.errors import CodebookError, UsageError
from dragoman.evaluation.folding import TABLE, parse_folding, plv_folding
from dragoman.evaluation.marks import read_pair
from dragoman.evaluation.relation import evaluate


def test_marks_are_cut_out_and_their_places_kept() -> None:
    pair = read_pair("<t>The guild</t> was fined by <s>Oslo</s> and <s>Bergen</s>.")
    assert pair.text == "The guild was fined by Oslo and Bergen."
    assert [pair.text[a:b] for a, b in pair.sources] == ["Oslo", "Bergen"]
    assert [pair.text[a:b] for a, b in pair.targets] == ["The guild"]


def test_a_mark_never_closed_marks_nothing() -> None:
    assert read_pair("<s>Oslo fined it.").sources == ()


@pytest.mark.parametrize(
    ("type_", "mode", "modality", "text", "root"),
    [
        ("RETREAT", "release", "asserted", "Oslo freed them.", "YIELD"),
        ("CONCEDE", "", "asserted", "Oslo pardoned the two.", "YIELD"),
        ("CONCEDE", "", "asserted", "Oslo apologised.", "SUPPORT"),
        ("CONCEDE", "", "asserted", "Oslo is willing to lift the curfew.", "AGREE"),
        ("CONCEDE", "", "future", "Oslo will free them.", "AGREE"),
        ("SUPPORT", "", "negated", "Oslo did not back the plan.", "REJECT"),
        ("ASSAULT", "", "future", "Oslo will strike the camp.", "THREATEN"),
        ("COERCE", "arrest", "negated", "Oslo did not hold the captain.", "YIELD"),
        ("COERCE", "restrict", "asserted", "Oslo imposed a blockade on the strait.", "ASSAULT"),
        ("COERCE", "restrict", "asserted", "Oslo closed the border.", "COERCE"),
        ("SANCTION", "convict", "asserted", "A court convicted it.", "ACCUSE"),
        ("SANCTION", "discontinue", "asserted", "Oslo slapped an embargo on it.", "COERCE"),
        ("SANCTION", "discontinue", "asserted", "Oslo broke off the talks.", "SANCTION"),
        ("SANCTION", "expel", "asserted", "Oslo, under sanctions, expelled it.", "SANCTION"),
        ("AID", "", "asserted", "Oslo sent grain.", "AID"),
    ],
)
def test_codes_fold_into_roots(type_: str, mode: str, modality: str, text: str, root: str) -> None:
    assert plv_folding().root(type_, mode, modality, text) == root


def test_yielding_counts_as_material_cooperation() -> None:
    assert plv_folding().quad("YIELD") == 2
    assert plv_folding().quad("ACCUSE") == 3


def test_a_broken_table_says_what_is_broken() -> None:
    text = TABLE.read_text(encoding="utf-8")
    with pytest.raises(CodebookError, match="SURRENDER"):
        parse_folding(text.replace("root: COERCE", "root: SURRENDER"), "mine.yaml")


def test_relation_scores_a_gold_file_of_its_own(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        '{"id": "1", "marked": "<s>Oslo</s> condemned <t>Quito</t>.", "root": "ACCUSE"}\n'
        '{"id": "2", "marked": "<s>Gunmen</s> killed <t>a judge</t>.", "root": "ASSAULT"}\n',
        encoding="utf-8",
    )
    result = evaluate(gold)
    assert result.size == len(result.predictions) == 2
    assert result.measures["macro-F1"] == 1
    assert not any(name.startswith("ZSP") for name in result.measures)


def test_relation_names_the_line_that_lacks_a_field(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "1", "marked": "Oslo"}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="line 1 lacks root"):
        evaluate(gold)
