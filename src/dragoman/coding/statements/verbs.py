"""Cue verbs: which verbs attribute, and which of their complements carry the content."""

from dataclasses import dataclass

from dragoman.codebook.cues import Cue, Cues, english_cues
from dragoman.coding.statements.attribution import Attribution
from dragoman.coding.statements.guards import nobody, on_matter, on_terms
from dragoman.coding.statements.sources import antecedent, passive, source_of
from dragoman.coding.tree import FINITE, Spot, Tree

NOTHING: frozenset[int] = frozenset()
TELLING = frozenset({"speech", "writing", "speech-act"})
CONTRASTS = frozenset({"although", "though", "while", "whereas", "as", "when"})


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb of the sentence that the codebook lists."""

    at: int
    cue: Cue
    passive: bool


def cue_verbs(tree: Tree, cues: Cues) -> tuple[CueVerb, ...]:
    """The sentence's cue verbs, in order."""
    found: list[CueVerb] = []
    for i, token in enumerate(tree.sentence.tokens):
        mistagged = token.part == "NOUN" and tree.children(i, "nsubj") and token.relation == "ROOT"
        if not (token.part == "VERB" or mistagged) or token.relation in (
            "amod",
            "aux",
            "compound",
            "case",
        ):
            continue
        particle = next((tree.lemma(p) for p in tree.children(i, "prt")), "")
        if not particle and any(tree.lemma(o) == "it" for o in tree.children(i, "dobj")):
            cue = cues.verb(token.lemma.lower(), "it") or cues.verb(token.lemma.lower())
        else:
            cue = cues.verb(token.lemma.lower(), particle)
        verb = CueVerb(i, cue, passive(tree, i)) if cue else None
        if verb and not _names(tree, verb):
            found.append(verb)
    return tuple(found)


def _names(tree: Tree, verb: CueVerb) -> bool:
    """Whether it only tells which: "a group called …", "the care shown" are nobody's words."""
    reduced = tree.token(verb.at).tag == "VBN" and tree.relation(verb.at) == "acl"
    return reduced and not tree.children(verb.at, "agent", "ccomp")


def attribute(tree: Tree, verb: CueVerb) -> Attribution | None:
    """What the verb attributes by its complements; None if it has none that it takes."""
    if "subject" in verb.cue.takes and _seeming_act(tree, verb):
        return None
    told = _content(tree, verb) or _borrowed(tree, verb)
    if not told or all(tree.token(i).tag in ("WDT", "WP") for i in told):
        return None
    told -= {verb.at, *tree.children(verb.at, "aux", "auxpass", "neg", "prt")}
    if on_terms(tree, told, english_cues()) or _told_by_nobody(tree, verb, told):
        return None
    return Attribution(
        kind=verb.cue.kind,
        cue=cue_spot(tree, verb),
        source=None if "subject" in verb.cue.takes else source_of(tree, verb.at),
        content=tree.spots(_without_lead(tree, verb, told)),
        hearers=hearers(tree, verb),
    )


def _without_lead(tree: Tree, verb: CueVerb, told: frozenset[int]) -> frozenset[int]:
    """Without the preposition that only ties content to cue: "called | for | a truce"."""
    leads = {
        i
        for i in told
        if tree.relation(i) in ("prep", "mark")
        and tree.lemma(i) in verb.cue.takes
        and i - 1 not in told
    }
    return told - leads


def _seeming_act(tree: Tree, verb: CueVerb) -> bool:
    """Whether what seems so is itself speech or thought: "appeared to blame …"."""
    lemmas = (tree.lemma(c) for c in tree.children(verb.at, "xcomp"))
    return any(english_cues().verb(lemma) for lemma in lemmas)


def _told_by_nobody(tree: Tree, verb: CueVerb, told: frozenset[int]) -> bool:
    """Whether nobody says a thing that is no clause: "neither army reported casualties".

    A clause stays somebody's: else what no official confirmed would be the outlet's own word.
    """
    telling = verb.cue.kind in TELLING and nobody(tree, verb.at, english_cues()) is not None
    return telling and not any(tree.token(i).tag in FINITE for i in told)


