"""The report: about which dates, and what is to be made of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from coach.practice.message import Message, ui
from coach.practice.papers.archive import Span
from coach.practice.papers.choices import PERIODS, USUAL_PERIOD, period_span
from coach.ui.screens.list_screen import ListScreen, Row
from coach.ui.theme.icons import Icon
from coach.ui.widgets.kit import Kit

Made = Callable[[Span], None]


class ReportScreen(ListScreen):
    """Two keys make the period longer or shorter; a press on a row makes the paper of it.

    `today` is the local date (ISO), `first_day` the first with practice. `print_page` is None where there is no
    printing.
    """

    def __init__(
        self,
        kit: Kit,
        today: str,
        first_day: str | None,
        *,
        save: Made,
        print_page: Made | None,
        tables: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        self._place, self._today, self._first_day = USUAL_PERIOD, today, first_day
        rows = [Row(ui("Save as PDF"), lambda: save(self.span), Icon.PAGE)]
        if print_page is not None:
            rows.append(Row(ui("Print"), lambda: print_page(self.span), Icon.PRINT))
        rows.append(Row(ui("Save all as tables"), tables, Icon.TABLE))
        super().__init__(
            kit,
            ui("Report for your therapist"),
            words=(PERIODS[USUAL_PERIOD].words, ui("One page: what was planned, what you did, pain, tests, remarks.")),
            rows=rows,
            others=(
                Row(ui("Longer"), lambda: self._change(1), Icon.PLUS),
                Row(ui("Shorter"), lambda: self._change(-1), Icon.MINUS),
            ),
            parent=parent,
        )
        self._show_period()

    @property
    def span(self) -> Span:
        """The dates that are chosen."""
        return period_span(PERIODS[self._place], self._today, self._first_day)

    def _period(self) -> Message:
        day, span = self.kit.words.formats.date, self.span
        return ui(
            "{period}: {first} to {last}.",
            period=PERIODS[self._place].words,
            first=day(date.fromisoformat(span.first)),
            last=day(date.fromisoformat(span.last)),
        )

    def _change(self, by: int) -> None:
        self._place = min(max(self._place + by, 0), len(PERIODS) - 1)
        self._show_period()
        self.announce(self.kit.words.spoken(self._period()))

    def _show_period(self) -> None:
        self.show_words(0, self._period())
        longer, shorter = self.other_keys
        longer.setEnabled(self._place + 1 < len(PERIODS))
        shorter.setEnabled(self._place > 0)
