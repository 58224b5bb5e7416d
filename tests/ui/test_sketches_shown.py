"""Where a person meets the sketches: the page of an exercise, Today, and both sides of a stretch in the player."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coach.library.catalogue import ResourceCatalogue
from coach.practice import player
from coach.practice.effects import Choose
from coach.practice.exercise import Group
from coach.practice.message import content
from coach.practice.plan import compile_session
from coach.practice.preferences import Preferences, Side, Theme
from coach.practice.programme import Entry, Movement
from coach.practice.sketch import Fill, Loop, Role
from coach.practice.today import Pictured
from coach.practice.view import Part, View
from coach.ui.screens.exercise import ExercisePage
from coach.ui.screens.player import PlayerScreen
from coach.ui.theme.sketch_colours import sketch_colours
from coach.ui.widgets.pages import Pages
from coach.ui.widgets.path import Path
from coach.ui.widgets.sketch_view import SketchView
from coach.ui.widgets.text import Text
from tests.support.coaching import Sitting
from tests.support.windows import BASE, ROOT, make_kit

CATALOGUE = ResourceCatalogue(ROOT / "resources")
ABLE = Preferences(movement=Movement.OPENS, opens_hand=True)


def rising(variant: str = "", description: str = "A hand rises.") -> Loop:
    """A block of skin at the left that rises in ten steps."""
    frames = tuple(
        (Fill(Role.SKIN, "MLLLZ", (10, y, 30, y, 30, y + 8, 10, y + 8)),) for y in (90 - 8 * step for step in range(11))
    )
    return Loop(1, variant, description, 100.0, False, (), frames, (), (0.0, 0.5), ())


def page(number: int, loop: Callable[[str], Loop | None], preferences: Preferences = ABLE) -> ExercisePage:
    shown = ExercisePage(make_kit(preferences), CATALOGUE.exercises[number], preferences, loop)
    shown.setGeometry(0, 0, BASE.width(), BASE.height())
    shown.show()
    return shown


def picture(view: QWidget) -> QImage:
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    view.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return image


def share_at_left(view: QWidget, colour: str) -> float:
    """Which share of the dots of a colour lies in the left half; there must be some."""
    image, wanted = picture(view), QColor(colour).rgb()
    columns = [x for x in range(image.width()) for y in range(0, image.height(), 2) if image.pixel(x, y) == wanted]
    assert len(columns) > 20
    return sum(x < image.width() / 2 for x in columns) / len(columns)


def middle_height(view: QWidget, colour: str) -> float:
    """How high the dots of a colour lie, 0 the foot to 1 the top; there must be some."""
    image, wanted = picture(view), QColor(colour).rgb()
    rows = [y for y in range(image.height()) for x in range(image.width()) if image.pixel(x, y) == wanted]
    assert rows
    return 1 - sum(rows) / len(rows) / image.height()


# --- the page of an exercise ---


def stills_beside(shown: ExercisePage) -> list[tuple[SketchView, Text]]:
    """The small pictures on the page that is on, each with the line whose middle is at the same height."""
    _, *small = (view for view in shown.findChildren(SketchView) if view.isVisible())
    (pages,) = shown.findChildren(Pages)
    texts = [text for text in pages.findChildren(Text) if text.isVisible()]

    def height(widget: QWidget) -> int:
        return widget.mapTo(shown, widget.rect().center()).y()

    def nearest(view: SketchView) -> Text:
        return min(texts, key=lambda text: abs(height(text) - height(view)))

    return [(view, nearest(view)) for view in small]


def steps_of(shown: ExercisePage) -> list[tuple[SketchView, Text]]:
    more = next(key for key in shown.dock_keys if key.words == "More")
    for _ in range(12):
        if found := stills_beside(shown):
            return found
        more.chosen.emit()
    raise AssertionError


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("tone", range(6))
def test_every_step_has_its_own_still_beside_its_words(qapp: QApplication, theme: Theme, tone: int) -> None:
    look = msgspec.structs.replace(ABLE, theme=theme, skin_tone=tone)
    beside = steps_of(page(1, rising, look))
    assert [text.text()[0] for _, text in beside] == ["1", "2", "3", "4"]
    skin = sketch_colours(theme, tone)[Role.SKIN]
    poses = [middle_height(view, skin) for view, _ in beside]
    assert poses[0] == poses[2] < 0.2
    assert poses[1] == poses[3] > 0.8
    for view, text in beside:
        assert view.mapTo(view.window(), view.rect().topRight()).x() < text.mapTo(text.window(), QPoint()).x()


def test_a_new_look_reaches_the_stills(qapp: QApplication) -> None:
    shown = page(1, rising)
    view, _ = steps_of(shown)[0]
    dark = make_kit(msgspec.structs.replace(ABLE, theme=Theme.DARK, skin_tone=5)).theme
    shown.apply(dark)
    assert middle_height(view, sketch_colours(Theme.DARK, 5)[Role.SKIN]) < 0.2


def test_a_left_hand_has_left_stills(qapp: QApplication) -> None:
    view, _ = steps_of(page(1, rising, msgspec.structs.replace(ABLE, affected=Side.LEFT)))[0]
    assert share_at_left(view, sketch_colours(Theme.LIGHT, ABLE.skin_tone)[Role.SKIN]) == 0


def test_without_a_drawing_the_steps_stand_alone(qapp: QApplication) -> None:
    shown = page(1, lambda _variant: None)
    more = next(key for key in shown.dock_keys if key.words == "More")
    for _ in range(8):
        assert stills_beside(shown) == []
        more.chosen.emit()


def test_the_step_that_names_a_drawing_is_shown_by_it(qapp: QApplication) -> None:
    shown = page(35, lambda variant: rising(variant, f"A hand rises {variant or 'without'} a bottle."))
    names = [view.accessibleName() for view, _ in steps_of(shown)]
    assert names == [*["A hand rises without a bottle."] * 3, "A hand rises with a bottle."]


@pytest.mark.parametrize(("number", "drawings"), [(6, 5), (35, 2), (2, 1)])
def test_all_drawings_are_shown_in_turn(qapp: QApplication, number: int, drawings: int) -> None:
    still = msgspec.structs.replace(ABLE, reduced_motion=True)
    shown = page(number, lambda variant: rising(variant, variant or "plain"), still)
    (view, *_) = shown.findChildren(SketchView)
    more = next(key for key in shown.dock_keys if key.words == "More")
    seen = []
    for _ in range(10):
        seen.append(view.accessibleName())
        more.chosen.emit()
    assert len(set(seen)) == drawings
    assert set(seen) == set(CATALOGUE.exercises[number].drawings) or drawings == 1


def test_the_movement_goes_through_all_drawings(qapp: QApplication) -> None:
    quick = msgspec.structs.replace(ABLE, tempo=0.5)  # a repetition of exercise 6 takes 3 s
    shown = page(6, lambda variant: rising(variant, variant), quick)
    (view, *_) = shown.findChildren(SketchView)
    assert view.accessibleName() == "index"
    for _ in range(300):
        QTest.qWait(20)
        if view.accessibleName() != "index":
            break
    assert view.accessibleName() == "middle"
    shown.hide()


# --- Today ---


def test_today_shows_the_pose_that_teaches_once_the_pictures_are_read(qapp: QApplication) -> None:
    asked: list[int] = []

    def loop(number: int) -> Loop:
        asked.append(number)
        return replace(rising(), teaches=0.5 if number == 1 else 0.0)

    kit = make_kit(ABLE)
    path = Path(kit, loop)
    path.resize(800, 260)
    exercises = (CATALOGUE.exercises[1], CATALOGUE.exercises[2])
    path.show_pictures([Pictured(one.number, content(one.title), one.group) for one in exercises], Side.RIGHT)
    path.show()
    assert asked == []  # the screen is there before its pictures are read
    assert [view.accessibleName() for view in path.findChildren(SketchView)] == [one.title for one in exercises]
    while path.waits:
        qapp.processEvents()
    assert asked == [1, 2]
    skin = sketch_colours(Theme.LIGHT, ABLE.skin_tone)[Role.SKIN]
    first, second = path.findChildren(SketchView)
    assert middle_height(first, skin) > 0.8
    assert middle_height(second, skin) < 0.2


# --- both sides of a stretch ---


def moments(number: int, affected: Side) -> list[View]:
    """The hold of each side, in order."""
    preferences = msgspec.structs.replace(ABLE, affected=affected)
    sitting = Sitting(compile_session([Entry(exercise=number)], CATALOGUE.exercises, preferences))
    sitting.press(Choose("1"))
    found = []
    for index in (0, 1):
        sitting.until_set(index)
        found.append(sitting.view)
    return found


@pytest.mark.parametrize("number", [3, 4])
@pytest.mark.parametrize("affected", Side)
def test_the_second_side_is_the_mirror_with_the_blue_sleeve_on_the_arm_that_is_stretched(
    qapp: QApplication, number: int, affected: Side
) -> None:
    first, second = moments(number, affected)
    assert (first.part, second.part) == (Part.WORK, Part.WORK)
    assert (first.side, second.side) == (affected, affected.other)
    assert first.pose == second.pose
    screen = PlayerScreen(make_kit(ABLE), CATALOGUE, 150)
    screen.resize(QSize(BASE))
    screen.show()
    shown, sleeves = [], []
    blue = sketch_colours(Theme.LIGHT, ABLE.skin_tone)[Role.SLEEVE]
    cream = sketch_colours(Theme.LIGHT, ABLE.skin_tone)[Role.OTHER_SLEEVE]
    for view in (first, second):
        screen.show_view(view)
        (sketch,) = (one for one in screen.findChildren(SketchView) if one.isVisible())
        shown.append(picture(sketch))
        sleeves.append((share_at_left(sketch, blue), share_at_left(sketch, cream)))
    turned = shown[1].flipped(Qt.Orientation.Horizontal)
    spots = itertools.product(range(0, turned.width(), 5), range(0, turned.height(), 5))
    far = [spot for spot in spots if abs(_lightness(turned, spot) - _lightness(shown[0], spot)) > 90]
    assert len(far) < 12
    for one, other in zip(*sleeves, strict=True):  # what was at the left is at the right
        assert one == pytest.approx(1 - other, abs=0.05)
    on_right = sleeves[(first.side, second.side).index(Side.RIGHT)]
    assert on_right[0] == pytest.approx(share_at_left(as_drawn(number, first.pose), blue), abs=0.05)


def as_drawn(number: int, phase: float) -> SketchView:
    """The art of a right arm, as it is."""
    loop = CATALOGUE.loop(number)
    assert loop is not None
    view = SketchView(sketch_colours(Theme.LIGHT, ABLE.skin_tone))
    view.resize(400, 400)
    view.set_loop(loop, Group.STRETCHES, "")
    view.set_phase(phase)
    return view


def _lightness(image: QImage, spot: tuple[int, int]) -> int:
    return image.pixelColor(*spot).lightness()


def test_a_session_shows_no_other_hand_than_the_one_that_works() -> None:
    state = player.start(compile_session([Entry(exercise=1)], CATALOGUE.exercises, ABLE))[0]
    assert {segment.side for segment in state.timeline.segments} == {ABLE.affected}
