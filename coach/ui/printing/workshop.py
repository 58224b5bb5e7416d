"""Makes papers with the commands of this program, in a process of their own.

To pack a page of sketches takes Qt up to 70 ms in one piece, in which no thread of Python goes on. The window must
never stand still so long. A person may also take their time in the dialog of the printer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, Qt

from coach.practice.message import Message, ui
from coach.practice.papers.archive import Span
from coach.practice.ports import Fault
from coach.practice.preferences import Side

_END_MILLISECONDS = 2000
Done = Callable[[], None]
Failed = Callable[[Fault], None]


@dataclass(frozen=True, slots=True)
class Order:
    """One paper: of which person, by number, and the words of the command."""

    person: int
    words: tuple[str, ...]


def report_order(person: int, span: Span, file: str | None) -> Order:
    """The therapist's page of these dates, as a PDF; on a printer without a file."""
    return Order(person, ("report", *_where(file), "--from", span.first, "--to", span.last))


def tables_order(person: int, folder: str) -> Order:
    """All that is recorded, as tables in a folder."""
    return Order(person, ("report", "--csv", folder))


def guide_order(person: int, hand: Side, numbers: Sequence[int], file: str | None) -> Order:
    """The guide of these exercises, of all if none is named, as a PDF; on a printer without a file."""
    chosen = ("--exercises", ",".join(map(str, numbers))) if numbers else ()
    return Order(person, ("guide", *_where(file), "--hand", hand.value, *chosen))


def _where(file: str | None) -> tuple[str, ...]:
    return ("--print",) if file is None else ("--pdf", file)


class Workshop(QObject):
    """Makes one paper after another; `command` is such as ("coach",), `data` the folder of the person's data."""

    def __init__(self, command: Sequence[str], data: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command, self._data = tuple(command), data

    def make(self, order: Order, done: Done, failed: Failed) -> None:
        """Begin; exactly one of the two callbacks follows, unless the program is closed before."""
        whose = ("--data-dir", self._data, "--person", f"#{order.person}")
        _Piece((*self._command, *order.words, *whose), done, failed, self)

    def close(self) -> None:
        """Let what is on come to nothing: a file appears whole or not at all."""
        for piece in self.findChildren(_Piece):
            piece.end()


class _Piece(QObject):
    """One process; deletes itself when it has gone."""

    def __init__(self, words: Sequence[str], done: Done, failed: Failed, parent: QObject) -> None:
        super().__init__(parent)
        self._done, self._failed = done, failed
        self._process = process = QProcess(self)
        process.setStandardInputFile(QProcess.nullDevice())
        process.setStandardOutputFile(QProcess.nullDevice())
        process.finished.connect(self._finish)
        # Queued, because a start can fail within `start`.
        process.errorOccurred.connect(self._fail, Qt.ConnectionType.QueuedConnection)
        process.start(words[0], list(words[1:]))

    def end(self) -> None:
        """Kill it, and tell nobody."""
        self._process.blockSignals(True)
        self._process.kill()
        self._process.waitForFinished(_END_MILLISECONDS)

    def _finish(self, status: int, how: QProcess.ExitStatus) -> None:
        if status == 0 and how is QProcess.ExitStatus.NormalExit:
            self._done()
        else:
            said = bytes(self._process.readAllStandardError().data()).decode("utf-8", errors="replace").split("\n")
            self._failed(Fault(_reason([line for line in said if line])))
        self.deleteLater()

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._failed(Fault(_reason([])))
            self.deleteLater()


def _reason(said: Sequence[str]) -> Message:
    """The last line that the command wrote."""
    if not said:
        return ui("The paper could not be made. Your record is safe. Please try again.")
    return ui("{reason}", reason=said[-1].strip())
