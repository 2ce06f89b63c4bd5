"""Speed and memory of coding: python -m benchmarks.coder

Codes the calibration sentences as one long article, stage by stage, on one thread, and prints how
long each stage takes, as sentences a second and as a share of the whole, and the peak memory.
"""

import resource
import time
from pathlib import Path

from training.corpus import read_corpus

from dragoman.model.ids import content_id
from dragoman.model.reading import Reading
from dragoman.model.text import Document
from dragoman.pipeline.stages import standard
from dragoman.settings import Settings

SENTENCES = Path(__file__).parents[1] / "training" / "calibration"


def main() -> None:
    """Print the table."""
    texts = list(dict.fromkeys(example.text for example in read_corpus(SENTENCES)))
    text = "\n".join(texts)
    reading = Reading(Document(content_id("document", text), "benchmark", text, language="en"))
    stages = standard(Settings())
    warm = Reading(Document("document:warm", "benchmark", texts[0], language="en"))
    spent: dict[str, float] = {}
    for stage in stages:
        warm = stage.run(warm)  # models and tables are loaded once a process
        began = time.perf_counter()
        reading = stage.run(reading)
        spent[stage.name] = time.perf_counter() - began
    whole = sum(spent.values())
    print(f"{len(texts)} sentences, {len(reading.reports)} reports")
    for name, seconds in (*spent.items(), ("all", whole)):
        print(f"{name:<12} {len(texts) / seconds:>9.0f} sentences/s {seconds / whole:>6.0%}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory  {peak:>9.0f} MB")


if __name__ == "__main__":
    main()
