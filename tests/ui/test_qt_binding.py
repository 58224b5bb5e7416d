"""Faults of Qt's Python binding that would end the program in the middle of a session."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 500


def test_calls_do_not_use_up_the_references_to_none() -> None:
    """PySide6 6.12.0 lost one reference to None in every such call, and Python aborts when none is left."""
    thing = QObject()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        thing.setObjectName(str(number))
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
