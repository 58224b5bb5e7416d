"""The totals by day: whether they are still those of the sets, and how they are counted anew."""

from __future__ import annotations

import sqlite3

# Rows of the sums, and how many of them stand among the totals. The order in which numbers are added changes their
# last digits only.
_ALIKE = """
    SELECT count(*), coalesce(sum(
        day_sum.sets IS day_done.sets
        AND abs(day_sum.repetitions - day_done.repetitions) <= 1e-6 * (1 + day_sum.repetitions)
        AND abs(day_sum.seconds - day_done.seconds) <= 1e-6 * (1 + day_sum.seconds)
    ), 0)
    FROM day_sum LEFT JOIN day_done USING (person, date, exercise, side)
"""
_TOTALS = "SELECT count(*) FROM day_done"


def add_up(connection: sqlite3.Connection) -> bool:
    """Whether the totals are the sums over all sets. True of a version that has no totals yet."""
    if not _has_totals(connection):
        return True
    sums, alike = connection.execute(_ALIKE).fetchone()
    (totals,) = connection.execute(_TOTALS).fetchone()
    return bool(sums == alike == totals)


def count_anew(connection: sqlite3.Connection) -> None:
    """Make the totals from the sets. For a transaction of the caller."""
    if _has_totals(connection):
        connection.execute("DELETE FROM day_done")
        connection.execute("INSERT INTO day_done SELECT * FROM day_sum")


def _has_totals(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'day_sum'").fetchone() is not None
