"""Different words for an act of arms that has no name: "operation", "attack".

Namings of one doer and day are of one act, as far as the places they give agree. Words that weigh
no differently are no dispute, nor is a word that its users have beside the other's: somebody must
say the one and not the other, and somebody else the other and not the one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from dragoman.codebook.telling import WORD
from dragoman.codebook.unnamed import unnamed_words
from dragoman.model.entries import Naming
from dragoman.model.record import Dispute, Subject
from dragoman.model.unnamed import read_unnamed
from dragoman.reconcile.cluster import components
from dragoman.reconcile.disputes import Voice, dispute

User = tuple[str, ...]


def unnamed_key(of: str) -> str | None:
    """What namings of one doer and day share; None where `of` is a name."""
    act = read_unnamed(of)
    return act.title.casefold() if act else None


def wording_disputes(namings: Sequence[Naming], outlets: Mapping[str, str]) -> Iterator[Dispute]:
    """Disputes about what to call acts that have no name; other namings are passed over."""
    days: defaultdict[str, list[Naming]] = defaultdict(list)
    for naming in sorted(namings, key=lambda naming: naming.id):
        if key := unnamed_key(naming.of):
            days[key].append(naming)
    for _, told in sorted(days.items()):
        for named in _acts(told):
            if _opposed(named, outlets):
                title = min(naming.of for naming in named)
                values = _values(named, outlets)
                yield dispute(f"what to call {title}", Subject("name", title), "term", values)


def _acts(told: Sequence[Naming]) -> Iterator[list[Naming]]:
    """The namings of a doer and day by act: apart where places differ, together where they agree.

    One that gives no place is of the only act of that day, or of none that can be told.
    """
    places = [_place(naming) for naming in told]
    placed = [i for i, place in enumerate(places) if place]
    shared = [(a, b) for a, b in combinations(placed, 2) if places[a] & places[b]]
    parts = components(shared, placed)
    if len(parts) <= 1:
        yield list(told)
    else:
        yield from ([told[i] for i in part] for part in parts)


def _place(naming: Naming) -> frozenset[str]:
    act = read_unnamed(naming.of)
    return frozenset(WORD.findall(act.target.casefold())) if act else frozenset()


def _opposed(named: Sequence[Naming], outlets: Mapping[str, str]) -> bool:
    """Whether two words weigh differently, and each has users who do not use the other."""
    users: defaultdict[str, set[User]] = defaultdict(set)
    for naming in named:
        chain = (actor.id for actor in naming.asserted_by)
        outlet = outlets[naming.evidence.document]
        users[unnamed_words().weight(naming.term)].add((outlet, *chain))
    return any(one - other and other - one for one, other in combinations(users.values(), 2))


def _values(named: Sequence[Naming], outlets: Mapping[str, str]) -> dict[str, list[Voice]]:
    values: defaultdict[str, list[Voice]] = defaultdict(list)
    for naming in named:
        outlet = outlets[naming.evidence.document]
        values[naming.term].append((outlet, naming.asserted_by, naming.evidence))
    return dict(values)
