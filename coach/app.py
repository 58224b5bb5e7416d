"""The composition root: the only module that knows every part, and joins them.

Nothing is imported before it is needed: the window comes first, and the other commands do not wait for it.
"""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import coach
from coach.desktop.clock import SystemClock
from coach.desktop.paths import Paths, command, find_paths, make_data_folder, speech_worker
from coach.desktop.preset import Found, preset_file, read_preset
from coach.desktop.settings import SettingsFile
from coach.practice.archive import Span, days_before, span_words
from coach.practice.message import Message, ui, ui_counted
from coach.practice.paper import Paper
from coach.practice.ports import Fault, Finding
from coach.practice.preferences import Preferences, Side, Theme
from coach.practice.preset import Preset
from coach.text.words import Words, open_words

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtPrintSupport import QPrinter

    from coach import keeping
    from coach.desktop.logs import Logbook
    from coach.store.record_file import RecordFile
    from coach.ui.child_process import ChildProcesses
    from coach.ui.printing.office import Office, Wish
    from coach.ui.rooms import Notebook
    from coach.ui.shell import Shell

TRANSLATIONS = Path(__file__).resolve().parent.parent / "i18n"
SPEECH_WORKER = speech_worker()
SWITCH_SECONDS = 0.001  # how long the window waits at most for the interpreter while a thread beside it works


def system_words() -> Words:
    """Return the words of the system's language."""
    language, _ = locale.getlocale()
    return open_words(language or "en", TRANSLATIONS)


def run_program(data_dir: Path | None, speed: float, words: Words, *, in_background: bool = False) -> int:
    """Open the window and stay until it is closed. Raises Fault if it cannot open or has no folder for its data.

    `in_background`, as when it starts with the computer, leaves the window hidden where the person wants that.
    """
    _check_screen(os.environ, sys.platform)
    try:
        from PySide6.QtWidgets import QApplication
    except ImportError as error:
        raise Fault(_no_window(error)) from error

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


def _check_screen(environment: Mapping[str, str], system: str) -> None:
    """Raise Fault where there is no screen, as Qt would end the program with a page of its own words."""
    if system == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & set(environment):
        raise Fault(ui("There is no screen here. Start Hand Coach from the desktop of the computer."))


def _no_window(missing: ImportError) -> Message:
    """What to say when Qt lacks a library of the system."""
    return ui("The window cannot open, as a part of the system is missing: {part}", part=str(missing))


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
        preferences, self._trouble = _load(self._keeper)
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
        from coach import keeping
        from coach.custody import DataCustody
        from coach.desktop.autostart import find_autostart, own_command
        from coach.desktop.local_time import SystemLocalTime
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
        from coach import keeping

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


def words_for(preferences: Preferences) -> Words:
    """The words of the language chosen, or of the system's."""
    return open_words(preferences.language, TRANSLATIONS) if preferences.language else system_words()


def _load(keeper: SettingsFile) -> tuple[Preferences, Message | None]:
    """The settings of who practises now; those of somebody new if they cannot be read, and why."""
    try:
        return keeper.load().chosen, None
    except Fault as fault:
        return keeper.book.chosen, fault.says


def _nothing(_result: object) -> None:
    """Nothing follows."""


def run_catalogue(*, as_json: bool) -> str:
    """Return the list of all exercises; raises Fault if the content is broken."""
    from coach.library.catalogue import ResourceCatalogue
    from coach.reports import catalogue

    exercises = ResourceCatalogue(find_paths().resources).exercises.values()
    return catalogue.as_json(exercises) if as_json else catalogue.as_text(exercises)


def run_sketches(words: Words, *, as_json: bool) -> str:
    """Return what there is of the sketches; raises Fault if the content is broken. Needs no Qt."""
    from coach.library.catalogue import ResourceCatalogue
    from coach.library.drawings import drawings
    from coach.reports import sketches

    resources = find_paths().resources
    exercises = tuple(ResourceCatalogue(resources).exercises.values())
    found = tuple(drawings(exercises, resources / "sketches"))
    return (sketches.as_json if as_json else sketches.as_text)(exercises, found, words)


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures of the sketches that somebody wants: where, and how they look. `size` is px, `tone` 0..5."""

    folder: Path
    size: int
    hand: Side
    theme: Theme
    tone: int
    printed: bool


def run_sketch_pictures(wanted: Pictures, words: Words) -> str:
    """Save every frame and still of every sketch; return how many. Raises Fault if it cannot."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from PySide6.QtGui import QGuiApplication
    except ImportError as error:
        raise Fault(_no_window(error)) from error

    from coach.library.catalogue import ResourceCatalogue
    from coach.ui.sketch_pictures import Look, save_pictures

    catalogue = ResourceCatalogue(find_paths().resources)
    names = [(one.number, variant) for one in catalogue.exercises.values() for variant in one.drawings]
    loops = (loop for name in names if (loop := catalogue.loop(*name)) is not None)
    look = Look(wanted.size, wanted.hand, wanted.theme, wanted.tone, wanted.printed)
    application = QGuiApplication([])
    number = save_pictures(loops, look, wanted.folder)
    application.shutdown()
    return words.spoken(
        ui_counted(
            "{number} picture of the sketches is in {folder}.",
            "{number} pictures of the sketches are in {folder}.",
            number,
            folder=str(wanted.folder),
        )
    )


