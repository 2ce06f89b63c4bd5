"""Which numbers are claimed: of what, by whom, and in which outlets."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.codebook.figures import DURATION, figure_words
from dragoman.codebook.merging import merging
from dragoman.codebook.telling import WORD
from dragoman.model.entries import Figure
from dragoman.model.text import Document
from dragoman.reconcile.independence import outlet_name
from dragoman.reconcile.numbers import counted_words, vague, written_number
from dragoman.reconcile.times import written
from dragoman.record import read
from dragoman.record.selection import EVERYTHING, Selection
from dragoman.record.session import Record
from dragoman.views.corrections import Corrections, corrections
from dragoman.views.outlets import documents_by_id
from dragoman.views.statements import published
from dragoman.views.words import codes, voices


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One number of one voice about one thing. `value` is written with its unit and its bounds,
    `said` are the source's own words where the number is vague, else empty,
    `what` is what it counts with what became of it.

    `outlets` are all that print it, `sentences` theirs; `ids` are the figures behind the line, the
    first of them its `id`. `part_of` is the figure of the total. `date` is when it happened as far
    as the text tells. `corrected` says which paper took the number back, and when.
    """

    id: str
    date: str
    published: str
    value: str
    said: str
    unit: str
    what: str
    of: str
    happened: str
    whose: tuple[str, ...]
    voices: tuple[str, ...]
    outlets: tuple[str, ...]
    event: str | None
    part_of: str | None
    ids: tuple[str, ...]
    sentences: tuple[str, ...]
    corrected: str


def figures(
    record: Record, selection: Selection = EVERYTHING, of: Sequence[str] = ()
) -> tuple[FigureLine, ...]:
    """The figures that `selection` asks for, by the day of what they count, else of the print.

    `of` keeps those that count what all of these words say: "civilians", "killed". How long
    something took ("44 days") is among them only when asked for so.
    """
    wanted = frozenset(_stems(of))
    found = [
        figure
        for figure in read.figures(record, replace(selection, limit=None))
        if wanted <= frozenset(_stems((figure.of, figure.happened, figure.unit)))
        and (wanted or not _lasts(figure))
    ]
    documents = documents_by_id(record, (figure.evidence.document for figure in found))

    def order(figure: Figure) -> tuple[date, str, int, int, str]:
        document = documents[figure.evidence.document]
        day = figure.date.start or document.published.start or date.max
        within = figure.evidence.text.find(figure.words)
        return day, document.id, figure.evidence.start, within, figure.id

    claims: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in sorted(found, key=order):
        claims[_claim(figure)].append(figure)
    taken_back = corrections(record, documents)
    lines = (_line(same, documents, taken_back) for same in claims.values())
    return tuple(lines)[: selection.limit]


def _lasts(figure: Figure) -> bool:
    """Whether it only says how long something took."""
    return figure_words().dimension(figure.unit) == DURATION and not figure.happened


def _stems(texts: Iterable[str]) -> Iterable[str]:
    return (merging().stem(m[0]) for text in texts for m in WORD.finditer(text.casefold()))


def _claim(figure: Figure) -> tuple[object, ...]:
    """What makes the same claim in several outlets one line."""
    occasion = figure.event or figure.evidence.document
    speakers = tuple(actor.id for actor in figure.asserted_by)
    return written_number(figure), figure.of.casefold(), figure.happened, speakers, occasion


def _line(
    same: Sequence[Figure], documents: Mapping[str, Document], taken_back: Corrections
) -> FigureLine:
    first = same[0]
    printed = {outlet_name(documents[figure.evidence.document]) for figure in same}
    return FigureLine(
        id=first.id,
        date=written(first.date),
        published=published(documents[first.evidence.document]),
        value=written_number(first),
        said=first.words if vague(first) else "",
        unit=first.unit,
        what=counted_words(first),
        of=first.of,
        happened=first.happened,
        whose=tuple(codes(first.whose)),
        voices=voices([first.asserted_by]),
        outlets=tuple(sorted(printed)),
        event=first.event,
        part_of=first.part_of,
        ids=tuple(figure.id for figure in same),
        sentences=tuple(dict.fromkeys(figure.evidence.text for figure in same)),
        corrected=taken_back.of(figure.id for figure in same),
    )
