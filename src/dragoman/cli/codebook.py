"""The command about what Dragoman codes by: types, modes, and whether the data files are well."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from dragoman.cli import output
from dragoman.cli.options import As
from dragoman.cli.output import Format
from dragoman.errors import CodebookError, UsageError

if TYPE_CHECKING:
    from dragoman.codebook.ontology import Ontology

CHECK = "check"


def codebook(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="TYPE",
            help="A type such as SUPPORT, for its modes; or the word check, for what is wrong "
            "with the data files, if anything.",
        ),
    ] = None,
    own: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help="With check: a file with types and issues of your own."
        ),
    ] = None,
    format_: As = Format.text,
) -> None:
    """Show the event types, or one type with its modes.

    They are PLOVER's; all that Dragoman knows of the world lies in data files, and a file of your
    own adds types, told by ten examples each, and standing issues (docs/coding.md,
    docs/positions.md). `read --codebook FILE` uses it.

    Example: dragoman codebook check mine.yaml
    """
    from dragoman.codebook.ontology import plover

    if code == CHECK:
        _check(own, format_)
        return
    if own is not None:
        raise UsageError(f"a file goes with the word {CHECK}: dragoman codebook {CHECK} {own}")
    ontology = plover()
    if code is not None and code.upper() not in ontology.types:
        raise UsageError(f"{code} is no type; the types are {', '.join(ontology.types)}")
    if format_ is Format.json:
        output.print_json(ontology.types[code.upper()] if code else ontology)
    elif code is None:
        _types(ontology)
    else:
        _type(ontology, code.upper())


def _types(ontology: "Ontology") -> None:
    """All types, a line each."""
    rows = [
        (Text(name, style="bold"), str(t.quad), f"{t.score:g}", t.definition)
        for name, t in ontology.types.items()
    ]
    output.table(output.console(), ("type", "quad", "score", "what it covers"), rows)


def _type(ontology: "Ontology", code: str) -> None:
    """One type with its modes."""
    out, kind = output.console(), ontology.types[code]
    output.heading(out, code, kind.definition)
    modes = [
        (name, f"{kind.score if m.score is None else m.score:g}", m.definition)
        for name, m in kind.modes.items()
    ]
    output.table(out, ("mode", "score", "what it covers"), modes or [("-", f"{kind.score:g}", "")])


def _check(own: Path | None, format_: Format) -> None:
    """How many entries each data file, or part of one's own, holds; 2 if any is wrong."""
    from dragoman.codebook.check import check, check_own

    found = check_own(own) if own else check()
    what = f"parts of {own}" if own else "data files"
    if format_ is Format.json:
        output.print_json(found)
    else:
        rows = [(file.name, str(file.entries), file.problem or "well") for file in found]
        output.table(output.console(), ("file", "entries", "what"), rows)
    wrong = sum(bool(file.problem) for file in found)
    if wrong:
        raise CodebookError(f"{wrong} of {len(found)} {what} cannot be used as they are")
    if format_ is Format.text:
        output.console().print(f"all {len(found)} {what} are well")