@dataclass(frozen=True, slots=True)
class Report:
    """A report that somebody wants: a PDF, tables in a folder, or on a printer if both are None.

    `first` and `last` are local dates (ISO), "" for the usual ones. `person` is a name, "#" and a number, or "" for who
    practises now.
    """

    pdf: Path | None
    tables: Path | None
    first: str
    last: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """A printed guide that somebody wants: a PDF, or on a printer without one.

    No number means all exercises; a `paper` or `hand` of "" is that of the country and of the person.
    """

    pdf: Path | None
    numbers: Sequence[int]
    paper: str = ""
    hand: str = ""
    person: str = ""


def run_report(data_dir: Path | None, words: Words, wanted: Report) -> str:
    """Save or print what is recorded, as a page for the therapist or as tables. Raises Fault if it cannot."""
    with _reading(data_dir, words, wanted.person, needed=True) as desk:
        last = wanted.last or desk.today
        if wanted.first > last:
            raise Fault(
                ui(
                    "The first day, {first}, is after the last, {last}. Nothing was made.",
                    first=wanted.first,
                    last=last,
                )
            )
        if wanted.tables is not None:
            span = Span(wanted.first or "0001-01-01", last) if wanted.first or wanted.last else None
            desk.save_tables(span, wanted.tables)
            return words.spoken(ui("The tables are in {folder}.", folder=str(wanted.tables)))
        span = Span(wanted.first or days_before(last), last)
        if wanted.pdf is None:
            office = desk.office(window=True)
            return words.spoken(desk.print(partial(office.print_report, span)))
        desk.office().save_report(span, str(wanted.pdf), desk.wish(""))
        return words.spoken(ui("The report is in {file}.", file=str(wanted.pdf)))


def run_guide(data_dir: Path | None, words: Words, wanted: Guide) -> str:
    """Save the printed guide, or print it. Raises Fault if it cannot."""
    with _reading(data_dir, words, wanted.person, needed=False) as desk:
        if wanted.hand:
            desk.preferences = msgspec.structs.replace(desk.preferences, affected=Side(wanted.hand))
        numbers = desk.chosen(wanted.numbers)
        if wanted.pdf is None:
            office = desk.office(window=True)
            return words.spoken(desk.print(partial(office.print_guide, numbers)))
        desk.office().save_guide(numbers, str(wanted.pdf), desk.wish(wanted.paper))
        return words.spoken(ui("The guide is in {file}.", file=str(wanted.pdf)))


def run_backup(data_dir: Path | None, words: Words, file: Path) -> str:
    """Save everything in one file. It may be done while the program runs. Raises Fault if it cannot."""
    from coach.custody import back_up_to

    with _kept(data_dir, words) as record:
        replaced = back_up_to(record, file)
    says = ui("The backup in {file} is new. It takes the place of an older one.", file=str(file))
    return words.spoken(says if replaced else ui("The backup is in {file}.", file=str(file)))


def run_restore(data_dir: Path | None, words: Words, file: Path) -> str:
    """Let a backup take the place of everything. Raises Fault if it cannot, or if the program runs."""
    from coach.ui.single import alone

    paths = find_paths(data_dir, read_preset(preset_file()).folders)
    make_data_folder(paths)
    with alone(paths.data) as free:
        if not free:
            raise Fault(ui("Hand Coach is open. Nothing was changed. Please close it, then try again."))
        with _kept(data_dir, words, new=True) as record:
            kept = str(record.restore(file).path)
    return words.spoken(
        ui("Everything is as in {file}. What was there before is kept in {kept}.", file=str(file), kept=kept)
    )


