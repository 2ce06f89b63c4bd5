"""The authored corpus keeps its format and its balance, and repeats neither itself nor the gold."""

import json
from collections import Counter
from pathlib import Path

import pytest
from training.check import near_duplicates, shared_runs, wrong_marks
from training.corpus import read_corpus

from dragoman.codebook.markup import Marked, parse_marks
from dragoman.codebook.ontology import plover

GOLD = Path(__file__).parents[3] / "shared" / "gold"
EXAMPLES = read_corpus()


def test_marks_become_offsets() -> None:
    text, spans = parse_marks("[A Chad] [E left] the talks in [P Doha].")
    assert text == "Chad left the talks in Doha."
    assert spans == (Marked("A", 0, 4), Marked("E", 5, 9), Marked("P", 23, 27))


def test_every_line_follows_the_format() -> None:
    ontology = plover()
    wrong = {e.source: list(wrong_marks(e, ontology)) for e in EXAMPLES}
    assert {source: faults for source, faults in wrong.items() if faults} == {}


def test_the_corpus_is_large_and_balanced() -> None:
    types = Counter(e.type for e in EXAMPLES)
    assert len(EXAMPLES) >= 8_000
    assert types["NONE"] >= 1_500
    assert min(types[name] for name in plover().types) >= 300
    modalities = Counter(e.modality for e in EXAMPLES)
    assert min(modalities[m] for m in ("future", "hypothetical", "negated", "historical")) >= 200


def test_sentences_differ_in_length() -> None:
    words = sorted(len(e.text.split()) for e in EXAMPLES)
    assert words[len(words) // 10] <= 12
    assert words[-len(words) // 10] >= 35


def test_no_sentence_repeats_another() -> None:
    texts = sorted({e.text for e in EXAMPLES})
    assert [(texts[a], texts[b]) for a, b in near_duplicates(texts)] == []


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold sets in ../shared/gold are not here")
def test_no_sentence_comes_near_the_gold() -> None:
    told = (GOLD / "plv_dev.jsonl").read_text(encoding="utf-8").splitlines()
    tagged = (GOLD / "source_target_dev.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line)["text"] for line in told]
    gold += [" ".join(json.loads(line)["tokens"]) for line in tagged]
    assert list(shared_runs({e.text for e in EXAMPLES}, gold)) == []
