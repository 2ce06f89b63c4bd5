"""Offices that a document's text gives to named persons, each with its passages."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.actors.line import Line
from dragoman.actors.people import People
from dragoman.actors.persons import Person
from dragoman.actors.phrases import Phrase, is_elect
from dragoman.codebook.actor_words import actor_words
from dragoman.model.actors import Actor, ActorRef, Mention, Office, refer
from dragoman.model.ids import content_id
from dragoman.model.text import Document, evidence


def offices_in(
    document: Document,
    lines: Sequence[Line],
    persons: Sequence[tuple[Person, ...]],
    people: People,
    mentions: Sequence[Mention],
) -> tuple[Office, ...]:
    """One office for each person, title and body; later passages add their evidence."""
    actors = {a.id: a for mention in mentions for a in mention.actors}
    named = {(m.start, m.end): m for m in mentions if len(m.actors) == 1}
    found: dict[str, Office] = {}
    for line, there in zip(lines, persons, strict=True):
        for person in there:
            known = people.find(person.name.text)
            if known is None or known[0].id not in actors:
                continue
            for title in person.titles:
                if title.kind == "title":
                    of = _of(person.box or line, title, named)
                    office = _office(document, line, (person, title), actors[known[0].id], of)
                    same = found.get(office.id)
                    found[office.id] = _more(same, office) if same else office
    return _without_vaguer(tuple(found.values()))


def _of(line: Line, title: Phrase, named: Mapping[tuple[int, int], Mention]) -> ActorRef | None:
    """Whose the office is: the state or body that the title tells, else the organisation that its
    own words name, though nobody knows of which state."""
    whose = title.whose[0] if title.whose else None
    if whose and whose.actor:
        return refer(whose.actor, whose.text)
    end = line.tokens[title.end - 1].end
    inside = (named.get((line.tokens[i].start, end)) for i in range(title.core.end, title.end))
    organs = (m for m in inside if m is not None and m.actors[0].kind in ("igo", "organisation"))
    found = next(organs, None)
    return refer(found.actors[0], found.text) if found else None


def _office(
    document: Document,
    line: Line,
    held: tuple[Person, Phrase],
    actor: Actor,
    of: ActorRef | None,
) -> Office:
    person, title = held
    start, end = line.tokens[person.start].start, line.tokens[person.end - 1].end
    own = person.box or line
    words, former = title_text(own, title), _over(own, title)
    key = content_id("office", actor.id, words.lower(), of.id if of else "", former)
    passages = [evidence(document, start, end)]
    if person.box:
        first, last = own.tokens[title.start], own.tokens[title.end - 1]
        passages.append(evidence(document, first.start, last.end))
    return Office(
        id=key,
        person=refer(actor, person.name.text),
        title=words,
        of=of,
        former=former,
        evidence=tuple(passages),
    )


def title_text(line: Line, title: Phrase) -> str:
    """The title as written, with "acting" and "-elect", without state and "former"."""
    before = [line.tokens[i].text for i in _before(title) if line.lower(i) in actor_words().acting]
    core = [token.text for token in line.tokens[title.core.start : title.core.end]]
    text = " ".join([*before, *core]).replace(" - ", "-").replace(" ’s", "’s").replace(" 's", "'s")
    return f"{text}-{line.lower(title.core.end + 1)}" if is_elect(line, title.core.end) else text


def _over(line: Line, title: Phrase) -> bool:
    """Whether the text says that the office is no longer held: "former", "then"."""
    words = actor_words().at_the_time
    return title.former or any(line.lower(i) in words for i in _before(title))


def _before(title: Phrase) -> range:
    return range(title.start, title.core.start)


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
