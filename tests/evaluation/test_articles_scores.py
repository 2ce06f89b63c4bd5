"""The article scores are those of the article extraction benchmark."""

import gzip
import json
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.evaluation.articles import evaluate, mean_precision_and_recall, shared
from dragoman.evaluation.scores import Counts

GOLD = Path(__file__).parents[2].parent / "shared" / "gold" / "articles_dev"
# trafilatura alone, as its users call it with favor_precision, on the same pages.
LIBRARY_F1 = 0.967
TEXT = (
    "The ferry between Kestrel and Marl ran again on Monday after the strike had ended at dawn. "
    "Crews had asked for higher pay and for longer rests between the crossings of the strait."
)


def test_shingles_are_counted_as_often_as_they_stand() -> None:
    counts = shared("a b c d e", "a b c d a b c d")
    assert counts == Counts(hits=1, predicted=5, gold=2)
    assert shared("", "a b") == Counts(0, 1, 0)


def test_a_text_shorter_than_a_shingle_is_one() -> None:
    assert shared("two words", "two words") == Counts(1, 1, 1)


def test_means_leave_out_pages_without_shingles_on_a_side() -> None:
    counts = {"a": Counts(2, 4, 2), "b": Counts(0, 0, 3), "c": Counts(0, 5, 0)}
    assert mean_precision_and_recall(counts) == (0.25, 0.5)


def test_a_folder_of_pages_is_measured(tmp_path: Path) -> None:
    html = (
        f"<!doctype html><html><head><title>Ferry</title></head><body><p>{TEXT}</p></body></html>"
    )
    (tmp_path / "one.html").write_text(html, encoding="utf-8")
    (tmp_path / "two.html.gz").write_bytes(gzip.compress(html.encode()))
    (tmp_path / "none.html").write_text("<html><body></body></html>", encoding="utf-8")
    truth = {
        name: {"articleBody": TEXT, "url": f"https://{name}.example"} for name in ("one", "two")
    }
    truth["none"] = {"articleBody": "", "url": ""}
    (tmp_path / "truth.json").write_text(json.dumps(truth), encoding="utf-8")
    result = evaluate(tmp_path)
    assert (result.task, result.size) == ("articles", 3)
    assert result.measures == {"F1": 1.0, "precision": 1.0, "recall": 1.0}
    assert result.predictions[0] == {"id": "one", "text": TEXT}
    assert result.predictions[2] == {"id": "none", "text": ""}


@pytest.mark.parametrize("truth", [None, "[]", '{"one": {"url": ""}}', "{"])
def test_a_folder_without_a_truth_file_is_refused(tmp_path: Path, truth: str | None) -> None:
    if truth is not None:
        (tmp_path / "truth.json").write_text(truth, encoding="utf-8")
    with pytest.raises(UsageError, match=r"truth\.json"):
        evaluate(tmp_path)


def test_a_page_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "truth.json").write_text('{"gone": {"articleBody": "x"}}', encoding="utf-8")
    with pytest.raises(UsageError, match="names gone"):
        evaluate(tmp_path)


@pytest.mark.skipif(not GOLD.is_dir(), reason="../shared/gold/articles_dev is not here")
def test_the_articles_come_out_better_than_the_library_alone() -> None:
    assert evaluate(GOLD).measures["F1"] > LIBRARY_F1
