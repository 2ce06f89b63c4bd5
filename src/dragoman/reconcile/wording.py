"""How an act is put in one line: in the words of its source, as a quotation, never in our own.

Acts that happen once have a neutral line of their own in the codebook; everything else is an
excerpt of the sentence, marked as one.
"""

import re
from collections.abc import Iterable

from dragoman.codebook.merging import merging
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Report
from dragoman.model.record import Event
from dragoman.reconcile.once import once
from dragoman.reconcile.parties import party, party_name

WORD = re.compile(r"\S+")
CLAUSE_ENDS = (",", ";", ":", ".", "!", "?", "—", "–", "-", "/", ")")
MARKS = " ,;:.!?—–-/()[]\"'“”‘’"
MOST_WORDS = 18
FAR = 80  # characters; a party named further from the trigger is left to the direction column
LISTED = 2  # words of a list's item at most, before the "and" of its last one
REACH = 7  # words that an excerpt may run on beyond its parties to reach the end of the clause


def headline(entry: Report | Event) -> str:
    """A short line for a report or an event: the codebook's, or a quotation in “ ”."""
    report = entry if isinstance(entry, Report) else spokesman(entry)
    known = once(report) if report.modality in ("asserted", "historical") else None
    if known is None:
        return f"“{excerpt(report)}”"
    both = (*report.actors, *report.recipients)
    return known.act.line.format(
        pair=names(both),
        actors=names(report.actors),
        recipients=names(report.recipients),
        name=known.name,
    )


def spokesman(event: Event) -> Report:
    """The report that stands for the event: of its type and modality, in an outlet's own voice."""
    return min(
        event.reports,
        key=lambda report: (
            report.type != event.type,
            report.modality != event.modality,
            len(report.asserted_by),
            -report.confidence,
            report.id,
        ),
    )


def names(actors: Iterable[ActorRef]) -> str:
    """The parties by name, in alphabetical order: "Azerbaijan and Pakistan"."""
    listed = sorted({party_name(party(actor)) or actor.name or actor.text for actor in actors})
    return " and ".join(filter(None, (", ".join(listed[:-1]), *listed[-1:])))


def excerpt(report: Report) -> str:
    """The part of the sentence that tells the act, as written: parties, trigger, rest of clause."""
    text = report.evidence.text
    words = list(WORD.finditer(text))
    spans = [_trigger(report), *_nearest(report)]
    inside = [
        i for i, w in enumerate(words) if any(w.start() < e and s < w.end() for s, e in spans)
    ]
    if not inside:
        return report.trigger.text
    opening = _clause_start(words, inside[0])
    first = _left(words, opening, inside[0])
    last = _right(words, inside[-1], _date_after(report, words[inside[-1]].end()))
    begin, last = _shorten(words, _trigger(report), first, last)
    cut = text[words[begin].start() : words[last].end()].strip(MARKS) or report.trigger.text
    if begin == opening:
        return cut
    if _is(words[opening], merging().qualifying):
        return f"{words[opening][0]} … {cut}"
    return f"… {cut}" if begin > first else cut


def _trigger(report: Report) -> tuple[int, int]:
    offset = report.evidence.start
    return report.trigger.start - offset, report.trigger.end - offset


def _nearest(report: Report) -> list[tuple[int, int]]:
    """For each actor on either side, where it stands closest to the trigger, if that is near."""
    start, end = _trigger(report)
    text, spans = report.evidence.text, []
    for actor in (*report.actors, *report.recipients):
        found = [
            (max(match.start() - end, start - match.end(), 0), match.span())
            for match in re.finditer(rf"\b{re.escape(actor.text)}", text)
            if actor.text
        ]
        near = [(away, span) for away, span in found if away <= FAR]
        spans += [span for _, span in sorted(near)[:1]]
    return spans


def _left(words: list[re.Match[str]], opening: int, first: int) -> int:
    """Back to where the clause begins, if that is near; else no pair of words is torn apart."""
    if first - opening <= REACH:
        return opening
    return first - 2 if _makes_one_phrase(words, first - 1) else first


def _clause_start(words: list[re.Match[str]], first: int) -> int:
    """Where the clause around a word begins: with a word that qualifies it, after any other."""
    openers = merging().clause_openers
    for index in range(first, 0, -1):
        before = words[index - 1]
        if _is(before, openers) and not _makes_one_phrase(words, index - 1):
            return index - 1 if _is(before, merging().qualifying) else index
        if before[0].endswith(CLAUSE_ENDS) and not _within_list(words, index, first):
            return index
    return 0


def _makes_one_phrase(words: list[re.Match[str]], index: int) -> bool:
    """Whether a word joins what stands around it into one phrase, so that no clause begins."""
    after_mark = index == 0 or words[index - 1][0].endswith(CLAUSE_ENDS)
    return not after_mark and _is(words[index], merging().coordinating)


def _within_list(words: list[re.Match[str]], index: int, first: int) -> bool:
    """Whether the comma before `index` parts a list that `first` ends: "Chadian, Fijian and …"."""
    near = words[index + 1 : min(index + 1 + LISTED, first)]
    return words[index - 1][0].endswith(",") and any(
        _is(word, merging().coordinating) for word in near
    )


def _is(word: re.Match[str], listed: frozenset[str]) -> bool:
    return word[0].lstrip(MARKS).casefold() in listed


def _right(words: list[re.Match[str]], last: int, date: int | None) -> int:
    """On to where the clause ends, without the date, which has a place of its own on screen."""
    ends = merging().clause_openers - merging().joining - merging().qualifying
    reached = last
    for index in range(last, min(last + REACH, len(words) - 1) + 1):
        starts_date = date is not None and words[index].start() >= date
        opens = _is(words[index], ends)
        if index > last and (starts_date or opens):
            break
        reached = index
        if words[index][0].endswith(CLAUSE_ENDS):
            break
    return reached


def _date_after(report: Report, end: int) -> int | None:
    """Where the date stands, if it stands behind the parties and the trigger."""
    found = report.evidence.text.find(report.date.text, end) if report.date.text else -1
    return found if found >= 0 else None


def _shorten(
    words: list[re.Match[str]], trigger: tuple[int, int], first: int, last: int
) -> tuple[int, int]:
    """No more than MOST_WORDS around the trigger, and no "of the" left hanging at the end."""
    at = next(i for i, word in enumerate(words) if word.end() > trigger[0])
    begin = max(first, at - MOST_WORDS * 2 // 3)
    end = min(last, begin + MOST_WORDS - 1)
    while words[end].start() >= trigger[1] and words[end][0].casefold() in merging().dangling:
        end -= 1
    return begin, end
