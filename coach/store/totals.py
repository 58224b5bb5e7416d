"""The totals by day: whether they are still those of the sets, and how they are counted anew."""

from __future__ import annotations

import sqlite3

# For each person the sum over all days: a number that went wrong anywhere changes it. Day by day it would take longer
# than the whole integrity check, which finds dates and exercises that are not in their order.
_SUMS = {
    "set_counted": "SELECT person, sum(repetitions), sum(seconds), count(*) FROM set_counted GROUP BY person",
    "day_done": "SELECT person, sum(repetitions), sum(seconds), sum(sets) FROM day_done GROUP BY person",
    "day_total": "SELECT person, sum(repetitions), sum(seconds), sum(sets) FROM day_total GROUP BY person",
}
_TOLERANCE = 1e-6  # the order in which numbers are added changes their last digits
_COUNT = """
    DELETE FROM day_done;
    DELETE FROM day_total;
    INSERT INTO day_done (person, date, exercise, side, repetitions, seconds, sets)
    SELECT person, date, exercise, side, sum(repetitions), sum(seconds), count(*)
    FROM set_counted GROUP BY person, date, exercise, side;
    INSERT INTO day_total (person, date, repetitions, seconds, sets)
    SELECT person, date, sum(repetitions), sum(seconds), sum(sets) FROM day_done GROUP BY person, date
"""


def add_up(connection: sqlite3.Connection) -> bool:
    """Whether the totals are the sums over all sets. True of a version that has no totals yet."""
    if not _has_totals(connection):
        return True
    found = [connection.execute(f"{sql} ORDER BY person").fetchall() for sql in _SUMS.values()]
    return all(len(rows) == len(found[0]) and all(map(_alike, found[0], rows)) for rows in found[1:])


def count_anew(connection: sqlite3.Connection) -> None:
    """Make the totals from the sets. For a transaction of the caller."""
    if _has_totals(connection):
        for statement in _COUNT.split(";"):
            connection.execute(statement)


def _alike(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(a - b) <= _TOLERANCE * (1 + abs(a)) for a, b in zip(one, other, strict=True))


def _has_totals(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'set_counted'").fetchone() is not None
