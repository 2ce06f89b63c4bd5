"""Whose word a passage is: the speakers of the statements around it."""

from dragoman.model.actors import ActorRef
from dragoman.model.entries import Statement


def voices_over(statements: tuple[Statement, ...], start: int, end: int) -> tuple[ActorRef, ...]:
    """The speakers whose content covers the characters from start to end, the outermost first.

    Statements whose speaker is unknown add no voice.
    """
    over = [s for s in statements if any(p.start <= start and end <= p.end for p in s.content)]
    over.sort(key=lambda s: -sum(p.end - p.start for p in s.content))
    chain: list[ActorRef] = []
    for statement in over:
        if statement.speaker and (not chain or chain[-1].id != statement.speaker.id):
            chain.append(statement.speaker)
    return tuple(chain)
