"""Which outlet stands for a document: a wire story printed in twelve papers is one voice."""

from collections.abc import Mapping

from dragoman.model.text import Document


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


def _first(documents: Mapping[str, Document], family: set[str]) -> str:
    def order(document: Document) -> tuple[bool, str, str]:
        day = document.published.start
        return day is None, day.isoformat() if day else "", outlet_name(document)

    return outlet_name(min((documents[key] for key in family), key=order))
