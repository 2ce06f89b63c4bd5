"""Which outlet stands for a document: a wire story printed in twelve papers is one voice."""

from collections.abc import Mapping

from dragoman.model.text import Document


def independent_outlets(documents: Mapping[str, Document]) -> dict[str, str]:
    """Document id → the outlet that first published its story, over all copies of it.

    First is the earliest publication, undated ones last; ties go by the outlet's name. A document
    whose outlet is not known speaks for itself, under the name of its source.
    """
    families: dict[str, set[str]] = {key: {key} for key in documents}
    for key, document in documents.items():
        for copy in document.copies:
            if copy in families and families[copy] is not families[key]:
                joined = families[key] | families[copy]
                families.update(dict.fromkeys(joined, joined))
    return {key: _first(documents, family) for key, family in families.items()}


def _first(documents: Mapping[str, Document], family: set[str]) -> str:
    def order(key: str) -> tuple[bool, str, str]:
        published = documents[key].published.start
        return published is None, published.isoformat() if published else "", _outlet(key)

    def _outlet(key: str) -> str:
        return documents[key].outlet.strip() or documents[key].source

    return _outlet(min(family, key=order))