@contextmanager
def _kept(data_dir: Path | None, words: Words, *, new: bool = False) -> Iterator[RecordFile]:
    """The record with the settings beside it, opened. Raises Fault if nothing is kept yet, unless it may be `new`."""
    from coach.keeping import open_record

    found = read_preset(preset_file())
    paths, clock = find_paths(data_dir, found.folders), SystemClock(1.0)
    settings = SettingsFile(paths.settings, clock, found.preset)
    if not new and not paths.database.exists() and not paths.settings.exists():
        raise Fault(ui("Nothing is kept in {folder}. Nothing was made.", folder=str(paths.data)))
    make_data_folder(paths)
    _, trouble = _load(settings)
    record = open_record(paths, clock, settings)
    try:
        for says in (trouble, record.open()):
            if says is not None:
                sys.stderr.write(words.spoken(says) + "\n")
        yield record
    finally:
        record.close()


def run_programme(
    data_dir: Path | None, words: Words, what: str, file: Path, *, person: str, name: str, follow: bool
) -> str:
    """Check, take over or make a programme file. Raises Fault, and then nothing is changed."""
    from coach.prescribing import ProgrammeErrand, carry_out

    found = read_preset(preset_file())
    paths, clock = find_paths(data_dir, found.folders), SystemClock(1.0)
    settings = SettingsFile(paths.settings, clock, found.preset)
    _, trouble = _load(settings)
    if trouble is not None:
        sys.stderr.write(words.spoken(trouble) + "\n")
    errand = ProgrammeErrand(what, file, person, name, follow)
    says = carry_out(errand, paths, settings, clock, fixed=found.preset.fixed_fields)
    return "\n".join(map(words.spoken, says))


@contextmanager
def _reading(data_dir: Path | None, words: Words, person: str, *, needed: bool) -> Iterator[Reading]:
    """The person's settings and record, to be read. Raises Fault if there is none and it is `needed`."""
    from coach.practice.paper_choices import person_named
    from coach.practice.people import GUEST
    from coach.store.record_file import RecordFile

    found = read_preset(preset_file())
    paths = find_paths(data_dir, found.folders)
    if needed and not paths.database.exists():
        raise Fault(ui("Nothing is recorded in {folder}. Nothing was made.", folder=str(paths.data)))
    clock = SystemClock(1.0)
    settings = SettingsFile(paths.settings, clock, found.preset)
    _, trouble = _load(settings)
    record = RecordFile(paths.database, paths.backups, clock)
    try:
        for says in (trouble, record.open() if paths.database.exists() else None):
            if says is not None:
                sys.stderr.write(words.spoken(says) + "\n")
        who = person_named(settings.book, person)
        member = settings.book.member(who)
        if member is None and (needed or who != GUEST):
            raise Fault(ui("There is nobody called {name} here. Nothing was made.", name=person))
        preferences = member.preferences if member else found.preset.fresh()
        kept = member is not None and paths.database.exists()
        reading = Reading(paths, preferences, clock.now().local_date, record, person=who if kept else None)
        yield reading
        reading.close()
    finally:
        record.close()


class Reading:
    """What a command reads to make papers. `person` is None where nothing is kept; `today` is an ISO date."""

    def __init__(
        self, paths: Paths, preferences: Preferences, today: str, record: RecordFile, *, person: int | None
    ) -> None:
        from coach.library.catalogue import ResourceCatalogue
        from coach.reports.bindery import FileBindery
        from coach.store.archive import SqliteArchive
        from coach.store.shelf import SqliteShelf
        from coach.ui.own_catalogue import OwnCatalogue

        self.today = today
        self._application: QGuiApplication | None = None
        self.preferences = preferences
        self._paths = paths
        self._catalogue = OwnCatalogue(ResourceCatalogue(paths.resources))
        self._bindery = FileBindery()
        self._archive = SqliteArchive(record, person) if person is not None else None
        if person is not None:
            self._catalogue.read(SqliteShelf(record, person))
        self._words = words_for(preferences)

    def close(self) -> None:
        """Let go of Qt, if it was needed."""
        if self._application is not None:
            self._application.shutdown()

    def chosen(self, numbers: Sequence[int]) -> Sequence[int]:
        """These exercises; without a number all that are offered."""
        return numbers or tuple(self._catalogue.offered)

    def save_tables(self, span: Span | None, folder: Path) -> None:
        """Save tables of the record. Needs no Qt."""
        from coach.practice.own_exercises import as_written

        assert self._archive is not None
        self._bindery.save_tables(
            self._archive.tables(span),
            str(folder),
            titles={number: as_written(one.title) for number, one in self._catalogue.exercises.items()},
            spoken=self._words.spoken,
            made=self.today,
            span=span_words(span),
        )

    def office(self, *, window: bool = False) -> Office:
        """The office that paints papers. Qt is there from now on, with a `window` if a person is to be asked."""
        if window:
            _check_screen(os.environ, sys.platform)
        else:
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        try:
            from PySide6.QtGui import QGuiApplication
            from PySide6.QtWidgets import QApplication
        except ImportError as error:
            raise Fault(_no_window(error)) from error
        from coach.ui.printing.office import Office
        from coach.ui.theme.fonts import load_fonts

        self._application = QApplication([]) if window else QGuiApplication([])
        family = load_fonts(self._paths.resources / "fonts")
        return Office(self._catalogue, self._archive, self._bindery, family)

    def wish(self, paper: str) -> Wish:
        """What holds for the paper; its size is that of the country if none is named."""
        from coach.ui.printing.office import Wish, usual_paper

        chosen = Paper(paper) if paper else usual_paper(self._words)
        return Wish(self._words, self.preferences, self.today, chosen)

    def print(self, paint: Callable[[QPrinter, int, Wish], None]) -> Message:
        """Ask for a printer and print; what is to be said then."""
        try:
            from coach.ui.printing.dialog import ask_printer, paper_of
        except ImportError as error:
            raise Fault(ui("This copy cannot print by itself. Please save a PDF, and print that.")) from error
        printer = ask_printer(self.wish("").paper)
        if printer is None:
            return ui("Nothing was printed.")
        paint(printer, printer.resolution(), self.wish(paper_of(printer).value))
        return ui("It is on its way to the printer.")


