"""The player on the screen: what each view shows, in every window and text size, with nothing cut off."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coach.practice.asking import QUESTIONS
from coach.practice.effects import Choose, Command
from coach.practice.message import ui
from coach.practice.preferences import Layout, Preferences, Seeing, Side
from coach.practice.sketch import Fill, Loop, Role
from coach.practice.timeline import Topic
from coach.practice.view import Choice, Part, Primary, Question, Ring, Scale, View
from coach.ui.screens.player import PlayerScreen
from coach.ui.widgets.caption import Caption
from coach.ui.widgets.hint_line import HintLine
from coach.ui.widgets.key import Key
from coach.ui.widgets.ring import RingView
from coach.ui.widgets.sketch_card import SketchCard
from coach.ui.widgets.sketch_view import SketchView
from coach.ui.widgets.text import Text
from tests.support.coaching import CATALOGUE
from tests.support.session_desk import Drawings
from tests.support.windows import FakeTime, make_kit

Shown = TypeVar("Shown", bound=QWidget)
SQUARE = Fill(Role.SKIN, "MLLZ", (0, 0, 90, 0, 90, 90))
LOOP = Loop(1, "", "A hand bends.", 100, False, (), ((SQUARE,), (SQUARE,), (SQUARE,)), (), (0.0, 0.5), ())

HOLD = View(
    part=Part.WORK,
    place=1,
    total=6,
    title=ui("Inner arm stretch"),
    caption=(ui("Keep still. **Breathe slowly.**"), ui("A gentle pull is fine.")),
    helper=ui("Support the weak arm under the elbow and the wrist. Watch the face for pain."),
    ring=Ring(12, ui("seconds"), 0.6),
    now=ui("Right arm"),
    then=ui("Then: {what}", what=ui("Left arm")),
    sketch_exercise=1,
    sketch_variant="",
    side=Side.RIGHT,
    pose=0.25,
    is_next=False,
    primary=Primary.PAUSE,
    paused=False,
    waiting=False,
    question=None,
    can_back=True,
    can_next=True,
)
OFFER = Question(
    Scale.PLAIN,
    ui("We stop this exercise. How do you want to **go on**?"),
    (
        Choice("swap", ui("Instead: {title}", title=ui("Bring the thumb across"))),
        Choice("easier", ui("The easier way")),
        Choice("next", ui("The next exercise")),
        Choice("end", ui("Finish for today")),
    ),
    urgent=True,
)
VIEWS = {
    "hold": HOLD,
    "repetitions": replace(HOLD, ring=Ring(6, ui("of {number}", number=10), 0.4, 10, 6)),
    "rest": replace(HOLD, part=Part.REST, helper=None, is_next=True, now=ui("10 repetitions done.")),
    "step": replace(
        HOLD, part=Part.STEP, ring=None, caption=(ui("Lay your **palm on the table**, **fingers** long."),)
    ),
    "paused": replace(
        HOLD,
        paused=True,
        primary=Primary.GO_ON,
        caption=(ui("**Paused.**"), ui("Press **Go on** when you are ready.")),
    ),
    "self-paced": replace(HOLD, primary=Primary.ONE_DONE),
    "pain": replace(HOLD, question=QUESTIONS[Topic.HURTS], primary=Primary.SKIP, ring=None),
    "effort": replace(HOLD, question=QUESTIONS[Topic.EFFORT], primary=Primary.SKIP),
    "offer": replace(HOLD, question=OFFER, primary=Primary.SKIP, ring=None),
}
WINDOWS = [(1366, 768), (1366, 698), (1024, 600), (1920, 1080)]


class Player:
    """A player screen of a size with these settings, and what was pressed on it."""

    def __init__(self, size: tuple[int, int] = (1366, 768), locale: str = "en", **chosen: Any) -> None:
        self.time = FakeTime()
        preferences = Preferences(**chosen)
        self.kit = make_kit(preferences, size=QSize(*size), locale=locale, time=self.time)
        self.screen = PlayerScreen(self.kit, Drawings(CATALOGUE, {1: LOOP}), 150)
        self.screen.resize(*size)
        self.pressed: list[object] = []
        self.screen.pressed.connect(self.pressed.append)
        self.screen.show()

    def show(self, name: str) -> None:
        """Show a view by its name; time passes, so that its keys hear."""
        self.screen.show_view(VIEWS[name])
        self.time.go(10)

    def key(self, words: str) -> Key:
        """The visible key with this label."""
        (found,) = (key for key in self.visible(Key) if key.words == words)
        return found

    def press(self, words: str) -> None:
        """Click a key."""
        self.key(words).click()
        self.time.go(1)

    def visible(self, kind: type[Shown]) -> list[Shown]:
        """The widgets of a kind that are on the screen."""
        return [widget for widget in self.screen.findChildren(kind) if widget.isVisibleTo(self.screen)]


def _box(widget: QWidget, screen: QWidget) -> QRect:
    return widget.rect().translated(widget.mapTo(screen, widget.rect().topLeft()))


def _check(player: Player, name: str) -> None:
    """Nothing is cut off, nothing overlaps, and keys have their size."""
    screen, metrics = player.screen, player.screen.theme.metrics
    for text in player.visible(Text):
        if text.marked:
            shown = text.shown()
            assert shown.fits, (name, text.marked)
            assert shown.height <= text.height() + 2, (name, text.marked)
    for caption in player.visible(Caption):
        for page in range(len(caption.pages)):
            caption.turn_to(page)
            assert caption.shown().fits, (name, caption.pages[page])
            assert caption.shown().height <= caption.height() + 2, (name, caption.pages[page])
    keys = player.visible(Key)
    for key in keys:
        least = metrics.player_key if key.parentWidget() is screen else metrics.key
        assert min(key.width(), key.height()) >= least - 1, (name, key.words)
    things = [*keys, *player.visible(Caption), *player.visible(RingView), *player.visible(SketchCard)]
    things += [text for text in player.visible(Text) if text.parentWidget() is screen and text.marked]
    things += list(player.visible(HintLine))
    boxes = [_box(thing, screen) for thing in things]
    assert all(screen.rect().contains(box) for box in boxes), name
    for one, other in combinations(boxes, 2):
        assert not one.adjusted(1, 1, -1, -1).intersects(other.adjusted(1, 1, -1, -1)), (name, one, other)


SIDES = list(product(Layout, Side))
LANGUAGES = [("en", 100, SIDES), ("en", 125, SIDES[:1]), ("en", 150, SIDES[:1]), ("en", 200, SIDES)]
LANGUAGES += [
    ("qps", 100, SIDES[::3]),
    ("qps", 200, SIDES[::3]),
    ("qps-rtl", 100, SIDES[:1]),
    ("qps-rtl", 200, SIDES[:1]),
]


@pytest.mark.parametrize("size", WINDOWS)
@pytest.mark.parametrize(("locale", "text_percent", "sides"), LANGUAGES)
def test_nothing_is_cut_off_or_overlaps(
    qapp: QApplication, size: tuple[int, int], locale: str, text_percent: int, sides: list[tuple[Layout, Side]]
) -> None:
    for layout, controls in sides:
        player = Player(size, locale, text_percent=text_percent, layout=layout, controls=controls)
        for name in VIEWS:
            player.show(name)
            _check(player, f"{name} {layout} {controls}")
        player.screen.close()


@pytest.mark.parametrize("seeing", list(Seeing))
def test_nothing_overlaps_on_the_side_that_is_seen(qapp: QApplication, seeing: Seeing) -> None:
    for controls in Side:
        player = Player(seeing=seeing, controls=controls)
        for name in VIEWS:
            player.show(name)
            _check(player, f"{name} {controls}")


def test_the_look_follows_the_window_while_it_is_on(qapp: QApplication) -> None:
    player = Player()
    player.show("hold")
    for size in WINDOWS:
        theme = make_kit(Preferences(text_percent=150), size=QSize(*size)).theme
        player.screen.resize(*size)
        player.screen.apply(theme)
        _check(player, f"{size}")


def test_next_is_never_beside_pause_and_it_hurts_is_last_and_apart(qapp: QApplication) -> None:
    for size, layout in product(WINDOWS, Layout):
        player = Player(size, layout=layout)
        player.show("hold")
        assert [key.words for key in player.screen.dock_keys] == ["Pause", "Say again", "Back", "Next", "It hurts"]
        pause, following = player.key("Pause").geometry(), player.key("Next").geometry()
        gap = player.screen.theme.metrics.px(28)
        assert not pause.adjusted(-gap, -gap, gap, gap).intersects(following)


PRESSES = [("Pause", Command.PRIMARY), ("Say again", Command.SAY_AGAIN), ("Back", Command.BACK)]
PRESSES += [("Next", Command.NEXT), ("It hurts", Command.HURTS)]


def test_each_key_tells_what_was_pressed(qapp: QApplication) -> None:
    player = Player()
    player.show("hold")
    for words, _ in PRESSES:
        player.press(words)
    assert player.pressed == [command for _, command in PRESSES]
    player.show("paused")
    for words in ("Go on", "I am tired", "Finish for today"):
        player.press(words)
    assert player.pressed[5:] == [Command.PRIMARY, Command.TIRED, Command.END]


def test_pause_becomes_go_on_in_place_and_is_deaf_for_a_moment(qapp: QApplication) -> None:
    player = Player()
    player.show("hold")
    before = player.key("Pause").geometry()
    player.screen.show_view(VIEWS["paused"])
    assert player.key("Go on").geometry() == before
    player.key("Go on").click()
    assert player.pressed == []
    player.time.go(1)
    player.key("Go on").click()
    assert player.pressed == [Command.PRIMARY]


def test_in_self_paced_sets_pause_has_a_key_of_its_own(qapp: QApplication) -> None:
    player = Player()
    player.show("self-paced")
    player.press("One done")
    player.press("Pause")
    assert player.pressed == [Command.PRIMARY, Command.PAUSE]


def test_a_question_fills_the_column_and_an_answer_is_one_press(qapp: QApplication) -> None:
    player = Player()
    player.show("hold")
    player.show("effort")
    assert player.visible(SketchCard) == []
    rows = ["Very easy", "Easy", "Medium", "Hard", "Very hard"]
    tops = [player.key(words).mapTo(player.screen, player.key(words).rect().topLeft()).y() for words in rows]
    assert tops == sorted(tops)
    assert player.screen.first_focus() is player.key("Skip")  # no answer looks chosen
    player.press("Hard")
    assert player.pressed == [Choose("4")]
    player.show("hold")
    assert player.visible(SketchCard)
    assert player.screen.first_focus() is player.key("Pause")


def test_an_answer_is_deaf_for_a_moment_when_the_question_comes(qapp: QApplication) -> None:
    player = Player()
    player.show("hold")
    player.screen.show_view(VIEWS["pain"])
    player.key("No pain").click()
    assert player.pressed == []


def test_an_urgent_question_offers_nothing_beside_its_answers_but_skip_and_say_again(qapp: QApplication) -> None:
    player = Player()
    player.show("offer")
    beside = [key.words for key in player.screen.dock_keys if key.isVisibleTo(player.screen)]
    assert beside == ["Skip", "Say again"]
    player.show("effort")
    assert "It hurts" in [key.words for key in player.visible(Key)]


def test_keys_that_lead_nowhere_are_off(qapp: QApplication) -> None:
    player = Player()
    player.screen.show_view(replace(HOLD, can_back=False))
    assert not player.key("Back").isEnabled()
    assert player.key("Next").isEnabled()


def test_scanning_may_walk_only_while_the_session_waits(qapp: QApplication) -> None:
    player = Player()
    changes: list[bool] = []
    player.screen.choices_changed.connect(lambda: changes.append(player.screen.waits_for_choice))
    for name in ("hold", "paused", "hold", "effort"):
        player.show(name)
    player.screen.show_view(replace(HOLD, waiting=True, primary=Primary.GO_ON))
    assert changes == [False, True, False, True, True]


def test_scanning_goes_over_the_answers_first_and_in_a_pause_over_go_on(qapp: QApplication) -> None:
    player = Player()
    player.show("paused")
    order = [key.words for key in player.screen.scan_order()]
    assert order == ["Go on", "I am tired", "Finish for today", "Say again", "Back", "Next", "It hurts"]
    player.show("offer")
    order = [key.words for key in player.screen.scan_order()]
    assert order[:5] == [OFFER.choices[0].words.text.format(title="Bring the thumb across"), *order[1:4], "Skip"]


def test_a_click_leaves_the_focus_on_the_primary_key(qapp: QApplication) -> None:
    player = Player()
    player.show("hold")
    player.screen.activateWindow()
    qapp.processEvents()
    player.key("Pause").setFocus()
    spot = player.key("Next").geometry().center()
    QTest.mouseClick(player.screen.windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
    qapp.processEvents()
    assert player.pressed == [Command.NEXT]
    assert player.screen.focus_ring.around is player.key("Pause")


def test_the_sketch_shows_the_movement_or_stills_under_reduced_motion(qapp: QApplication) -> None:
    player = Player()
    player.show("hold")
    (view,) = player.visible(SketchView)
    assert view.accessibleName() == "A hand bends."
    player.screen.show_view(replace(HOLD, pose=0.4))
    player.screen.pose_to(0.5)
    assert view.phase == 0.4
    still = Player(reduced_motion=True)
    still.show("hold")
    (view,) = still.visible(SketchView)
    still.screen.show_view(replace(HOLD, pose=0.4))
    assert view.phase == 0.25
    still.screen.pose_to(0.5)
    assert view.phase == 0.5


def test_pages_turn_as_they_are_said_end_on_the_last_and_start_again_when_said_again(qapp: QApplication) -> None:
    player = Player(text_percent=200)
    player.show("hold")
    (caption,) = player.visible(Caption)
    assert len(caption.pages) >= 3
    assert caption.page == 0
    player.screen.pass_time(2.9)
    assert caption.page == 0
    for _ in range(100):
        player.screen.pass_time(1.0)
    assert caption.page == len(caption.pages) - 1
    assert caption.pages[-2].startswith("**Helper:**")
    player.screen.say_again()
    assert caption.page == 0


def test_what_stands_beside_the_ring_and_the_helpers_line_are_read_aloud(qapp: QApplication) -> None:
    player = Player()
    player.show("hold")
    names = [text.text() for text in player.visible(Text)]
    assert "Right arm" in names
    assert "Then: Left arm" in names
    assert any(name.startswith("Helper: Support") for name in names)
    player.show("rest")
    assert "Need more time? Press Pause." in [text.text() for text in player.visible(Text)]
