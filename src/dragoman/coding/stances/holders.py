"""Whose stance it is: who does the verb or owns the noun, and for whom such a one speaks."""

from collections.abc import Iterable

from dragoman.codebook.bodies import load_bodies
from dragoman.codebook.cues import english_cues
from dragoman.codebook.stances import stance_words
from dragoman.codebook.states import state_names
from dragoman.coding.stances.scene import Scene
from dragoman.coding.statements.sources import source_of
from dragoman.model.actors import Actor, ActorKind, ActorRef, Mention, refer
from dragoman.model.entries import Statement

OWNED = ("poss",)
FROM = frozenset({"from", "by"})
NATIONAL = ("amod", "compound", "nmod")
PERSON = "person."
PEOPLE = ".people"
UNNAMED = "UNK"


def holders(scene: Scene, word: int, statements: tuple[Statement, ...]) -> tuple[ActorRef, ...]:
    """Whose stance a word tells, each once; nobody where the sentence leaves it open.

    A writer's "we" is nobody's: only who is quoted can say it for somebody.
    """
    found: list[ActorRef] = []
    for token in _heads(scene, word):
        if scene.tree.token(token).text.lower() in english_cues().first_person:
            found += [voice(s) for s in _speakers(scene, token, statements)]
        elif scene.tree.lemma(token) in english_cues().texts:
            continue  # a text is nobody; who issues it may be told by the verb
        elif mention := mention_at(scene, token):
            found += [speaks_for(actor, mention.text) for actor in mention.actors]
    found = found or [voice(s) for s in _doers_of_speech(scene, word, statements)]
    return tuple({ref.id: ref for ref in found if not _nameless(ref)}.values())


def _nameless(ref: ActorRef) -> bool:
    """Whether it is but somebody, who speaks for nobody else: "a retired general"."""
    somebody = ref.name[:1].islower() and not ref.id.endswith(PEOPLE)
    return somebody or ref.sector == UNNAMED


def _heads(scene: Scene, word: int) -> tuple[int, ...]:
    """The tokens that name the holders, all of "Ireland, Norway and Spain"."""
    tree = scene.tree
    if tree.token(word).part in ("NOUN", "PROPN"):
        if own := _owners(scene, word):
            return tuple(_whose_state(scene, head) for head in _all(scene, own))
        above = next((a for a in tree.ancestors(word) if tree.token(a).part == "VERB"), None)
        if above is None:
            return ()
        word = above
    source = source_of(tree, word)
    covered = tree.sentence.covering(*source.head) if source else ()
    heads = (*_all(scene, covered[:1]), *_agents_beside(scene, word))
    return tuple(_whose_state(scene, head) for head in heads)


def _agents_beside(scene: Scene, verb: int) -> tuple[int, ...]:
    """Further agents of a passive: "rejected by the bank and by Suriname"."""
    tree = scene.tree
    leads = [c for by in tree.children(verb, "agent") for c in tree.children(by, "conj")]
    return tuple(o for lead in leads for o in tree.children(lead, "pobj"))


def _whose_state(scene: Scene, noun: int) -> int:
    """For "his country" whoever "his" is; any other token itself."""
    owner = scene.tree.child(noun, *OWNED)
    own = scene.tree.lemma(noun) in stance_words().own_state and owner is not None
    return owner if own and owner is not None and not _named(scene, noun) else noun


def _named(scene: Scene, token: int) -> bool:
    """Whether a mention is headed by the token: "Spain's government" needs no owner."""
    return any(mention.root == token for mention in scene.mentions)


def _owners(scene: Scene, noun: int) -> tuple[int, ...]:
    """ "Pakistan's backing", "backing from Pakistan", "Pakistani backing"."""
    tree = scene.tree
    if own := tree.children(noun, *OWNED):
        return own
    for lead in tree.children(noun, "prep", "agent"):
        if tree.lemma(lead) in FROM:
            return tree.children(lead, "pobj")
    beside = tree.children(noun, *NATIONAL)
    return tuple(i for i in beside if (m := mention_at(scene, i)) and m.form == "name")


def _all(scene: Scene, heads: Iterable[int]) -> tuple[int, ...]:
    found = list(heads)
    for head in found:
        found += [c for c in scene.tree.children(head, "conj") if c not in found]
    return tuple(found)


def mention_at(scene: Scene, token: int) -> Mention | None:
    """The longest mention that a token heads, else the shortest that it lies in."""
    headed = [m for m in scene.mentions if m.root == token]
    if headed:
        return max(headed, key=lambda m: m.end - m.start)
    at = scene.tree.token(token)
    over = [m for m in scene.mentions if m.start <= at.start and at.end <= m.end]
    return min(over, key=lambda m: m.end - m.start, default=None)


def _speakers(scene: Scene, token: int, statements: tuple[Statement, ...]) -> list[ActorRef]:
    """Who says "we": the speaker of the innermost statement around it."""
    at = scene.tree.token(token)
    over = [
        said
        for said in statements
        if said.speaker and any(p.start <= at.start and at.end <= p.end for p in said.content)
    ]
    inner = min(over, key=lambda s: sum(p.end - p.start for p in s.content), default=None)
    return [inner.speaker] if inner and inner.speaker else []


def _doers_of_speech(scene: Scene, word: int, statements: tuple[Statement, ...]) -> list[ActorRef]:
    """Who says it by this very word: "condemned" is an act of speech."""
    at = scene.tree.token(word)
    return [
        said.speaker
        for said in statements
        if said.speaker and said.cue and said.cue.start <= at.start and at.end <= said.cue.end
    ]


def speaks_for(actor: Actor, text: str) -> ActorRef:
    """The state or body for which an actor speaks, named as `text`; else the actor itself.

    A government, ministry, parliament or army speaks for its state, and so do its ministers and
    envoys; a single member of parliament does not, nor who has left office.
    """
    words = stance_words()
    if actor.kind in ("igo", "state"):
        return refer(actor, text)
    single = actor.kind in ("person", "group") and actor.sector not in ("GOV", "")
    if actor.country in words.bodies_voice and actor.kind in ("person", "group"):
        return _body(words.bodies_voice[actor.country], text)
    if actor.sector in words.states_voice and not single and "PRE" not in actor.other_sectors:
        return _state(actor.country, text) or refer(actor, text)
    return refer(actor, text)


def voice(speaker: ActorRef) -> ActorRef:
    """The state or body for which a speaker speaks; else the speaker."""
    kind: ActorKind = "person" if speaker.id.startswith(PERSON) else "organisation"
    kind = "state" if speaker.id == speaker.country and not speaker.sector else kind
    code = (speaker.country, speaker.sector, speaker.other_sectors)
    return speaks_for(Actor(speaker.id, speaker.name, kind, *code), speaker.text)


def _state(country: str, text: str) -> ActorRef | None:
    name = state_names().get(country)
    return ActorRef(country, name, country, "", (), text) if name else None


def _body(acronym: str, text: str) -> ActorRef:
    body = next(b for b in load_bodies() if b.acronym == acronym)
    return ActorRef(body.acronym, body.name, body.country, body.sector, (), text)
