"""Which mode a pair's act has, if it has one of its type's at all."""

from functools import cache

from dragoman.coding.encoder import Array, Labels

BARE = "-"


def modes_of(kind: str, labels: Labels, chances: Array, bare: float) -> list[tuple[str, float]]:
    """The modes of a type with the probability of each if the act is of the type; "" for none.

    `chances` are the mode head's, in the order of the labels; `bare` is what "no mode" counts for
    beside a mode (see Calibration).
    """
    shares = [
        (name, float(chances[i]) * (1 if name else bare)) for i, name in _own(kind, labels.modes)
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


def likeliest_mode(kind: str, labels: Labels, chances: Array, bare: float) -> str:
    """The likeliest mode of an act of a type; "" for none."""
    return max(modes_of(kind, labels, chances, bare), key=lambda mode: mode[1])[0]
