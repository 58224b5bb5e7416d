"""The screens in which programmes and exercises of one's own are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from coach.practice.message import Message, content, ui
from coach.practice.own.exercises import KeptExercise, KeptProgramme
from coach.practice.own.model import OwnExercise, OwnHold, OwnProgramme, OwnStep
from coach.practice.own.parcel import Parcel, packed
from coach.practice.ports import Catalogue
from coach.practice.programme import Arm, Entry
from coach.ui.journeys.finding_files import FileFinder, Inside
from coach.ui.journeys.own_exercise_editing import OwnExerciseEditing
from coach.ui.journeys.own_exercises import OwnExercises
from coach.ui.journeys.programme_editing import ProgrammeEditing
from coach.ui.journeys.programme_files import TakingIn
from coach.ui.journeys.programmes import Programmes
from coach.ui.journeys.workshop import Workshop
from coach.ui.own_catalogue import OwnCatalogue
from coach.ui.scenery.lobby import StillLobby
from coach.ui.shell import Shell

_PHOTO = "photo"
_NUMBER = 1000
_TOWEL = OwnExercise(
    title="Push the towel away",
    steps=(
        OwnStep(shown="Lay your hand on the **towel**.", picture=_PHOTO),
        OwnStep(shown="Push it slowly away from you.", said="Push.", helper="Hold the corner of the towel."),
    ),
    work=OwnHold(seconds=15.0, both_sides=True),
    sets=2,
    caution="Stop if your shoulder hurts.",
)
_MINE = OwnProgramme(
    name="Morning hand",
    entries=(
        Entry(exercise=11, sets=2, arm=Arm.BOTH, rest=30.0),
        Entry(exercise=_NUMBER),
        Entry(exercise=19, repetitions=20),
        Entry(exercise=29),
        Entry(exercise=3, seconds=90.0),
        Entry(exercise=33, sets=2),
        Entry(exercise=18),
    ),
    weekdays=(0, 1, 3, 5),
    times_a_day=2,
    by="Dr. Amina Okafor",
)


class _Shelf:
    """A shelf in memory, on which nothing changes."""

    def programmes(self) -> Sequence[KeptProgramme]:
        """One that is kept, one that was put away."""
        away = msgspec.structs.replace(_MINE, name="In the clinic")
        return (KeptProgramme(1, archived=False, programme=_MINE), KeptProgramme(2, archived=True, programme=away))

    def exercises(self) -> Sequence[KeptExercise]:
        """One, with a picture."""
        return (KeptExercise(_NUMBER, archived=False, exercise=_TOWEL),)

    def picture(self, _name: str) -> bytes:
        """A picture of one colour."""
        image = QImage(400, 300, QImage.Format.Format_RGB32)
        image.fill(QColor("#8FA98F"))
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return bytes(content.data())

    def keep_programme(self, _programme: OwnProgramme, kept: int | None = None) -> int:
        """Nothing changes."""
        return kept or 1

    def keep_exercise(self, _exercise: OwnExercise, _pictures: Sequence[bytes] = (), number: int | None = None) -> int:
        """Nothing changes."""
        return number or _NUMBER

    def put_away(self, kept: int, *, away: bool) -> None:
        """Nothing changes."""

    def put_exercise_away(self, number: int, *, away: bool) -> None:
        """Nothing changes."""

    def bring_in(self, parcel: Parcel) -> KeptProgramme:
        """Nothing changes."""
        return KeptProgramme(1, archived=False, programme=parcel.programme)


class _Files:
    """The same programme in every file."""

    def read(self, _path: str) -> Parcel:
        """It."""
        shelf = _Shelf()
        return packed(_MINE, {_NUMBER: _TOWEL}, {_PHOTO: shelf.picture(_PHOTO)})

    def write(self, path: str, parcel: Parcel) -> None:
        """Nothing is written."""


class PlanScenes:
    """`pages` turns the pages of the screen that is on, and tells their names; `press` presses a key of it."""

    def __init__(
        self,
        shell: Shell,
        catalogue: Catalogue,
        pages: Callable[[str], Iterator[str]],
        press: Callable[[Message], bool],
    ) -> None:
        self._shell, self._pages, self._press = shell, pages, press
        shelf = _Shelf()
        own = OwnCatalogue(catalogue)
        own.read(shelf)
        self._shop = Workshop(StillLobby(shell), own, shelf, _Files(), _nothing, tuple)

    def walk(self) -> Iterator[str]:
        """The list, one programme, how it is changed, its files, and an exercise of one's own."""
        self._list()
        yield from self._pages("list")
        self._list()
        while not self._press(content("Gentle stretches")) and self._press(ui("More")):
            pass
        yield from self._pages("shipped")
        Programmes(self._shop, _back, _back).show_own(self._shop.shelf.programmes()[0])
        yield from self._pages("own")
        yield from self._changing()
        yield from self._files()
        yield from self._exercise()

    def _changing(self) -> Iterator[str]:
        editing = ProgrammeEditing(self._shop, _MINE, _nothing, _back, new=True)
        for name, opens in (
            ("change", editing.open),
            ("exercises", editing.entries),
            ("dose", lambda: editing.entry(0)),
            ("dose-of-a-hold", lambda: editing.entry(4)),
            ("dose-without-object", lambda: editing.entry(5)),
            ("days", editing.days),
            ("worth-knowing", editing.tell),
            ("leave", editing.leave),
            ("name", editing.name),
        ):
            opens()
            yield from self._pages(name)
        editing.add()
        yield "add"
        ProgrammeEditing(self._shop, msgspec.structs.replace(_MINE, entries=()), _nothing, _back, new=True).entries()
        yield "no-exercise-yet"

    def _files(self) -> Iterator[str]:
        taking = TakingIn(self._shop, _back)
        finder = FileFinder(self._shop.lobby, ui("Which **file** holds the programme?"), ("x",), taking.read, _back)
        folder = Path("/home/person/Documents")
        names = ("Letters", "Photos of the garden")
        files = (folder / "Hand Coach Morning hand.hand-coach",)
        finder.show_folder(folder, Inside(tuple(folder / name for name in names), files, more=False))
        yield from self._pages("find-file")
        taking.read(files[0])
        yield from self._pages("file")

    def _exercise(self) -> Iterator[str]:
        OwnExercises(self._shop, _back, _back).open()
        yield from self._pages("my-exercises")
        editing = OwnExerciseEditing(self._shop, _TOWEL, lambda *_: None, _back, _back)
        for name, opens in (
            ("exercise", editing.open),
            ("steps", editing.steps),
            ("step", lambda: editing.step(0)),
            ("how-much", editing.work),
            ("look", editing.look),
        ):
            opens()
            yield from self._pages(name)

    def _list(self) -> None:
        Programmes(self._shop, _back, _back).open()


def _nothing(_: object) -> None:
    """Nothing follows."""


def _back() -> None:
    """Nothing follows."""
