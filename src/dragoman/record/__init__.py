"""Stage 6, the record: the one user of SQLAlchemy. Opened by `session`, filled by `write`, asked
through `read`, proved by `check`."""
