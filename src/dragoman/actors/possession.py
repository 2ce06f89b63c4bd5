"""Names that many owners share: "Armenia's Security Council" is not the United Nations' one."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors.gazetteer import Hit
from dragoman.model.text import Token

_STATES = frozenset({"state", "territory", "capital", "adjective", "territory adjective"})


def read_owned(tokens: Sequence[Token], hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits; a listed body's short name that is a noun for organs too is read as that noun
    where a state has the organ."""
    return tuple(_organ(tokens, hit, hits) if hit.kind == "body" else hit for hit in hits)


def _organ(tokens: Sequence[Token], body: Hit, hits: Sequence[Hit]) -> Hit:
    nouns = tuple(entry for entry in body.entries if entry.kind == "organ word")
    states = (hit for hit in hits if hit.kind in _STATES)
    titled = any(hit.start == body.end and hit.kind == "title" for hit in hits)
    if nouns and any(_has(tokens, state, body, titled) for state in states):
        return replace(body, entries=nouns)
    return body


def _has(tokens: Sequence[Token], state: Hit, body: Hit, titled: bool) -> bool:
    """Whether a state has the body, or what is `titled` after it: "Armenia's Security Council
    Secretary", "the Security Council of Armenia"; not so in "Russia's Security Council veto"."""
    if state.end <= body.start:
        adjoins = all(token.tag == "POS" for token in tokens[state.end : body.start])
        return adjoins and (titled or body.start <= tokens[state.end - 1].head < body.end)
    between = [token.text.lower() for token in tokens[body.end : state.start]]
    return between in (["of"], ["of", "the"])
