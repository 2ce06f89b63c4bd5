"""Which outlet stands for what a document tells: a wire story in twelve papers is one voice, and
who tells something on another outlet's word adds none."""

from collections.abc import Mapping

from dragoman.codebook.press import press
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Report
from dragoman.model.text import Document

JOURNALISTS = "JRN"


def independent_outlets(documents: Mapping[str, Document]) -> dict[str, str]:
    """Document id → the outlet that first published its story, over all copies of it.

    First is the earliest publication, undated ones last; ties go by the outlet's name. A document
    whose outlet is not known speaks for itself, under the name of the file or page it came from.
    """
    families: dict[str, set[str]] = {key: {key} for key in documents}
    for key, document in documents.items():
        for copy in document.copies:
            if copy in families and families[copy] is not families[key]:
                joined = families[key] | families[copy]
                families.update(dict.fromkeys(joined, joined))
    return {key: _first(documents, family) for key, family in families.items()}


def outlet_name(document: Document) -> str:
    """The document's outlet; where nobody knows it, the name of the file or page it came from."""
    source = document.source.rstrip("/")
    return document.outlet.strip() or source.rsplit("/", 1)[-1] or document.id


def quoted_outlet(report: Report) -> str:
    """The outlet on whose word the report is told ("Reuters reported", "told AFP"); "" for none."""
    heard = (name for voice in report.asserted_by if (name := _outlet(voice)))
    return next(heard, "") or next(iter(press().heard_by(report.evidence.text)), "")


def _outlet(voice: ActorRef) -> str:
    """The outlet that a voice is; journalists who are not named are nobody's."""
    for name in (voice.name, voice.text):
        if found := press().outlet(name):
            return found
    named = voice.text[:1].isupper() and voice.sector == JOURNALISTS
    return voice.text if named else ""


def _first(documents: Mapping[str, Document], family: set[str]) -> str:
    def order(document: Document) -> tuple[bool, str, str]:
        day = document.published.start
        return day is None, day.isoformat() if day else "", outlet_name(document)

    return outlet_name(min((documents[key] for key in family), key=order))
