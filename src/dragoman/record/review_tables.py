"""The tables of people's verdicts. They point at no entry by key: reviews outlive what they are
about."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from dragoman.record.tables import WORDS, metadata

# `at` is ISO 8601 in UTC, so that its order is that of time. Rows are only ever added.
reviews = Table(
    "reviews",
    metadata,
    Column("id", WORDS, primary_key=True),
    Column("at", WORDS, nullable=False, index=True),
    Column("kind", WORDS, nullable=False),
    Column("verdict", WORDS, nullable=False),
    Column("withdraws", WORDS, index=True),
    Column("body", Text, nullable=False),
)

# `place` tells a passage by its words; `n` is its number among all passages of the review.
review_passages = Table(
    "review_passages",
    metadata,
    Column("review", WORDS, ForeignKey("reviews.id", ondelete="CASCADE"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("document", WORDS, nullable=False, index=True),
    Column("place", WORDS, nullable=False, index=True),
)
