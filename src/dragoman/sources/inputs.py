"""What to read: files, folders and patterns become paths, in a stable order."""

from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

from dragoman.errors import UnreadableInput

# Files that stand in a folder to describe it; named outright they are read like any other.
DESCRIBING = ("README", "LICENSE")


def find(inputs: Sequence[str]) -> Iterator[Path]:
    """Each file that the inputs name, once.

    An input is a file, a folder (searched through in order, but for hidden files and those that
    describe the folder) or a glob pattern. UnreadableInput when it names nothing: call it once an
    input to go on with the rest.
    """
    seen: set[Path] = set()
    for given in inputs:
        for path in _paths(given):
            if path not in seen:
                seen.add(path)
                yield path


def _paths(given: str) -> list[Path]:
    path = Path(given)
    try:
        if path.is_dir():
            return _inside(path)
        if path.exists():
            return [path]
    except (OSError, ValueError) as error:
        raise UnreadableInput(given, f"cannot be looked at: {error}") from error
    if not has_magic(given):
        raise UnreadableInput(given, "there is no such file or folder")
    names = sorted(glob(given, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
    found = [Path(name) for name in names]
    files = [file for hit in found for file in (_inside(hit) if hit.is_dir() else [hit])]
    if not files:
        raise UnreadableInput(given, "no file fits this pattern")
    return files


def _inside(folder: Path) -> list[Path]:
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and path.stem.upper() not in DESCRIBING
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    if not files:
        raise UnreadableInput(str(folder), "there are no files in this folder")
    return files