def run_doctor(
    data_dir: Path | None, words: Words, screens: Path | None, preset: Path | None = None, *, as_json: bool
) -> tuple[bool, str]:
    """Return whether a session can be done on this computer, and the report that says so.

    With `screens`, pictures of all screens are saved in that folder. Raises Fault if they cannot be. `preset` is a
    file to be checked in the place of this computer's own.
    """
    import coach.desktop.check
    import coach.desktop.preset
    import coach.library.check
    import coach.speech.check
    import coach.store.check
    import coach.text.check
    import coach.ui.sounds
    from coach.reports import doctor

    file = preset or preset_file()
    found = _found(file)
    paths = find_paths(data_dir, found.folders)
    findings: tuple[Finding, ...] = (
        *coach.desktop.preset.findings(file, _programmes(paths.resources), _languages()),
        *coach.desktop.check.findings(paths),
        *coach.library.check.findings(paths.resources),
        *coach.text.check.findings(TRANSLATIONS),
        *_screen_findings(paths),
        *coach.speech.check.findings(SPEECH_WORKER),
        *coach.ui.sounds.check_sounds(),
        *coach.store.check.findings(paths.database, paths.backups),
    )
    if screens is not None and doctor.session_possible(findings):
        findings += tuple(_picture_findings(paths, found.preset, screens))
    report = doctor.as_json if as_json else doctor.as_text
    return doctor.session_possible(findings), report(findings, _versions(), words)


def _found(file: Path) -> Found:
    """What the preset says; nothing if it cannot be used, which is among the findings."""
    try:
        return read_preset(file)
    except Fault:
        return Found()


def _programmes(resources: Path) -> Sequence[str]:
    return [file.stem for file in (resources / "programmes").glob("*.toml")]


def _languages() -> Sequence[str]:
    return ["en", *(folder.parent.name for folder in TRANSLATIONS.glob("*/LC_MESSAGES"))]


def _screen_findings(paths: Paths) -> Sequence[Finding]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from PySide6.QtGui import QGuiApplication

        import coach.ui.check
    except ImportError as error:  # a system library that Qt needs is missing
        return (Finding("window", good=False, needed=True, says=_no_window(error)),)
    application = QGuiApplication([])
    findings = coach.ui.check.findings(paths.resources / "fonts")
    application.shutdown()
    return findings


def _picture_findings(paths: Paths, preset: Preset, folder: Path) -> Sequence[Finding]:
    from PySide6.QtWidgets import QApplication

    from coach.library.catalogue import ResourceCatalogue
    from coach.practice.about import about
    from coach.ui import shots
    from coach.ui.theme.fonts import load_fonts

    def words_of(language: str) -> Words:
        return open_words(language, TRANSLATIONS) if language else system_words()

    preferences, _ = _load(SettingsFile(paths.settings, SystemClock(1.0), preset))
    application = QApplication([])
    studio = shots.Studio(
        catalogue=ResourceCatalogue(paths.resources),
        family=load_fonts(paths.resources / "fonts"),
        words_of=words_of,
        about=about(coach.__version__, str(paths.data)),
    )
    findings = shots.findings(studio, preferences, folder)
    application.shutdown()
    return findings


def _versions() -> dict[str, str]:
    import sqlite3
    from importlib.metadata import version

    return {
        "Hand Coach": coach.__version__,
        "Python": sys.version.split()[0],
        "Qt": version("PySide6-Essentials"),
        "SQLite": sqlite3.sqlite_version,
    }
