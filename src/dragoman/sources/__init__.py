"""Stage one: bytes become documents. `find` says what to read, `read` reads one."""

from dragoman.sources.inputs import find
from dragoman.sources.reading import read, read_bytes

__all__ = ["find", "read", "read_bytes"]
