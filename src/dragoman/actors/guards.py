"""What looks like an actor's name and is none: persons called Jordan, verbs, hyphenated words."""

from collections.abc import Sequence
from functools import cache

from dragoman.actors.gazetteer import Hit
from dragoman.actors.listing import state_actor, territory_actor
from dragoman.actors.possession import read_owned
from dragoman.actors.terms import Entry
from dragoman.codebook.actor_words import Homonym, actor_words
from dragoman.codebook.words import normal, words
from dragoman.codebook.world import world
from dragoman.model.actors import Actor
from dragoman.model.text import Token

_NOUNS = frozenset({"title", "organ word", "agent", "state noun", "stand-in"})
_MAY_BE_A_PERSON = frozenset({"state", "territory", "capital", "city", "group", "organ", "outlet"})
# A sentence is a headline in capitals when more than this share of its longer words begin with
# one; chosen by looking at the headlines of some sixty news pages.
HEADLINE_SHARE = 0.75


def screened(
    tokens: Sequence[Token], hits: Sequence[Hit], document_words: frozenset[str]
) -> tuple[Hit, ...]:
    """The hits that stand for actors, homonyms told apart by the words of the document."""
    headline = is_headline(tokens)
    told = read_owned(tokens, hits)
    kept = (hit for hit in told if _stands(tokens, hit, headline))
    return tuple(_read_homonym(hit, document_words) for hit in kept)


def is_headline(tokens: Sequence[Token]) -> bool:
    """Whether the words are capitalised as headlines are, so that case tells nothing."""
    longer = [token.text for token in tokens if len(token.text) > 3 and token.text.isalpha()]
    capitals = sum(1 for word in longer if word[0].isupper())
    return len(longer) > 2 and capitals / len(longer) > HEADLINE_SHARE


def _stands(tokens: Sequence[Token], hit: Hit, headline: bool) -> bool:
    if hit.kind in _NOUNS:
        return _is_noun(tokens, hit)
    if hit.kind == "leader":
        return not _begins_a_longer_name(tokens, hit)
    if hit.kind == "outlet" and _names_a_part(tokens, hit):
        return False
    if hit.kind in _MAY_BE_A_PERSON and hit.end - hit.start == 1 and not headline:
        return not _inside_a_persons_name(tokens, hit.start)
    return True


