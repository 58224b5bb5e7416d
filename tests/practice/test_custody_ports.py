"""Backups as values."""

from __future__ import annotations

from datetime import datetime

from coach.practice.custody_ports import Backup


def test_backups_of_one_minute_are_told_apart_by_their_files() -> None:
    taken = datetime(2026, 3, 4, 9, 15)
    assert Backup("one", taken) != Backup("two", taken)
    assert Backup("one", taken) == Backup("one", datetime(2026, 3, 4, 9, 15))
