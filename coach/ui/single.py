"""One window for one data folder: a second start brings the first window to the front."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_CONNECT_MS = 500
_LOCK = "running.lock"


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Whether no program has this folder; if so, none begins with it inside the block."""
    lock = QLockFile(str(folder / _LOCK))
    lock.setStaleLockTime(0)
    free = lock.tryLock(0) or lock.error() is not QLockFile.LockError.LockFailedError
    try:
        yield free
    finally:
        lock.unlock()


class SingleInstance(QObject):
    """`claim` says whether this program is the only one on `folder`; `called` comes when another one was started."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(folder / _LOCK))
        self._lock.setStaleLockTime(0)  # a lock is stale when its program has gone, not when it is old
        self._name = "hand-coach-" + hashlib.sha256(str(folder).encode()).hexdigest()[:16]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self) -> bool:
        """Take the folder; if another program has it, ask that one to show its window."""
        if not self._lock.tryLock(0) and self._lock.error() is QLockFile.LockError.LockFailedError:
            self._call()
            return False
        QLocalServer.removeServer(self._name)  # left over from a program that was killed
        self._server.listen(self._name)
        return True

    def release(self) -> None:
        """Give the folder back."""
        self._server.close()
        self._lock.unlock()

    def _call(self) -> None:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        socket.waitForConnected(_CONNECT_MS)
        socket.disconnectFromServer()

    def _answer(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
        self.called.emit()
