"""Stage 6, the record: the one user of SQLAlchemy. Opened by `session`, filled by `write`, asked
through `read`, proved by `check`."""

from dragoman.record import block_tables, review_tables, search_tables

__all__ = [
    "block_tables",
    "review_tables",
    "search_tables",
]  # so that whoever asks for the tables knows them all
