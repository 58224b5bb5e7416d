"""Ways to press for hands that cannot point: one key with scanning, any key at all, and resting the pointer.

An event filter on the window sees keys and pointer before the widgets do. Scanning moves the focus from key to key,
so its highlight is the focus ring, and a press of the one key is a press of the key that has the focus.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from shiboken6 import isValid

from coach.practice.preferences import InputWay
from coach.ui.frame import Screen
from coach.ui.widgets.key import Key

Later: TypeAlias = Callable[[float, Callable[[], None]], Callable[[], None]]
"""Calls something after so many seconds; what is returned cancels it. As `ports.Spawner.later`."""

FIRST_STEP = 2.0  # times the scanning step: the first key is lit longer, as one has to find the light first
LATE_SECONDS = 0.2  # nobody reacts faster to a light: a press so soon after a step was meant for the key before
DWELL_TOLERANCE = 10  # px
_ONE_KEYS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select})
_MOVING_KEYS = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
    }
)


class _Way(Enum):
    """How the person reaches keys, as far as one has seen in this run."""

    UNKNOWN = auto()
    ONE_KEY = auto()
    MOVING = auto()  # has used Tab, an arrow or the pointer


@dataclass(frozen=True, slots=True)
class AidSettings:
    """How pressing works for this person; seconds, 0 switches dwelling off."""

    input_way: InputWay = InputWay.DIRECT
    scan_seconds: float = 1.0
    dwell_seconds: float = 0.0


class InputAids(QObject):
    """Install it on the window's QWindow, and give it each screen by `watch`."""

    def __init__(self, later: Later, settings: AidSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._later, self._settings = later, settings
        self._watched: Screen | None = None
        self._way = _Way.UNKNOWN
        self._lit: Key | None = None
        self._before: Key | None = None  # lit until just now
        self._cancel_step: Callable[[], None] | None = None
        self._dwell = _Dwell(later)
        self._held: Qt.Key | None = None

    @property
    def scanning(self) -> bool:
        """Whether the light is walking."""
        return self._lit is not None

    def configure(self, settings: AidSettings) -> None:
        """Use these from now on."""
        self._settings = settings
        self._start_over()

    def watch(self, screen: Screen) -> None:
        """This screen is on now."""
        before = self._screen
        if before is not screen:
            if before is not None:
                before.choices_changed.disconnect(self._start_over)
            screen.choices_changed.connect(self._start_over)
        self._watched = screen
        self._dwell.stop()
        self._start_over()

    @property
    def _screen(self) -> Screen | None:
        """The screen that is on; None once the window has deleted it."""
        return self._watched if self._watched is not None and isValid(self._watched) else None

    # Scanning

    def _start_over(self) -> None:
        self._stop()
        screen = self._screen
        if screen is None or not self._wants_scanning():
            return
        if not screen.waits_for_choice:
            self._rest_on_first(screen)
            return
        order = screen.scan_order()
        if order:
            self._light(order[0], FIRST_STEP)

    def _wants_scanning(self) -> bool:
        return self._settings.input_way is InputWay.SCAN or self._way is _Way.ONE_KEY

    def _rest_on_first(self, screen: Screen) -> None:
        """While something runs, the one key is the first key: a press pauses at once."""
        if (first := screen.first_focus()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _light(self, key: Key, steps: float = 1.0) -> None:
        self._lit = key
        key.setFocus(Qt.FocusReason.OtherFocusReason)
        self._cancel_step = self._later(self._settings.scan_seconds * steps, self._step)

    def _step(self) -> None:
        screen, lit = self._screen, self._lit
        if screen is None or lit is None or not screen.waits_for_choice:
            self._stop()
            return
        order = screen.scan_order()
        if not order:
            self._stop()
            return
        self._before = lit if lit in order else None
        self._later(LATE_SECONDS, self._forget_before)
        following = order.index(lit) + 1 if lit in order else 0
        self._light(order[following % len(order)], FIRST_STEP if following == len(order) else 1.0)

    def _stop(self) -> None:
        if self._cancel_step is not None:
            self._cancel_step()
        self._cancel_step = self._lit = self._before = None

    def _forget_before(self) -> None:
        self._before = None

    def _hold(self) -> None:
        """The one key is down: the light waits for its release, on the key that was meant."""
        if self._cancel_step is not None:
            self._cancel_step()
            self._cancel_step = None
        if self._before is not None and isValid(self._before):
            self._lit = self._before
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the filter sees

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at keys and pointer on their way to the widgets."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._key_down(event)
            if event.type() == QEvent.Type.KeyRelease:
                return self._key_up(event)
        elif isinstance(event, QMouseEvent):
            self._pointer(event)
        return super().eventFilter(watched, event)

    def _key_down(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _MOVING_KEYS:
            self._way = _Way.MOVING
            self._stop()
            return False
        if self._writes(event):
            self._way = _Way.MOVING  # whoever types has more than one key
            self._stop()
            return False
        plain = self._is_plain(event)
        if key not in _ONE_KEYS and not plain:
            return False
        if event.isAutoRepeat():
            return plain
        if self._way is _Way.UNKNOWN:
            self._way = _Way.ONE_KEY
        self._hold()
        if plain:
            self._held = key
            self._send(QEvent.Type.KeyPress)
        elif self._screen is not None and self._target() is not None and not self._focus_is_key():
            self._rest_on_first(self._screen)
        return plain

    def _key_up(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        plain = key == self._held
        if event.isAutoRepeat():
            return plain
        if plain:
            self._held = None
            self._send(QEvent.Type.KeyRelease)
        if (plain or key in _ONE_KEYS) and self._lit is not None and self._cancel_step is None:
            self._cancel_step = self._later(self._settings.scan_seconds * FIRST_STEP, self._step)
        return plain

    def _is_plain(self, event: QKeyEvent) -> bool:
        """A key that stands for the one key: it would type something, and no other key is held with it."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if self._screen is None or not self._screen.any_key_presses or held != Qt.KeyboardModifier.NoModifier:
            return False
        return event.key() not in _ONE_KEYS and event.text().isprintable() and bool(event.text())

    def _writes(self, event: QKeyEvent) -> bool:
        """Whether a key goes into what is being written: a letter always, Space and Enter if the focus is there."""
        if self._screen is None or not self._screen.takes_words:
            return False
        if event.key() in _ONE_KEYS:
            return not self._focus_is_key()
        return event.text().isprintable() and bool(event.text())

    def _focus_is_key(self) -> bool:
        return self._screen is not None and isinstance(self._screen.focus_ring.around, Key)

    def _target(self) -> Key | None:
        """The key that has the focus, else the first of the screen."""
        screen = self._screen
        if screen is None:
            return None
        around = screen.focus_ring.around
        first = around if isinstance(around, Key) else screen.first_focus()
        return first if isinstance(first, Key) else None

    def _send(self, kind: QEvent.Type) -> None:
        """Press or let go the key with the focus, as Space would."""
        target = self._target()
        if target is None:
            return
        event = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
        if kind == QEvent.Type.KeyPress:
            target.keyPressEvent(event)
        else:
            target.keyReleaseEvent(event)

    def _pointer(self, event: QMouseEvent) -> None:
        if event.type() == QEvent.Type.MouseButtonPress:
            self._way = _Way.MOVING
            self._stop()
            self._dwell.stop()
        elif event.type() == QEvent.Type.MouseMove and self._settings.dwell_seconds > 0 and self._screen is not None:
            self._dwell.moved(self._screen, event.globalPosition(), self._settings.dwell_seconds)


class _Dwell:
    """Presses the key on which the pointer rests, once; the pointer has to move on before it can do so again."""

    def __init__(self, later: Later) -> None:
        self._later = later
        self._at = QPointF()
        self._over: Key | None = None
        self._cancel: Callable[[], None] | None = None

    def moved(self, screen: Screen, point: QPointF, seconds: float) -> None:
        """The pointer is at `point`, in px of all screens."""
        if (point - self._at).manhattanLength() <= DWELL_TOLERANCE:
            return
        self.stop()
        self._at, self._over = point, _key_at(screen, point)
        if self._over is not None:
            self._cancel = self._later(seconds, self._press)

    def stop(self) -> None:
        """Press nothing until the pointer moves on."""
        if self._cancel is not None:
            self._cancel()
        self._cancel = self._over = None

    def _press(self) -> None:
        key, self._cancel, self._over = self._over, None, None
        if key is not None and key.isEnabled() and key.isVisible():
            key.click()


def _key_at(screen: Screen, point: QPointF) -> Key | None:
    widget = screen.childAt(screen.mapFromGlobal(point).toPoint())
    while widget is not None and not isinstance(widget, Key):
        widget = widget.parentWidget()
    return widget
