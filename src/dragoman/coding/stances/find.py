"""Stands of a document: each sentence that names an issue is asked who takes which side in it."""

from collections.abc import Mapping, Sequence

from dragoman.codebook.issues import party_ref
from dragoman.coding.events.dating import date_of
from dragoman.coding.issues import Topic
from dragoman.coding.stances.between import between
from dragoman.coding.stances.holders import voice
from dragoman.coding.stances.judging import Taken, judge
from dragoman.coding.stances.scene import Scene
from dragoman.coding.statements.voices import voices_over
from dragoman.coding.tree import Spot, grow
from dragoman.model.actors import ActorRef
from dragoman.model.entries import UTTERED, Stand, Statement
from dragoman.model.ids import content_id
from dragoman.model.reading import Reading
from dragoman.model.text import evidence
from dragoman.model.time import DateRange


def find_stands(reading: Reading, topics: Mapping[int, Sequence[Topic]]) -> tuple[Stand, ...]:
    """The stands of a document in reading order; `topics` are its sentences' issues by index.

    The reading must have its sentences, mentions, dates, statements and reports.
    """
    found: dict[str, Stand] = {}
    for sentence in reading.sentences:
        if named := topics.get(sentence.index):
            mentions = tuple(m for m in reading.mentions if m.sentence == sentence.index)
            scene = Scene(grow(sentence), mentions, tuple(named))
            taken = judge(scene, reading.statements)
            sided = {(one.holder.id, one.issue.name) for one in taken}
            neutral = between(scene, reading.statements)
            rest = (one for one in neutral if (one.holder.id, one.issue.name) not in sided)
            for one in (*taken, *rest):
                stand = _stand(reading, scene, one)
                found.setdefault(stand.id, stand)
    return tuple(found.values())


def _stand(reading: Reading, scene: Scene, taken: Taken) -> Stand:
    document, sentence = reading.document, scene.tree.sentence
    token = sentence.tokens[taken.at]
    spot = (token.start, token.end)
    side = party_ref(taken.side) if taken.side else None
    said = _own_words(reading.statements, taken.holder, spot)
    told = (taken.holder.id, taken.issue.name, taken.stance, side.id if side else "")
    return Stand(
        id=content_id("stand", document.id, *spot, *told),
        actor=taken.holder,
        issue=taken.issue.name,
        stance=taken.stance,
        side=side,
        date=_date(reading, scene, taken, said),
        cue=evidence(document, *spot),
        asserted_by=voices_over(_uttered(reading.statements), *spot),
        evidence=evidence(document, sentence.start, sentence.end),
        statement=said.id if said else None,
        reports=tuple(
            r.id for r in reading.reports if r.trigger.start < spot[1] and spot[0] < r.trigger.end
        ),
    )


def _uttered(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """What somebody is said to want is nobody's word for where he stands."""
    return tuple(said for said in statements if said.kind in UTTERED)


def _own_words(statements: Sequence[Statement], holder: ActorRef, spot: Spot) -> Statement | None:
    """The statement by which the holder itself shows the stance, the innermost of several."""

    def shows(said: Statement) -> bool:
        pieces = (*said.content, *((said.cue,) if said.cue else ()))
        return any(piece.start < spot[1] and spot[0] < piece.end for piece in pieces)

    own = [s for s in statements if s.speaker and voice(s.speaker).id == holder.id and shows(s)]
    return min(own, key=lambda s: (s.evidence.end - s.evidence.start, len(s.text)), default=None)


def _date(reading: Reading, scene: Scene, taken: Taken, said: Statement | None) -> DateRange:
    """When the stance was taken: the day of the words or of the act, unknown if none is told."""
    if said and said.date.known:
        return said.date
    return date_of(scene.tree, taken.at, reading.dates)
