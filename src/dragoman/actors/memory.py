"""What a document has named so far, and who of it comes to mind: the ground of coreference."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.actors.leaders import offices_of
from dragoman.model.actors import Actor, Mention

# Sentences back that a pronoun reaches. Chosen on the coreference texts of the tests: more reach
# finds no more of them and takes wrong ones.
REACH = 4
# A state is the one the text is about when it is named this many times as often as the next.
SALIENCE = 2.0


@dataclass(frozen=True, slots=True)
class Traits:
    """What coreference asks of a mention beside its actors: "m", "f" or "" as gender, number, the
    slug of its office or organ, and whether it names somebody new in passing: "a soldier" who is
    not what the sentence is about."""

    gender: str = ""
    plural: bool = False
    slug: str = ""
    passing: bool = False


PLAIN = Traits()


@dataclass(frozen=True, slots=True)
class Draft:
    """A mention with its traits. `governor` is the head token of its root."""

    mention: Mention
    subject: bool = False
    traits: Traits = PLAIN
    governor: int = -1

    @property
    def gender(self) -> str:
        return self.traits.gender

    @property
    def plural(self) -> bool:
        return self.traits.plural

    @property
    def slug(self) -> str:
        return self.traits.slug

    @property
    def actors(self) -> tuple[Actor, ...]:
        return self.mention.actors

    @property
    def kind(self) -> str:
        return self.actors[0].kind if self.actors else ""


Past = Sequence[Draft]
Fits = Callable[[Draft], bool]


def latest(past: Past, fits: Fits, sentence: int, reach: int = REACH) -> Draft | None:
    """The draft that comes to mind first: near, a subject, earlier in its sentence."""
    best: Draft | None = None
    best_weight = -1.0
    for draft in reversed(past):
        distance = sentence - draft.mention.sentence
        if distance > reach:
            break
        weight = _weight(draft, distance)
        if weight >= best_weight and draft.actors and fits(draft):
            best, best_weight = draft, weight
    return best


def _weight(draft: Draft, distance: int) -> float:
    """Nearness counts two a sentence, a subject as much as one sentence; names a little."""
    weight = 20.0 - 2.0 * distance
    weight += 2.0 if draft.subject else 0.0
    weight -= 1.0 if draft.mention.resolution.rule == "adjective" else 0.0
    return weight + (0.5 if draft.mention.form != "nominal" else 0.0)


def nearest(past: Past, fits: Fits) -> Draft | None:
    """The last draft that fits, however far back."""
    return next((draft for draft in reversed(past) if draft.actors and fits(draft)), None)


def as_state(actor: Actor) -> Actor:
    """A government as its state, so that "Baku and Islamabad" can be "both countries"."""
    governs = actor.id == f"{actor.country}.government"
    return offices_of()[actor.country] if governs else actor


def states_in(past: Past) -> Iterator[Actor]:
    """The states that the text has named, in order, repeats included."""
    for draft in past:
        if draft.mention.form == "name":
            yield from (a for a in map(as_state, draft.actors) if a.kind == "state")


def salient_state(past: Past) -> Actor | None:
    """The state that the text is about so far, None when two weigh alike."""
    counted = Counter(actor.id for actor in states_in(past)).most_common(2)
    if not counted:
        return None
    if len(counted) > 1 and counted[0][1] < SALIENCE * counted[1][1]:
        return None
    return next(actor for actor in states_in(past) if actor.id == counted[0][0])


def salient_pair(past: Past, fits: Callable[[Actor], bool], sentence: int) -> tuple[Actor, ...]:
    """The two actors named most recently together, else the two named most often before."""
    for back in range(REACH):
        near = [
            actor
            for draft in past
            if draft.mention.sentence == sentence - back and draft.mention.form != "pronoun"
            for actor in map(as_state, draft.actors)
            if fits(actor)
        ]
        pair = tuple({actor.id: actor for actor in near}.values())
        if len(pair) == 2:
            return pair
    named = [a for draft in past for a in map(as_state, draft.actors) if fits(a)]
    often = Counter(actor.id for actor in named).most_common(2)
    if len(often) < 2:
        return ()
    actors = {actor.id: actor for actor in named}
    return tuple(actors[key] for key, _ in often)
