"""The tasks by name."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from dragoman.evaluation import (
    actors,
    articles,
    attributions,
    coder,
    dates,
    events,
    figures,
    instruments,
    merging,
    observances,
    own_types,
    places,
    positions,
    relation,
    spans,
    speakers,
)
from dragoman.evaluation.result import Evaluation
from dragoman.pipeline.text import code_text, read_text

TASKS: dict[str, Callable[[Path], Evaluation]] = {
    "actors": actors.evaluate,
    "articles": articles.evaluate,
    "attributions": attributions.evaluate,
    "coder": partial(coder.evaluate, code=code_text),
    "dates": dates.evaluate,
    "events": partial(events.evaluate, code=code_text),
    "figures": figures.evaluate,
    "instruments": instruments.evaluate,
    "merging": merging.evaluate,
    "observances": observances.evaluate,
    "own-types": own_types.evaluate,
    "places": places.evaluate,
    "positions": partial(positions.evaluate, read=read_text),
    "relation": relation.evaluate,
    "spans": spans.evaluate,
    "speakers": partial(speakers.evaluate, read=read_text),
}
