"""Accounts in one line each: a sentence with its trigger in [brackets], and who did it to whom."""

from dataclasses import replace
from itertools import count
from typing import Any

from dragoman.evaluation.merging import passage
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Report
from dragoman.model.text import Document

Told = tuple[Document, Report]
_numbers = count(1)


def tell(doer: str, receiver: str, text: str, **fields: Any) -> Told:
    """tell("CHL", "ARG", "Chile [thanked] Argentina", type="SUPPORT", …): document and report.

    Several doers are joined by "+"; `by` names who says it, the other fields are those of a row.
    """
    by: str = fields.pop("by", "")
    row = {"id": f"r{next(_numbers):04}", "outlet": "Gazette", "type": "SUPPORT", "date": ""}
    sides = {"actors": _listed(doer), "recipients": _listed(receiver)}
    document, report = passage({**row, **sides, "text": text, **fields})
    voices = (ActorRef(f"person.{by}", by, "", "UNK", (), by),) if by else ()
    return document, replace(report, asserted_by=voices)


def _listed(words: str) -> list[str]:
    return [word for word in words.split("+") if word]