def _names_a_part(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a paper's name begins another name: "the National Electoral Council"."""
    last = tokens[hit.end - 1]
    return last.relation == "compound" and last.head >= hit.end and tokens[last.head].tag == "NNP"


def _is_noun(tokens: Sequence[Token], hit: Hit) -> bool:
    last = tokens[hit.end - 1]
    if not last.tag.startswith("NN") and hit.end - hit.start == 1 and not _rank(tokens, hit):
        return False
    hyphens = ("-", "‑")
    before = tokens[hit.start - 1].text if _adjoins(tokens, hit.start) else ""
    after = tokens[hit.end].text if _adjoins(tokens, hit.end) else ""
    if after in hyphens and hit.kind == "title" and _elect(tokens, hit.end + 1):
        return True
    if after in hyphens or (before in hyphens and hit.start > 1 and not _prefix(tokens, hit)):
        return False
    if hit.kind == "title" and _ends_a_name(tokens, hit):
        return False
    lone = hit.kind in ("title", "agent", "state noun", "stand-in")
    return not (lone and _modifies_a_thing(tokens, hit))


def _adjoins(tokens: Sequence[Token], index: int) -> bool:
    """Whether no space stands before a token."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


def _rank(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a title that the tagger took for an adjective ("general") stands as a noun."""
    after = tokens[hit.end].tag if hit.end < len(tokens) else ""
    adjective = hit.kind == "title" and tokens[hit.start].tag == "JJ"
    return adjective and (after == "NNP" or after.startswith(("VBD", "VBZ")))


def _elect(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].text.lower() in actor_words().elect


def _prefix(tokens: Sequence[Token], hit: Hit) -> bool:
    word, table = tokens[hit.start - 2].text.lower(), actor_words()
    prefixes = ("vice", "co", "pro", "anti", "non")
    return word in prefixes or word in table.former | table.at_the_time


def _ends_a_name(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a title is the last part of a name: "Faisal Ali Shah"."""
    if hit.end - hit.start > 1 or not hit.start or not _capitalised(tokens[hit.start]):
        return False
    before = tokens[hit.start - 1]
    return _capitalised(before) and normal(before.text) in given_names()


def _modifies_a_thing(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether the noun only describes a later one: "refugee camp", "student visas", and in
    capitals too where that one is no name: "Official Gazette", "National Electoral Council"."""
    last = hit.end - 1
    token, head = tokens[last], tokens[tokens[last].head]
    if token.head <= last or token.relation not in ("compound", "nmod", "amod"):
        return False
    if head.tag in ("NN", "NNS") and token.tag != "NNP":
        return True
    named = normal(head.text)
    organisation = actor_words().sector_of_head(named) is not None
    return head.tag.startswith("NN") and (organisation or named in actor_words().not_names)


def _begins_a_longer_name(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a leader's name is another's given names: "Juan Carlos" before a surname, and a
    single word before or after one."""
    single = hit.end - hit.start == 1
    if not single and not all(part in given_names() for part in words(hit.text)):
        return False
    after = tokens[hit.end] if hit.end < len(tokens) else None
    before = tokens[hit.start - 1] if single and hit.start else None
    if before is not None and before.tag == "NNP" and normal(before.text) in given_names():
        return True
    named = after is not None and _capitalised(after) and after.tag == "NNP"
    return named and after is not None and normal(after.text) not in actor_words().not_names


def _inside_a_persons_name(tokens: Sequence[Token], index: int) -> bool:
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    before = tokens[index - 1] if index else None
    person = tokens[index].entity == "PERSON"
    if before and _capitalised(before) and before.tag == "NNP":
        given = normal(before.text) in given_names()
        if given or (person and before.entity == "PERSON"):
            return True
    if after is not None and person and normal(after.text) in actor_words().name_particles:
        return True
    if after is None or not _capitalised(after) or after.tag not in ("NNP", "NNPS"):
        return False
    if normal(after.text) in actor_words().not_names:
        return False
    joined = person and after.entity == "PERSON"
    return joined or (normal(tokens[index].text) in given_names() and after.entity != "GPE")


def _capitalised(token: Token) -> bool:
    return token.text[:1].isupper() and token.text.isalpha()


@cache
def given_names() -> dict[str, str]:
    """Given names in normal form, with the gender that they mostly have."""
    return {normal(name): row.gender for row in world().given_names for name in row.names}


@cache
def _elsewhere() -> dict[str, tuple[Homonym, Actor]]:
    actors = {state.id: state_actor(state) for state in world().states}
    actors |= {territory.id: territory_actor(territory) for territory in world().territories}
    return {rule.form: (rule, actors[rule.instead]) for rule in actor_words().homonyms}


def telling_words(text: str) -> frozenset[str]:
    """The words of a document that tell homonyms apart ("Atlanta", "Brazzaville")."""
    plain = f" {' '.join(words(text))} "
    telling = frozenset[str]().union(*(r.when | r.unless for r in actor_words().homonyms))
    return frozenset(word for word in telling if f" {' '.join(words(word))} " in plain)


def _read_homonym(hit: Hit, document_words: frozenset[str]) -> Hit:
    found = _elsewhere().get(normal(hit.text))
    if found is None or hit.kind not in ("state", "adjective"):
        return hit
    rule, actor = found
    if not rule.when & document_words or rule.unless & document_words:
        return hit
    entry = Entry(hit.text, hit.entry.kind, actor, actor.country, actor.sector)
    return Hit(hit.start, hit.end, (entry,), hit.text)
