"""Direct speech: whose each quotation is, by the cue before, inside or after it."""

import re
from dataclasses import dataclass, replace

from dragoman.codebook.cues import Cues
from dragoman.coding.statements.attribution import Attribution, Source, overlaps
from dragoman.coding.statements.quotes import Quote
from dragoman.coding.statements.sources import phrase, source_of
from dragoman.coding.statements.verbs import CueVerb, cue_spot, cue_verbs, hearers
from dragoman.coding.tree import Spot, Tree, has_clause
from dragoman.model.text import Token

STOPS = ".?!…"
# Shorter quotations without a cue are titles and scare quotes more often than speech.
LEAST_WORDS_WITHOUT_CUE = 6
# A longer stretch between quotation and cue holds more than a name with its titles.
MOST_WORDS_OF_SOURCE = 40
# Characters between a quotation and its cue: beyond this the verb was another clause's.
MOST_CHARACTERS_TO_CUE = 160
FINITE = frozenset({"VBD", "VBP", "VBZ"})
NAMING = frozenset({"PROPN", "NOUN", "PRON"})
SIGNATURE = re.compile(r"\s*([―—–]|--)\s*(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Speech:
    """The text with its trees, quotations and cue verbs that introduce quotations."""

    text: str
    trees: tuple[Tree, ...]
    quotes: tuple[Quote, ...]
    verbs: tuple[tuple[Tree, CueVerb], ...]

    def line_end(self, at: int) -> int:
        """Where the paragraph of that character ends."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end


def speech(text: str, trees: tuple[Tree, ...], quotes: tuple[Quote, ...], cues: Cues) -> Speech:
    """The text made ready for attaching its quotations; cues inside quotations introduce none."""
    verbs = tuple(
        (tree, verb)
        for tree in trees
        for verb in cue_verbs(tree, cues)
        if "quote" in verb.cue.takes
        and not any(q.start < tree.token(verb.at).start < q.end for q in quotes)
    )
    return Speech(text, trees, quotes, verbs)


def utters(text: str, quote: Quote) -> bool:
    """Whether the quotation is speech of its own rather than words inside somebody's sentence."""
    before = text[: quote.start].rstrip(" \t\xa0")
    words = text[quote.start : quote.end].strip("“”\"'‘’«»`„ ")
    if not words or (len(words.split()) < 2 and words[-1] not in STOPS + ","):
        return False
    if not before or before[-1] in "\n:":
        return True
    starts_high = words[0].isupper() or words[0] in "[.…"
    return starts_high and (before[-1] in ",—–―" + STOPS or _ends_speech(words))


def _ends_speech(words: str) -> bool:
    return words[-1] in STOPS + "," and len(words.split()) > 3


def attach(speech: Speech) -> tuple[Attribution, ...]:
    """An attribution for each run of quotations with one cue; without cue, without a source."""
    done: list[Attribution] = []
    previous: Quote | None = None
    for number, quote in enumerate(speech.quotes):
        if not utters(speech.text, quote):
            if previous and _resumes(speech, previous, quote) and done:
                done[-1], previous = _with(done[-1], quote), quote
            continue
        found = _introduced(speech, number) or _followed(speech, number)
        found = found or _signed(speech, quote)
        twin = _same_cue(done, found)
        if found and twin is None:
            done.append(found)
        elif twin is not None:
            done[twin] = _with(done[twin], quote)
        elif previous and done and _continues(speech, previous, quote, done[-1]):
            done[-1] = _with(done[-1], quote)
        elif _speaks_alone(speech, quote):
            done.append(Attribution("speech", None, None, ((quote.start, quote.end),), True))
        else:
            continue
        previous = quote
    return tuple(done)


def _speaks_alone(speech: Speech, quote: Quote) -> bool:
    """Whether a quotation without a cue is a sentence rather than a title."""
    words = speech.text[quote.start : quote.end].split()
    spot = (quote.start, quote.end)
    return len(words) >= LEAST_WORDS_WITHOUT_CUE and has_clause(speech.trees, spot)


def _same_cue(done: list[Attribution], found: Attribution | None) -> int | None:
    if found is None:
        return None
    return next((i for i, a in enumerate(done) if a.cue == found.cue), None)


def _with(attribution: Attribution, quote: Quote) -> Attribution:
    return replace(attribution, content=(*attribution.content, (quote.start, quote.end)))


def _continues(speech: Speech, previous: Quote, quote: Quote, last: Attribution) -> bool:
    """Speech goes on after a cue in the same paragraph, or in the next if left open."""
    if last.content[-1] != (previous.start, previous.end):
        return False
    between = speech.text[previous.end : quote.start]
    if previous.open:
        return not between.strip()
    if "\n" in between:
        return False
    return last.cue is not None and len(between) <= MOST_CHARACTERS_TO_CUE


def _resumes(speech: Speech, previous: Quote, quote: Quote) -> bool:
    """Whether a broken sentence goes on: "“It failed,” she said, “and nobody cared.”"."""
    between = speech.text[previous.end : quote.start]
    broken = speech.text[previous.start : previous.end].rstrip("”\"'’»` ")[-1:] == ","
    return broken and "\n" not in between and between.rstrip().endswith(",")


def _introduced(speech: Speech, number: int) -> Attribution | None:
    """A cue before the quotation: "She said: “…”"."""
    quote = speech.quotes[number]
    floor = speech.quotes[number - 1].end if number else 0
    lead = speech.text[floor : quote.start].rstrip()
    if not lead or (lead[-1] not in ",:" and "\n" in speech.text[floor + len(lead) : quote.start]):
        return None
    end = floor + len(lead)
    sentence = next((t for t in speech.trees if t.sentence.start < end <= t.sentence.end), None)
    if sentence is None or lead[-1] in STOPS:
        return None
    start = max(floor, sentence.sentence.start)
    near = [
        (tree, verb)
        for tree, verb in speech.verbs
        if tree is sentence and start <= tree.token(verb.at).start < end
    ]
    if near and (lead[-1] in ",:" or end - near[-1][0].token(near[-1][1].at).end <= 1):
        return _quoted(*near[-1], quote)
    return None


def _followed(speech: Speech, number: int) -> Attribution | None:
    """A cue after the quotation: "“…,” she said"."""
    quote = speech.quotes[number]
    ceiling = speech.line_end(quote.end)
    if number + 1 < len(speech.quotes):
        ceiling = min(ceiling, speech.quotes[number + 1].start)
    inner = speech.text[quote.start : quote.end].rstrip("”\"'’»` ")
    tail = speech.text[quote.end : ceiling].lstrip()
    if quote.open or not tail or (inner[-1:] == "." and not tail[0].islower()):
        return None
    home = next((t for t in speech.trees if t.sentence.end > quote.end), None)
    if home is None:
        return None
    ceiling = min(ceiling, home.sentence.end, quote.end + MOST_CHARACTERS_TO_CUE)
    for tree, verb in speech.verbs:
        if quote.end <= tree.token(verb.at).start < ceiling:
            return _quoted(tree, verb, quote)
    return None


def _signed(speech: Speech, quote: Quote) -> Attribution | None:
    """A name after a dash: "“…” — Jane Doe"."""
    end = speech.line_end(quote.end)
    match = SIGNATURE.match(speech.text, quote.end, end)
    if not match:
        return None
    name = speech.text[match.end() : end].split("”")[0].rstrip()
    spot = (match.end(), match.end() + len(name))
    source = Source(spot, spot)
    return Attribution("speech", match.span(1), source, ((quote.start, quote.end),), True)


def _quoted(tree: Tree, verb: CueVerb, quote: Quote) -> Attribution:
    spot = (quote.start, quote.end)
    own = tree.children(verb.at, "nsubj")
    source = source_of(tree, verb.at)
    if not own and tree.token(verb.at).tag in FINITE:
        source = _beside(tree, verb, spot) or source
    if source and overlaps(spot, source.head):
        source = _beside(tree, verb, spot)
    return Attribution(
        verb.cue.kind, cue_spot(tree, verb), source, (spot,), True, hearers(tree, verb)
    )


def _beside(tree: Tree, verb: CueVerb, quote: Spot) -> Source | None:
    """The words between quotation and cue, else the noun after the cue: the parse named none."""
    tokens = tree.sentence.tokens
    between = [i for i in range(verb.at) if tokens[i].start >= quote[1]]
    nouns = [i for i in between if tokens[i].part in NAMING]
    if nouns and len(between) <= MOST_WORDS_OF_SOURCE:
        (spot, *_) = tree.spots(range(nouns[0], between[-1] + 1))
        return Source(spot, _span(tokens[nouns[0]]))
    after = range(verb.at + 1, len(tokens))
    noun = next((i for i in after if tokens[i].part in NAMING), None)
    if noun is None or any(overlaps(_span(tokens[i]), quote) for i in after if i <= noun):
        return None
    return phrase(tree, _name_head(tree, noun))


def _name_head(tree: Tree, noun: int) -> int:
    """The last word of the name that the noun begins: "President" of "President Marta Ruiz"."""
    while tree.relation(noun) in ("compound", "nmod") and tree.head(noun) > noun:
        noun = tree.head(noun)
    return noun


def _span(token: Token) -> Spot:
    return token.start, token.end
