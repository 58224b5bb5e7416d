"""Data in the person's hands: where it is, a backup in a chosen folder, the way back, and everything in the open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from coach.practice.custody_ports import Backup, Custody
from coach.practice.message import Message, ui
from coach.practice.ports import Background, Fault
from coach.ui.lobby import Lobby
from coach.ui.theme.icons import Icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from coach.ui.screens.list_screen import ListScreen, Row
    from coach.ui.spots import Spot

T = TypeVar("T")
_TROUBLE = "data"
Lead = Callable[[], None]


class DataJourney:
    """`open` shows what can be done, and needs a way back. `restored` begins anew with what was brought back.

    `background` is the thread of the record, `copier` another one, for what takes long beside practice; `find` looks
    for the obvious places for a backup.
    """

    def __init__(
        self,
        lobby: Lobby,
        custody: Custody,
        background: Background,
        copier: Background,
        *,
        restored: Lead,
        today: Lead,
        find: Callable[[], Sequence[Spot]] | None = None,
    ) -> None:
        self._find = find or _spots
        self._lobby, self._custody, self._background, self._copier = lobby, custody, background, copier
        self._restored, self._today = restored, today
        self._back = today
        self._dialog: QFileDialog | None = None

    def open(self, back: Lead) -> None:
        """Where the data is, and what can be done with it."""
        self._back = back
        folder = self._custody.folder
        words = (
            ui("All that you do **stays on this computer**, in this folder: {folder}", folder=folder),
            ui("A backup is **one file** with everything of everybody. Keep it on another drive."),
        )
        rows = (
            _row(ui("Back up"), self._back_up, Icon.DATA),
            _row(ui("Go back to a backup"), self._copies, Icon.REPEAT),
            _row(ui("Save as tables and files"), self._export, Icon.TABLE),
            _row(ui("Open the folder"), lambda: self._show_folder(folder), Icon.FOLDER),
        )
        self._show(ui("My data"), back, words=words, rows=rows)

    def _again(self) -> None:
        self.open(self._back)

    # A backup

    def _back_up(self) -> None:
        self._ask_where(ui("Where should the backup go?"), self._back_up_into, self._again)

    def _back_up_into(self, folder: str) -> None:
        self._long(lambda: self._custody.back_up(folder), self._saved, self._back_up)

    def _export(self) -> None:
        self._ask_where(ui("Where should the files go?"), self._export_into, self._again)

    def _export_into(self, folder: str) -> None:
        spoken = self._lobby.shell.kit.words.spoken
        self._long(lambda: self._custody.export(folder, spoken), self._saved, self._export)

    def _saved(self, made: str) -> None:
        path = Path(made)
        words = (
            ui("Its name is **{name}**.", name=path.name),
            ui("It is in the folder {folder}", folder=str(path.parent)),
        )
        rows = (_row(ui("Open the folder"), lambda: self._show_folder(str(path.parent)), Icon.FOLDER),)
        done = _row(ui("Done"), self._again, Icon.CHECK)
        self._show(ui("It is saved."), self._again, words=words, rows=rows, primary=done)

    # The way back

    def _copies(self) -> None:
        """The daily copies; a file from elsewhere comes by a key of the dock."""
        self._lobby.work(self._custody.copies, self._show_copies, lambda: self._show_copies(()), trouble=_TROUBLE)

    def _show_copies(self, copies: Sequence[Backup]) -> None:
        words = (ui("These copies are made every day. What is there now is kept first."),)
        if not copies:
            words = (ui("There is no copy yet. You may have a backup in another place."),)
        rows = [self._copy(one, self._copies) for one in copies]
        others = (_row(ui("From a file"), self._from_file, Icon.FOLDER),)
        self._show(ui("Go back to a backup"), self._again, words=words, rows=rows, others=others)

    def _from_file(self) -> None:
        self._ask_where(ui("Where is the backup?"), self._look_into, self._copies, for_file=True)

    def _look_into(self, folder: str) -> None:
        def show(found: Sequence[Backup]) -> None:
            words = () if found else (ui("There is no backup in this folder: {folder}", folder=folder),)
            rows = [self._copy(one, self._from_file) for one in found]
            self._show(ui("Which backup?"), self._from_file, words=words, rows=rows)

        self._long(lambda: self._custody.backups_in(folder), show, self._from_file)

    def _copy(self, backup: Backup, back: Lead) -> Row:
        return _row(self._when(backup.taken), lambda: self._ask_first(backup, back), Icon.CLOCK)

    def _ask_first(self, backup: Backup, back: Lead) -> None:
        words = (
            ui("Everything of **everybody** here will be as it was then."),
            ui("What is there now is kept as a copy first. You can come back to it."),
        )
        rows = (_row(ui("Yes, go back"), lambda: self._restore(backup, back), Icon.REPEAT),)
        keep = _row(ui("Keep"), back, Icon.CHECK)
        title = ui("Go back to {when}?", when=self._when(backup.taken))
        self._show(title, back, words=words, rows=rows, primary=keep)

    def _restore(self, backup: Backup, back: Lead) -> None:
        def done(kept: Backup) -> None:
            self._restored()  # wherever the person is by now: nothing of before may be at hand any more
            self._went_back(backup, kept)

        self._wait(self._again, leaves=False)
        self._background.run(lambda: self._custody.restore(backup.file), done, self._failed(back))

    def _went_back(self, backup: Backup, kept: Backup) -> None:
        words = (
            ui("Everything is as it was: {when}.", when=self._when(backup.taken)),
            ui("What was there before is among the daily copies: {when}.", when=self._when(kept.taken)),
        )
        go_on = _row(ui("Go on"), self._today, Icon.NEXT)
        self._show(ui("You went back."), self._today, words=words, primary=go_on)

    # Where

    def _ask_where(self, title: Message, chosen: Callable[[str], None], back: Lead, *, for_file: bool = False) -> None:
        """Offer the obvious places, and the system's own window for all others."""

        def show(found: Sequence[Spot]) -> None:
            rows = [_row(spot.words, partial(chosen, spot.folder), spot.icon) for spot in found]
            other = partial(self._ask_file, back) if for_file else partial(self._ask_folder, chosen)
            others = (_row(ui("Other file") if for_file else ui("Other folder"), other, Icon.QUESTION),)
            self._show(title, back, rows=rows, others=others)

        self._long(self._find, show, back)

    def _ask_folder(self, chosen: Callable[[str], None]) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = self._new_dialog()
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(chosen)
        dialog.open()

    def _ask_file(self, back: Lead) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = self._new_dialog()
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda file: self._ask_first(_picked(file), back))
        dialog.open()

    def _new_dialog(self) -> QFileDialog:
        from PySide6.QtWidgets import QFileDialog

        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = QFileDialog(self._lobby.shell)
        return self._dialog

    def _show_folder(self, folder: str) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        notice = self._lobby.shell.notice
        notice.clear_trouble(_TROUBLE)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
            notice.show_trouble(_TROUBLE, ui("No program opened it. You find it here: {path}", path=folder))

    # What all of them need

    def _long(self, work: Callable[[], T], then: Callable[[T], None], back: Lead) -> None:
        """Do what may take long beside practice, and say so meanwhile."""
        shell = self._lobby.shell
        self._wait(back)
        waiting = shell.screen_shown

        def done(result: T) -> None:
            shell.notice.clear_trouble(_TROUBLE)
            if shell.screen_shown is waiting:
                then(result)

        self._copier.run(work, done, self._failed(back))

    def _wait(self, back: Lead, *, leaves: bool = True) -> None:
        from coach.ui.screens.list_screen import ListScreen

        words = (ui("It takes some seconds."),)
        self._put(ListScreen(self._lobby.shell.kit, ui("One moment"), words=words, leaves=leaves), back)

    def _failed(self, back: Lead) -> Callable[[Fault], None]:
        """Tell it, and go back where one still waits."""
        shell = self._lobby.shell
        waiting = shell.screen_shown

        def failed(fault: Fault) -> None:
            shell.notice.show_trouble(_TROUBLE, fault.says)
            if shell.screen_shown is waiting:
                back()

        return failed

    def _when(self, taken: datetime) -> Message:
        formats = self._lobby.shell.kit.words.formats
        return ui("{date}, {time}", date=formats.date(taken.date()), time=formats.time(taken.time()))

    def _show(
        self,
        title: Message,
        back: Lead,
        *,
        words: Sequence[Message] = (),
        rows: Sequence[Row] = (),
        others: Sequence[Row] = (),
        primary: Row | None = None,
    ) -> None:
        from coach.ui.screens.list_screen import ListScreen

        kit = self._lobby.shell.kit
        screen = ListScreen(kit, title, words=words, rows=rows, others=others, primary=primary)
        self._put(screen, back)
        self._lobby.speak(screen.said)

    def _put(self, screen: ListScreen, back: Lead) -> None:
        screen.today.connect(self._today)
        screen.back.connect(back)
        self._lobby.shell.show_screen(screen)


def _row(words: Message, does: Lead, icon: Icon) -> Row:
    from coach.ui.screens.list_screen import Row

    return Row(words, does, icon)


def _spots() -> Sequence[Spot]:
    from coach.ui.spots import spots

    return spots()


def _picked(file: str) -> Backup:
    """A file from the system's window: its date is that of the file."""
    return Backup(file, datetime.fromtimestamp(Path(file).stat().st_mtime).replace(microsecond=0))
