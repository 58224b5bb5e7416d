"""The real program in its window, telling what it makes heard and when: a line of JSON for each thing, on stdout.

It begins by itself: the session of the day, or one set of an exercise. With REPETITIONS it is in haste: no part but the
work is waited for. It ends when the summary is shown. Every line has `kind` and `at`, a time.monotonic(); what was due
has the moment when it was due as `due`, else that is null. A "notice" is told when its words are on the screen.

usage: python -m tests.support.told_program DATA_DIR [EXERCISE [REPETITIONS]]
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import wraps
from pathlib import Path
from typing import Any
from unittest import mock

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from coach.app import Program
from coach.desktop.paths import find_paths, make_data_folder
from coach.practice import player
from coach.practice.effects import Command, Effect
from coach.practice.programme import Entry
from coach.practice.sitting import Sitting
from coach.practice.timeline import SECOND
from coach.practice.view import Part
from coach.speech.crew import Crew
from coach.speech.protocol import Done, Report, Say
from coach.speech.supervisor import VoiceSupervisor
from coach.ui.conductor import Conductor
from coach.ui.navigator import Navigator
from coach.ui.screens.player import PlayerScreen
from coach.ui.screens.summary import Summary
from coach.ui.screens.today import Today
from coach.ui.sounds import DeviceSounds

LOOK_MS = 50
HASTE = 20  # looks from one press to the next


class Teller:
    """Writes down what happens."""

    def __init__(self) -> None:
        self._due: list[tuple[Effect, float]] = []
        self._now_due: float | None = None

    def tell(self, kind: str, **more: object) -> None:
        """One line, at once."""
        line = {"kind": kind, "at": time.monotonic(), "due": self._now_due} | more
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()

    def advance(self, state: player.State, dt: float, *more: float) -> player.Moved:
        """The player's advance; marks that have come up were due a little before this moment."""
        now = time.monotonic()
        after, effects = player_advance(state, dt, *more)
        marks = {id(mark.effect): mark.at for mark in after.underneath.marks}
        for effect in effects:
            late = (after.at - marks[id(effect)]) / SECOND if id(effect) in marks else 0.0
            self._due.append((effect, now - late))
        return after, effects

    def do(self, carry_out: Callable[[Conductor, Effect], None], conductor: Conductor, effect: Effect) -> None:
        """The conductor carries out an effect."""
        found = next((moment for known, moment in self._due if known is effect), time.monotonic())
        self._due = [(known, moment) for known, moment in self._due if known is not effect]
        self._now_due = found
        window = getattr(effect, "window", None)
        self.tell("effect", effect=type(effect).__name__, window=window, part=_part(conductor))
        carry_out(conductor, effect)
        self._now_due = None

    def watched(self, owner: type[Any], name: str, kind: str, words: Callable[..., str | None]) -> Any:
        """A patch by which every call of this method is told before it is made; None as `words`: it is not."""
        method = getattr(owner, name)

        @wraps(method)
        def call(itself: object, *given: object, **named: object) -> object:
            said = words(*given)
            if said is not None:
                self.tell(kind, words=said)
            return method(itself, *given, **named)

        return mock.patch.object(owner, name, call)


player_advance = player.advance


def _part(conductor: Conductor) -> str:
    return conductor.state.segment.part.value if conductor.state is not None else ""


def _nothing() -> str:
    return ""


def _as_said(words: str) -> str:
    return words


def _ordered(order: Say) -> str:
    return order.words


def _ended(report: Report) -> str | None:
    return str(report.id) if isinstance(report, Done) else None


class Person:
    """Begins the session, goes on in haste if there is one to be in, and leaves after the summary."""

    def __init__(self, teller: Teller, program: Program, entry: Entry | None) -> None:
        self._teller, self._program, self._entry = teller, program, entry
        self._navigators: list[Navigator] = []
        self._notice = ""
        self._looks = 0

    def meet(self, navigator: Navigator) -> None:
        """The navigator of the program."""
        self._navigators.append(navigator)

    def look(self) -> None:
        """Look at the screen, and press what is to be pressed."""
        screen, notice = self._program.shell.screen_shown, self._program.shell.notice
        words = notice.accessibleName() if notice.isVisible() else ""
        if words != self._notice:
            self._notice = words
            self._teller.tell("notice", words=words)
        if isinstance(screen, Today) and self._navigators:
            self._begin(screen, self._navigators.pop())
        elif isinstance(screen, PlayerScreen) and self._entry is not None and self._entry.repetitions:
            self._hurry(screen)
        elif isinstance(screen, Summary):
            self._teller.tell("over")
            QApplication.quit()

    def _begin(self, today: Today, navigator: Navigator) -> None:
        if self._entry is None:
            today.dock_keys[0].chosen.emit()
            return
        navigator.practise(Sitting(entries=(self._entry,)))

    def _hurry(self, screen: PlayerScreen) -> None:
        self._looks += 1
        if self._looks % HASTE == 0 and screen.view is not None and screen.view.part is not Part.WORK:
            screen.pressed.emit(Command.PRIMARY if screen.view.part is Part.QUESTION else Command.NEXT)


def main(folder: str, exercise: str = "", repetitions: str = "") -> int:
    """Practise, telling everything."""
    teller = Teller()
    carry_out = Conductor._do
    entry = Entry(exercise=int(exercise), repetitions=int(repetitions or 0)) if exercise else None
    with ExitStack() as stack:
        for patch in (
            mock.patch.object(player, "advance", teller.advance),
            mock.patch.object(Conductor, "_do", lambda itself, effect: teller.do(carry_out, itself, effect)),
            teller.watched(VoiceSupervisor, "say", "say", _as_said),
            teller.watched(VoiceSupervisor, "hush", "hush", _nothing),
            teller.watched(VoiceSupervisor, "_heard", "done", _ended),
            teller.watched(Crew, "send", "sent", _ordered),
            teller.watched(DeviceSounds, "tick", "tick", _nothing),
            teller.watched(DeviceSounds, "chime", "chime", _nothing),
        ):
            stack.enter_context(patch)
        return practise(Path(folder), entry, teller)


def practise(folder: Path, entry: Entry | None, teller: Teller) -> int:
    """Open the program and stay until it is closed."""
    paths = find_paths(folder)
    make_data_folder(paths)
    application = QApplication([])
    program = Program(paths)
    person = Person(teller, program, entry)
    open_first = Navigator.open

    def meet(navigator: Navigator) -> None:
        person.meet(navigator)
        open_first(navigator)

    watch = QTimer(interval=LOOK_MS)
    watch.timeout.connect(person.look)
    watch.start()
    with mock.patch.object(Navigator, "open", meet):
        program.open()
        code = application.exec()
    program.close()
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
