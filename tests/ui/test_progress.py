"""Progress, used as a person does: the words, the bars, the table."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date, timedelta

import msgspec
import pytest
from PySide6.QtCore import QEventLoop, QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from coach.practice.charts import chart
from coach.practice.message import ui
from coach.practice.preferences import Layout, Preferences, Side, Theme
from coach.practice.record import DayTotal
from coach.practice.stats import Measure
from coach.ui.screens.progress import Progress
from coach.ui.widgets.bar_chart import BarChart
from coach.ui.widgets.chart_library import LIBRARY, ChartLibrary
from coach.ui.widgets.day_table import DayTable
from tests.support.pressing import Person
from tests.support.windows import BASE, FakeTime, make_kit

TODAY = date(2026, 3, 6)  # a Friday
LOW, SMALL, WIDE = QSize(1366, 698), QSize(1024, 600), QSize(1920, 1080)


def totals(by_days_ago: Mapping[int, int]) -> list[DayTotal]:
    """Days with so many repetitions, each of 6 seconds."""
    days = sorted(by_days_ago.items(), reverse=True)
    return [DayTotal((TODAY - timedelta(days=ago)).isoformat(), number, number * 6.0, 1) for ago, number in days]


PRACTISED = totals({ago: 30 + 7 * (ago % 5) for ago in range(0, 60) if ago % 7 not in (2, 5)})


def at_once(then: Callable[[], None]) -> None:
    then()


class Visitor(Person):
    """Keeps what the screen told."""

    def __init__(
        self,
        application: QApplication,
        days: list[DayTotal],
        *,
        size: QSize = BASE,
        locale: str = "en",
        changes: Mapping[str, object] | None = None,
        bring: Callable[[Callable[[], None]], None] = at_once,
    ) -> None:
        time = FakeTime()
        preferences = msgspec.structs.replace(Preferences(), **(changes or {}))
        self.progress = Progress(make_kit(preferences, size=size, locale=locale, time=time), bring=bring)
        self.told: list[str] = []
        self.progress.today.connect(lambda: self.told.append("today"))
        self.progress.spoken.connect(self.told.append)
        super().__init__(application, self.progress, size, time)
        self.progress.show_days(days, TODAY, 5)
        self.wait()

    @property
    def chart(self) -> BarChart:
        (found,) = self.progress.findChildren(BarChart)
        return found

    @property
    def table(self) -> DayTable:
        (found,) = self.progress.findChildren(DayTable)
        return found

    def rows(self) -> list[tuple[str, str]]:
        """All rows of the table, as a screen reader reads them."""
        model = self.table.model()
        return [(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())]

    def colour_near(self, x: float, y: float) -> QColor:
        """The colour that is seen at this share of the chart's width and height."""
        picture = self.chart.grab().toImage()
        return picture.pixelColor(int(x * (picture.width() - 1)), int(y * (picture.height() - 1)))


def test_words_chart_and_week_stand_on_one_page(qapp: QApplication) -> None:
    visitor = Visitor(qapp, PRACTISED)
    assert visitor.names() == ["Today", "Say it", "As a table", "Next chart"]
    assert visitor.chart.isVisible()
    assert visitor.chart.drawn
    assert any("repetitions this week." in text for text in visitor.texts())
    assert visitor.complaints() == []
    visitor.press("Today")
    assert visitor.told == ["today"]


def test_next_chart_goes_round_all_three(qapp: QApplication) -> None:
    visitor = Visitor(qapp, PRACTISED)
    titles = []
    for _ in range(3):
        titles.append(next(text for text in visitor.texts() if "four weeks" in text or "a week" in text))
        visitor.press("Next chart")
    assert titles == ["Repetitions a day, four weeks", "Minutes a day, four weeks", "Days of practice a week"]
    assert titles[0] in visitor.texts()


def test_the_chart_is_named_by_its_sentences(qapp: QApplication) -> None:
    name = Visitor(qapp, PRACTISED).chart.accessibleName()
    assert name.startswith("Repetitions a day, four weeks")
    assert "repetitions this week." in name


def test_say_it_says_the_sentences_and_the_week(qapp: QApplication) -> None:
    visitor = Visitor(qapp, PRACTISED)
    visitor.press("Say it")
    assert "repetitions this week." in visitor.told[0]
    assert "of 5 days done." in visitor.told[0]


@pytest.mark.parametrize("place", range(3))
def test_the_table_holds_what_the_chart_shows(qapp: QApplication, place: int) -> None:
    visitor = Visitor(qapp, PRACTISED)
    for _ in range(place):
        visitor.press("Next chart")
    visitor.press("As a table")
    expected = chart(PRACTISED, TODAY, tuple(Measure)[place], 5)
    assert visitor.table.isVisible()
    assert not visitor.chart.isVisible()
    assert visitor.table.accessibleName() in visitor.texts()
    assert [int(number) for _, number in visitor.rows()] == [bar.number for bar in reversed(expected.bars)]
    assert visitor.rows()[0][0] == ("Week from Mar 2" if expected.by_week else "Fri Mar 6")
    visitor.press("As a chart")
    assert visitor.chart.isVisible()


