"""One sentence's mentions, in the order of the text: names, persons, noun phrases, pronouns.

The order matters, since each may be known by what stands before it, in the sentence too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.actors.belonging import Setting
from dragoman.actors.gazetteer import Hit
from dragoman.actors.known import Known
from dragoman.actors.line import Line
from dragoman.actors.memory import PLAIN, Draft, Past, Traits
from dragoman.actors.nominals import resolve_phrase_of
from dragoman.actors.people import People, gender, gender_of_noun
from dragoman.actors.personhood import actor_of, why
from dragoman.actors.persons import Person, root_of
from dragoman.actors.phrases import Phrase
from dragoman.actors.pronouns import is_expletive, pronoun_class, resolve_pronoun
from dragoman.actors.scene import NOWHERE, Scene
from dragoman.actors.terms import Entry
from dragoman.actors.usage import is_government, is_main_subject, is_subject
from dragoman.codebook.words import normal, words
from dragoman.model.actors import Actor, Mention, MentionForm, Resolution, Rule

_RULES: dict[str, Rule] = {
    "adjective": "adjective",
    "territory adjective": "adjective",
    "people": "adjective",
    "capital": "capital",
    "organ": "organ",
}
Spot = tuple[int, int, int]  # first token, token after the last, head token
_NAMES = frozenset(
    {"state", "territory", "body", "organ", "group", "outlet", "organisation", "capital"}
    | {"adjective", "territory adjective", "people"}
)


@dataclass(frozen=True, slots=True)
class Drafter:
    """Resolves a document's sentences one by one; `about` is the state of a context given apart."""

    people: People
    day: date | None
    known: Known
    about: Actor | None = None
    scene: Scene = NOWHERE

    def read(
        self, line: Line, phrases: Sequence[Phrase], persons: Sequence[Person], before: Past
    ) -> list[Draft]:
        """The drafts of one sentence, given those of all before it."""
        titles = {title.core.start for person in persons for title in person.titles}
        items: list[tuple[int, int, object]] = [(p.start, -p.end, p) for p in persons]
        items += [(p.start, -p.end, p) for p in phrases if p.core.start not in titles]
        items += [(h.start, -h.end, h) for h in line.hits if h.kind in _NAMES]
        items += [(i, -i - 1, i) for i, t in enumerate(line.tokens) if _is_pronoun(t.text)]
        past = list(before)
        for _, _, item in sorted(items, key=lambda part: part[:2]):
            past += self._drafts(line, item, past)
        return past[len(before) :]

    def _drafts(self, line: Line, item: object, past: Past) -> Iterator[Draft]:
        if isinstance(item, Person):
            yield from self._person(line, item)
        elif isinstance(item, Phrase):
            yield from self._phrase(line, item, past)
        elif isinstance(item, Hit):
            yield from _named(line, item)
        elif isinstance(item, int):
            yield from self._pronoun(line, item, past)

    def _person(self, line: Line, person: Person) -> Iterator[Draft]:
        found = self.people.find(person.name.text)
        if found is None:
            return
        met, how = found
        actor = actor_of(met, self.day, self.known, self.about)
        place = self.day, line.tokens[person.name.start].start
        resolution = why(met, how, person, place, self.known)
        offices = ";".join(f"{t.core.entry.slug}:{t.core.text.lower()}" for t in met.titles)
        if met.leader and not offices:
            offices = f":{met.leader.term.title.lower()}"
        yield _draft(
            line,
            (person.start, person.end, person.root),
            "name",
            ((actor,), resolution),
            Traits(gender(met), slug=offices),
        )

    def _phrase(self, line: Line, phrase: Phrase, past: Past) -> Iterator[Draft]:
        resolved = resolve_phrase_of(line, phrase, past, self._setting())
        if resolved is None:
            return
        slug = phrase.core.entry.slug
        if phrase.kind == "title":
            slug = f"{slug}:{phrase.core.text.lower()}"
        yield _draft(
            line,
            (phrase.start, phrase.end, phrase.root),
            "nominal",
            (resolved.actors, resolved.resolution),
            Traits(
                gender=resolved.gender or gender_of_noun(phrase.core.text),
                plural=phrase.plural or len(resolved.actors) > 1,
                slug=slug,
                passing=phrase.indefinite and not is_main_subject(line, phrase.root),
            ),
        )

    def _pronoun(self, line: Line, index: int, past: Past) -> Iterator[Draft]:
        if is_expletive(line, index):
            return
        actors, resolution, found = resolve_pronoun(line, index, past, self.scene.things)
        told = pronoun_class(line.lower(index))
        many = bool(found and found.plural) or len(actors) > 1
        traits = Traits(told if told in ("m", "f") else "", many, found.slug if found else "")
        yield _draft(
            line,
            (index, index + 1, index),
            "pronoun",
            (actors, resolution),
            traits,
        )

    def _setting(self) -> Setting:
        return Setting(self.people, self.day, self.about, self.scene)


def _is_pronoun(text: str) -> bool:
    return bool(pronoun_class(text.lower()))


def _named(line: Line, hit: Hit) -> Iterator[Draft]:
    entry = _reading(line, hit)
    if entry.actor is None:
        return
    if entry.kind in ("capital", "territory") and not is_government(line, hit):
        return
    root = root_of(line, hit.start, hit.end, hit.end - 1)
    rule = _RULES.get(entry.kind, "name")
    because = {
        "capital": f"“{hit.text}”, the capital, stands for the {entry.actor.name}",
        "adjective": f"“{hit.text}” is the adjective of {entry.actor.name}",
        "organisation": f"“{hit.text}” ends in a noun for organisations",
    }.get(entry.kind, f"“{hit.text}” is listed for {entry.actor.name}")
    if (
        normal(hit.text) != normal(entry.form)
        and len(words(hit.text)) == len(words(entry.form)) == 1
    ):
        because = f"“{hit.text}” is taken for a misspelling of “{entry.form}”"
    plural = entry.plural or entry.kind == "people"
    spot = (hit.start, hit.end, root)
    yield _draft(
        line, spot, "name", ((entry.actor,), Resolution(rule, because)), Traits("", plural)
    )


def _reading(line: Line, hit: Hit) -> Entry:
    """A people's noun where it is one ("two Russians"), else the first reading."""
    nouns = [e for e in hit.entries if e.kind == "people"]
    noun = line.tag(hit.end - 1) in ("NN", "NNS", "NNPS") and hit.kind == "adjective"
    return nouns[0] if nouns and noun else hit.entry


def _draft(
    line: Line,
    spot: Spot,
    form: MentionForm,
    meaning: tuple[tuple[Actor, ...], Resolution],
    traits: Traits = PLAIN,
) -> Draft:
    start, end, root = spot
    first, last = line.tokens[start].start, line.tokens[end - 1].end
    offset = line.sentence.start
    mention = Mention(
        start=first,
        end=last,
        text=line.sentence.text[first - offset : last - offset],
        sentence=line.sentence.index,
        root=root,
        form=form,
        actors=meaning[0],
        resolution=meaning[1],
    )
    return Draft(mention, is_subject(line, root), traits, line.tokens[root].head)
