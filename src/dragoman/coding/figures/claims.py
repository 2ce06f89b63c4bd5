"""Who stands behind a figure, whose the counted are, and which report tells of their fate."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.codebook.figures import figure_words
from dragoman.coding.figures.drafting import Draft
from dragoman.coding.statements import voices_over
from dragoman.coding.tree import Spot, Tree
from dragoman.model.actors import ActorRef, Mention, outermost, refer
from dragoman.model.entries import Report, Statement

OWN = "own"
FAR = 8  # words; "own" further off is somebody else's


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What earlier stages found in the document."""

    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    reports: tuple[Report, ...]


def claimants(around: Surroundings, draft: Draft) -> tuple[ActorRef, ...]:
    """The chain of voices above a figure, the outermost first; empty for the outlet's own."""
    chain = voices_over(around.statements, draft.start, draft.end)
    subject = _claiming_subject(draft)
    if subject is None:
        return chain
    own = _actors(around, draft.tree, draft.tree.spots(draft.tree.subtree(subject))[:1], whole=True)
    known = {actor.id for actor in chain}
    return (*chain, *(actor for actor in own[:1] if actor.id not in known))


def _claiming_subject(draft: Draft) -> int | None:
    """The subject of "put its own dead at 71", "acknowledged 80 dead"; "gave 2,100" alone."""
    known, tree = figure_words(), draft.tree
    above = (
        *([draft.fate.verb] if draft.fate.verb is not None else []),
        *tree.ancestors(draft.top),
    )
    for verb in above:
        fits = tree.lemma(verb) in known.claiming
        fits = fits or (draft.counted is None and tree.lemma(verb) in known.giving)
        if tree.token(verb).part == "VERB" and fits:
            return tree.child(verb, "nsubj")
        if tree.relation(verb) in ("ccomp", "relcl", "advcl") or tree.children(verb, "nsubj"):
            return None
    return None


def owners(
    around: Surroundings, draft: Draft, claimed_by: Sequence[ActorRef]
) -> tuple[ActorRef, ...]:
    """Whose the counted are: those named in the phrase, or who counts its own losses."""
    tree, known = draft.tree, figure_words()
    named = _actors(around, tree, (_region(draft),), whole=False)
    if named:
        return named
    verb = draft.fate.verb
    lemma = tree.lemma(verb) if verb is not None else ""
    if _own_side(draft) or lemma in known.acknowledging:
        return tuple(claimed_by[-1:])
    subject = tree.child(verb, "nsubj") if verb is not None and lemma in known.losing else None
    if subject is None:
        return ()
    return _actors(around, tree, tree.spots(tree.subtree(subject))[:1], whole=True)


def _own_side(draft: Draft) -> bool:
    """ "Its own dead", "on its own side"."""
    tree = draft.tree
    verb = draft.fate.verb if draft.fate.verb is not None else draft.top
    near = [i for i in tree.subtree(verb) if tree.token(i).text.lower() == OWN]
    return any(abs(i - draft.tokens[0]) <= FAR for i in near)


def _region(draft: Draft) -> Spot:
    """From the possessor before the number to the last word counted."""
    tree = draft.tree
    tokens = {*draft.tokens, *(draft.counted.tokens if draft.counted else ())}
    if draft.counted:
        for i in (draft.counted.head, *draft.counted.tokens):
            for possessor in tree.children(i, "poss"):
                tokens |= {possessor, *tree.children(possessor)}
        for preposition in tree.children(draft.counted.head, "prep"):
            if tree.lemma(preposition) in ("of", "from"):
                tokens |= tree.subtree(preposition)
    return tree.token(min(tokens)).start, tree.token(max(tokens)).end


def _actors(
    around: Surroundings, tree: Tree, spots: Sequence[Spot], *, whole: bool
) -> tuple[ActorRef, ...]:
    """The actors named in the spots; unless `whole`, only those of a known country."""
    inside = tuple(
        m
        for m in around.mentions
        if m.sentence == tree.sentence.index
        and any(start <= m.start and m.end <= end for start, end in spots)
    )
    found = {
        actor.id: refer(actor, mention.text)
        for mention in outermost(inside)
        for actor in mention.actors
        if whole or actor.country
    }
    return tuple(found.values())


def report_of(around: Surroundings, draft: Draft) -> str | None:
    """The report of the act that the figure belongs to, that of its verb or the nearest.

    The dead and captured belong to an act that may be what they fell to, here or elsewhere: in
    "acknowledged 80 dead" nobody died of the acknowledging.
    """
    sentence, verb = draft.tree.sentence, draft.fate.verb
    here = [r for r in around.reports if sentence.start <= r.trigger.start < sentence.end]
    word = draft.tree.token(verb) if verb is not None else None
    told = [r for r in here if word and r.trigger.start < word.end and word.start < r.trigger.end]
    if fate := figure_words().fates.get(draft.fate.happened):
        fitting = [r for r in around.reports if r.type in fate.types]
        here = [r for r in fitting if r in here] or fitting
        told = [r for r in told if r in fitting or not fate.types]
    near = told or here
    return min(near, key=lambda r: (_away(r, draft), r.id)).id if near else None


def _away(report: Report, draft: Draft) -> int:
    return max(report.trigger.start - draft.end, draft.start - report.trigger.end, 0)
