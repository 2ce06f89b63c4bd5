"""Which mode a pair's act has, if it has one of its type's at all."""

from functools import cache

from dragoman.coding.encoder import Array, Labels

BARE = "-"
# What "no mode" counts for beside a mode. The corpus's authors leave modes out more often than the
# manual does; on the calibration sentences this makes 76 of 100 modes right instead of 74.
BARE_WEIGHT = 0.5


def modes_of(kind: str, labels: Labels, chances: Array) -> list[tuple[str, float]]:
    """The modes of a type with the probability of each if the act is of the type; "" for none.

    `chances` are the mode head's, in the order of the labels.
    """
    shares = [
        (name, float(chances[i]) * (1 if name else BARE_WEIGHT))
        for i, name in _own(kind, labels.modes)
    ]
    whole = sum(chance for _, chance in shares)
    return [(name, chance / whole) for name, chance in shares]


@cache
def _own(kind: str, modes: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """The modes that a type may have, and where they stand among all."""
    return tuple(
        (i, "" if name == BARE else name.removeprefix(f"{kind}."))
        for i, name in enumerate(modes)
        if name == BARE or name.startswith(f"{kind}.")
    )


def likeliest_mode(kind: str, labels: Labels, chances: Array) -> str:
    """The likeliest mode of an act of a type; "" for none."""
    return max(modes_of(kind, labels, chances), key=lambda mode: mode[1])[0]
