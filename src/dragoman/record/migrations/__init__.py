"""The tables' history. A record is brought up to HEAD when it is opened for writing.

Alembic is loaded only when there is something to do: most openings need none of it.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection, inspect, text

from dragoman import __version__
from dragoman.errors import RecordError, RecordTooNew

if TYPE_CHECKING:
    from alembic.config import Config

HERE = Path(__file__).parent
HEAD = "0010"
BASE = "base"
Standing = Literal["empty", "older", "current"]


def standing(connection: Connection, place: str) -> Standing:
    """How a database's tables stand to this version's.

    RecordTooNew for a newer one, RecordError for a database that is no record.
    """
    existing = inspect(connection).get_table_names()
    if not existing:
        return "empty"
    if not {"alembic_version", "meta"} <= set(existing):
        raise RecordError(f"{place} is a database, but no Dragoman record; give another path")
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if revision == HEAD:
        return "current"
    if revision not in _known():
        maker = connection.execute(text("SELECT value FROM meta WHERE key = 'dragoman'")).scalar()
        raise RecordTooNew(
            f"{place} was made by a newer Dragoman, {maker}: its tables are of version {revision}, "
            f"this Dragoman {__version__} knows them up to {HEAD}; install the newer one, or read "
            "the articles into another record"
        )
    return "older"


def upgrade(connection: Connection, to: str = HEAD) -> None:
    """Bring the tables up to a revision, within the caller's transaction."""
    from alembic import command

    command.upgrade(_config(connection), to)
    note_maker(connection)


def note_maker(connection: Connection) -> None:
    """Note which Dragoman made the tables, so that an older one can name it."""
    connection.execute(text("DELETE FROM meta WHERE key = 'dragoman'"))
    connection.execute(
        text("INSERT INTO meta (key, value) VALUES ('dragoman', :version)"),
        {"version": __version__},
    )


def downgrade(connection: Connection, to: str = BASE) -> None:
    """Take the tables back to a revision, within the caller's transaction."""
    from alembic import command

    command.downgrade(_config(connection), to)


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    return config


def _known() -> set[str]:
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory(str(HERE)).walk_revisions()}
