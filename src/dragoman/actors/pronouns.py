"""Pronouns: he, she, it and they, by gender, number, nearness and what the clause allows."""

from collections.abc import Sequence

from dragoman.actors.line import Line
from dragoman.actors.memory import Draft, Fits, Past, latest
from dragoman.actors.things import Thing, thing_meant
from dragoman.codebook.actor_words import actor_words
from dragoman.model.actors import Actor, Resolution

_ORGANISED = frozenset({"state", "igo", "organisation"})
_POSSESSIVE = frozenset({"his", "her", "its", "their", "theirs", "hers"})
# The actors, why, and the mention of theirs that the pronoun takes up.
Antecedent = tuple[tuple[Actor, ...], Resolution, Draft | None]
_NOT_SPOKEN_OF = Resolution("unresolved", "nobody before it fits")


def pronoun_class(word: str) -> str:
    """ "m", "f", "thing", "many", or "" for a word that is no pronoun of the third person."""
    return next((kind for kind, listed in actor_words().pronouns.items() if word in listed), "")


def is_expletive(line: Line, index: int) -> bool:
    """Whether "it" stands for nothing: "it seems", "it is worth", "it rained"."""
    if line.lower(index) != "it":
        return False
    token = line.tokens[index]
    verb = line.tokens[token.head]
    if token.relation == "expl" or verb.lemma in actor_words().expletive_verbs:
        return True
    return verb.lemma == "be" or token.relation not in ("nsubj", "nsubjpass")


def resolve_pronoun(line: Line, index: int, past: Past, things: Sequence[Thing] = ()) -> Antecedent:
    """Whom a pronoun stands for, with the reason; no actors when nobody fits, or when it may
    stand for one of the document's `things`."""
    word = line.lower(index)
    kind = pronoun_class(word)
    sentence = line.sentence.index
    if thanked := _object_thanked(line, index, past):
        return _answer(line, index, thanked)
    if kind == "many":
        return _many(line, index, past, things)
    free = _not_bound(line, index)
    if kind == "thing":
        found = latest(past, lambda d: d.kind in _ORGANISED and not d.plural and free(d), sentence)
    else:
        found = _person(past, _person_of(kind, free), sentence)
    return _answer(line, index, found)


def _object_thanked(line: Line, index: int, past: Past) -> Draft | None:
    """In "thanked Oman for its help" the possessive is the object's, not the subject's."""
    kind, noun = pronoun_class(line.lower(index)), line.tokens[index].head
    preposition = line.tokens[noun].head
    if line.tokens[index].relation != "poss" or line.lower(preposition) != "for":
        return None
    verb = line.tokens[preposition].head
    for draft in reversed(past):
        mention = draft.mention
        if mention.sentence != line.sentence.index:
            break
        object_ = line.tokens[mention.root].relation == "dobj" and draft.governor == verb
        if object_ and mention.end <= line.tokens[index].start and _agrees(draft, kind):
            return draft
    return None


def _agrees(draft: Draft, kind: str) -> bool:
    if kind == "many":
        return draft.plural
    if kind == "thing":
        return draft.kind in _ORGANISED and not draft.plural
    return draft.kind == "person" and draft.gender in (kind, "") and not draft.plural


def _person_of(gender: str, free: Fits) -> Fits:
    return lambda d: (
        not d.plural
        and d.gender in (gender, "")
        and free(d)
        and (d.kind == "person" or (d.kind == "group" and d.mention.form == "nominal"))
    )


def _person(past: Past, fits: Fits, sentence: int) -> Draft | None:
    """The person who comes to mind first. Somebody named aside, who may be a man or a woman, gives
    way to a subject of known gender that stands no more than a sentence further back."""
    first = latest(past, fits, sentence)
    if first is None or not _aside(first):
        return first
    known = latest(past, lambda d: fits(d) and d.subject and bool(d.gender), sentence)
    near = known is not None and known.mention.sentence >= first.mention.sentence - 1
    return known if near else first


def _aside(draft: Draft) -> bool:
    aside = draft.traits.passing or not draft.subject
    return draft.mention.form == "nominal" and not draft.gender and aside


def _many(line: Line, index: int, past: Past, things: Sequence[Thing]) -> Antecedent:
    actors, resolution, found = _several(line, index, past)
    thing = thing_meant(line, index, things, found.mention.end) if found else None
    if thing is None:
        return actors, resolution, found
    text = line.tokens[index].text
    return (), Resolution("unresolved", f"“{text}” may stand for the “{thing.noun}”"), None


def _several(line: Line, index: int, past: Past) -> Antecedent:
    sentence = line.sentence.index
    free = _not_bound(line, index)
    found = latest(past, lambda d: d.plural and free(d), sentence)
    pair = _coordinated(past, line, free)
    if pair and (found is None or pair[-1].mention.sentence > found.mention.sentence):
        actors = tuple({a.id: a for draft in pair for a in draft.actors}.values())
        names = " and ".join(a.name for a in actors)
        text = line.tokens[index].text
        return actors, Resolution("pronoun", f"“{text}” is {names}, named together"), pair[0]
    if found is None:
        found = latest(past, lambda d: d.kind in ("organisation", "igo") and free(d), sentence)
    return _answer(line, index, found)


def _coordinated(past: Past, line: Line, free: Fits) -> tuple[Draft, ...]:
    """The last two actors of one kind that one sentence joins as its subjects."""
    here = line.sentence.index
    for back in (0, 1, 2):
        subjects = [
            d
            for d in past
            if d.mention.sentence == here - back
            and d.subject
            and d.actors
            and free(d)
            and d.mention.form != "pronoun"
        ]
        pair = [d for d in subjects if d.kind == subjects[0].kind and not d.plural]
        if len({d.actors[0].id for d in pair}) > 1:
            return tuple(pair)
    return ()


def _not_bound(line: Line, index: int) -> Fits:
    """An object is not its own subject: in "Putin met him", him is not Putin."""
    token = line.tokens[index]
    own = line.tokens[token.head].head if token.relation == "pobj" else token.head
    bound = token.relation in ("dobj", "dative", "pobj") and token.text.lower() not in _POSSESSIVE
    if not bound or line.lower(index).endswith(("self", "selves")):
        return lambda d: d.mention.end <= token.start
    return lambda d: (
        d.mention.end <= token.start
        and not (d.mention.sentence == line.sentence.index and d.governor == own)
    )


def _answer(line: Line, index: int, found: Draft | None) -> Antecedent:
    if found is None:
        return (), _NOT_SPOKEN_OF, None
    text = line.tokens[index].text
    names = " and ".join(actor.name for actor in found.actors)
    because = f"“{text}” is {names}, met at character {found.mention.start}"
    return found.actors, Resolution("pronoun", because), found
