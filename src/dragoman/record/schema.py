"""All tables together: who goes through all of them must know of those in other modules, too."""

from sqlalchemy import Table

from dragoman.record import block_tables, review_tables, search_tables, tables

DERIVED = tuple(
    table for table in reversed(tables.metadata.sorted_tables) if table.name.startswith("block_")
)
"""What reconciling makes anew where it is missing, what points to something first."""

ELSEWHERE = (block_tables, review_tables, search_tables)
"""Modules whose tables are in the same list once they are loaded."""


def all_tables() -> list[Table]:
    """Every table of a record, what others point to first."""
    return tables.metadata.sorted_tables
