"""The paper that keys stand on: paints it, draws the focus ring, and catches presses in the gaps between keys."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from coach.ui.theme.theme import Theme, Themed
from coach.ui.theme.tokens import FOCUS_GAP, KEY_GAP, LINE_FOCUS, RADIUS_KEY


class FocusRing(QWidget):
    """The ring round the key that has the focus, whether it came by mouse, by keyboard or by scanning."""

    def __init__(self, stage: QWidget, theme: Theme) -> None:
        super().__init__(stage)
        self._theme = theme
        self._around: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def around(self) -> QWidget | None:
        """The key it is drawn round."""
        return self._around

    def surround(self, key: QWidget | None) -> None:
        """Go to this key and follow it; None hides the ring."""
        for followed in self._watched:
            followed.removeEventFilter(self)
        self._around, self._watched = key, []
        widget: QWidget | None = key
        while widget is not None and widget is not self.parentWidget():
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._follow()

    def apply(self, theme: Theme) -> None:
        """Take a new look."""
        self._theme = theme
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the key when it, or what it stands in, moves."""
        moved = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
        if event.type() in moved:
            self._follow()
        return super().eventFilter(watched, event)

    def _reach(self) -> int:
        return self._theme.metrics.px(FOCUS_GAP + LINE_FOCUS)

    def _follow(self) -> None:
        key, stage = self._around, self.parentWidget()
        if key is None or stage is None or not key.isVisibleTo(stage):
            self.hide()
            return
        reach = self._reach()
        corner = key.mapTo(stage, key.rect().topLeft())
        self.setGeometry(key.rect().translated(corner).adjusted(-reach, -reach, reach, reach))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring; paper fills the gap inside it."""
        metrics, colours = self._theme.metrics, self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring, gap = metrics.line(LINE_FOCUS), metrics.line(FOCUS_GAP)
        for colour, inset, width in ((colours.paper, ring, gap), (colours.focus, 0.0, ring)):
            edge = inset + width / 2
            painter.setPen(QPen(colour, width))
            radius = metrics.line(RADIUS_KEY) + ring + gap - edge
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), radius, radius)


class Stage(QWidget):
    """Paper with keys on it.

    A press in the gap between keys goes to the key whose hit area (its outline and half the gap round it)
    holds the point.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = theme
        self._focus_ring = FocusRing(self, theme)
        self._pressed: QAbstractButton | None = None

    @property
    def focus_ring(self) -> FocusRing:
        """The ring; keys send it to themselves when they take the focus."""
        return self._focus_ring

    def apply(self, theme: Theme) -> None:
        """Give a new look to everything on the paper."""
        self._look = theme
        for child in self.findChildren(QWidget):
            if isinstance(child, Themed):
                child.apply(theme)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the paper."""
        QPainter(self).fillRect(self.rect(), self._look.colours.paper)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hand a press in a gap to the key next to it."""
        self._pressed = self._key_near(event.position())
        self._hand_on(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hand on the drift of such a press."""
        self._hand_on(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Hand on its release, on which the key acts."""
        self._hand_on(event)
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second quick press is a press like any other."""
        self.mousePressEvent(event)

    def _key_near(self, point: QPointF) -> QAbstractButton | None:
        half_gap = self._look.metrics.px(KEY_GAP) / 2
        found: tuple[float, QAbstractButton] | None = None
        for key in self.findChildren(QAbstractButton):
            if not (key.isVisibleTo(self) and key.isEnabled()):
                continue
            corner = key.mapTo(self, key.rect().topLeft())
            box = QRectF(key.rect().translated(corner))
            distance = max(box.left() - point.x(), point.x() - box.right(), box.top() - point.y())
            distance = max(distance, point.y() - box.bottom())
            if distance <= half_gap and (found is None or distance < found[0]):
                found = (distance, key)
        return found[1] if found else None

    def _hand_on(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            event.ignore()
            return
        local = QPointF(self._pressed.mapFrom(self, event.position()))
        copy = QMouseEvent(
            event.type(),
            local,
            event.scenePosition(),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
            event.pointingDevice(),
        )
        QCoreApplication.sendEvent(self._pressed, copy)


def fetch_ring(widget: QWidget) -> None:
    """Let the ring of the stage that this widget stands on come round it: it has the focus now."""
    if stage := _stage_of(widget):
        stage.focus_ring.surround(widget)


def leave_ring(widget: QWidget, event: QFocusEvent) -> None:
    """Let the ring go; a window that is left keeps it, so that one sees where one was."""
    if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason and (stage := _stage_of(widget)):
        stage.focus_ring.surround(None)


def _stage_of(widget: QWidget) -> Stage | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, Stage):
        above = above.parentWidget()
    return above