def cue_spot(tree: Tree, verb: CueVerb) -> Spot:
    """The verb with its auxiliaries, adverbs, particle and the preposition that it takes, and with
    its subject if that is nobody, so that the cue shows it: "no official confirmed"."""
    own = set(tree.children(verb.at, "aux", "auxpass", "neg", "advmod", "prt"))
    own |= {p for p in tree.children(verb.at, "prep") if tree.lemma(p) in verb.cue.takes}
    first = last = verb.at
    while first - 1 in own:
        first -= 1
    while last + 1 in own and tree.relation(last + 1) in ("prt", "prep"):
        last += 1
    denied = nobody(tree, verb.at, english_cues()) if verb.cue.kind in TELLING else None
    return tree.token(first if denied is None else denied).start, tree.token(last).end


def hearers(tree: Tree, verb: CueVerb) -> tuple[Spot, ...]:
    """Who was told: the object of "tell", the subject of "was told", a dative, "said to X"."""
    heard: list[int] = list(tree.children(verb.at, "dative"))
    if "hearer" in verb.cue.takes:
        heard += tree.children(verb.at, "nsubjpass" if verb.passive else "dobj")
        for clause in tree.children(verb.at, "ccomp", "xcomp"):
            if tree.token(clause).tag == "VB" and tree.children(clause, "aux"):
                heard += tree.children(clause, "nsubj")
    elif "quote" in verb.cue.takes:
        to = [p for p in tree.children(verb.at, "prep") if tree.lemma(p) == "to"]
        heard += [o for p in to for o in tree.children(p, "pobj")]
    return tuple(spot for i in heard for spot in tree.spots(tree.subtree(i)))


def _content(tree: Tree, verb: CueVerb) -> frozenset[int]:
    takes, at = verb.cue.takes, verb.at
    told = NOTHING
    for clause in _clauses(tree, verb) or _strays(tree, verb):
        told |= tree.subtree(clause) - _joined(tree, clause)
    leads = takes & {"as"} if _deed(tree, verb) else takes
    for preposition in tree.children(at, "prep"):
        if tree.lemma(preposition) in leads:
            told |= tree.subtree(preposition)
    objects = _objects(tree, verb, bool(told))
    if "subject" in takes and not told:
        told = frozenset().union(*(tree.subtree(a) for a in tree.children(at, "acomp", "oprd")))
    return told | objects


def _clauses(tree: Tree, verb: CueVerb) -> tuple[int, ...]:
    takes = verb.cue.takes
    wanted: list[int] = []
    for clause in tree.children(verb.at, "ccomp", "xcomp"):
        if clause < verb.at and not _free_relative(tree, clause):
            continue  # a clause before its cue is set off: see framing.parenthetical
        open_ = tree.relation(clause) == "xcomp"
        bare = tree.token(clause).part not in ("VERB", "AUX")
        if bare and open_:
            fits = "predicate" in takes or "subject" in takes
        elif open_ and tree.token(clause).tag == "VBG":
            fits = bool(takes & {"infinitive", "object", "matter"})
        elif open_ or _infinitive(tree, clause):
            fits = "infinitive" in takes or (verb.passive and "clause" in takes)
        else:
            fits = bool(takes & {"clause", "predicate"}) or (
                "object" in takes and _free_relative(tree, clause)
            )
        if fits:
            wanted.append(clause)
    return tuple(wanted)


def _strays(tree: Tree, verb: CueVerb) -> tuple[int, ...]:
    """A complement that the parser hung elsewhere: "told a group of envoys that …"."""
    takes, at = verb.cue.takes, verb.at
    for clause in tree.children(at, "advcl"):
        marks = {tree.lemma(m) for m in tree.children(clause, "mark")}
        if clause > at and marks & takes:
            return (clause,)
        if clause > at and "infinitive" in takes and _infinitive(tree, clause) and clause - at <= 3:
            return (clause,)
        if clause > at and "clause" in takes and _free_relative(tree, clause):
            return (clause,)
    if "clause" in takes:
        for i in sorted(j for j in tree.subtree(at) if j > at):
            if tree.token(i).part == "VERB":
                break
            if tree.lemma(i) == "that" and tree.relation(i) == "mark":
                return (tree.head(i),)
    return ()


def _free_relative(tree: Tree, clause: int) -> bool:
    """Whether the clause begins with "that", "whether" or a question word."""
    first = min(tree.subtree(clause))
    return tree.token(first).tag in ("WP", "WDT", "WRB") or tree.lemma(first) in ("that", "whether")


