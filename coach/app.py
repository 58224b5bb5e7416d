"""The running window: every part of the program, joined.

Nothing is imported before it is needed: the window comes first.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import coach
from coach.desktop.clock import SystemClock
from coach.desktop.paths import Paths, command, find_paths, make_data_folder, speech_worker
from coach.desktop.preset import Found, preset_file, read_preset
from coach.desktop.settings import SettingsFile
from coach.joining.machine import check_screen, load, no_window, words_for
from coach.practice.message import ui
from coach.practice.ports import Fault
from coach.practice.preferences import Preferences
from coach.practice.preset import Preset
from coach.text.words import Words

if TYPE_CHECKING:
    from coach.desktop.logs import Logbook
    from coach.joining import keeping
    from coach.ui.child_process import ChildProcesses
    from coach.ui.rooms import Notebook
    from coach.ui.shell import Shell

SPEECH_WORKER = speech_worker()
SWITCH_SECONDS = 0.001  # how long the window waits at most for the interpreter while a thread beside it works


def run_program(data_dir: Path | None, speed: float, words: Words, *, in_background: bool = False) -> int:
    """Open the window and stay until it is closed. Raises Fault if it cannot open or has no folder for its data.

    `in_background`, as when it starts with the computer, leaves the window hidden where the person wants that.
    """
    check_screen(os.environ, sys.platform)
    try:
        from PySide6.QtWidgets import QApplication
    except ImportError as error:
        raise Fault(no_window(error)) from error

    from coach.ui.single import SingleInstance

    found = read_preset(preset_file())
    paths = find_paths(data_dir, found.folders)
    make_data_folder(paths)
    application = QApplication([sys.argv[0]])
    application.setApplicationName("Hand Coach")
    application.setDesktopFileName("hand-coach")
    single = SingleInstance(paths.data)
    if not single.claim():
        sys.stderr.write(words.of(ui("Hand Coach is already open. Its window comes to the front.")) + "\n")
        return 0
    program = Program(paths, speed, found)
    single.called.connect(program.come_to_front)
    application.commitDataRequest.connect(program.let_go)
    try:
        program.open(in_background=in_background)
        return application.exec()
    finally:
        program.close()
        single.release()


class Program:
    """The running program. `close` finishes what is being written.

    The window comes first, with no more than it needs; the rest is loaded when it has been seen.
    """

    def __init__(self, paths: Paths, speed: float = 1.0, found: Found | None = None) -> None:
        from coach.ui.child_process import ChildProcesses
        from coach.ui.garbage import MainThreadCollector
        from coach.ui.shell import Shell
        from coach.ui.theme.fonts import load_fonts
        from coach.ui.widgets.press import PressGuard

        sys.setswitchinterval(SWITCH_SECONDS)
        self._collector = MainThreadCollector()
        self._paths, self._speed, self._clock = paths, speed, SystemClock(speed)
        self._found = found or Found()
        self._keeper = SettingsFile(paths.settings, self._clock, self._found.preset)
        preferences, self._trouble = load(self._keeper)
        self._children = ChildProcesses(SPEECH_WORKER)
        family = load_fonts(paths.resources / "fonts")
        self.shell = Shell(words_for(preferences), preferences, family, PressGuard(self._children.monotonic))
        self._inside: Inside | None = None

    def open(self, *, in_background: bool = False) -> None:
        """Show the window, then the first screen; in the background nothing is seen or heard of it."""
        from coach.ui.first_paint import FirstPaint

        self.shell.use(self.shell.preferences)
        if in_background:
            self._open_hidden()
            return
        FirstPaint(self.shell, self._furnish)
        self.shell.present()

    def _open_hidden(self) -> None:
        """Behind the tray, or where there is none as a small window."""
        from coach.ui.tray import Tray

        self.shell.winId()  # makes the window without showing it
        self._furnish()
        if not (self.shell.preferences.stays and Tray.is_there()):
            self.shell.showMinimized()

    def let_go(self) -> None:
        """The person logs out, or the computer is switched off: closing is no hiding now."""
        self.shell.hides_when_closed = False

    def close(self) -> None:
        """Be silent, write what waits, and let go of everything."""
        if self._inside is not None:
            self._inside.close()
        self._children.close()
        self._collector.close()

    def come_to_front(self) -> None:
        """Another start has asked for this window."""
        from PySide6.QtCore import Qt

        self.shell.setWindowState(self.shell.windowState() & ~Qt.WindowState.WindowMinimized)
        self.shell.show()
        self.shell.raise_()
        self.shell.activateWindow()

    def _furnish(self) -> None:
        self._inside = Inside(
            paths=self._paths,
            speed=self._speed,
            clock=self._clock,
            keeper=self._keeper,
            children=self._children,
            shell=self.shell,
            preset=self._found.preset,
        )
        if self._found.trouble is not None:
            self.shell.notice.show_trouble("preset", self._found.trouble)
        if self._trouble is not None:
            self.shell.notice.show_trouble("settings", self._trouble)
        self._inside.begin()
        self._collector.spare_what_stays()


class Inside:
    """All that is behind the window, joined. `begin` shows the first screen."""

    def __init__(
        self,
        *,
        paths: Paths,
        speed: float,
        clock: SystemClock,
        keeper: SettingsFile,
        children: ChildProcesses,
        shell: Shell,
        preset: Preset,
    ) -> None:
        from coach.desktop.autostart import find_autostart, own_command
        from coach.desktop.local_time import SystemLocalTime
        from coach.joining import keeping
        from coach.joining.custody import DataCustody
        from coach.library.catalogue import ResourceCatalogue
        from coach.library.parcels import ParcelFiles
        from coach.practice.about import about
        from coach.speech.supervisor import VoiceSupervisor
        from coach.ui.background import Worker
        from coach.ui.input_aids import AidSettings, InputAids
        from coach.ui.navigator import Navigator
        from coach.ui.own_catalogue import OwnCatalogue
        from coach.ui.printing.workshop import Workshop
        from coach.ui.rooms import Rooms
        from coach.ui.sounds import DeviceSounds

        self._shell = shell
        self._logbook = self._open_log(paths)
        self._keeper, self._clock = keeper, clock
        self._record = keeping.open_record(paths, clock, keeper)
        self._guests = keeping.Guests(clock)
        self._household = keeping.household(keeper, self._record, preset)
        shipped = ResourceCatalogue(paths.resources, lambda says: shell.notice.show_trouble("picture", says))
        self._rooms = Rooms(
            catalogue=OwnCatalogue(shipped),
            household=self._household,
            custody=DataCustody(paths, clock, keeper, self._record),
            notebook=self._notebook_of(keeper.book.active),
            notebook_of=self._notebook_of,
            background=Worker(),
            copier=Worker(),
            voice=VoiceSupervisor(children),
            sounds=DeviceSounds(),
            clock=clock,
            later=children.later,
            monotonic=children.monotonic,
            programme_files=ParcelFiles(shipped),
            workshop=Workshop(command(), str(paths.data), shell),
            local_time=SystemLocalTime(),
            autostart=find_autostart(own_command(paths.data if paths.named else None)),
            speed=speed,
            preset=preset,
        )
        words_about = about(coach.__version__, str(paths.data))
        self._navigator = Navigator(self._rooms, shell, shell.preferences, self._look, words_about)
        self._aids = InputAids(children.later, AidSettings(), shell)
        shell.windowHandle().installEventFilter(self._aids)
        shell.turned.connect(self._watch)
        shell.closing.connect(self._navigator.close)

    def begin(self) -> None:
        """Show the first screen, and make the record ready."""
        from coach.joining import keeping

        rooms, notice = self._rooms, self._shell.notice

        def told(begun: keeping.Begun) -> None:
            if begun.notice is not None:
                notice.show_trouble("record-mended", begun.notice)
            self._navigator.meet(begun.people)
            rooms.copier.run(self._record.back_up_daily, _nothing, refused)

        def refused(fault: Fault) -> None:
            notice.show_trouble("record", fault.says)

        self._look(self._shell.preferences)
        rooms.background.run(lambda: keeping.begin(self._record, self._household, self._clock), told, refused)
        self._navigator.open()

    def close(self) -> None:
        """Be silent, write what waits, and let go of everything."""
        rooms = self._rooms
        rooms.voice.close()
        rooms.copier.close()
        rooms.background.run(self._guests.close, _nothing, _nothing)
        rooms.workshop.close()
        rooms.background.run(self._record.close, _nothing, _nothing)
        rooms.background.close()
        rooms.sounds.close()
        if self._logbook is not None:
            self._logbook.close()

    def _notebook_of(self, person: int) -> Notebook:
        """What is kept of one person; nothing is read yet."""
        from coach.practice.people import FIRST_PERSON, GUEST, GuestSettings, OwnSettings
        from coach.store.journal import SqliteJournal
        from coach.store.practice_totals import SqliteTotals
        from coach.store.proposals import SqliteProposals
        from coach.store.remark_book import SqliteRemarkBook
        from coach.store.reminded import SqliteReminderBook
        from coach.store.shelf import SqliteShelf
        from coach.store.trial_book import SqliteTrialBook
        from coach.ui.rooms import Notebook

        guest = person == GUEST
        record, number = (self._guests.record(), FIRST_PERSON) if guest else (self._record, person)
        return Notebook(
            settings=GuestSettings() if guest else OwnSettings(self._keeper, person),
            journal=SqliteJournal(record, number),
            trials=SqliteTrialBook(record, number),
            totals=SqliteTotals(record, number),
            remarks=SqliteRemarkBook(record, number),
            proposals=SqliteProposals(record, number),
            shelf=SqliteShelf(record, number),
            reminders=SqliteReminderBook(record, number),
        )

    def _watch(self) -> None:
        screen = self._shell.screen_shown
        if screen is not None:
            self._aids.watch(screen)

    def _look(self, preferences: Preferences) -> None:
        """Take new settings everywhere in the window."""
        from coach.ui.input_aids import AidSettings

        other_language = preferences.language != self._shell.preferences.language
        self._shell.use(preferences, words_for(preferences) if other_language else None)
        self._aids.configure(AidSettings(preferences.input_way, preferences.scan_seconds, preferences.dwell_seconds))

    def _open_log(self, paths: Paths) -> Logbook | None:
        from coach.desktop.logs import Logbook

        notice = self._shell.notice
        try:
            return Logbook(paths.logs, lambda says: notice.show_trouble("mistake", says))
        except Fault as fault:
            notice.show_trouble("log", fault.says)
            return None


def _nothing(_result: object) -> None:
    """Nothing follows."""
