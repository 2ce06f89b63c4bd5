"""What a word of stance says: on which issue, for, against or between, and about whose side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.issues import Issue, Party
from dragoman.codebook.stances import stance_words
from dragoman.coding.issues import is_party
from dragoman.coding.stances.holders import holders
from dragoman.coding.stances.scene import (
    Scene,
    Word,
    infinitive,
    negated,
    path,
    turns,
    word_at,
)
from dragoman.coding.stances.targets import Target, targets, toward
from dragoman.coding.tree import Tree
from dragoman.model.actors import ActorRef
from dragoman.model.entries import Stance, Statement

MEANS: dict[int, Stance] = {1: "support", -1: "oppose"}
VERBAL = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance as found: whose, on what, for or against whom, by which word."""

    holder: ActorRef
    issue: Issue
    stance: Stance
    side: Party | None
    at: int


def judge(scene: Scene, statements: tuple[Statement, ...]) -> tuple[Taken, ...]:
    """All stances in a sentence. A party that only backs itself takes none."""
    if scene.tree.sentence.text.rstrip("”\"' ").endswith("?"):
        return ()
    known = targets(scene)
    found = [
        taken
        for i in range(len(scene.tree.sentence.tokens))
        for taken in _by_word(scene, i, known, statements)
    ]
    kept = [t for t in found if not (t.side and is_party(t.holder, t.side))]
    once = {(t.holder.id, t.issue.name, t.stance, t.side and t.side.actor): t for t in kept[::-1]}
    return tuple(sorted(once.values(), key=lambda taken: taken.at))


def _by_word(
    scene: Scene, i: int, known: Sequence[Target], statements: tuple[Statement, ...]
) -> Iterator[Taken]:
    word = word_at(scene.tree, i)
    if word is None or _in_deed(scene, word, known) or both_ways(scene.tree, i):
        return
    factor = standing(scene.tree, word)
    if factor is None:
        return
    who = holders(scene, i, statements)
    aimed = _aimed(scene, word, known, who)
    if not aimed:
        aimed = list(_for_the_other(scene, word, who, statements))
    for target, sign in aimed:
        for holder in who:
            yield Taken(holder, target[0], MEANS[sign * factor], target[1], i)


def standing(tree: Tree, word: Word) -> int | None:
    """1, or -1 where what governs the word turns it round; None where nobody is said to hold it.

    A word that stands below another word of stance is judged with that one, unless it is a noun
    with an owner of its own.
    """
    if _doubted(tree, word.at):
        return None
    denied = negated(tree, word.at)
    if denied and word.sign < 0:
        return None
    factor, at, apart = -1 if denied else 1, word.at, False
    owned = bool(tree.children(word.at, "poss"))
    while tree.head(at) != at:
        relation, below, at = tree.relation(at), at, tree.head(at)
        if relation == "nsubjpass" and turns(tree, at):
            return None  # a veto that was lifted
        if relation in ("parataxis", "relcl", "nsubj", "nsubjpass"):
            break
        if relation == "conj" and tree.token(at).part in VERBAL and not infinitive(tree, below):
            break
        apart = apart or (relation in ("ccomp", "advcl") and not infinitive(tree, below))
        if tree.lemma(at) in stance_words().denials or _denied_after(tree, at):
            return None
        if not apart:
            if (word_at(tree, at) and not owned) or _doubted(tree, at):
                return None
            factor = -factor if turns(tree, at) and not word_at(tree, at) else factor
    return factor


def _denied_after(tree: Tree, verb: int) -> bool:
    """Whether somebody denies what the verb tells: "…, a minister claimed, but Oslo denied it"."""
    return any(
        tree.lemma(other) in stance_words().denials
        and any(tree.token(o).part in ("PRON", "DET") for o in tree.children(other, "dobj"))
        for other in tree.children(verb, "conj")
    )


def _in_deed(scene: Scene, word: Word, known: Sequence[Target]) -> bool:
    """Whether the word is part of a deed's name: "support for the rebels" in "condemned its …"."""
    at = scene.tree.token(word.at)
    return any(t.act and t.spot[0] <= at.start and at.end <= t.spot[1] for t in known)


