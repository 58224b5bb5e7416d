"""Pictures of every screen, taken off screen: in the person's own look, and in all other looks that must hold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import msgspec
from PySide6.QtCore import QEventLoop, QObject, QSize, QTimer
from PySide6.QtGui import QPixmap

from coach.practice.message import Message, ui, ui_counted
from coach.practice.ports import Catalogue, Finding
from coach.practice.preferences import Preferences, Side, Theme
from coach.text.words import Words
from coach.ui.measuring import complaints
from coach.ui.png_files import make_folder, save_png
from coach.ui.scenes import ROOMS, Scenes, Story
from coach.ui.shell import USUAL, Shell
from coach.ui.widgets.chart_view import ChartView
from coach.ui.widgets.exercise_card import ExerciseCard
from coach.ui.widgets.path import Path as PicturePath
from coach.ui.widgets.press import PressGuard

_TEXT_SIZES = (100, 200)
_PSEUDO = ("qps", "qps-rtl")
_PX_PER_MM = 96 / 25.4  # off screen there is no screen to ask


@dataclass(frozen=True, slots=True)
class Variant:
    """A look and a language in which all screens are shown; `name` is that of its folder, "" for the top one."""

    name: str
    preferences: Preferences
    language: str


def variants(preferences: Preferences) -> tuple[Variant, ...]:
    """The person's own look; then each theme, text size and side of the keys; then the pseudo-languages."""

    def look(**changes: object) -> Preferences:
        return msgspec.structs.replace(preferences, **changes)

    own = preferences.language
    looks = [
        Variant(f"{theme}-{text}-{side}", look(theme=theme, text_percent=text, controls=side), own)
        for theme, text, side in product(Theme, _TEXT_SIZES, Side)
    ]
    pseudo = [
        Variant(f"{language}-{text}", look(theme=Theme.LIGHT, text_percent=text), language)
        for language, text in product(_PSEUDO, _TEXT_SIZES)
    ]
    return (Variant("", preferences, own), *looks, *pseudo)


@dataclass(frozen=True, slots=True)
class Studio:
    """What all pictures have in common: content, typeface, languages, what the program says of itself, size."""

    catalogue: Catalogue
    family: str
    words_of: Callable[[str], Words]
    about: tuple[Message, ...]
    size: QSize = USUAL


def findings(studio: Studio, preferences: Preferences, folder: Path) -> Sequence[Finding]:
    """Take all pictures into `folder`; say how many, and what is wrong in which. Raises Fault if it cannot."""
    story = Story(studio.catalogue, preferences)
    number, found = 0, list[Finding]()
    for variant in variants(preferences):
        below = folder / variant.name
        make_folder(below)
        for name, picture, wrong in pictures(studio, story, variant):
            number += 1
            save_png(picture.toImage(), below / f"{name}.png")
            where = f"{variant.name}/{name}".lstrip("/")
            for complaint in wrong:
                says = ui("{picture}: {complaint}", picture=where, complaint=complaint)
                found.append(Finding("screens", good=False, needed=False, says=says))
    told = ui_counted(
        "{number} picture of the screens is in {folder}.",
        "{number} pictures of the screens are in {folder}.",
        number,
        folder=str(folder),
    )
    return (*found, Finding("screens", good=True, needed=False, says=told))


Shot = tuple[str, QPixmap, list[Message]]


def pictures(studio: Studio, story: Story, variant: Variant, rooms: Collection[str] = ROOMS) -> Iterator[Shot]:
    """Name and picture of every screen of these rooms in one look, and what is wrong in it. Needs a QApplication."""
    still = {"reduced_motion": True, "full_screen": False}
    preferences = msgspec.structs.replace(variant.preferences, **still)
    if not preferences.screen_px_per_mm:
        preferences = msgspec.structs.replace(preferences, screen_px_per_mm=_PX_PER_MM)
    shell = Shell(studio.words_of(variant.language), preferences, studio.family, PressGuard(lambda: 0.0))
    shell.setMinimumSize(1, 1)  # also a size that a window never has is tried here
    shell.resize(studio.size)
    shell.move(-2 * studio.size.width(), 0)  # away from the pointer, which would hover over a key
    shell.show()
    shell.activateWindow()
    try:
        for name in Scenes(shell, story, studio.about).walk(rooms):
            _Wait(shell).until_painted()
            screen = shell.screen_shown
            if screen is not None:
                picture = shell.grab()
                yield name, picture, complaints(screen, [shell.notice])
    finally:
        shell.close()
        shell.deleteLater()


class _Wait(QObject):
    """Lets the window do what it has put off: small pictures are painted one at a time."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell, self._loop = shell, QEventLoop(self)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._look)

    def until_painted(self) -> None:
        """Return once nothing is put off any more."""
        self._timer.start()
        self._loop.exec()
        self.deleteLater()

    def _look(self) -> None:
        cards = any(card.isVisible() and card.wants_picture for card in self._shell.findChildren(ExerciseCard))
        paths = any(path.isVisible() and path.waits for path in self._shell.findChildren(PicturePath))
        if not cards and not paths and not any(chart.waits for chart in self._shell.findChildren(ChartView)):
            self._timer.stop()
            self._loop.quit()
