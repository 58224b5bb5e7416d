"""The small screens on the way to a paper, beside the one of the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from coach.practice.message import Message, ui, ui_counted
from coach.ui.screens.list_screen import ListScreen, Row
from coach.ui.theme.icons import Icon
from coach.ui.widgets.kit import Kit

Lead = Callable[[], None]
Chosen = Callable[[Sequence[int]], None]


def which_exercises(
    kit: Kit, number: int, planned: Sequence[int], everything: Sequence[int], chosen: Chosen
) -> ListScreen:
    """The exercise of this number alone, those of the programme, if there are any, or all."""
    rows = [Row(ui("This exercise"), lambda: chosen((number,)), Icon.HAND)]
    if planned:
        rows.append(Row(_counted(ui("Those of my programme"), planned), lambda: chosen(planned), Icon.LIST))
    rows.append(Row(_counted(ui("All of them"), everything), lambda: chosen(everything), Icon.GRID))
    words = (ui("Large letters, drawings, steps for you and your helper, and a sheet to tick."),)
    return ListScreen(kit, ui("Exercises on paper"), words=words, rows=rows)


def which_way(kit: Kit, number: int, save: Lead, print_pages: Lead | None) -> ListScreen:
    """A PDF, or a printer where there is printing."""
    rows = [Row(ui("Save as PDF"), save, Icon.PAGE)]
    if print_pages is not None:
        rows.append(Row(ui("Print"), print_pages, Icon.PRINT))
    told = ui_counted("**{number} exercise** with its drawings.", "**{number} exercises** with their drawings.", number)
    return ListScreen(kit, ui("Exercises on paper"), words=(told,), rows=rows)


def nothing_kept(kit: Kit) -> ListScreen:
    """What a guest is told."""
    words = (ui("A guest's practice is **not kept**. So there is nothing to report."),)
    return ListScreen(kit, ui("Report for your therapist"), words=words)


def waiting(kit: Kit, words: Message) -> ListScreen:
    """While a paper is made."""
    return ListScreen(kit, ui("One moment"), words=(words,))


def saved(kit: Kit, path: PurePath, open_path: Callable[[PurePath], None], done: Lead) -> ListScreen:
    """Where it is, in plain sentences, and keys that open it."""
    words = (
        ui("It is in the folder **{folder}**.", folder=path.parent.name),
        ui("Its name is **{name}**.", name=path.name),
    )
    rows = (
        Row(ui("Open it"), lambda: open_path(path), Icon.PAGE),
        Row(ui("Open the folder"), lambda: open_path(path.parent), Icon.DATA),
    )
    return ListScreen(kit, ui("It is saved"), words=words, rows=rows, primary=Row(ui("Done"), done, Icon.CHECK))


def _counted(words: Message, numbers: Sequence[int]) -> Message:
    return ui("{words} ({number})", words=words, number=len(numbers))
