"""How good dates are may not fall: on the project's own set, and on the field's where it is."""

import json
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.evaluation.dates import evaluate

OWN = Path(__file__).parent / "dates.jsonl"
SHARED = Path(__file__).parents[3] / "shared"
NEWS = SHARED / "gold" / "dates_dev.jsonl"
OWN_FLOOR = 0.95
NEWS_FLOOR = 0.84


def test_the_own_set_is_large_varied_and_exact() -> None:
    rows = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    dates = [(row, date) for row in rows for date in row["dates"]]
    assert len(dates) >= 220
    assert all(row["text"][d["start"] : d["end"]] == d["text"] for row, d in dates)
    assert any(row["published"] is None for row in rows)


def test_dates_of_the_own_set_are_right() -> None:
    scores = evaluate(OWN)
    assert scores.measures["F1 found, days right"] >= OWN_FLOOR
    assert len(scores.predictions) == 106


@pytest.mark.skipif(not NEWS.exists(), reason=f"{NEWS.name} is not on this machine")
def test_dates_of_hand_annotated_news_are_right(tmp_path: Path) -> None:
    some = tmp_path / "some.jsonl"
    every_third = NEWS.read_text(encoding="utf-8").splitlines()[::3]
    some.write_text("\n".join(every_third), encoding="utf-8")
    assert evaluate(some).measures["F1 found, days right"] >= NEWS_FLOOR


def test_a_wrong_day_and_a_missed_date_cost_what_they_should(tmp_path: Path) -> None:
    text = "The treaty of 4 May 1999 replaced that of 1950."
    dates = [
        {"start": 14, "end": 24, "from": "1999-05-04", "to": "1999-05-04"},
        {"start": 42, "end": 46, "from": "1951-01-01", "to": "1951-12-31"},
        {"start": 0, "end": 3, "from": "2000-01-01", "to": "2000-01-01"},
    ]
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "a", "published": None, "text": text, "dates": dates}))
    measures = evaluate(gold).measures
    assert measures["F1 found, days right"] == pytest.approx(2 * 1 / 5)
    assert measures["F1 found"] == pytest.approx(2 * 2 / 5)


def test_a_row_with_a_publication_date_that_is_none_is_refused(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "a", "published": "May 4", "text": "x", "dates": []}))
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        evaluate(gold)