def both_ways(tree: Tree, i: int) -> bool:
    """Whether it is one of "neither supports nor opposes"."""
    first = tree.head(i) if tree.relation(i) == "conj" else i
    marked = any(
        tree.lemma(c) in ("neither", "nor") for c in tree.children(first, "preconj", "cc", "advmod")
    )
    return marked and any(word_at(tree, c) for c in tree.children(first, "conj"))


def _doubted(tree: Tree, i: int) -> bool:
    """Whether it only may or should be: "might back", "if it backs", "should back"."""
    doubts = stance_words().doubts
    aux = any(tree.lemma(a) in doubts for a in tree.children(i, "aux"))
    return aux or any(tree.lemma(m) in ("if", "whether") for m in tree.children(i, "mark"))


def _aimed(
    scene: Scene, word: Word, known: Sequence[Target], who: Iterable[ActorRef]
) -> list[tuple[tuple[Issue, Party], int]]:
    """Whose sides the word is for or against: told by claims and deeds, else by mere names."""
    own = list(who)
    others = [t for t in known if not any(is_party(ref, t.party) for ref in own) or not t.named]
    hit = [(t, s) for t in others if (s := toward(scene.tree, word, t))]
    if not hit and (carrier := _carrier(scene.tree, word)) is not None:
        beside = replace(word, at=carrier, particle=None)
        hit = [(t, s) for t in others if (s := _beside(scene.tree, beside, word, t))]
    if word.asks and not hit:
        hit = _asked_to_turn(scene.tree, word, others)
    told = {t.issue.name for t, _ in hit if not t.named}
    kept = [(t, s) for t, s in hit if not t.named or t.issue.name not in told]
    once = {(t.issue.name, t.party.actor, s): ((t.issue, t.party), s) for t, s in kept}
    return list(once.values())


def _asked_to_turn(tree: Tree, word: Word, known: Sequence[Target]) -> list[tuple[Target, int]]:
    """Against whom a request is to stop or to leave: "urged Ruritania to withdraw"."""
    asked = tree.children(word.at, "xcomp", "ccomp")
    if not any(turns(tree, i) for i in asked):
        return []
    subjects = {s for i in asked for s in tree.children(i, "nsubj")}
    leads = tree.children(word.at, "prep")
    told = subjects | {o for p in (word.at, *leads) for o in tree.children(p, "dobj", "pobj")}
    return [(target, -1) for target in known if target.named and target.root in told]


def _carrier(tree: Tree, word: Word) -> int | None:
    """The verb that brings a noun of stance: "voiced its support on Monday for …"."""
    if tree.token(word.at).part in VERBAL:
        return None
    above = next((a for a in tree.ancestors(word.at) if tree.token(a).part in VERBAL), None)
    return above if above is not None and tree.lemma(above) in stance_words().carriers else None


def _beside(tree: Tree, carrier: Word, noun: Word, target: Target) -> int:
    """What the noun says of a target that hangs from its carrier behind it."""
    steps = path(tree, target.root, carrier.at)
    if not steps or target.root < noun.at or tree.relation(steps[-1]) != "prep":
        return 0
    inner = [i for i in steps if turns(tree, i)]
    return -noun.sign if len(inner) % 2 else noun.sign


def _for_the_other(
    scene: Scene, word: Word, who: Sequence[ActorRef], statements: tuple[Statement, ...]
) -> Iterator[tuple[tuple[Issue, Party], int]]:
    """Support that names nobody is for whoever thanks for it or has it: "thanked Peru for its
    support on …", "in exchange for Peru's backing on …"."""
    tree = scene.tree
    if tree.token(word.at).part in VERBAL or word.sign < 0:
        return
    above = next((a for a in tree.ancestors(word.at) if tree.token(a).part in VERBAL), None)
    if above is None:
        return
    for subject in holders(scene, above, statements):
        for issue in scene.issues:
            for party in issue.parties:
                if is_party(subject, party) and all(ref.id != subject.id for ref in who):
                    yield (issue, party), word.sign
