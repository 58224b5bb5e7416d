"""Paints a paper into a PDF in memory."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter

from coach.practice.papers.paper import Painted, Paper
from coach.text.words import Words
from coach.ui.printing.sheet import RESOLUTION, Sheet, prepare

CREATOR = "Hand Coach"


def paint_pdf(
    paint: Callable[[Sheet], None], words: Words, family: str, paper: Paper, *, title: str, author: str
) -> Painted:
    """The pages that `paint` makes. It may be called in any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setAuthor(author)
    writer.setCreator(CREATOR)
    writer.setColorModel(QPdfWriter.ColorModel.Grayscale)
    writer.setResolution(RESOLUTION)
    prepare(writer, paper)
    sheet = Sheet(writer, words, family, paper)
    try:
        paint(sheet)
    finally:
        sheet.end()
    return Painted(
        bytes(buffer.data().data()), words.locale, tuple(sheet.tags), tuple(sheet.bookmarks), words.right_to_left
    )
