"""What makes a reading: if any of it changes, a document is read again."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from dragoman import __version__
from dragoman.coding.encoder import fingerprint
from dragoman.errors import CodebookError
from dragoman.model.reading import Versions

# The folders whose rules make entries of a text.
RULES = ("actors", "coding", "language")


@cache
def current(codebook: str | None = None) -> Versions:
    """The versions of this program, its coder and its codebook's data, the user's own file too."""
    return Versions(f"{__version__}+{_rules()}", _codebook(codebook), fingerprint())


def _rules() -> str:
    """Twelve hexadecimal digits over the program text that reads, between two releases too."""
    digest = hashlib.sha256()
    whole = Path(str(files("dragoman")))
    for folder in RULES:
        for file in sorted((whole / folder).rglob("*.py")):
            digest.update(file.relative_to(whole).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def _codebook(own: str | None) -> str:
    """Twelve hexadecimal digits over all data files, so that an edited one is noticed.

    CodebookError when the user's own file cannot be read.
    """
    digest = hashlib.sha256()
    data = files("dragoman.codebook") / "data"
    for file in sorted(data.iterdir(), key=lambda entry: entry.name):
        if file.is_file():
            digest.update(file.name.encode() + file.read_bytes())
    if own is not None:
        try:
            digest.update(Path(own).read_bytes())
        except OSError as error:
            raise CodebookError(f"{own}: {error.strerror or error}") from error
    return digest.hexdigest()[:12]
