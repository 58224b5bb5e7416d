"""What all tests share."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def _application() -> Iterator[QApplication]:
    # Qt is imported here, so that the tests of the pure floor run where it is not installed.
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    gc.disable()  # as in the program: Qt objects are freed on the main thread only, at the end of each test
    yield application
    application.shutdown()


@pytest.fixture
def qapp(_application: QApplication) -> Iterator[QApplication]:
    """The application. Windows left open are closed after the test, and any warning of Qt fails it."""
    from PySide6.QtCore import QEvent, qInstallMessageHandler

    warnings: list[str] = []

    def note(_kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        warnings.append(words)

    before = qInstallMessageHandler(note)
    yield _application
    for window in _application.topLevelWidgets():
        window.close()
        window.deleteLater()
    _application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect(1)
    qInstallMessageHandler(before)
    assert not warnings
