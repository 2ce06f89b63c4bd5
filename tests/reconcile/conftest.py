"""Accounts in one line each: a sentence with its trigger in [brackets], and who did it to whom."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from dragoman.evaluation.merging import passage
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Report
from dragoman.model.text import Document

Told = tuple[Document, Report]
Tell = Callable[..., Told]


@pytest.fixture
def tell() -> Tell:
    """tell("CHL", "ARG", "Chile [thanked] Argentina", type="SUPPORT", …) → its document, report."""
    numbers = count(1)

    def tell(doer: str, receiver: str, text: str, **fields: Any) -> Told:
        by: str = fields.pop("by", "")
        copies: tuple[str, ...] = fields.pop("copies", ())
        row = {"id": f"r{next(numbers):02}", "outlet": "Gazette", "type": "SUPPORT", "date": ""}
        sides = {"actors": _listed(doer), "recipients": _listed(receiver)}
        document, report = passage({**row, **sides, "text": text, **fields})
        voices = (ActorRef(f"person.{by}", by, "", "UNK", (), by),) if by else ()
        return replace(document, copies=copies), replace(report, asserted_by=voices)

    return tell


def _listed(words: str) -> list[str]:
    return [word for word in words.split("+") if word]
