"""The command line: thin doors onto the views."""

import typer

app = typer.Typer(no_args_is_help=True)


def main() -> None:
    """Run `dragoman`."""
    app()
