"""Speed and memory of coding: python -m benchmarks.coder [ARTICLES]

Reads the articles of a folder (the samples if none is given) and then the calibration sentences as
one long article, on one thread. Prints for each how much computing every stage takes, as sentences
a second of processor time and as a share of the whole; how many sentences get how far in the coder,
and how many it codes a second by itself, given the parse and the actors; and the peak memory.
"""

import argparse
import resource
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from training.corpus import read_corpus

from dragoman.coding.events import find_events
from dragoman.coding.events.coder import find_scenes, glance_at, shipped_judge
from dragoman.model.ids import content_id
from dragoman.model.reading import Reading
from dragoman.model.text import Document
from dragoman.pipeline.stages import standard
from dragoman.settings import Settings
from dragoman.sources import find, read

HOME = Path(__file__).parents[1]
SENTENCES = HOME / "training" / "calibration"


def articles(folder: Path) -> list[Document]:
    """The articles of a folder."""
    return [read(path, Settings()) for path in find([str(folder)])]


def sentences() -> list[Document]:
    """The calibration sentences, half of which tell of an event, as one article."""
    text = "\n".join(dict.fromkeys(example.text for example in read_corpus(SENTENCES)))
    return [Document(content_id("document", text), "benchmark", text, language="en")]


def measure(name: str, documents: Sequence[Document]) -> None:
    """Print the table of some documents."""
    spent: dict[str, float] = defaultdict(float)
    readings = [Reading(document) for document in documents]
    for stage in standard(Settings()):
        began = time.process_time()
        readings = [stage.run(reading) for reading in readings]
        spent[stage.name] = time.process_time() - began
    count, whole = sum(len(reading.sentences) for reading in readings), sum(spent.values())
    reports = sum(len(reading.reports) for reading in readings)
    print(f"{name}: {len(readings)} documents, {count} sentences, {reports} reports")
    for stage_name, seconds in (*spent.items(), ("all", whole)):
        print(f"  {stage_name:<12} {count / seconds:>9.0f} sentences/s {seconds / whole:>6.0%}")
    print(f"  {'all':<12} {len(readings) / whole:>9.1f} documents/s")
    alone(readings, count)


def alone(readings: Sequence[Reading], count: int) -> None:
    """Print how the coder fares by itself."""
    began = time.process_time()
    for reading in readings:
        find_events(reading.document, reading.sentences, reading.mentions, Settings())
    seconds = time.process_time() - began
    fit, read, judged, pairs = shipped_judge().fit, 0, 0, 0
    for reading in readings:
        scenes = find_scenes(reading.document, reading.sentences, reading.mentions)
        asked = [len(glance.worth_judging(fit)) for _, glance in glance_at(scenes, fit)]
        read, judged, pairs = read + len(asked), judged + sum(map(bool, asked)), pairs + sum(asked)
    print(f"  {'coder alone':<12} {count / seconds:>9.0f} sentences/s, of which")
    print(f"    {read / count:.0%} are read, {judged / count:.0%} judged,", end=" ")
    print(f"with {pairs / max(judged, 1):.1f} pairs each")


def warm_up() -> None:
    """Load what is loaded once a process: reading a whole article needs it all."""
    reading = Reading(articles(HOME / "samples")[0])
    for stage in standard(Settings()):
        reading = stage.run(reading)


def main() -> None:
    """Print both tables."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("articles", nargs="?", type=Path, default=HOME / "samples")
    given = arguments.parse_args()
    warm_up()
    measure(str(given.articles.name), articles(given.articles))
    measure("calibration sentences", sentences())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory  {peak:>9.0f} MB")


if __name__ == "__main__":
    main()
