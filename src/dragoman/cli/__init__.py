"""The command line: thin doors onto the views.

Exit codes: 0 done, 1 some inputs could not be read (they are listed), 2 wrong use.
"""

import sys

from dragoman.errors import DragomanError


def main() -> None:
    """Run `dragoman`; an expected error is one line on standard error, never a traceback."""
    from dragoman.cli.app import app
    from dragoman.cli.output import warn

    try:
        app()
    except DragomanError as error:
        warn(f"dragoman: {error}")
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output (`| head`) has gone: nothing is wrong.
        sys.stdout = None
