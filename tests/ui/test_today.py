"""Today, used as a person does."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from coach.practice.exercise import Group
from coach.practice.message import Message, content, ui
from coach.practice.preferences import Layout, Preferences, Side, Theme
from coach.practice.stats import Dot
from coach.practice.today import (
    Figure,
    Offer,
    Pictured,
    TodayView,
    exercises_figure,
    minutes_figure,
    repetitions_figure,
)
from coach.practice.week import WeekView
from coach.ui.screens.today import Today
from coach.ui.widgets.figures import Figures
from coach.ui.widgets.sketch_view import SketchView
from coach.ui.widgets.week_dots import WeekDots
from tests.support.pressing import Person
from tests.support.windows import BASE, FakeTime, make_kit

LOW, SMALL, WIDE = QSize(1366, 698), QSize(1024, 600), QSize(1920, 1080)
TITLES = ("Thumb across the palm", "Wrist bend", "Inner arm stretch", "Palm up and down", "Wrist curl", "Stack coins")
DOTS = (Dot.DONE, Dot.DONE, Dot.REST, Dot.DONE, Dot.TODAY, Dot.PLANNED, Dot.REST)
NOTES = (
    ui("Not today: {name}. You do not have what it needs.", name=content("Roll the ball")),
    ui("Instead: {name}.", name=content("Wrist side to side")),
)
SIGNALS = ("start", "go_on", "begin_anew", "ask_first", "exercises", "progress", "settings")


def day(
    count: int = 4, *, offer: Offer = Offer.START, ask_first: bool = False, notes: tuple[Message, ...] = ()
) -> TodayView:
    figures: tuple[Figure, ...] = (exercises_figure(count), minutes_figure(18 * 60), repetitions_figure(108))
    pictures = tuple(Pictured(n + 1, content(title), Group.MOVES) for n, title in enumerate(TITLES[:count]))
    return TodayView(
        greeting=ui("**Good morning**"),
        lead=ui("Your plan for today"),
        figures=figures,
        pictures=pictures,
        first=ui("First: **{title}**", title=pictures[0].title) if offer is Offer.START else None,
        notes=notes,
        week=WeekView(DOTS, 4, ui("This week: **{done} of {planned} days** done", done=3, planned=5)),
        offer=offer,
        ask_first=ask_first,
        side=Side.LEFT,
    )


class Visitor(Person):
    """Keeps where the screen led."""

    def __init__(
        self,
        application: QApplication,
        view: TodayView,
        *,
        size: QSize = BASE,
        locale: str = "en",
        changes: Mapping[str, object] | None = None,
    ) -> None:
        time = FakeTime()
        preferences = msgspec.structs.replace(Preferences(), **(changes or {}))
        self.today = Today(make_kit(preferences, size=size, locale=locale, time=time), lambda _number: None)
        self.view, self.led = view, list[str]()
        for name in SIGNALS:
            getattr(self.today, name).connect(lambda name=name: self.led.append(name))
        super().__init__(application, self.today, size, time)
        self.today.show_day(view)
        self.wait()

    def turn(self) -> None:
        """To the next page, or from the last to the first."""
        words = self.today.kit.words
        wanted = (words.spoken(ui("More")), words.spoken(ui("Back")))
        self.press(next(name for name in self.names() if name in wanted))

    def pictures(self) -> list[str]:
        return [view.accessibleName() for view in self.today.findChildren(SketchView) if view.isVisible()]


def test_start_is_the_first_key_and_one_key_alone_presses_it(qapp: QApplication) -> None:
    visitor = Visitor(qapp, day())
    assert visitor.names()[0] == "Start"
    assert visitor.key("Start").height() > 2 * visitor.key("Exercises").height()
    first = visitor.today.first_focus()
    assert first is visitor.key("Start")
    visitor.press("Start")
    assert visitor.led == ["start"]


@pytest.mark.parametrize("name", ["Exercises", "Progress", "Settings"])
def test_the_other_keys_lead_where_they_say(qapp: QApplication, name: str) -> None:
    visitor = Visitor(qapp, day())
    visitor.press(name)
    assert visitor.led == [name.lower()]


def test_a_screen_reader_finds_the_plan(qapp: QApplication) -> None:
    visitor = Visitor(qapp, day())
    assert named(visitor, Figures) == "4 exercises. 18 minutes. 108 repetitions."
    assert visitor.pictures() == list(TITLES[:4])
    assert named(visitor, WeekDots) == "This week: 3 of 5 days done"
    assert "First: Thumb across the palm" in visitor.texts()


def test_what_it_may_say_holds_the_plan_and_what_is_different(qapp: QApplication) -> None:
    said = Visitor(qapp, day(notes=NOTES)).today.said
    assert said.startswith("Good morning. Your plan for today. 4 exercises.")
    assert said.endswith("Instead: Wrist side to side.")


def test_who_has_not_asked_a_doctor_is_asked_by_any_start(qapp: QApplication) -> None:
    for offer, names in ((Offer.START, ["Start"]), (Offer.GO_ON, ["Go on", "Start anew"]), (Offer.REST, ["Practise"])):
        visitor = Visitor(qapp, day(offer=offer, ask_first=True))
        for name in names:
            visitor.press(name)
        assert visitor.led == ["ask_first"] * len(names)


def test_a_broken_off_session_goes_on_or_begins_anew(qapp: QApplication) -> None:
    visitor = Visitor(qapp, day(offer=Offer.GO_ON))
    assert visitor.names()[:2] == ["Go on", "Start anew"]
    visitor.press("Start anew")
    visitor.press("Go on")
    assert visitor.led == ["begin_anew", "go_on"]


def test_after_the_day_is_done_practising_again_is_the_smaller_offer(qapp: QApplication) -> None:
    visitor = Visitor(qapp, day(offer=Offer.REST))
    assert visitor.names()[0] == "Progress"
    assert "Start" not in visitor.names()
    visitor.press("Practise again")
    assert visitor.led == ["start"]


def test_what_is_different_today_is_a_page_away(qapp: QApplication) -> None:
    visitor = Visitor(qapp, day(notes=NOTES))
    assert "Something is different today. Press More." in visitor.texts()
    visitor.press("More")
    assert "Not today: Roll the ball. You do not have what it needs." in visitor.texts()
    visitor.press("Back")
    assert "Good morning" in visitor.texts()


def test_one_exercise_alone_stands_large(qapp: QApplication) -> None:
    visitor = Visitor(qapp, day(1))
    (view,) = visitor.today.findChildren(SketchView)
    assert view.height() > 380


def test_a_new_day_replaces_the_one_before(qapp: QApplication) -> None:
    visitor = Visitor(qapp, day(notes=NOTES))
    visitor.press("More")
    visitor.today.show_day(day(2))
    visitor.wait()
    assert visitor.pictures() == list(TITLES[:2])
    assert "More" not in visitor.names()


def test_a_larger_window_brings_all_onto_one_page_again(qapp: QApplication) -> None:
    visitor = Visitor(qapp, day(), size=SMALL)
    assert "More" in visitor.names()
    visitor.today.apply(make_kit(Preferences(), size=WIDE).theme)
    visitor.today.resize(WIDE)
    visitor.wait()
    assert "More" not in visitor.names()
    assert visitor.complaints() == []


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [BASE, LOW, SMALL, WIDE], ids=["base", "low", "small", "wide"])
@pytest.mark.parametrize("count", [1, 2, 6])
def test_nothing_is_cut_off_on_any_page(qapp: QApplication, count: int, size: QSize, percent: int) -> None:
    walk_through(Visitor(qapp, day(count, notes=NOTES), size=size, changes={"text_percent": percent}))


@pytest.mark.parametrize("locale", ["qps", "qps-rtl"])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_in_longer_languages(qapp: QApplication, locale: str, percent: int) -> None:
    walk_through(Visitor(qapp, day(notes=NOTES), locale=locale, changes={"text_percent": percent}))


@pytest.mark.parametrize("changes", [{"layout": Layout.BAND}, {"controls": Side.LEFT}, {"theme": Theme.CONTRAST}])
@pytest.mark.parametrize("offer", list(Offer))
def test_nothing_is_cut_off_in_other_layouts(qapp: QApplication, offer: Offer, changes: dict[str, object]) -> None:
    walk_through(Visitor(qapp, day(offer=offer), changes=changes))


def named(visitor: Visitor, kind: type[QWidget]) -> str:
    """What a screen reader calls the only widget of this kind."""
    (widget,) = visitor.today.findChildren(kind)
    return widget.accessibleName()


def walk_through(visitor: Visitor) -> None:
    """Turn through all pages; together they hold everything."""
    seen: set[str] = set()
    total = visitor.today.page[1]
    for _ in range(total):
        assert visitor.complaints() == []
        seen.update(visitor.texts())
        seen.update(visitor.pictures())
        if total > 1:
            visitor.turn()
    assert visitor.today.page == (0, total)
    view = visitor.view
    shown = (view.greeting, view.lead, view.week.sentence, *view.notes, *([view.first] if view.first else []))
    words = visitor.today.kit.words
    assert {words.spoken(message) for message in shown} <= seen
    assert {words.spoken(one.title) for one in view.pictures} <= seen
