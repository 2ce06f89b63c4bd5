"""The authored corpus: one example a line, four columns, marked as `codebook.markup` says.

    TYPE <tab> MODE <tab> MODALITY <tab> sentence with [A actor] [R recipient] [E trigger] [P place]

TYPE is a PLOVER type or NONE, MODE one of the type's modes or "-", MODALITY "-" for NONE.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.markup import Marked, parse_marks

FOLDER = Path(__file__).parent / "corpus"
NONE = "NONE"
HARD = "_hard_"  # in the names of files whose NONE lines stand in sentences full of other events


class CorpusError(ValueError):
    """A line that does not follow the format; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Example:
    """One event (or none) in one sentence."""

    type: str
    mode: str
    modality: str
    text: str
    spans: tuple[Marked, ...]
    source: str

    def of(self, label: str) -> tuple[Marked, ...]:
        """The spans of one label, in reading order."""
        return tuple(span for span in self.spans if span.label == label)


def read_corpus(folder: Path = FOLDER) -> list[Example]:
    """Every example of every .tsv file, in the order of file names and lines."""
    return [example for path in sorted(folder.glob("*.tsv")) for example in read_file(path)]


def sentences(examples: Iterable[Example]) -> dict[str, tuple[Marked, ...]]:
    """Each sentence with the spans of all its events: what a tagger should find in it.

    Lines marked NONE in a sentence that tells of somebody else's event say nothing of that event's
    parts, so such a sentence is left out.
    """
    spans: dict[str, tuple[Marked, ...]] = {}
    silent: set[str] = set()
    for example in examples:
        told = spans.setdefault(example.text, ())
        if example.type == NONE:
            silent |= {example.text} if HARD in example.source else set()
        else:
            spans[example.text] = told + tuple(
                span
                for span in example.spans
                if not any(span.start < t.end and t.start < span.end for t in told)
            )
    return {text: told for text, told in spans.items() if told or text not in silent}


def read_file(path: Path) -> Iterator[Example]:
    """The examples of one file; CorpusError names the first line that breaks the format."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        source = f"{path.name}:{number}"
        columns = line.split("\t")
        if len(columns) != 4:
            raise CorpusError(f"{source} has {len(columns)} columns, not 4")
        type_, mode, modality, marked = columns
        text, spans = parse_marks(marked)
        if "[" in text or "]" in text:
            raise CorpusError(f"{source} has a bracket that marks nothing")
        yield Example(type_, mode, modality, text, spans, source)
