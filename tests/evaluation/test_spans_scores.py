"""Spans are found in joined tokens and told back token by token."""

from pathlib import Path

from dragoman.evaluation.spans import evaluate, join


def test_tokens_join_as_print_spaces_them() -> None:
    text, offsets = join(["Oslo", "'s", "envoy", "(", "36", ")", "left", "."])
    assert text == "Oslo's envoy (36) left."
    assert [text[a:b] for a, b in offsets] == ["Oslo", "'s", "envoy", "(", "36", ")", "left", "."]


def test_spans_score_a_gold_file_of_its_own(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        '{"id": "1", "tokens": ["Oslo", "condemned", "the", "junta", "."],'
        ' "tags": ["B-S", "O", "B-T", "I-T", "O"]}\n'
        '{"id": "2", "tokens": ["Quietly", "."], "tags": ["O", "O"]}\n',
        encoding="utf-8",
    )
    result = evaluate(gold)
    assert result.measures["F1"] == 1
    assert result.predictions[0] == {"id": "1", "tags": ["B-S", "O", "B-T", "I-T", "O"]}
    assert result.predictions[1] == {"id": "2", "tags": ["O", "O"]}
