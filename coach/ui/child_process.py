"""Child processes and timers of the toolkit, for the voice."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Qt, QTimer
from shiboken6 import isValid

from coach.practice.ports import Child

END_MILLISECONDS = 500  # a killed process needs a few; the rest is for a machine that is very busy


class ChildProcesses(QObject):
    """Implements `ports.Spawner`: each child is one run of `command`, in a session and process group of its own.

    `environment` is added to the program's. What children print to stderr is dropped: sound libraries talk there.
    `close` ends the children that are left; their owner is told nothing any more.
    """

    def __init__(
        self, command: Sequence[str], parent: QObject | None = None, environment: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(parent)
        self._command = list(command)
        self._environment = QProcessEnvironment.systemEnvironment()
        for name, value in (environment or {}).items():
            self._environment.insert(name, value)

    def spawn(self, on_line: Callable[[bytes], None], on_exit: Callable[[int], None]) -> Child:
        """See `ports.Spawner`. The exit status of a start that failed, or of a crash, is -1."""
        return _ChildProcess(self._command, self._environment, on_line, on_exit, self)

    def later(self, seconds: float, call: Callable[[], None]) -> Callable[[], None]:
        """See `ports.Spawner`."""
        timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(timer.deleteLater)
        timer.timeout.connect(call)
        timer.start(round(seconds * 1000))

        def cancel() -> None:
            if isValid(timer):  # it deletes itself once it has called
                timer.stop()
                timer.deleteLater()

        return cancel

    def monotonic(self) -> float:
        """See `ports.Spawner`."""
        return time.monotonic()

    def close(self) -> None:
        """End all children and wait until they have gone; call it when the program ends."""
        for child in self.findChildren(_ChildProcess):
            child.end()


class _ChildProcess(QObject):
    """Implements `ports.Child`; deletes itself when the process has gone."""

    def __init__(
        self,
        command: Sequence[str],
        environment: QProcessEnvironment,
        on_line: Callable[[bytes], None],
        on_exit: Callable[[int], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._on_line = on_line
        self._on_exit = on_exit
        self._process = process = QProcess(self)
        process.setProcessEnvironment(environment)
        process.setStandardErrorFile(QProcess.nullDevice())
        if sys.platform != "win32":
            alone = QProcess.UnixProcessParameters()
            alone.flags = QProcess.UnixProcessFlag.CreateNewSession
            process.setUnixProcessParameters(alone)
        process.readyReadStandardOutput.connect(self._read_lines)
        process.finished.connect(self._finish)
        # Queued, because a start can fail within `start`, before the caller knows this child.
        process.errorOccurred.connect(self._fail, Qt.ConnectionType.QueuedConnection)
        process.start(command[0], list(command[1:]))

    def write(self, line: bytes) -> None:
        """See `ports.Child`. What is written to a child that has gone is lost."""
        if isValid(self):
            self._process.write(line)

    def kill(self) -> None:
        """See `ports.Child`; does nothing to a child that has gone.

        On Windows the worker plays its sound itself, and the python.exe of a virtual environment, which starts the
        real one, takes it along when it ends.
        """
        if not isValid(self):
            return
        leader = self._process.processId()
        if sys.platform != "win32" and leader:
            # The group is not there yet in the first moment; then there are no children of the child either.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(leader, signal.SIGKILL)
        self._process.kill()

    def end(self) -> None:
        """Kill it, tell nobody, and wait until it has gone."""
        self._process.blockSignals(True)
        self.kill()
        self._process.waitForFinished(END_MILLISECONDS)

    def _read_lines(self) -> None:
        while self._process.canReadLine():
            self._on_line(bytes(self._process.readLine().data()))

    def _finish(self, status: int, how: QProcess.ExitStatus) -> None:
        self._read_lines()
        self._on_exit(status if how is QProcess.ExitStatus.NormalExit else -1)
        self.deleteLater()

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._on_exit(-1)
            self.deleteLater()
