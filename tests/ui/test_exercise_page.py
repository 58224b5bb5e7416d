"""The page of one exercise, used as a person does."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coach.library.catalogue import ResourceCatalogue
from coach.practice.preferences import Layout, Preferences, Seeing, Side
from coach.practice.programme import Movement
from coach.practice.sketch import Fill, Loop, Role
from coach.ui.screens.exercise import ExercisePage
from coach.ui.widgets.key_face import Kind
from coach.ui.widgets.sketch_view import SketchView
from tests.support.pressing import Person
from tests.support.windows import BASE, ROOT, FakeTime, make_kit

CATALOGUE = ResourceCatalogue(ROOT / "resources")
ABLE = Preferences(movement=Movement.OPENS, opens_hand=True)
FRAMES = tuple((Fill(Role.SKIN, "MLLZ", (0, 0, 90, 0, n, 90)),) for n in range(24))
LOOP = Loop(10, "", "A hand turns over.", 100.0, False, (), FRAMES, (), (), ())


class Visitor(Person):
    """Keeps what the page told."""

    def __init__(
        self,
        application: QApplication,
        number: int,
        preferences: Preferences = ABLE,
        *,
        size: QSize = BASE,
        locale: str = "en",
        loop: Loop | None = None,
    ) -> None:
        time = FakeTime()
        kit = make_kit(preferences, size=size, locale=locale, time=time)
        self.page = ExercisePage(kit, CATALOGUE.exercises[number], preferences, lambda _variant: loop)
        self.said: list[str] = []
        self.told: list[str] = []
        self.practised: list[int] = []
        self.page.spoken.connect(self.said.append)
        self.page.practise.connect(self.practised.append)
        self.page.back.connect(lambda: self.told.append("back"))
        self.page.today.connect(lambda: self.told.append("today"))
        super().__init__(application, self.page, size, time)

    @property
    def sketch(self) -> SketchView:
        return self.page.findChildren(SketchView)[0]

    def leaf(self) -> list[str]:
        """All words of all pages; every page is looked at for faults."""
        words: list[str] = []
        first = self.position()
        while True:
            words += self.texts()
            assert self.complaints() == []
            self.press("More")
            if self.position() == first:
                return words

    def position(self) -> str:
        return next(text for text in self.texts() if " of " in text and text[-1].isdigit())


def with_(**changes: object) -> Preferences:
    return msgspec.structs.replace(ABLE, **changes)


@pytest.mark.parametrize("number", CATALOGUE.exercises)
def test_everything_is_said_on_some_page(qapp: QApplication, number: int) -> None:
    visitor = Visitor(qapp, number)
    words = " ".join(visitor.leaf())
    exercise = CATALOGUE.exercises[number]
    for text in (exercise.title, exercise.purpose, exercise.start, exercise.finish, exercise.avoid, exercise.easier):
        assert text in words
    for text in (exercise.harder, exercise.still_hand, *exercise.cautions):
        assert text in words
    for step in exercise.steps:
        assert step.shown.replace("**", "") in words
        assert step.helper in words
    for item in exercise.equipment:
        assert item.words in words
        assert item.stand_in in words


def test_practise_now_starts_this_exercise(qapp: QApplication) -> None:
    visitor = Visitor(qapp, 10)
    assert visitor.names()[:6] == ["Practise now", "More", "Say it", "Print", "Back", "Today"]
    visitor.press("Practise now")
    assert visitor.practised == [10]


def test_a_squeeze_for_a_closed_hand_says_why_not(qapp: QApplication) -> None:
    visitor = Visitor(qapp, 19, with_(opens_hand=False))
    key = visitor.page.dock_keys[0]
    assert key.accessibleName() == "Not yet"
    assert key.kind is not Kind.PRIMARY
    assert "opens by itself" in key.accessibleDescription()
    assert "This is only for a hand that opens by itself." in visitor.texts()
    visitor.press("Not yet")
    assert visitor.practised == []
    assert visitor.said == ["This is only for a hand that opens by itself."]


def test_back_escape_and_today_lead_away(qapp: QApplication) -> None:
    visitor = Visitor(qapp, 10)
    visitor.press("Back")
    visitor.type(Qt.Key.Key_Escape)
    visitor.press("Today")
    assert visitor.told == ["back", "back", "today"]


def test_say_it_speaks_the_page_that_is_on(qapp: QApplication) -> None:
    visitor = Visitor(qapp, 10)
    visitor.press("Say it")
    assert visitor.said[0].startswith("Palm up and down. What it does. Turns your forearm over and back")
    assert "The source article states 10 repetitions." in visitor.said[0]
    visitor.press("More")
    visitor.press("Say it")
    assert visitor.said[1].startswith("Steps. 1. Lay your hand on the table, palm up. 2. ")


def test_more_comes_round_to_the_first_page(qapp: QApplication) -> None:
    visitor = Visitor(qapp, 10)
    before = visitor.texts()
    visitor.press("More")
    assert visitor.texts() != before
    visitor.leaf()
    while not visitor.position().startswith("Page 1 of"):
        visitor.press("More")
    assert visitor.texts() == before


def test_large_text_has_the_picture_on_a_page_of_its_own(qapp: QApplication) -> None:
    visitor = Visitor(qapp, 10, with_(text_percent=200), loop=LOOP)
    assert visitor.sketch.isVisible()
    visitor.press("Say it")
    assert visitor.said == ["Palm up and down. 10 repetitions. Table."]
    visitor.press("More")
    assert not visitor.sketch.isVisible()


@pytest.mark.parametrize(
    ("controls", "seeing", "right"),
    [
        (Side.RIGHT, Seeing.BOTH, True),
        (Side.LEFT, Seeing.BOTH, False),
        (Side.RIGHT, Seeing.RIGHT, False),
        (Side.RIGHT, Seeing.LEFT, True),
    ],
)
def test_the_picture_is_next_to_the_keys_unless_a_side_is_hard_to_see(
    qapp: QApplication, controls: Side, seeing: Seeing, right: bool
) -> None:
    visitor = Visitor(qapp, 10, with_(controls=controls, seeing=seeing))
    middle = visitor.page.column.geometry().center().x()
    assert (visitor.sketch.mapTo(visitor.page, visitor.sketch.rect().center()).x() > middle) == right


def test_the_sketch_moves_while_it_is_seen(qapp: QApplication) -> None:
    visitor = Visitor(qapp, 10, loop=LOOP)
    assert visitor.sketch.accessibleName() == "A hand turns over."
    for _ in range(100):
        QTest.qWait(20)
        if visitor.sketch.phase > 0:
            break
    assert visitor.sketch.phase > 0
    visitor.page.hide()
    stopped = visitor.sketch.phase
    QTest.qWait(150)
    assert visitor.sketch.phase == stopped


def test_reduced_motion_shows_one_pose_a_page(qapp: QApplication) -> None:
    visitor = Visitor(qapp, 10, with_(reduced_motion=True), loop=LOOP)
    poses = []
    for _ in range(2):
        poses.append(visitor.sketch.phase)
        QTest.qWait(150)
        assert visitor.sketch.phase == poses[-1]
        visitor.press("More")
    assert poses == [0.0, 0.5]


def test_an_exercise_without_a_sketch_shows_its_mark_and_is_named(qapp: QApplication) -> None:
    visitor = Visitor(qapp, 10)
    assert visitor.sketch.accessibleName() == "Palm up and down"


@pytest.mark.parametrize("locale", ["en", "qps", "qps-rtl"])
@pytest.mark.parametrize("size", [BASE, QSize(1366, 698), QSize(1024, 600)], ids=str)
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("layout", Layout)
def test_nothing_is_cut_off_or_small(
    qapp: QApplication, locale: str, size: QSize, percent: int, layout: Layout
) -> None:
    visitor = Visitor(qapp, 30, with_(text_percent=percent, layout=layout), size=size, locale=locale)
    more = visitor.page.dock_keys[1].accessibleName()
    seen: list[list[str]] = []
    while visitor.texts() not in seen:
        seen.append(visitor.texts())
        assert visitor.complaints() == []
        visitor.press(more)
    assert len(seen) > 1
