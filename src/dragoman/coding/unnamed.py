"""What somebody calls an act of arms that has no name: "launched the operation on 19 September".

Such a word names what a party did on a day, as the sentence tells it: doer and day make one act of
what several papers call otherwise. Only the act's own date counts, and only an act told as done.
Words in quotation marks that nobody is quoted with are nobody's, and are left out.

Who accuses somebody of such a thing seldom says of which day. It is the act that the article is
about, if that is news and the only act of arms that the article tells of the accused.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.codebook.merging import merging
from dragoman.codebook.modality import modality_words
from dragoman.codebook.states import state_names
from dragoman.codebook.unnamed import UnnamedWords, unnamed_words
from dragoman.coding.events.modality import told_by_words
from dragoman.coding.events.parties import reach
from dragoman.coding.statements import voices_over
from dragoman.coding.tree import Tree, grow
from dragoman.model.actors import Actor, Mention
from dragoman.model.entries import Naming, Statement
from dragoman.model.ids import content_id
from dragoman.model.text import Document, Sentence, evidence
from dragoman.model.time import DateMention
from dragoman.model.unnamed import Unnamed

OBJECTS = ("dobj", "nsubjpass")
CALLED = ("oprd", "attr", "dobj", "pobj", "prep")
QUOTES = "“\"‘'«"
PARTIAL = "PRE"
NEWS = timedelta(days=7)  # an older act is background, whatever the article is about. Not tuned.
Term = tuple[int, int, str]
"""Where a term stands, and the term."""


def find_unnamed(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    statements: tuple[Statement, ...],
) -> tuple[Naming, ...]:
    """The words for acts of arms without a name, each with the voices above it."""
    scenes = [_scene(document, sentence, mentions, dates) for sentence in sentences]
    scenes = [scene for scene in scenes if scene.doers]
    dated = [(scene, named) for scene in scenes if scene.days for named in scene.acts()]
    news = _news(document, [act for _, (act, _, _) in dated])
    charged = [(scene, named) for scene in scenes for named in scene.charges(news)]
    found = []
    for scene, (act, (start, end, term), lent) in (*dated, *charged):
        voices = voices_over(statements, start, end)
        if voices or not lent:
            id_ = content_id("naming", document.id, start, end, str(act), term)
            sentence = scene.tree.sentence
            whole = evidence(document, sentence.start, sentence.end)
            found.append(Naming(id_, str(act), term, voices, whole))
    return tuple(found)


def _news(document: Document, acts: Sequence[Unnamed]) -> dict[str, Unnamed]:
    """Each doer's only act of arms in the article, where it was no older than a week in print."""
    days: defaultdict[str, set[date]] = defaultdict(set)
    for act in acts:
        days[act.doer].add(act.day)
    printed = document.published.start
    return {
        doer: Unnamed(doer, day)
        for doer, (day, *others) in days.items()
        if not others and printed and timedelta(0) <= printed - day <= NEWS
    }


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with its doers and days, each by its head token."""

    document: Document
    tree: Tree
    doers: dict[int, str]
    days: dict[int, date]
    words: UnnamedWords

    def acts(self) -> Iterator[tuple[Unnamed, Term, bool]]:
        """What is named, the term and where it stands, and whether its writer only lends it."""
        for i in range(len(self.tree.sentence.tokens)):
            verb = self.tree.token(i).part == "VERB" and self.words.verbs.get(self.tree.lemma(i))
            if verb:
                token = self.tree.token(i)
                if act := self._act(self._doer(i), self._day(i), i):
                    yield act, (token.start, token.end, verb), False
            elif self.words.tells(self.tree.lemma(i), self._phrase(i)):
                yield from self._named(i)

    def charges(self, news: Mapping[str, Unnamed]) -> Iterator[tuple[Unnamed, Term, bool]]:
        """What somebody accuses a doer of, when the article tells of one act that it may be."""
        tree = self.tree
        for noun in range(len(tree.sentence.tokens)):
            of = tree.head(noun)
            verb = tree.head(of)
            if tree.relation(noun) == "pobj" and tree.lemma(verb) in self.words.accusing:
                accused = {self.doers.get(i, "") for i in tree.children(verb, *OBJECTS)}
                act = next((news[doer] for doer in accused if doer in news), None)
                told = told_by_words(tree, verb, modality_words())
                if act and told is None and self.words.tells(tree.lemma(noun), self._phrase(noun)):
                    start = tree.token(self._first(noun)).start
                    yield act, (start, tree.token(noun).end, self._phrase(noun)), True

    def _named(self, noun: int) -> Iterator[tuple[Unnamed, Term, bool]]:
        """What a noun names: the object of a launch, or what belongs to its doer."""
        verb, called = self._launch(noun)
        doer = self._doer(verb) if verb is not None else self._owner(noun)
        day = self._day(noun) or (self._day(verb) if verb is not None else self._begun(noun))
        if act := self._act(doer, day, noun if verb is None else verb, noun):
            start = self.tree.token(self._first(noun)).start
            end = self.tree.token(noun).end
            quoted = self.document.text[max(start - 1, 0) : start] in QUOTES and start > 0
            yield act, (start, end, self._phrase(noun)), called or quoted

    def _act(self, doer: str, day: date | None, *at: int) -> Unnamed | None:
        told = told_by_words(self.tree, at[0], modality_words())
        if not doer or day is None or told not in (None, "historical"):
            return None
        return Unnamed(doer, day, next(filter(None, map(self._target, at)), ""))

    def _launch(self, noun: int) -> tuple[int | None, bool]:
        """The verb that launches what the noun names, and whether somebody else calls it so."""
        tree = self.tree
        for verb in tree.children(noun, "relcl"):
            if tree.lemma(verb) in self.words.launching and self._doer(verb):
                return verb, False
        head, called = tree.head(noun), False
        if tree.relation(noun) in CALLED and tree.lemma(head) in self.words.calling:
            noun, head, called = head, tree.head(head), True
        launched = tree.lemma(head) in self.words.launching and head != noun
        fits = called or tree.relation(noun) in OBJECTS
        return (head, called) if launched and fits else (None, called)

    def _begun(self, noun: int) -> date | None:
        """The day of "Russia's attack began on …"."""
        verb = self.tree.head(noun)
        begins = self.tree.relation(noun) == "nsubj" and self.tree.lemma(verb) in (
            self.words.launching
        )
        return self._day(verb) if begins else None

    def _doer(self, verb: int) -> str:
        """Who does what a verb tells: its subject, or whoever stands behind its "by"."""
        tree = self.tree
        for agent in tree.children(verb, "agent"):
            return next((self.doers.get(i, "") for i in tree.children(agent, "pobj")), "")
        subject = tree.child(verb, "nsubj")
        if subject is None and tree.relation(verb) == "conj":
            subject = tree.child(tree.head(verb), "nsubj")
        return self.doers.get(subject, "") if subject is not None else ""

    def _owner(self, noun: int) -> str:
        """Whose act a noun tells: "Russia's attack", "the Russian attack", "attack by Russia"."""
        tree = self.tree
        own = [
            self.doers.get(i, "") for i in tree.children(noun, "poss", "amod", "nmod", "compound")
        ]
        by = [p for p in tree.children(noun, "prep", "agent") if tree.lemma(p) == "by"]
        own += [self.doers.get(i, "") for p in by for i in tree.children(p, "pobj")]
        return next(filter(None, own), "")

    def _day(self, act: int) -> date | None:
        """The day that hangs on the act itself, if it is one day and the only one."""
        days = {day for i, day in self.days.items() if self._bearer(i, act) == act}
        return days.pop() if len(days) == 1 else None

    def _bearer(self, i: int, act: int) -> int:
        """What a date hangs on: the act, or the first verb above the date."""
        while (head := self.tree.head(i)) != i:
            i = head
            if i == act or self.tree.token(i).part in ("VERB", "AUX"):
                break
        return i

    def _target(self, act: int) -> str:
        """The proper name of where or against whom, if the act's own words have one."""
        tree = self.tree
        aims = list(tree.children(act, *OBJECTS)) if tree.lemma(act) in self.words.verbs else []
        for preposition in tree.children(act, "prep"):
            if tree.lemma(preposition) in self.words.directed:
                aims += tree.children(preposition, "pobj")
        for aim in aims:
            near = [*tree.children(aim, "compound", "nmod", "amod", "poss"), aim]
            names = [tree.token(i) for i in near if tree.token(i).part == "PROPN"]
            if names and not any(i in self.days for i in near):
                return " ".join(token.text for token in names)
        return ""

    def _first(self, noun: int) -> int:
        """Where the noun's own words begin, articles and possessors aside."""
        tree, (first, _) = self.tree, reach(self.tree, noun)
        own = [
            i
            for i in tree.children(noun, "amod", "compound", "nmod")
            if first <= i < noun and i not in self.doers and i not in self.days
        ]
        return min((min(tree.subtree(i)) for i in own), default=noun)

    def _phrase(self, noun: int) -> str:
        start, end = self.tree.token(self._first(noun)).start, self.tree.token(noun).end
        return self.document.text[start:end].casefold()


def _scene(
    document: Document,
    sentence: Sentence,
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
) -> _Scene:
    tree = grow(sentence)
    doers = {
        mention.root: name
        for mention in mentions
        if mention.sentence == sentence.index and len(mention.actors) == 1
        if (name := _name(mention.actors[0]))
    }
    days: dict[int, date] = {}
    for found in dates:
        inside = sentence.start <= found.start and found.end <= sentence.end
        if inside and found.date.start and found.date.start == found.date.end:
            covered = sentence.covering(found.start, found.end)
            days[min(covered, key=lambda i: len(tree.ancestors(i)))] = found.date.start
    return _Scene(document, tree, doers, days, unnamed_words())


def _name(actor: Actor) -> str:
    """The state that acts, or the body that stands beside or against one."""
    known = merging()
    sectors = {actor.sector, *actor.other_sectors}
    if actor.country and actor.country not in known.shared_codes and PARTIAL not in sectors:
        apart = actor.sector in known.apart
        return actor.name if apart else state_names().get(actor.country, "")
    return actor.name if actor.kind in ("state", "igo", "organisation") else ""
