"""What makes a reading: if any of it changes, a document is read again."""

import hashlib
from functools import cache
from importlib.resources import files

from dragoman import __version__
from dragoman.coding.encoder import fingerprint
from dragoman.model.reading import Versions


@cache
def current() -> Versions:
    """The versions of this program, its codebook's data and its coder."""
    return Versions(__version__, _codebook(), fingerprint())


def _codebook() -> str:
    """Twelve hexadecimal digits over all data files, so that an edited one is noticed."""
    digest = hashlib.sha256()
    data = files("dragoman.codebook") / "data"
    for file in sorted(data.iterdir(), key=lambda entry: entry.name):
        if file.is_file():
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:12]
