"""What a passage says was done with an instrument: "signed on …", "in breach of …", "vetoed by …".

The act is the verb, noun or adjective of the codebook nearest to the name in the parse. What is
still to come makes a proposal of a signature; what was refused or never came to be makes none.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.codebook.instruments import InstrumentWords, Status
from dragoman.codebook.modality import modality_words
from dragoman.coding.instruments.naming import Naming
from dragoman.coding.tree import SUBJECTS, Tree

CARRIERS = frozenset({"xcomp", "ccomp", "conj", "advcl", "pcomp", "acl"})
AGENTS = ("agent", "prep")


@dataclass(frozen=True, slots=True)
class Done:
    """An act: its status, its word's index, and the indices of the heads of those who did it.

    `partners` are those with whom it was done ("signed with Chad"); `coming` says that it is still
    to be done.
    """

    status: Status
    at: int
    doers: tuple[int, ...] = ()
    partners: tuple[int, ...] = ()
    coming: bool = False


def acts_on(naming: Naming, words: InstrumentWords) -> Iterator[Done]:
    """The acts that the naming's own sentence tells."""
    tree, top = naming.tree, naming.top
    yield from _before(naming, words)
    for clause in tree.children(top, "acl", "relcl"):
        if status := _of_clause(tree, clause, words):
            yield from _judged(tree, clause, status, words)
    if found := _governing(naming, words):
        at, status = found
        yield from _judged(tree, at, status, words)
        yield from _shared(tree, at, words)


def _before(naming: Naming, words: InstrumentWords) -> Iterator[Done]:
    """Acts in words that stand before the name: "a draft resolution"."""
    for i in range(naming.first, naming.head):
        if status := words.of_adjective.get(naming.tree.lemma(i)):
            yield Done(status, i)


def _of_clause(tree: Tree, clause: int, words: InstrumentWords) -> Status | None:
    """The act of a clause about the instrument: "signed in 1991", "which entered into force"."""
    if tree.relation(clause) == "relcl" and _is_doer(tree, clause):
        return _subject_act(tree, clause, words)
    if tree.relation(clause) == "acl" and tree.token(clause).tag == "VBG":
        return _subject_act(tree, clause, words)
    return _object_act(tree, clause, words)


def _is_doer(tree: Tree, clause: int) -> bool:
    subject = tree.child(clause, "nsubj")
    return subject is not None and tree.token(subject).tag in ("WDT", "WP")


def _governing(naming: Naming, words: InstrumentWords) -> tuple[int, Status] | None:
    """The act above the name, and at which token."""
    tree, i = naming.tree, naming.top
    while tree.relation(i) == "conj":
        i = tree.head(i)
    relation, above = tree.relation(i), tree.head(i)
    if relation in ("pobj", "pcomp"):
        return _through(tree, above, words)
    if relation == "poss":
        return _found(above, words.of_noun.get(tree.lemma(above)))
    if relation in ("nsubj", "csubj"):
        return _found(above, _subject_act(tree, above, words))
    if relation in ("dobj", "nsubjpass", "oprd", "attr"):
        return _found(above, _object_act(tree, above, words))
    return None


def _shared(tree: Tree, at: int, words: InstrumentWords) -> Iterator[Done]:
    """Further acts on the same subject or object: "was drafted in May and signed in June"."""
    if tree.child(at, "nsubjpass") is None:
        return
    for other in tree.children(at, "conj"):
        bare = tree.token(other).tag == "VBN" and not tree.children(other, *SUBJECTS)
        if bare and (status := _object_act(tree, other, words)):
            yield from _judged(tree, other, status, words)


def _through(tree: Tree, preposition: int, words: InstrumentWords) -> tuple[int, Status] | None:
    """The act before a preposition: "the signing of", "withdrew from", "pulled out of"."""
    above, phrase = tree.head(preposition), tree.lemma(preposition)
    while tree.relation(above) in ("prep", "prt", "advmod") and tree.head(above) < above:
        above, phrase = tree.head(above), f"{tree.lemma(above)} {phrase}"
    particle = tree.child(above, "prt")
    if particle is not None:
        phrase = f"{tree.lemma(particle)} {phrase}"
    if status := words.of_verb.get(f"{tree.lemma(above)} {phrase}"):
        return above, status
    if tree.token(above).part in ("NOUN", "PROPN"):
        return _found(above, words.of_noun.get(tree.lemma(above)))
    if tree.token(above).tag == "VBG" and phrase == "of":
        return _found(above, words.of_verb.get(tree.lemma(above)))
    return None


def _found(at: int, status: Status | None) -> tuple[int, Status] | None:
    return (at, status) if status else None


def _object_act(tree: Tree, verb: int, words: InstrumentWords) -> Status | None:
    lemma = tree.lemma(verb)
    particle = tree.child(verb, "prt")
    if particle is not None and (status := words.of_verb.get(f"{lemma} {tree.lemma(particle)}")):
        return status
    return words.of_verb.get(lemma)


