"""What tells instruments apart, so that several documents' accounts of one share an id.

The strongest sign that is there decides: an instrument that the codebook's reference events know
under this name; its number; its proper name; else its kind with whose it is, its date and subject.
An account that tells less than another may so stay apart from it: two instruments of one day are
never taken for one because a paper leaves out who signed.
"""

from dragoman.codebook.instruments import InstrumentWords
from dragoman.codebook.reference_events import ReferenceEvent, reference_events
from dragoman.coding.instruments.drafts import Draft
from dragoman.model.ids import content_id
from dragoman.model.text import Document

# Papers give the day of signing, of publication or of entry into force; those of a known
# instrument lie within days of one another.
DAYS_OFF = 3


def identity(one: Draft, document: Document, words: InstrumentWords) -> str:
    """The id under which all accounts of the draft's instrument are kept."""
    if known := _known(one, document):
        return content_id("instrument", "known", known.name)
    kind, sides = one.naming.kind.name, sorted(one.sides)
    if one.naming.number:
        owner = sides if one.naming.kind.sides == "adopter" and sides != ["UNO"] else []
        return content_id("instrument", kind, "number", one.naming.number, *owner)
    core = sorted(words.core(one.name))
    if one.naming.proper and core:
        return content_id("instrument", "name", *core)
    if one.date.precision == "day" and sides:
        return content_id("instrument", kind, "day", one.date.start, *sides)
    day = one.date.start if one.date.precision == "day" else one.date.start and one.date.start.year
    return content_id("instrument", kind, "else", day, "by", *sides, "on", *core)


def _known(one: Draft, document: Document) -> ReferenceEvent | None:
    """The treaty of the reference events that the name, the text and the date all fit."""
    for event in reference_events():
        if event.kind == "treaty" and event.named_by(one.name) and event.concerns(document.text):
            start, end = one.date.start, one.date.end
            if start is None or end is None or one.date.basis == "inferred":
                return event
            near = max((event.start - end).days, (start - event.end).days)
            return event if near <= DAYS_OFF else None
    return None
