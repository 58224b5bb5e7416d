"""Large pads to tap on, by finger, mouse, pedal or any key of the keyboard. They count presses, not letting go.

They stand apart from the keys of the program: no guard judges a press, so that fast taps are all counted, and what is
the same press again is decided by the test, from the moments of the presses.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPointingDevice, QTouchEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from coach.practice.message import Message, ui
from coach.practice.trials.model import Device
from coach.ui.theme.icons import Icon
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import KEY_GAP, PRIMARY
from coach.ui.widgets.key_face import Kind, Look, Place, paint_body, paint_label
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.stage import fetch_ring, leave_ring

_NEVER_TAPS = frozenset(
    {
        Qt.Key.Key_Escape,  # stops
        Qt.Key.Key_Tab,  # leads to the keys of the screen
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Meta,  # these belong to the system
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_Print,
    }
)


class Pad(QAbstractButton):
    """One pad. Presses are seen by `Pads`; to assistive technology it is a button that can be pressed by name."""

    def __init__(self, kit: Kit, parent: Pads) -> None:
        super().__init__(parent)
        self._kit, self._theme = kit, kit.theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_words(self, words: Message) -> None:
        """Show and be called this."""
        said = self._kit.words.spoken(words)
        self.setText(said)
        self.setAccessibleName(said)
        self.update()

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it as a large key; it sinks while it is pressed, but keeps its colour, so that nothing flashes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        turned = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        look = Look(self._theme, Kind.SELECTED, PRIMARY, Place.STACKED, right_to_left=turned)
        box = QRectF(self.rect())
        if self.isDown():
            sink = self._theme.metrics.line(5)
            box = box.adjusted(sink, sink, -sink, -sink)
        paint_label(painter, paint_body(painter, box, look), look, self.text(), Icon.HAND)


class Pads(QWidget):
    """One or two pads side by side, and all presses on them: `pressed(pad, device, stamp)`.

    `pad` is 0 or 1, `device` a `trials.model.Device`, `stamp` the milliseconds at which the system says that the press
    was made, 0 if it does not. A press beside a pad counts for the nearest one. Of the keyboard the first key that is
    pressed is pad 0, and every other one pad 1. `held` tells when a key of the keyboard goes
    down, and when it is let go.
    """

    pressed = Signal(int, object, object)
    held = Signal(bool)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = kit.theme
        self._first_key: int | None = None
        self.pads = (Pad(kit, self), Pad(kit, self))
        for number, pad in enumerate(self.pads):
            pad.clicked.connect(lambda _checked=False, number=number: self.pressed.emit(number, Device.MOUSE, 0))
        self._number = 2
        self._down: set[int] = set()  # fingers on the screen
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAccessibleName(kit.words.spoken(ui("Pads")))

    def show_pads(self, words: Message, number: int) -> None:
        """Show so many pads of this name."""
        self._number = number
        self._first_key = None
        for place, pad in enumerate(self.pads):
            pad.show_words(words)
            pad.setDown(False)
            pad.setVisible(place < number)
        self._arrange()

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self._arrange()

    def resizeEvent(self, _event: QEvent) -> None:
        """Lay out anew."""
        self._arrange()

    def _arrange(self) -> None:
        gap = self._theme.metrics.px(KEY_GAP)
        each = (self.width() - gap * (self._number - 1)) // self._number
        for place, pad in enumerate(self.pads):
            pad.setGeometry(place * (each + gap), 0, each, self.height())

    # Presses

    def event(self, event: QEvent) -> bool:
        """Fingers on a screen: each that comes down is a press, also while others are down."""
        if isinstance(event, QTouchEvent) and event.device().type() is QPointingDevice.DeviceType.TouchScreen:
            for point in event.points():
                if point.state() is point.State.Released:
                    self._down.discard(point.id())
                elif point.id() not in self._down:  # a finger that rests may be told of as pressed again
                    self._down.add(point.id())
                    self._press(point.position(), Device.TOUCH, event.timestamp())
            if event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
                self._down.clear()
                self._release()
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Any button of a mouse or a pedal."""
        self._press(event.position(), Device.MOUSE, event.timestamp())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second quick press is a press like any other."""
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """The pad rises."""
        self._release()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key, once however long it is held."""
        if event.key() in _NEVER_TAPS:
            super().keyPressEvent(event)
            return
        if event.isAutoRepeat():
            return
        if self._first_key is None:
            self._first_key = event.key()
        pad = 0 if event.key() == self._first_key or self._number == 1 else 1
        self.pads[pad].setDown(True)
        self.held.emit(True)
        self.pressed.emit(pad, Device.KEYS, event.timestamp())

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The pad rises."""
        if not event.isAutoRepeat():
            self._release()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Fetch the focus ring: keys of the keyboard are taps now."""
        super().focusInEvent(event)
        fetch_ring(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the ring go. A key that is let go elsewhere is not heard of here."""
        super().focusOutEvent(event)
        self._release()
        leave_ring(self, event)

    def _press(self, point: QPointF, device: Device, stamp: int) -> None:
        pad = 1 if self._number == 2 and point.x() > self.width() / 2 else 0
        self.pads[pad].setDown(True)
        self.pressed.emit(pad, device, stamp)

    def _release(self) -> None:
        self.held.emit(False)
        for pad in self.pads:
            pad.setDown(False)
