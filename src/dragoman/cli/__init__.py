"""The command line: thin doors onto the views.

Exit codes: 0 done, 1 some inputs could not be read (they are listed), 2 wrong use.
"""

import sys

from dragoman.errors import DragomanError


def main() -> None:
    """Run `dragoman`; an expected error is one line on standard error, never a traceback."""
    from dragoman.cli.app import app
    from dragoman.cli.output import speak_utf8, warn

    speak_utf8()
    try:
        app()
    except (DragomanError, OSError) as error:
        # The system's refusals that reach this door are those of writing: a full disk, a folder.
        warn(f"dragoman: {error}")
        sys.exit(2)
