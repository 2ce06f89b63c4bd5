"""Stage 6, the record: the one user of SQLAlchemy. Opened by `session`, filled by `write`, asked
through `read`, proved by `check`."""

from dragoman.record import review_tables

__all__ = ["review_tables"]  # so that whoever asks for the tables knows them all
