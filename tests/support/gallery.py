"""Paints the kit into pictures, to look at: `python -m tests.support.gallery FOLDER`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout

from coach.practice.message import ui
from coach.practice.preferences import Preferences, Theme
from coach.practice.view import Ring, Scale
from coach.ui.frame import Screen
from coach.ui.places import Form
from coach.ui.theme.icons import Icon
from coach.ui.theme.tokens import PRIMARY, SENTENCE
from coach.ui.widgets.answer_row import AnswerRow
from coach.ui.widgets.choice import OptionKeys, Stepper
from coach.ui.widgets.key import Key
from coach.ui.widgets.key_face import Kind, Place
from coach.ui.widgets.kit import Kit
from coach.ui.widgets.ring import RingView
from coach.ui.widgets.text import Text
from coach.ui.widgets.week_dots import Day, DayState, WeekDots
from tests.support.windows import BASE, make_kit

_WEEK = (DayState.DONE, DayState.DONE, DayState.REST, DayState.DONE, DayState.TODAY, DayState.PLANNED, DayState.REST)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Today", "Sat", "Sun")


def dock(kit: Kit) -> list[Key]:
    """One key of each kind."""
    off = Key(kit, ui("Off"), icon=Icon.PRINT)
    off.setEnabled(False)
    return [
        Key(kit, ui("Start"), icon=Icon.PLAY, kind=Kind.PRIMARY, place=Place.STACKED, step=PRIMARY),
        Key(kit, ui("Exercises"), icon=Icon.GRID),
        Key(kit, ui("Screen"), icon=Icon.SCREEN, kind=Kind.SELECTED),
        off,
        Key(kit, ui("It hurts"), icon=Icon.HURT, kind=Kind.DANGER),
    ]


def widgets(kit: Kit) -> Screen:
    """Rings, options, a stepper, the week and two rows of answers."""
    screen = Screen(kit, Form(apart=True), ui("Widgets"))
    column = QVBoxLayout(screen.column)
    column.addWidget(Text(kit, ui("Everything has **one** look."), SENTENCE))
    rings = QHBoxLayout()
    for ring in (
        Ring(10, ui("seconds"), 0.6),
        Ring(6, ui("of {number}", number=10), 0, 10, 6),
        Ring(8, ui("of {number}", number=30), 0, 30, 8),
    ):
        view = RingView(kit)
        view.show_ring(ring)
        rings.addWidget(view)
    column.addLayout(rings, 1)
    options = OptionKeys(kit, ui("Colours"), [ui("Light"), ui("Dark"), ui("Contrast")])
    options.select({1})
    column.addWidget(options)
    stepper = Stepper(kit, ui("Text size"), ui("Smaller"), ui("Larger"))
    stepper.show_value(ui("{percent} %", percent=100), can_less=False)
    column.addWidget(stepper)
    week = WeekDots(kit)
    days = [Day(state, name, today=name == "Today") for state, name in zip(_WEEK, _DAYS, strict=True)]
    week.show_days(days, ui("Three of five days are done."))
    column.addWidget(week)
    screen.set_keys(dock(kit))
    return screen


def answers(kit: Kit, scale: Scale) -> Screen:
    """A question with its five rows."""
    screen = Screen(kit, Form(apart=True), ui("Answers"))
    column = QVBoxLayout(screen.column)
    column.addWidget(Text(kit, ui("How much does it **hurt** now?"), SENTENCE))
    words = (ui("No pain"), ui("A little pain"), ui("Some pain"), ui("A lot of pain"), ui("Very bad pain"))
    for face, answer in enumerate(words, 1):
        column.addWidget(AnswerRow(kit, answer, scale, face))
    screen.set_keys(dock(kit))
    return screen


def main(folder: Path) -> None:
    """Save a picture of each page in each theme."""
    application = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for theme in Theme:
        kit = make_kit(Preferences(theme=theme))
        pages = {"widgets": widgets(kit), "pain": answers(kit, Scale.PAIN), "effort": answers(kit, Scale.EFFORT)}
        for name, screen in pages.items():
            screen.setGeometry(QRect(0, 0, BASE.width(), BASE.height()))
            screen.show()
            screen.activateWindow()
            screen.dock_keys[1].setFocus()
            application.processEvents()
            screen.grab().save(str(folder / f"{name}-{theme}.png"))
            screen.close()
    application.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
