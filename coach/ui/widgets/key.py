"""The button of this program, called a key: a large face on a lip, that looks pressable without a shadow."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from coach.practice.message import Message
from coach.ui.theme.icons import Icon
from coach.ui.theme.metrics import DRIFT_MM
from coach.ui.theme.theme import Theme
from coach.ui.theme.tokens import CONTROL, KEY_GAP, Step
from coach.ui.widgets.key_face import Kind, Look, Place, paint_body, paint_label, wanted_size, word_width
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.stage import fetch_ring, leave_ring

_PRESS_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)


class Reach(StrEnum):
    """How large a key must be at least."""

    PLAYER = "player"  # 30 mm
    USUAL = "usual"  # 20 mm


class Key(QAbstractButton):
    """One press, on release, is one `chosen`. Connect `chosen`, never `clicked`, which the guard has not judged.

    A press may start in half the gap round the key, and drift 10 mm off it. Space and Enter press it as well.
    A key that is one of several options is made `checkable`; checked, it looks selected and shows a check mark.
    """

    chosen = Signal()

    def __init__(
        self,
        kit: Kit,
        label: Message | str,
        *,
        icon: Icon | None = None,
        kind: Kind = Kind.PLAIN,
        step: Step = CONTROL,
        place: Place = Place.SIDE,
        reach: Reach = Reach.USUAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit, self._theme = kit, kit.theme
        self._icon, self._kind, self._step, self._place, self._reach = icon, kind, step, place, reach
        self.letter_px = float("inf")  # size of the letters as last painted; infinite without any
        self.words_fit = True  # whether the words, as last painted, were whole
        self._deaf_until = float("-inf")
        self._counts = False
        self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.pressed.connect(self._begin)
        self.clicked.connect(self._end)
        self._label(label)

    # What it says and means

    @property
    def theme(self) -> Theme:
        """The look as it is now."""
        return self._theme

    @property
    def kind(self) -> Kind:
        """How it looks when it is not checked."""
        return self._kind

    def set_meaning(
        self, label: Message | str, icon: Icon | None = None, kind: Kind | None = None, *, quietly: bool = False
    ) -> None:
        """Change what the key does in place. It is deaf for the arming time, unless `quietly`."""
        words = self._words(label)
        if words == self.text() and icon == self._icon and kind in (None, self._kind):
            return
        self._icon, self._kind = icon, kind or self._kind
        self._label(label)
        if not quietly:
            self.arm()

    def arm(self) -> None:
        """Be deaf for the arming time, also to a press that is under way."""
        self._deaf_until = self._kit.guard.armed_at()
        self._counts = False
        self.setDown(False)

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def _words(self, label: Message | str) -> str:
        return label if isinstance(label, str) else self._kit.words.spoken(label)

    def _label(self, label: Message | str) -> None:
        words = self._words(label)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    # Pressing

    def _begin(self) -> None:
        self._counts = self._kit.guard.admits(self._deaf_until, urgent=self._kind is Kind.DANGER)

    def _end(self) -> None:
        counts, self._counts = self._counts, False
        self._kit.guard.ended()
        if counts:
            with self._kit.guard.acting():
                self.chosen.emit()

    def nextCheckState(self) -> None:
        """A press never changes the check by itself: whoever hears `chosen` decides."""

    def hitButton(self, point: QPoint) -> bool:
        """Half the gap round the key belongs to it; once pressed, 10 mm round it."""
        metrics = self._theme.metrics
        reach = metrics.mm(DRIFT_MM) if self.isDown() else metrics.px(KEY_GAP) // 2
        return self.rect().adjusted(-reach, -reach, reach, reach).contains(point)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Every button of a mouse or a pedal presses."""
        super().mousePressEvent(_with_left_button(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drifting while pressed."""
        super().mouseMoveEvent(_with_left_button(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It acts when the button is let go."""
        super().mouseReleaseEvent(_with_left_button(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second quick press is a press like any other; the guard judges it."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter press it, once however long they are held."""
        if event.key() in _PRESS_KEYS:
            if not event.isAutoRepeat() and not self.isDown():
                self.setDown(True)
                self.pressed.emit()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """It acts when the key is let go."""
        if event.key() in _PRESS_KEYS:
            if not event.isAutoRepeat() and self.isDown():
                self.setDown(False)
                self.released.emit()
                self.clicked.emit()
            return
        super().keyReleaseEvent(event)

    # Focus and hover

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Fetch the focus ring."""
        super().focusInEvent(event)
        fetch_ring(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the ring go; a window that is left keeps it, so that one sees where one was."""
        super().focusOutEvent(event)
        leave_ring(self, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The face changes its tone; nothing else depends on hovering."""
        self._hovered = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Back to its usual tone."""
        self._hovered = False
        super().leaveEvent(event)

    # Size and painting

    def _least(self) -> int:
        metrics = self._theme.metrics
        return metrics.player_key if self._reach is Reach.PLAYER else metrics.key

    def minimumSizeHint(self) -> QSize:
        """The least size in mm, and room for its label."""
        least = self._least()
        return QSize(least, least)

    def sizeHint(self) -> QSize:
        """Room for icon and label on one line."""
        return wanted_size(self._look(), self.words, self._icon).expandedTo(self.minimumSizeHint())

    def word_width(self) -> int:
        """The px of width in which its longest word stands in the smallest letters that there are."""
        return word_width(self._look(), self.words)

    @property
    def words(self) -> str:
        """The label, as shown."""
        return self.text().replace("&&", "&")

    def _look(self) -> Look:
        kind = Kind.SELECTED if self.isCheckable() and self.isChecked() else self._kind
        return Look(
            self._theme,
            kind,
            self._step,
            self._place,
            down=self.isDown(),
            hovered=self._hovered and self.isEnabled(),
            enabled=self.isEnabled(),
            right_to_left=self.layoutDirection() is Qt.LayoutDirection.RightToLeft,
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the body, then what is on its face."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look()
        self.paint_face(painter, paint_body(painter, QRectF(self.rect()), look), look)

    def paint_face(self, painter: QPainter, face: QRectF, look: Look) -> None:
        """Paint icon and label; keys that show something else override this."""
        icon = Icon.CHECK if self.isCheckable() and self.isChecked() else self._icon
        fitted = paint_label(painter, face, look, self.words, icon)
        if self.words:
            self.letter_px = look.theme.metrics.text_px(look.step) * fitted.scale
            self.words_fit = fitted.text.fits and fitted.text.height <= face.height() + 1


def _with_left_button(event: QMouseEvent) -> QMouseEvent:
    """The same event as if it came from the left button, the only one that the toolkit's buttons know."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    return QMouseEvent(
        event.type(),
        event.position(),
        event.scenePosition(),
        event.globalPosition(),
        none if event.button() == none else left,
        none if event.buttons() == none else left,
        event.modifiers(),
        event.pointingDevice(),
    )
