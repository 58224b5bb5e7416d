"""Which drawing belongs to which chart."""

from __future__ import annotations

from coach.practice.progress.model import Bars, Chart, Faces
from coach.text.words import Words
from coach.ui.theme.theme import Theme
from coach.ui.widgets.bars_drawing import BarsDrawing
from coach.ui.widgets.canvas import Canvas
from coach.ui.widgets.chart_kit import Sheet
from coach.ui.widgets.faces_drawing import FacesDrawing
from coach.ui.widgets.shares_drawing import SharesDrawing


def draw_chart(canvas: Canvas, chart: Chart, theme: Theme, words: Words) -> None:
    """Draw a chart as large as the canvas is."""
    canvas.begin(theme.colours.paper)
    sheet = Sheet(canvas, theme, words)
    if isinstance(chart, Bars):
        BarsDrawing(sheet, chart).draw()
    elif isinstance(chart, Faces):
        FacesDrawing(sheet, chart).draw()
    else:
        SharesDrawing(sheet, chart).draw()
