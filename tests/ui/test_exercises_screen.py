"""The list of exercises, used as a person does."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from coach.library.catalogue import ResourceCatalogue
from coach.practice.exercise import Tool
from coach.practice.finding import FOR_ME, GROUPS
from coach.practice.preferences import Layout, Preferences, Side, Theme
from coach.practice.programme import Movement
from coach.practice.sketch import Fill, Loop, Role
from coach.ui.screens.exercises import Exercises, ListPlace
from coach.ui.theme.sketch_colours import sketch_colours
from coach.ui.widgets.exercise_card import ExerciseCard
from tests.support.pressing import Person
from tests.support.windows import BASE, ROOT, FakeTime, make_kit

CATALOGUE = ResourceCatalogue(ROOT / "resources")
ABLE = Preferences(movement=Movement.OPENS, opens_hand=True, tools=(Tool.BALL, Tool.COINS, Tool.CLOTHESPIN))
SQUARE = Fill(Role.OBJECT, "MLLLZ", (0, 0, 50, 0, 50, 100, 0, 100))  # the left half of the picture
LOOP = Loop(1, "", "A square.", 100.0, False, (), ((SQUARE,), (SQUARE,)), (), (), ())


class Visitor(Person):
    """Keeps what the list told."""

    def __init__(
        self,
        application: QApplication,
        preferences: Preferences = ABLE,
        *,
        size: QSize = BASE,
        locale: str = "en",
        place: ListPlace | None = None,
        loop: Loop | None = None,
    ) -> None:
        time = FakeTime()
        kit = make_kit(preferences, size=size, locale=locale, time=time)
        self.list = Exercises(kit, CATALOGUE.exercises, preferences, lambda _number: loop, place=place)
        self.said: list[str] = []
        self.chosen: list[int] = []
        self.left = 0
        self.list.spoken.connect(self.said.append)
        self.list.chosen.connect(self.chosen.append)
        self.list.today.connect(self._leave)
        super().__init__(application, self.list, size, time)

    def _leave(self) -> None:
        self.left += 1

    def cards(self) -> list[ExerciseCard]:
        return [card for card in self.list.findChildren(ExerciseCard) if card.isVisible()]

    def numbers(self) -> list[int]:
        return [card.number for card in self.cards()]


def test_it_opens_with_what_this_person_can_do_at_home(qapp: QApplication) -> None:
    visitor = Visitor(qapp, with_(opens_hand=False))
    visitor.press("All 39")
    everything = walk(visitor)
    visitor.press("For me")
    mine = walk(visitor)
    assert everything == list(range(1, 40))
    assert set(mine) < set(everything)
    assert 19 not in mine  # a squeeze
    assert 38 not in mine  # there are no beans


def with_(**changes: object) -> Preferences:
    return msgspec.structs.replace(ABLE, **changes)


def walk(visitor: Visitor) -> list[int]:
    """The exercises of all pages, from the page that is on until it comes again."""
    seen = visitor.numbers()
    while True:
        visitor.press("Down")
        if visitor.numbers()[0] == seen[0]:
            return seen
        seen += visitor.numbers()


def test_a_card_says_name_dose_and_thing_and_opens_its_exercise(qapp: QApplication) -> None:
    visitor = Visitor(qapp)
    assert "Stack coins. 3 minutes. Coins." in visitor.names()
    visitor.press("Stack coins")
    assert visitor.chosen == [5]


def test_up_and_down_turn_pages_round_and_say_which(qapp: QApplication) -> None:
    visitor = Visitor(qapp)
    visitor.press("All 39")
    visitor.said.clear()
    first = visitor.numbers()
    assert len(first) == 6
    assert "6 of 39 · page 1 of 7" in visitor.texts()
    visitor.press("Down")
    assert visitor.numbers() == [7, 8, 9, 10, 11, 12]
    visitor.press("Up")
    visitor.press("Up")
    assert visitor.numbers() == [37, 38, 39]
    assert "3 of 39 · page 7 of 7" in visitor.texts()
    assert visitor.said == ["Page 2 of 7.", "Page 1 of 7.", "Page 7 of 7."]


def test_say_again_speaks_the_page(qapp: QApplication) -> None:
    visitor = Visitor(qapp)
    visitor.press("Say again")
    assert visitor.said[0].startswith("For me. Page 1 of ")
    assert all(card.accessibleName() in visitor.said[0] for card in visitor.cards())


def test_a_group_is_found_behind_one_key(qapp: QApplication) -> None:
    visitor = Visitor(qapp)
    visitor.press("Find")
    assert not visitor.cards()
    assert len(visitor.names()) == 16 + 3
    visitor.press("With putty")
    assert visitor.numbers() == [27, 28, 29, 30, 31, 32]
    assert visitor.said[-1] == "With putty: 8 exercises."
    assert visitor.key("With putty").isChecked()
    assert not visitor.key("For me").isChecked()


def test_back_and_escape_leave_the_filters_first(qapp: QApplication) -> None:
    visitor = Visitor(qapp)
    before = visitor.numbers()
    visitor.press("Find")
    visitor.press("Say again")
    assert "Wrist. " in visitor.said[-1]
    visitor.press("Back")
    assert visitor.numbers() == before
    visitor.press("Find")
    visitor.type(Qt.Key.Key_Escape)
    assert visitor.numbers() == before
    assert visitor.left == 0
    visitor.type(Qt.Key.Key_Escape)
    visitor.press("Today")
    assert visitor.left == 2


def test_one_page_needs_no_up_and_down(qapp: QApplication) -> None:
    visitor = Visitor(qapp)
    visitor.press("Find")
    visitor.press("Gentle stretches")
    assert visitor.numbers() == [1, 2, 3, 4]
    assert not {"Up", "Down"} & set(visitor.names())


def test_one_comes_back_to_the_same_page(qapp: QApplication) -> None:
    visitor = Visitor(qapp)
    visitor.press("Find")
    visitor.press("With a ball")
    visitor.press("Down")
    place = visitor.list.place
    assert place == ListPlace(GROUPS[3], 6)
    again = Visitor(qapp, place=place)
    assert again.numbers() == visitor.numbers() == [25, 26]


def test_a_larger_window_keeps_the_exercise_that_was_first(qapp: QApplication) -> None:
    visitor = Visitor(qapp, size=QSize(1024, 600), place=ListPlace(FOR_ME, 4))
    first = visitor.numbers()[0]
    large = make_kit(ABLE, size=BASE)
    visitor.list.apply(large.theme)
    visitor.list.resize(BASE)
    visitor.wait()
    assert first in visitor.numbers()


def test_scanning_lights_the_exercises_first(qapp: QApplication) -> None:
    visitor = Visitor(qapp)
    names = visitor.names()
    assert names[:6] == [card.accessibleName() for card in visitor.cards()]
    assert names[6:11] == ["Today", "Up", "Down", "Programmes", "Say again"]
    assert visitor.list.first_focus() is visitor.cards()[0]


def test_pictures_come_after_the_cards_one_by_one(qapp: QApplication) -> None:
    visitor = Visitor(qapp)
    assert all(not card.wants_picture for card in settled(visitor))
    visitor.press("Down")
    assert all(not card.wants_picture for card in settled(visitor))


def settled(visitor: Visitor) -> list[ExerciseCard]:
    for _ in range(8):
        visitor.wait()
    return visitor.cards()


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("theme", Theme)
def test_the_picture_shows_the_persons_own_hand_in_the_colours_of_the_theme(
    qapp: QApplication, side: Side, theme: Theme
) -> None:
    visitor = Visitor(qapp, with_(affected=side, theme=theme), loop=LOOP)
    card = settled(visitor)[0]
    image = card.grab().toImage()
    square, middle = card.picture_size.width(), card.height() // 2
    at = {Side.RIGHT: round(square * 0.25), Side.LEFT: round(square * 0.75)}
    colour = sketch_colours(theme, 2)[Role.OBJECT].lower()
    assert image.pixelColor(at[side], middle).name() == colour
    assert image.pixelColor(at[side.other], middle).name() != colour


@pytest.mark.parametrize(
    ("size", "percent", "count"),
    [(BASE, 100, 6), (QSize(1366, 698), 100, 6), (QSize(1024, 600), 100, 4), (BASE, 200, 2)],
)
def test_so_many_cards_stand_on_a_page(qapp: QApplication, size: QSize, percent: int, count: int) -> None:
    visitor = Visitor(qapp, with_(text_percent=percent), size=size)
    assert len(visitor.cards()) == count


@pytest.mark.parametrize("percent", [100, 200])
def test_no_words_of_a_card_shrink_much(qapp: QApplication, percent: int) -> None:
    visitor = Visitor(qapp, with_(text_percent=percent))
    visitor.press("All 39")
    for _ in range(20):
        assert all(card.words_scale() >= 0.85 for card in visitor.cards())
        visitor.press("Down")


@pytest.mark.parametrize("locale", ["en", "qps", "qps-rtl"])
@pytest.mark.parametrize("size", [BASE, QSize(1366, 698), QSize(1024, 600)], ids=str)
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("layout", Layout)
def test_nothing_is_cut_off_or_small(
    qapp: QApplication, locale: str, size: QSize, percent: int, layout: Layout
) -> None:
    visitor = Visitor(qapp, with_(text_percent=percent, layout=layout), size=size, locale=locale)
    assert visitor.complaints() == []
    assert all(card.words_scale() >= 0.45 for card in visitor.cards())
    visitor.list.scan_order()[-1].chosen.emit()  # the key to all filters
    visitor.wait()
    assert not visitor.cards()
    assert visitor.complaints() == []
