"""Line icons on a 48 grid, drawn in code: one weight, round ends, filled only where a line would not read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from coach.ui.theme import icon_shapes as shapes

GRID = 48
STROKE = 4.5


class Icon(StrEnum):
    """The icons. Each stands beside a word; only plus and minus may stand alone (their names are spoken)."""

    PAUSE = "pause"
    PLAY = "play"
    NEXT = "next"
    BACK = "back"
    UP = "up"
    DOWN = "down"
    SAY = "say"
    HURT = "hurt"
    HOME = "home"
    GRID = "grid"
    CHART = "chart"
    GEAR = "gear"
    NOTE = "note"
    PRINT = "print"
    TABLE = "table"
    PAGE = "page"
    CHECK = "check"
    CLOCK = "clock"
    REPEAT = "repeat"
    LIST = "list"
    PLUS = "plus"
    MINUS = "minus"
    SKIP = "skip"
    HELPER = "helper"
    HAND = "hand"
    SCREEN = "screen"
    DATA = "data"
    PEOPLE = "people"
    FOLDER = "folder"
    BIN = "bin"
    PEN = "pen"
    RULER = "ruler"
    QUESTION = "question"
    STOP = "stop"
    REST = "rest"
    NOTICE = "notice"
    ERASE = "erase"
    SPACE = "space"


_DRAWN: Mapping[Icon, Callable[[], shapes.Drawing]] = {
    Icon.PAUSE: shapes.pause_shape,
    Icon.PLAY: shapes.play_shape,
    Icon.NEXT: partial(shapes.arrow_shape, 6, 41),
    Icon.BACK: partial(shapes.arrow_shape, 42, 7),
    Icon.UP: partial(shapes.chevron_shape, 31, 15),
    Icon.DOWN: partial(shapes.chevron_shape, 17, 33),
    Icon.SAY: shapes.say_shape,
    Icon.HURT: shapes.hurt_shape,
    Icon.HOME: shapes.home_shape,
    Icon.GRID: shapes.grid_shape,
    Icon.CHART: shapes.chart_shape,
    Icon.GEAR: shapes.gear_shape,
    Icon.NOTE: shapes.note_shape,
    Icon.PRINT: shapes.print_shape,
    Icon.TABLE: shapes.table_shape,
    Icon.PAGE: shapes.page_shape,
    Icon.CHECK: shapes.check_shape,
    Icon.CLOCK: shapes.clock_shape,
    Icon.REPEAT: shapes.repeat_shape,
    Icon.LIST: shapes.list_shape,
    Icon.PLUS: shapes.plus_shape,
    Icon.MINUS: shapes.minus_shape,
    Icon.SKIP: shapes.skip_shape,
    Icon.HELPER: shapes.helper_shape,
    Icon.HAND: shapes.hand_shape,
    Icon.SCREEN: shapes.screen_shape,
    Icon.DATA: shapes.data_shape,
    Icon.PEOPLE: shapes.people_shape,
    Icon.FOLDER: shapes.folder_shape,
    Icon.BIN: shapes.bin_shape,
    Icon.PEN: shapes.pen_shape,
    Icon.RULER: shapes.ruler_shape,
    Icon.QUESTION: shapes.question_shape,
    Icon.STOP: shapes.stop_shape,
    Icon.REST: shapes.rest_shape,
    Icon.NOTICE: shapes.notice_shape,
    Icon.ERASE: shapes.erase_shape,
    Icon.SPACE: shapes.space_shape,
}
# In a language that runs from right to left, forward points the other way.
_TURNS = frozenset({Icon.NEXT, Icon.BACK, Icon.SKIP, Icon.PLAY})


def paint_icon(
    painter: QPainter, icon: Icon, box: QRectF, colour: QColor, *, stroke: float = STROKE, right_to_left: bool = False
) -> None:
    """Paint an icon into a square box; `stroke` counts on the 48 grid."""
    drawing = _DRAWN[icon]()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / GRID, box.height() / GRID)
    if right_to_left and icon in _TURNS:
        painter.translate(GRID, 0)
        painter.scale(-1, 1)
    pen = QPen(
        colour, stroke * drawing.weight, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
    painter.strokePath(drawing.lines, pen)
    painter.fillPath(drawing.fills, colour)
    painter.restore()
