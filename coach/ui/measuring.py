"""Measures a screen as it stands: what is too small, cut off, outside of the window, or on top of something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from coach.practice.message import Message, ui
from coach.ui.frame import Screen
from coach.ui.screens.player import PlayerScreen
from coach.ui.theme.tokens import NOTE
from coach.ui.widgets.caption import TIGHT_LINE, Caption
from coach.ui.widgets.chart_view import ChartView
from coach.ui.widgets.day_table import DayTable
from coach.ui.widgets.figures import Figures
from coach.ui.widgets.key import Key
from coach.ui.widgets.notice import Notice
from coach.ui.widgets.position_dots import PositionDots
from coach.ui.widgets.ring import RingView
from coach.ui.widgets.sketch_view import SketchView
from coach.ui.widgets.text import Text
from coach.ui.widgets.week_dots import WeekDots

_STANDING = (Key, Text, Caption, SketchView, RingView, Figures, WeekDots, PositionDots, ChartView, DayTable, Notice)
_TOUCH = 1  # px by which neighbours may share an edge, as places are rounded


def complaints(screen: Screen, around: Sequence[QWidget] = ()) -> list[Message]:
    """What is wrong with a screen that has been painted; `around` stands beside it in the window."""
    window = screen.window()
    seen = [widget for widget in screen.findChildren(QWidget) if _is_seen(widget, screen)]
    seen += [widget for widget in around if not widget.isHidden()]
    found = [complaint for widget in seen for complaint in _alone(widget, screen)]
    places = [(widget, QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())) for widget in seen]
    for widget, place in places:
        if not window.rect().contains(place):
            found.append(ui("Not inside the window: {words}", words=_name(widget)))
    for (one, here), (other, there) in combinations(places, 2):
        common = here.intersected(there)
        if min(common.width(), common.height()) > _TOUCH and not (one.isAncestorOf(other) or other.isAncestorOf(one)):
            found.append(ui("On top of one another: {one} / {other}", one=_name(one), other=_name(other)))
    return found


def _is_seen(widget: QWidget, screen: Screen) -> bool:
    return (
        isinstance(widget, _STANDING)
        and widget.isVisibleTo(screen)
        and bool(_name(widget))
        and not widget.size().isEmpty()
    )


def _name(widget: QWidget) -> str:
    if isinstance(widget, Text | Caption):
        return widget.text()
    return widget.accessibleName() or type(widget).__name__


def _alone(widget: QWidget, screen: Screen) -> Iterator[Message]:
    """What is wrong with one widget, wherever it stands."""
    least = screen.theme.metrics.px(NOTE.points * 96 / 72)
    letters: float = least
    if isinstance(widget, Text):
        shown = widget.shown()
        letters = widget.letter_px
        if not shown.fits or shown.height > widget.height() + _TOUCH:
            yield ui("Cut off: {words}", words=_name(widget))
    elif isinstance(widget, Caption):
        shown = widget.shown()
        letters = shown.height / max(1, shown.lines) / TIGHT_LINE
        if not shown.fits or shown.height > widget.height() + _TOUCH:
            yield ui("Cut off: {words}", words=_name(widget))
    elif isinstance(widget, Key):
        letters = widget.letter_px
        if not widget.words_fit:
            yield ui("Cut off: {words}", words=_name(widget))
        if min(widget.width(), widget.height()) < _least_key(widget, screen):
            yield ui("Too small to press: {words}", words=_name(widget))
    if letters < least - 1:
        yield ui("Letters too small: {words}", words=_name(widget))


def _least_key(key: Key, screen: Screen) -> int:
    metrics = screen.theme.metrics
    if isinstance(screen, PlayerScreen) and key in screen.dock_keys:
        return metrics.player_key
    return max(metrics.key, min(key.minimumSizeHint().width(), key.minimumSizeHint().height()))