def test_keys_turn_the_pages_of_the_table_and_no_row_is_missed(qapp: QApplication) -> None:
    visitor = Visitor(qapp, PRACTISED)
    visitor.press("As a table")
    seen = []
    for _ in range(visitor.table.place[1]):
        seen += seen_rows(visitor.table)
        visitor.press("Down")
    assert sorted(set(seen)) == list(range(28))
    for _ in range(visitor.table.place[1]):
        visitor.press("Up")
    assert seen_rows(visitor.table)[0] == 0


def seen_rows(table: DayTable) -> list[int]:
    """The rows that are seen whole."""
    area = table.viewport().rect()
    places = [table.visualRect(table.model().index(row, 0)) for row in range(table.rowCount())]
    return [row for row, place in enumerate(places) if area.contains(place)]


def test_nothing_yet_is_said_kindly_with_the_plan(qapp: QApplication) -> None:
    visitor = Visitor(qapp, [])
    assert visitor.names() == ["Today", "Say it"]
    assert not visitor.chart.isVisible()
    words = " ".join(visitor.texts())
    assert "Your practice will show here." in words
    assert "5 days" in words


def test_the_first_day_is_words_and_not_one_lonely_bar(qapp: QApplication) -> None:
    visitor = Visitor(qapp, totals({0: 40}))
    assert not visitor.chart.isVisible()
    assert any("40 repetitions this week." in text and "second day" in text for text in visitor.texts())
    assert "As a table" in visitor.names()


@pytest.mark.parametrize("theme", list(Theme))
def test_the_current_bar_is_the_accent_and_the_others_are_not(qapp: QApplication, theme: Theme) -> None:
    visitor = Visitor(qapp, totals({0: 40, 27: 40}), changes={"theme": theme})
    colours = visitor.progress.theme.colours
    assert visitor.colour_near(0.985, 0.7) == colours.accent
    shades = {visitor.colour_near(x / 400, 0.7).name() for x in range(400)}
    assert {colours.mark.name(), colours.paper.name()} <= shades


def test_time_runs_from_left_to_right_in_every_language(qapp: QApplication) -> None:
    visitor = Visitor(qapp, totals({0: 40, 1: 40}), locale="qps-rtl")
    assert visitor.colour_near(0.985, 0.7) == visitor.progress.theme.colours.accent


def test_until_the_library_is_there_the_words_stand_alone(qapp: QApplication) -> None:
    waiting: list[Callable[[], None]] = []
    visitor = Visitor(qapp, PRACTISED, bring=waiting.append)
    assert not visitor.chart.drawn
    assert any("repetitions this week." in text for text in visitor.texts())
    visitor.press("As a table")
    assert len(visitor.rows()) == 28
    visitor.press("As a chart")
    assert len(waiting) == 1
    waiting[0]()
    assert visitor.chart.drawn


def test_the_library_comes_in_a_thread_and_tells_here(qapp: QApplication) -> None:
    told: list[str] = []
    library = ChartLibrary(lambda: told.append("prepared"))
    loop = QEventLoop()
    library.bring(loop.quit)
    loop.exec()
    assert LIBRARY in sys.modules
    library.bring(lambda: told.append("at once"))
    assert told == ["prepared", "at once"]


def test_a_new_look_is_taken_while_the_chart_is_on(qapp: QApplication) -> None:
    visitor = Visitor(qapp, PRACTISED)
    visitor.progress.apply(make_kit(Preferences(theme=Theme.DARK, text_percent=200)).theme)
    visitor.wait()
    walk_through(visitor)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [BASE, LOW, SMALL, WIDE], ids=["base", "low", "small", "wide"])
@pytest.mark.parametrize("days", [[], totals({0: 40}), PRACTISED], ids=["nothing", "first day", "practised"])
def test_nothing_is_cut_off(qapp: QApplication, days: list[DayTotal], size: QSize, percent: int) -> None:
    walk_through(Visitor(qapp, days, size=size, changes={"text_percent": percent}))


@pytest.mark.parametrize("locale", ["qps", "qps-rtl"])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_in_longer_languages(qapp: QApplication, locale: str, percent: int) -> None:
    walk_through(Visitor(qapp, PRACTISED, locale=locale, changes={"text_percent": percent}))


@pytest.mark.parametrize("changes", [{"layout": Layout.BAND}, {"controls": Side.LEFT}, {"theme": Theme.CONTRAST}])
def test_nothing_is_cut_off_in_other_layouts(qapp: QApplication, changes: Mapping[str, object]) -> None:
    walk_through(Visitor(qapp, PRACTISED, changes=changes))


def walk_through(visitor: Visitor) -> None:
    """Turn through all pages, then look at the table."""
    spoken = visitor.progress.kit.words.spoken
    turning, table = (spoken(ui("More")), spoken(ui("Back"))), spoken(ui("As a table"))
    total = visitor.progress.page[1]
    for _ in range(total):
        assert visitor.complaints() == []
        if total > 1:
            visitor.press(next(name for name in visitor.names() if name in turning))
    if table in visitor.names():
        visitor.press(table)
        assert visitor.complaints() == []
        width = sum(visitor.table.columnWidth(column) for column in range(2))
        assert width <= visitor.table.width()
