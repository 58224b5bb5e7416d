"""A room to do the tests of one's own in: the real window and screens, with a clock, a voice and a disk of its own."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import cast

import msgspec
from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.practice.message import ui
from coach.practice.people import FIRST_PERSON, Person
from coach.practice.ports import Fault
from coach.practice.preferences import Preferences, Side
from coach.practice.trials.model import Result
from coach.text.words import open_words
from coach.ui.frame import Screen
from coach.ui.hall import Hall
from coach.ui.input_aids import AidSettings, InputAids
from coach.ui.journeys.trials import Trials
from coach.ui.rooms import Rooms
from coach.ui.screens.trial import TrialScreen
from coach.ui.shell import Shell
from coach.ui.theme.fonts import load_fonts
from coach.ui.widgets.key import Key
from coach.ui.widgets.press import PressGuard
from coach.ui.widgets.text import Text
from tests.support.session_desk import Disk, FakeSounds, FakeVoice, Queue, StoppedClock
from tests.support.windows import BASE, PX_PER_MM, ROOT, FakeTime, settle

ME = Preferences(first_run_done=True, allowed=True, affected=Side.LEFT, reduced_motion=True, screen_px_per_mm=PX_PER_MM)


class Book:
    """A `TrialBook` in memory; it refuses while `full`."""

    def __init__(self, results: Sequence[Result] = ()) -> None:
        self.full = False
        self.kept: list[Result] = list(results)

    def add(self, result: Result) -> None:
        """See `trials.ports.TrialBook`."""
        if self.full:
            raise Fault(ui("The disk is full."))
        self.kept.append(result)

    def results(self, first: str, last: str) -> Sequence[Result]:
        """See `trials.ports.TrialBook`."""
        if self.full:
            raise Fault(ui("The disk is full."))
        return [result for result in self.kept if first <= result.at.local_date <= last]


class TrialRoom:
    """A person in front of the window. Time passes only when it is told to."""

    def __init__(
        self,
        application: QApplication,
        preferences: Preferences = ME,
        results: Sequence[Result] = (),
        *,
        size: QSize = BASE,
        **changes: object,
    ) -> None:
        self._application, self.time = application, FakeTime()
        self.book, self.disk, self.heard = Book(results), Disk(), list[str]()
        chosen = msgspec.structs.replace(preferences, **changes)
        words = open_words("en", ROOT / "i18n")
        guard = PressGuard(self.time.monotonic)
        self.shell = Shell(words, chosen, load_fonts(ROOT / "resources" / "fonts"), guard)
        self.voice = FakeVoice(self.heard)
        rooms = SimpleNamespace(
            notebook=SimpleNamespace(trials=self.book, journal=self.disk),
            background=Queue(prompt=True),
            voice=self.voice,
            sounds=FakeSounds(self.heard),
            clock=StoppedClock(),
            later=self.time.later,
            monotonic=self.time.monotonic,
            speed=1.0,
            household=SimpleNamespace(now=Person(FIRST_PERSON)),
        )
        self.hall = Hall(cast(Rooms, rooms), self.shell, chosen, lambda _preferences: None)
        self.left: list[str] = []
        self.trials = Trials(self.hall, lambda: self.left.append("today"), lambda: self.left.append("back"))
        self.shell.resize(size)
        self.shell.show()
        aids = InputAids(self.time.later, AidSettings(input_way=chosen.input_way), self.shell)
        handle = self.shell.windowHandle()
        handle.installEventFilter(aids)
        self.shell.turned.connect(lambda: aids.watch(self.screen))
        self.trials.open()
        self.wait()

    @property
    def screen(self) -> Screen:
        """The screen that is on."""
        screen = self.shell.screen_shown
        assert screen is not None
        return screen

    @property
    def said(self) -> str:
        """All that the voice has said."""
        return " ".join(line.removeprefix("say ") for line in self.heard if line.startswith("say "))

    def names(self) -> list[str]:
        """What can be pressed."""
        return [key.accessibleName() for key in self.screen.scan_order()]

    def texts(self) -> str:
        """All that can be read."""
        texts = [text.text() for text in self.screen.findChildren(Text) if text.isVisible() and text.text()]
        return " ".join(texts).replace("\n", " ")

    def press(self, name: str) -> None:
        """Press the key whose name begins so, with the pointer; a second goes by first, so that it hears."""
        self.wait()
        key: Key = next(key for key in self.screen.scan_order() if key.accessibleName().startswith(name))
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)
        settle(self._application)

    def wait(self, seconds: float = 1.0) -> None:
        """Let time pass in ticks, as the timer would."""
        for _ in range(round(seconds / 0.1)):
            self.time.go(0.1)
            self.tick()
        settle(self._application)

    def tick(self) -> None:
        """What the timer does."""
        conductor = self.trials.conductor
        if conductor is not None:
            conductor.tick()

    def until(self, words: str) -> None:
        """Let time pass until this can be read."""
        for _ in range(1500):
            if words in self.texts():
                return
            self.wait(0.1)
        raise AssertionError(self.texts())

    # Pads

    @property
    def pads(self) -> TrialScreen:
        """The screen with the pads."""
        assert isinstance(self.screen, TrialScreen)
        return self.screen

    def tap(self, at: float | None = None, *, pad: int = 0) -> None:
        """Press and let go a pad with the mouse; the system says that it was pressed `at` seconds, or just now."""
        pads = self.pads.pads
        point = QPointF(pads.pads[pad].geometry().center())
        stamp = round((self.time.now if at is None else at) * 1000)
        left = Qt.MouseButton.LeftButton
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            buttons = left if kind is QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
            event = QMouseEvent(kind, point, pads.mapToGlobal(point), left, buttons, Qt.KeyboardModifier.NoModifier)
            event.setTimestamp(stamp)
            self._application.sendEvent(pads, event)

    def tap_times(self, number: int, every: float = 0.2, *, pad: int = 0) -> None:
        """Tap so often, evenly."""
        for _ in range(number):
            self.tap(pad=pad)
            self.wait(every)

    def key(self, key: Qt.Key, words: str = "") -> None:
        """Press and let go a key of the keyboard, as the window hears it."""
        self.hold(key, words, 0.0)

    def hold(self, key: Qt.Key, words: str, seconds: float) -> None:
        """Press a key of the keyboard, and let it go so much later."""
        handle = self.shell.windowHandle()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, words)
            event.setTimestamp(round(self.time.now * 1000))
            self._application.sendEvent(handle, event)
            if kind is QEvent.Type.KeyPress and seconds:
                self.wait(seconds)
        settle(self._application)
