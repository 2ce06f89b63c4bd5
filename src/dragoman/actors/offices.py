"""Offices that a document's text gives to named persons, each with its passages."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors.line import Line
from dragoman.actors.people import People
from dragoman.actors.persons import Person
from dragoman.actors.phrases import Phrase
from dragoman.model.actors import Actor, Mention, Office, refer
from dragoman.model.ids import content_id
from dragoman.model.text import Document, evidence

_ACTING = frozenset({"acting", "interim", "caretaker"})


def offices_in(
    document: Document,
    lines: Sequence[Line],
    persons: Sequence[tuple[Person, ...]],
    people: People,
    mentions: Sequence[Mention],
) -> tuple[Office, ...]:
    """One office for each person, title and body; later passages add their evidence."""
    actors = {a.id: a for mention in mentions for a in mention.actors}
    found: dict[str, Office] = {}
    for line, there in zip(lines, persons, strict=True):
        for person in there:
            known = people.find(person.name.text)
            if known is None or known[0].id not in actors:
                continue
            for title in person.titles:
                if title.kind == "title":
                    office = _office(document, line, person, title, actors[known[0].id])
                    same = found.get(office.id)
                    found[office.id] = _more(same, office) if same else office
    return _without_vaguer(tuple(found.values()))


def _office(document: Document, line: Line, person: Person, title: Phrase, actor: Actor) -> Office:
    start, end = line.tokens[person.start].start, line.tokens[person.end - 1].end
    words = title_text(line, title)
    whose = title.whose[0] if title.whose else None
    of = refer(whose.actor, whose.text) if whose and whose.actor else None
    key = content_id("office", actor.id, words.lower(), of.id if of else "", title.former)
    passage = evidence(document, start, end)
    return Office(
        id=key,
        person=refer(actor, person.name.text),
        title=words,
        of=of,
        former=title.former,
        evidence=(passage,),
    )


def title_text(line: Line, title: Phrase) -> str:
    """The title as written, with "acting" and the like before it, without state and "former"."""
    before = [
        line.tokens[i].text
        for i in range(title.start, title.core.start)
        if line.lower(i) in _ACTING
    ]
    core = [token.text for token in line.tokens[title.core.start : title.core.end]]
    return " ".join([*before, *core]).replace(" - ", "-").replace(" ’s", "’s").replace(" 's", "'s")


def _more(office: Office, same: Office) -> Office:
    return replace(office, evidence=(*office.evidence, *same.evidence))


def _without_vaguer(offices: tuple[Office, ...]) -> tuple[Office, ...]:
    """ "Ambassador Farhadov" adds nothing to "Azerbaijan's Ambassador, Khazar Farhadov"; its
    passages move to the fuller office."""
    kept: list[Office] = []
    for office in sorted(offices, key=lambda o: o.of is None):
        fuller = next((k for k in kept if _covers(k, office)), None)
        if fuller is None:
            kept.append(office)
        else:
            kept[kept.index(fuller)] = _more(fuller, office)
    return tuple(sorted(kept, key=lambda office: office.evidence[0].start))


def _covers(fuller: Office, office: Office) -> bool:
    return (
        office.of is None
        and fuller.person.id == office.person.id
        and fuller.title.lower() == office.title.lower()
        and fuller.former == office.former
    )
