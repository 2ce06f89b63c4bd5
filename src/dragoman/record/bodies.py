"""An entry's body: the dataclass as JSON, the form in which it is stored and exported.

Nothing is stored that would not come back the same, so the identity is checked on the way in.
"""

from typing import TypeVar

import msgspec

from dragoman.errors import RecordError

Entry = TypeVar("Entry")


def encode(entry: object) -> str:
    """The body of an entry; RecordError when JSON cannot hold it exactly."""
    try:
        body = msgspec.json.encode(entry)
        same = msgspec.json.decode(body, type=type(entry)) == entry
    except (TypeError, ValueError, OverflowError, msgspec.MsgspecError) as error:
        raise RecordError(f"{_name(entry)} cannot be stored as JSON: {error}") from error
    if not same:
        raise RecordError(f"{_name(entry)} would not come back from JSON as it is")
    return body.decode()


def decode(kind: type[Entry], body: str) -> Entry:
    """The entry of a body; RecordError when the body is damaged."""
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.MsgspecError as error:
        raise RecordError(
            f"a stored {kind.__name__.lower()} is damaged ({error}); `dragoman check` lists all"
        ) from error


def decoded(kind: type[Entry], body: str) -> Entry | None:
    """The entry of a body, or None when the body is damaged, for those who look for damage."""
    try:
        return decode(kind, body)
    except RecordError:
        return None


def _name(entry: object) -> str:
    return str(getattr(entry, "id", type(entry).__name__))
