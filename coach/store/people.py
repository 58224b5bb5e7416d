"""The people of the record."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing, suppress

from coach.practice.people import Person
from coach.store.backups import backups_in
from coach.store.connection import Damaged, check_header, connect
from coach.store.faults import faults
from coach.store.people_rows import erase_from
from coach.store.record_file import RecordFile

_KEEP = (
    "INSERT INTO person (id, name, erase_on) VALUES (?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET name = excluded.name, erase_on = excluded.erase_on"
)


class SqlitePeople:
    """The `PeopleRows` of the record."""

    def __init__(self, record: RecordFile) -> None:
        self._record = record

    def people(self) -> Sequence[Person]:
        """All of them, also those who were deleted and not yet erased."""
        with self._record.reading() as connection:
            rows = connection.execute("SELECT id, name, coalesce(erase_on, '') FROM person ORDER BY id").fetchall()
        return [Person(*row) for row in rows]

    def keep(self, person: Person) -> None:
        """Add this person, or take the new name and date."""
        with self._record.writing() as connection:
            connection.execute(_KEEP, (person.id, person.name, person.erase_on or None))

    def erase(self, person: int) -> None:
        """Erase this person for good: from the copies first, so that a start that dies meanwhile does it again."""
        for copy in backups_in(self._record.backups):
            with suppress(Damaged), faults(self._record.backups), closing(connect(copy.path)) as connection:
                check_header(copy.path)
                erase_from(connection, person)
        with self._record.writing():
            pass  # what waits in memory may be this person's
        with self._record.reading() as connection:
            erase_from(connection, person)
        self._record.settle()
