"""A named person as an actor: country and sector from the offices that are given or known."""

from datetime import date

from dragoman.actors.known import Known
from dragoman.actors.people import Met
from dragoman.actors.persons import Person
from dragoman.actors.phrases import Phrase
from dragoman.model.actors import Actor, Resolution


def actor_of(met: Met, day: date | None, known: Known, about: Actor | None) -> Actor:
    """The actor of a person. The text's own titles come first, then the leaders' table, then the
    record; `about` lends a country where nothing else tells one."""
    country = _country(met, day, known) or (about.country if about and met.titles else "")
    sector, others = _sectors(met, day, known)
    aliases = met.leader.term.aliases if met.leader else ()
    return Actor(met.id, met.name, "person", country, sector, others, aliases)


def _country(met: Met, day: date | None, known: Known) -> str:
    for title in met.titles:
        for whose in title.whose:
            if whose.country:
                return whose.country
    if met.leader:
        return met.leader.country
    office = known.office(met.id, day)
    if office and office.of:
        return office.of.country
    recorded = next((p for p in known.persons if p.id == met.id), None)
    return recorded.country if recorded else ""


def _sectors(met: Met, day: date | None, known: Known) -> tuple[str, tuple[str, ...]]:
    titles = sorted(met.titles, key=_vague)
    if titles and titles[0].sector not in ("", "UNK"):
        first = titles[0]
        return first.sector, first.other_sectors
    if met.leader:
        return met.leader.sectors
    office = known.office(met.id, day)
    if office:
        return office.person.sector, office.person.other_sectors
    recorded = next((p for p in known.persons if p.id == met.id), None)
    if recorded:
        return recorded.sector, recorded.other_sectors
    return ("UNK" if not titles else titles[0].sector), ()


def _vague(title: Phrase) -> bool:
    return title.sector in ("", "UNK")


def why(
    met: Met, how: str, person: Person, place: tuple[date | None, int], known: Known
) -> Resolution:
    """The rule and its reason for one passage that names the person; `place` is the day of the
    document and the character where the name begins."""
    text, (day, at) = person.name.text, place
    first = met.at == at
    if met.recorded and first and not any(title.whose for title in person.titles):
        manner = {"surname": "the surname of", "spelling": "taken for another spelling of"}
        as_ = f"“{text}” is {manner[how]} {met.name}, " if how else f"{met.name} is "
        return Resolution("record", as_ + known.because(met.recorded))
    if how == "spelling" and first and met.leader:
        listed = f"listed as {met.leader.why}"
        return Resolution("name", f"“{text}” is taken for another spelling of {met.name}, {listed}")
    if how == "surname":
        because = f"“{text}” is the surname of {met.name}, met at character {met.at}"
        return Resolution("met-before", because)
    if how == "spelling":
        because = f"“{text}” is taken for another spelling of {met.name}, at character {met.at}"
        return Resolution("met-before", because)
    if person.titles:
        said = " and ".join(f"“{title.core.text}”" for title in person.titles)
        lent = "; ".join(dict.fromkeys(title.lent for title in person.titles if title.lent))
        because = f"the title {said} stands beside the name"
        return Resolution("office", f"{because}; {lent}" if lent else because)
    return _why_untitled(met, day, at, known)


def _why_untitled(met: Met, day: date | None, at: int, known: Known) -> Resolution:
    if met.titles and met.at != at:
        title = met.titles[0].core.text
        return Resolution("met-before", f"{met.name} is called “{title}” elsewhere in the text")
    if met.leader:
        when = f"; the day is {day}" if day else ""
        return Resolution("name", f"{met.name} is listed as {met.leader.why}{when}")
    if met.recorded:
        return Resolution("record", f"{met.name} is {known.because(met.recorded)}")
    return Resolution("unresolved", f"{met.name} is named, but no office is given or known")
