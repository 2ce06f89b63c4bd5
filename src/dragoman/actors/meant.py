"""Whose an office, an organ or people are when nothing beside the noun says so."""

from collections.abc import Iterator

from dragoman.actors.gazetteer import gazetteer
from dragoman.actors.leaders import offices_of
from dragoman.actors.lending import domestic
from dragoman.actors.line import Line
from dragoman.actors.memory import Draft, Past, salient_state
from dragoman.actors.phrases import Phrase
from dragoman.actors.scene import Scene
from dragoman.codebook.actor_words import actor_words
from dragoman.codebook.words import words
from dragoman.model.actors import Actor

_PUBLIC = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})


def state_meant(line: Line, phrase: Phrase, past: Past, scene: Scene) -> Actor | None:
    """The state of a noun that does not tell its own. A public office or organ is that of the
    state that the text is about, if it is about one; None where several may be meant."""
    if few := _with_such_an_organ(line, phrase):
        return scene.state_at(line, phrase.root, among=few)
    if not _one_of_a_kind(line, phrase):
        return None
    state = None
    if _public(line, phrase):
        state = _of_organs(phrase, _before_doer(line, phrase, past))
    if state is None and domestic(phrase):
        state = scene.state_at(line, phrase.root, phrase.sector)
    return state


def speaker_for_state(line: Line, phrase: Phrase, past: Past) -> Actor | None:
    """Who speaks for a state and says what a sentence tells of "the government"."""
    own = phrase.core.text.lower() in actor_words().speakers_own
    if not own or not phrase.definite or _possessed(line, phrase):
        return None
    telling = set(_reporting(line, phrase.root))
    return next((d.actors[0] for d in reversed(past) if _speaks(d, line, telling)), None)


def _with_such_an_organ(line: Line, phrase: Phrase) -> frozenset[str]:
    """The few states with an organ of the name in the phrase: "the Foreign Office"."""
    named = {hit.text.lower() for hit in line.owner[phrase.start : phrase.end] if hit}
    listed = actor_words().of_few_states
    return frozenset().union(*(listed[name] for name in named if name in listed))


def _one_of_a_kind(line: Line, phrase: Phrase) -> bool:
    """Whether such a noun is likely the one that a state has, or people at home who act. Those
    who are counted, new, somebody's own or victims may be anybody's."""
    told, noun = range(phrase.start, phrase.core.start), phrase.core.text.lower()
    counted = any(line.tag(i) == "CD" or line.lower(i) in actor_words().counting for i in told)
    new = phrase.indefinite and not _of_an_organ(line, phrase)
    if counted or new or noun in actor_words().victims or _possessed(line, phrase):
        return False
    bare = not (_given(line, phrase) or phrase.indefinite or noun in actor_words().needs_no_article)
    return not bare or line.tokens[phrase.root].relation == "nsubj"


def _of_an_organ(line: Line, phrase: Phrase) -> bool:
    """Whether the words tell of which organ somebody is: "an official of the ministry", "a
    military spokesman"."""
    beside = any(hit and hit.kind == "organ word" for hit in line.owner[phrase.start : phrase.end])
    return beside or any(map(_names_an_organ, words(phrase.core.text)))


def _names_an_organ(word: str) -> bool:
    return any(entry.kind == "organ word" for entry in gazetteer().forms.get((word,), ()))


def _possessed(line: Line, phrase: Phrase) -> bool:
    return line.tag(phrase.start) == "PRP$"


def _given(line: Line, phrase: Phrase) -> bool:
    """Whether "the" or a capital says that readers know the one meant."""
    capital = line.tokens[phrase.core.start].text[0].isupper() and phrase.core.start > 0
    return phrase.definite or capital


def _public(line: Line, phrase: Phrase) -> bool:
    office = phrase.kind == "title" and not phrase.core.entry.yields
    organ = phrase.kind == "organ word" or office
    return phrase.sector in _PUBLIC and organ and _given(line, phrase)


def _before_doer(line: Line, phrase: Phrase, past: Past) -> Past:
    """What was met before the doer of the very act that is done to the phrase: in "Oslo condemned
    the junta" the junta is not Oslo's."""
    verb = line.sentence.tokens[phrase.root].head
    own = line.sentence.index
    return [
        draft
        for draft in past
        if not (draft.mention.sentence == own and draft.subject and draft.governor == verb)
    ]


def _of_organs(phrase: Phrase, past: Past) -> Actor | None:
    """The one state whose organs of the kind the text has named, else the one it is about."""
    organs = {a.country for d in past for a in d.actors if _is_organ(a, phrase.sector)}
    named = [state for country in organs if (state := offices_of().get(country))]
    return named[0] if len(named) == 1 else salient_state(past)


def _is_organ(actor: Actor, sector: str) -> bool:
    return actor.kind == "organisation" and actor.sector == sector and bool(actor.country)


def _reporting(line: Line, index: int) -> Iterator[int]:
    """The verbs above a token that report what it stands in, as "said" does."""
    while (head := line.tokens[index].head) != index:
        if line.tokens[index].relation == "ccomp":
            yield head
        index = head


def _speaks(draft: Draft, line: Line, telling: set[int]) -> bool:
    """Whether a mention is the subject of one of the verbs, and in a state's service."""
    said = draft.mention.sentence == line.sentence.index and draft.subject
    if not draft.actors or not said or draft.governor not in telling:
        return False
    speaker = draft.actors[0]
    return bool(speaker.country) and speaker.sector in _PUBLIC
