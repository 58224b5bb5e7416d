"""Asks for a printer by the system's own dialog, which the person knows from other programs."""

from __future__ import annotations

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from coach.practice.papers.paper import Paper
from coach.ui.printing.sheet import prepare


def ask_printer(paper: Paper) -> QPrinter | None:
    """The printer, set as the person chose; None if nothing is to be printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, paper)
    printer.setFullPage(True)
    if QPrintDialog(printer).exec() != QPrintDialog.DialogCode.Accepted:
        return None
    printer.setFullPage(True)
    return printer


def paper_of(printer: QPrinter) -> Paper:
    """The paper that the pages are set for: Letter, or A4 for all others."""
    letter = printer.pageLayout().pageSize().id() is QPageSize.PageSizeId.Letter
    return Paper.LETTER if letter else Paper.A4