def _joined(tree: Tree, clause: int) -> frozenset[int]:
    """What the parser hangs from the clause but a comma and a new speaker set apart.

    "Baku said it agreed, and Yerevan warned that …"; "…, though he noted that …".
    """
    apart = NOTHING
    for other in tree.children(clause, "conj", "advcl"):
        marks = {tree.lemma(m) for m in tree.children(other, "mark", "advmod")}
        joins = bool(marks & CONTRASTS) if tree.relation(other) == "advcl" else "that" not in marks
        first = min(tree.subtree(other) | {c for c in tree.children(clause, "cc") if c < other})
        own = tree.children(other, "nsubj") and tree.token(other).part == "VERB"
        reports = english_cues().verb(tree.lemma(other))
        if joins and own and reports and first > clause and _comma_before(tree, first, other):
            apart |= tree.subtree(other)
    return apart


def _comma_before(tree: Tree, first: int, last: int) -> bool:
    return any(tree.token(i).text in (",", ";") for i in (first - 1, first) if 0 <= i < last)


def _infinitive(tree: Tree, clause: int) -> bool:
    return any(tree.token(a).tag == "TO" for a in tree.children(clause, "aux"))


def _objects(tree: Tree, verb: CueVerb, more: bool) -> frozenset[int]:
    """The object where it is content: alone if the verb takes one, beside what is said of it."""
    takes, at = verb.cue.takes, verb.at
    told = bool(takes & {"predicate", "object", "matter", "subject"}) and "hearer" not in takes
    beside = more and (told or _orders(tree, verb))
    alone = not more and ("object" in takes or _predicate(tree, verb) or _on_matter(tree, verb))
    if not (beside or alone) or ("hearer" in takes and verb.passive):
        return NOTHING
    if verb.passive or "subject" in takes:
        return _subject_told(tree, at)
    objects = tree.children(at, "dobj", "oprd")
    if any(tree.token(o).tag in ("WDT", "WP") for o in objects) or not objects:
        noun = antecedent(tree, at) if takes & {"object", "matter"} or objects else None
        if noun and tree.children(at, "nsubj") and not _relative_subject(tree, at):
            return noun[1] | set(objects)
    if verb.cue.word in english_cues().light_verbs:
        objects += tuple(p for p in tree.children(at, "prep") if objects and p > objects[-1])
    return frozenset().union(*(tree.subtree(o) for o in objects))


def _orders(tree: Tree, verb: CueVerb) -> bool:
    """Whether an infinitive says what the object shall do: "urged Armenia to withdraw"."""
    return any(_infinitive(tree, c) for c in tree.children(verb.at, "xcomp"))


def _predicate(tree: Tree, verb: CueVerb) -> bool:
    return "predicate" in verb.cue.takes and bool(tree.children(verb.at, "oprd"))


def _deed(tree: Tree, verb: CueVerb) -> bool:
    """Whether it does something to its object: "admitted the envoy to the hall"."""
    moved = "matter" in verb.cue.takes and bool(tree.children(verb.at, "dobj"))
    return moved and not _on_matter(tree, verb)


def _on_matter(tree: Tree, verb: CueVerb) -> bool:
    if "matter" not in verb.cue.takes:
        return False
    objects = tree.children(verb.at, "nsubjpass" if verb.passive else "dobj")
    if not objects and (noun := antecedent(tree, verb.at)):
        objects = (noun[0],)
    return on_matter(tree, objects, english_cues())


def _subject_told(tree: Tree, at: int) -> frozenset[int]:
    subjects = tree.children(at, "nsubjpass", "nsubj")
    if not subjects and (noun := antecedent(tree, at)):
        return noun[1]
    return frozenset().union(*(tree.subtree(s) for s in subjects))


def _relative_subject(tree: Tree, at: int) -> bool:
    return any(tree.token(s).tag in ("WDT", "WP") for s in tree.children(at, "nsubj"))


def _borrowed(tree: Tree, verb: CueVerb) -> frozenset[int]:
    """The object of the next verb: "condemned and rejected the attack"."""
    if "object" not in verb.cue.takes or verb.passive:
        return NOTHING
    for other in tree.children(verb.at, "conj"):
        between = range(verb.at + 1, other)
        if all(tree.relation(b) in ("cc", "punct", "advmod") for b in between):
            return frozenset().union(*(tree.subtree(o) for o in tree.children(other, "dobj")))
    return NOTHING
