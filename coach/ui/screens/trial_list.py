"""The tests of one's own as a list: what each is, and when it was last done with the affected hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from coach.practice.message import ui
from coach.practice.preferences import Side
from coach.practice.trials.history import days_since, offer, when
from coach.practice.trials.model import TITLES, Result, Trial
from coach.ui.screens.list_screen import ListScreen, Row
from coach.ui.theme.icons import Icon
from coach.ui.widgets.kit import Kit

_ICONS = {Trial.TAPPING: Icon.HAND, Trial.TRANSFER: Icon.GRID, Trial.EVERYDAY: Icon.LIST}


def trial_list(
    kit: Kit,
    found: Sequence[Result],
    today: date,
    affected: Side,
    *,
    begin: Callable[[Trial], None],
    results: Callable[[], None],
    speak: Callable[[str], None],
) -> ListScreen:
    """The list; `begin` is told which test is pressed, `results` opens what came of them, `speak` says words."""

    def row(trial: Trial) -> Row:
        ago = when(days_since(found, trial, affected, today))
        return Row(ui("{title}. {when}.", title=TITLES[trial], when=ago), lambda: begin(trial), _ICONS[trial])

    screen = ListScreen(
        kit,
        ui("Tests of your own"),
        words=(offer(found, affected, today) or ui("See how your hand changes. Once a week is enough."),),
        rows=tuple(row(trial) for trial in Trial),
        others=(
            Row(ui("Results"), results, Icon.CHART),
            Row(ui("Say it"), lambda: speak(screen.said), Icon.SAY),
        ),
    )
    return screen
