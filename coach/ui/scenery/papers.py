"""The screens on the way to a paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath

from coach.practice.message import ui
from coach.ui import sample
from coach.ui.frame import Screen
from coach.ui.screens.list_screen import ListScreen
from coach.ui.screens.papers import saved, waiting, which_exercises, which_way
from coach.ui.screens.report import ReportScreen
from coach.ui.shell import Shell

Turn = Callable[[Screen, str], Iterator[str]]
_FILE = PurePath("Documents") / "Hand Coach report 2026-03-05.pdf"


def papers(shell: Shell, pages: Turn) -> Iterator[str]:
    """Each of them, page by page."""
    for name, make in _screens(shell).items():
        screen = make()
        shell.show_screen(screen)
        yield from pages(screen, name)


def _screens(shell: Shell) -> dict[str, Callable[[], ListScreen]]:
    def report() -> ListScreen:
        today = sample.NOW.local_date
        return ReportScreen(shell.kit, today, None, save=_nothing, print_page=_nothing, tables=_nothing)

    return {
        "report": report,
        "which-exercises": lambda: which_exercises(shell.kit, 1, (1, 2, 3), tuple(range(1, 40)), _nothing),
        "which-way": lambda: which_way(shell.kit, 39, _nothing, _nothing),
        "waiting": lambda: waiting(shell.kit, ui("It takes some seconds.")),
        "saved": lambda: saved(shell.kit, _FILE, _nothing, _nothing),
    }


def _nothing(*_: object) -> None:
    """Nothing follows."""
