"""Every screen in every size: nothing cut off, nothing too small, nothing outside, nothing on top of another thing."""

from __future__ import annotations

from functools import cache

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication

from coach.practice.message import ui
from coach.practice.preferences import Layout, Preferences, Theme
from coach.ui import shots
from coach.ui.frame import Screen
from coach.ui.measuring import complaints
from coach.ui.places import Form
from coach.ui.scenes import Story
from coach.ui.widgets.key import Key
from coach.ui.widgets.text import Text
from tests.support.shooting import make_studio
from tests.support.windows import make_kit

_TWICE_LENGTHENED = "[[10 ŕéépéţîţîöñš đööñé. öñé ţ] ö]"  # under the ring of a rest: no language is as long
BASE, LOW, SMALL = QSize(1366, 768), QSize(1366, 698), QSize(1024, 600)


@cache
def _story() -> Story:
    return Story(make_studio(BASE).catalogue, Preferences())


@pytest.mark.parametrize(
    ("size", "percent", "language"),
    [
        (BASE, 100, "qps"),
        (SMALL, 100, "en"),
        (BASE, 200, "qps-rtl"),
        (SMALL, 200, "en"),
        (SMALL, 100, "qps"),
        (SMALL, 200, "qps-rtl"),
    ],
)
def test_screens_fit(qapp: QApplication, size: QSize, percent: int, language: str) -> None:
    assert _wrong(size, percent, language) == []


@pytest.mark.parametrize(("percent", "language"), [(200, "en"), (100, "qps")])
def test_screens_fit_above_a_band_in_the_smallest_window(qapp: QApplication, percent: int, language: str) -> None:
    assert _wrong(SMALL, percent, language, Layout.BAND) == []


def test_longer_words_than_any_in_a_low_window_become_smaller_and_stay_whole(qapp: QApplication) -> None:
    wrong = [one for one in _wrong(LOW, 100, "qps-rtl") if "Letters too small" not in one]
    assert wrong == []


def _wrong(size: QSize, percent: int, language: str, layout: Layout = Layout.DOCK) -> list[str]:
    look = Preferences(text_percent=percent, theme=Theme.CONTRAST, layout=layout)  # the theme with the widest borders
    studio = make_studio(size)
    taken = shots.pictures(studio, _story(), shots.Variant("", look, language))
    said = studio.words_of("en").spoken
    found = [f"{name}: {said(one)}" for name, _, complaints in taken for one in complaints]
    return [one for one in found if _TWICE_LENGTHENED not in one]


@pytest.mark.parametrize(
    ("geometry", "complaint"),
    [
        (QRect(40, 40, 200, 60), "Too small to press"),
        (QRect(-20, 40, 300, 120), "Not inside the window"),
        (QRect(300, 40, 300, 120), "On top of one another"),
    ],
)
def test_what_is_wrong_is_found(qapp: QApplication, geometry: QRect, complaint: str) -> None:
    kit = make_kit()
    screen = Screen(kit, Form(), ui("Screen"))
    screen.resize(BASE)
    Text(kit, ui("Some words."), parent=screen).setGeometry(450, 60, 200, 60)
    Key(kit, ui("Go on"), parent=screen).setGeometry(geometry)
    screen.show()
    screen.grab()
    assert [one.text.partition(":")[0] for one in complaints(screen)] == [complaint]


def test_text_without_room_is_found(qapp: QApplication) -> None:
    kit = make_kit()
    screen = Screen(kit, Form(), ui("Screen"))
    screen.resize(BASE)
    Text(kit, ui("Some words that need three lines."), parent=screen).setGeometry(40, 40, 90, 40)
    Key(kit, ui("Exceedingly long words on a key"), parent=screen).setGeometry(300, 40, 90, 90)
    screen.show()
    screen.grab()
    assert [one.text.partition(":")[0] for one in complaints(screen)] == ["Cut off", *["Letters too small"] * 2]
