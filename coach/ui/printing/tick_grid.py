"""The grid to tick on paper: a box for each day of some weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF

from coach.practice.message import ui
from coach.practice.papers.handout import TICKED_WEEKS
from coach.ui.printing.flow import Piece
from coach.ui.printing.sheet import MIDDLE, START, Face, Sheet

_MONDAY = date(2024, 1, 1)


def tick_grid(sheet: Sheet, face: Face, place: QRectF, gap: float) -> Piece:
    """Weeks below one another, the seven days beside one another, and an empty box for each.

    `place` tells where it begins from the left, how wide it is, and how high; `gap` is the air above it.
    """
    weeks = [ui("Week {number}", number=week + 1) for week in range(TICKED_WEEKS)]
    days = [sheet.words.formats.weekday(_MONDAY + timedelta(days=day), "abbreviated") for day in range(7)]
    names = max(sheet.width(week, face) for week in weeks) + 8
    column, head = (place.width() - names) / len(days), face.points * face.line + 4
    row = (place.height() - head) / len(weeks)
    side = min(column, row) - 8

    def cells(y: float) -> Iterator[tuple[int, int, QRectF]]:
        for week in range(len(weeks)):
            for day in range(len(days)):
                box = QRectF(0, 0, side, side)
                box.moveCenter(QPointF(place.left() + names + column * (day + 0.5), y + head + row * (week + 0.5)))
                yield week, day, box

    def paint(sheet: Sheet, y: float) -> None:
        with sheet.part("Table"):
            with sheet.part("TR"):
                for day, name in enumerate(days):
                    with sheet.part("TH"):
                        box = QRectF(place.left() + names + column * day, y, column, head)
                        sheet.text(name, face, box, MIDDLE)
            for week, title in enumerate(weeks):
                with sheet.part("TR"), sheet.part("TH", scope="Row"):
                    sheet.text(title, face, QRectF(place.left(), y + head + row * week, names, row), START, middle=True)
        for _week, _day, box in cells(y):
            sheet.frame(box, 1.4)

    return Piece(place.height(), paint, gap)