def _subject_act(tree: Tree, verb: int, words: InstrumentWords) -> Status | None:
    lemma = tree.lemma(verb)
    for preposition in tree.children(verb, "prep"):
        for noun in tree.children(preposition, "pobj"):
            phrase = f"{lemma} {tree.lemma(preposition)} {tree.lemma(noun)}"
            if status := words.of_subject.get(phrase):
                return status
    objects = tree.children(verb, "dobj")
    if not objects:
        return words.of_subject.get(lemma)
    phrases = [f"{lemma} {tree.lemma(i)}" for i in objects]
    return next((words.of_subject[p] for p in phrases if p in words.of_subject), None)


def _judged(tree: Tree, at: int, status: Status, words: InstrumentWords) -> Iterator[Done]:
    """The act as it came to pass: done, still to come, refused; nothing where it is denied."""
    chain = list(_carriers(tree, at))
    lemmas = {tree.lemma(i) for i in chain[1:]}
    own = {tree.lemma(i) for i in chain[1:] if tree.relation(chain[0]) != "ccomp"}
    if lemmas & words.denied:
        return
    made = status.side in ("maker", "joiner")
    if any(_negated(tree, i) for i in chain):
        return
    doers, partners = _doers(tree, chain), _partners(tree, at, words)
    if own & words.undone:
        if made:
            yield Done(words.status("rejected"), at, doers, partners)
        return
    coming = any(_coming(tree, i, words) for i in chain) or bool(own & words.intended)
    if coming and status.name in ("violated", "reaffirmed"):
        return
    if coming and status.life >= words.status("adopted").life:
        status = words.status("proposed") if made else words.status("mentioned")
    yield Done(status, at, doers, partners, coming)


def _carriers(tree: Tree, at: int) -> Iterator[int]:
    """The act's word and those over it that say whether it happened."""
    yield at
    while tree.relation(at) in ("xcomp", "ccomp", "pcomp", "prep", "dobj", "attr", "acl"):
        if tree.relation(at) == "ccomp" and tree.lemma(tree.head(at)) in ("say", "note", "add"):
            return
        if tree.relation(at) == "acl" and tree.token(at).tag != "TO" and not _infinitive(tree, at):
            return
        at = tree.head(at)
        yield at


def _negated(tree: Tree, verb: int) -> bool:
    """ "Has not signed", "has yet to sign"."""
    below = [*tree.children(verb, "neg"), *tree.children(verb, "advmod")]
    return any(tree.relation(i) == "neg" or tree.lemma(i) in ("yet", "never") for i in below)


def _infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.token(i).tag == "TO" for i in tree.children(verb, "aux"))


def _coming(tree: Tree, verb: int, words: InstrumentWords) -> bool:
    """Whether it is still to happen: "will sign", "until they sign", "the treaty to be signed"."""
    perfect = any(tree.lemma(i) == "have" for i in tree.children(verb, "aux"))
    modal = any(
        tree.lemma(i) in modality_words().auxiliaries for i in tree.children(verb, "aux", "auxpass")
    )
    bare = tree.relation(verb) in ("ROOT", "acl", "relcl") and _infinitive(tree, verb)
    awaited = any(tree.lemma(i) in words.conditions for i in tree.children(verb, "mark"))
    return (modal and not perfect) or bare or awaited


def _doers(tree: Tree, chain: list[int]) -> tuple[int, ...]:
    """Heads of those who act: the agent, or the subject of the act or of what carries it."""
    at = chain[0]
    for relation in AGENTS:
        for by in tree.children(at, relation):
            if tree.lemma(by) == "by":
                return _with_others(tree, tree.children(by, "pobj"))
    passive = tree.child(at, "nsubjpass") is not None or tree.relation(at) == "acl"
    if not passive:
        for i in _subject_places(tree, chain):
            subjects = tuple(_past_dateline(tree, s) for s in tree.children(i, "nsubj"))
            if subjects and tree.token(subjects[0]).tag not in ("WDT", "WP"):
                return _with_others(tree, subjects)
    owners = tree.children(at, "poss")
    return _with_others(tree, owners)


def _past_dateline(tree: Tree, subject: int) -> int:
    """The subject itself, where the parse takes the dateline before a colon for it."""
    for other in tree.children(subject, "appos"):
        if any(tree.token(i).text.endswith(":") for i in range(subject, other)):
            return other
    return subject


def _subject_places(tree: Tree, chain: list[int]) -> Iterator[int]:
    """The act's verb, then verbs that share a subject with it."""
    for i in chain:
        yield i
        if tree.children(i, *SUBJECTS):
            return
        at = i
        while tree.relation(at) in ("conj", "advcl"):
            at = tree.head(at)
            yield at


def _partners(tree: Tree, at: int, words: InstrumentWords) -> tuple[int, ...]:
    found = [
        i
        for i in tree.children(at, "prep")
        if tree.lemma(i) in words.partners and tree.token(i - 1).text != ","
    ]
    return _with_others(tree, tuple(p for i in found for p in tree.children(i, "pobj")))


def _with_others(tree: Tree, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Heads and all that "and" joins to them."""
    found: list[int] = []
    waiting = list(heads)
    while waiting:
        at = waiting.pop(0)
        found.append(at)
        waiting += tree.children(at, "conj")
    return tuple(found)
