"""Progress, used as a person does: the words, the charts, how far back, the tables."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

import msgspec
import pytest
from PySide6.QtCore import QEventLoop, QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from coach.practice.message import ui
from coach.practice.preferences import Layout, Preferences, Side, Theme
from coach.practice.progress.looking import SUBJECTS, Wanted, look
from coach.practice.progress.model import Bars, Period, Shares, Subject
from coach.practice.record import DayTotal
from coach.ui.scenery.looking_back import SampleTotals
from coach.ui.screens.progress import Progress
from coach.ui.widgets.chart_library import LIBRARY, ChartLibrary
from coach.ui.widgets.chart_view import ChartView
from coach.ui.widgets.day_table import DayTable
from tests.support.pressing import Person
from tests.support.shooting import make_studio
from tests.support.windows import BASE, FakeTime, make_kit, settle

TODAY = date(2026, 3, 6)  # a Friday
FIVE = (0, 1, 3, 4, 5)
LOW, SMALL, WIDE = QSize(1366, 698), QSize(1024, 600), QSize(1920, 1080)


def totals(by_days_ago: Mapping[int, int]) -> list[DayTotal]:
    """Days with so many repetitions, each of 6 seconds."""
    days = sorted(by_days_ago.items(), reverse=True)
    return [DayTotal((TODAY - timedelta(days=ago)).isoformat(), number, number * 6.0, 1) for ago, number in days]


PRACTISED = totals({ago: 30 + 7 * (ago % 5) for ago in range(0, 60) if ago % 7 not in (2, 5)})
FOR_YEARS = totals({ago: 30 + 7 * (ago % 5) for ago in range(0, 900) if ago % 7 not in (2, 5)})
FIRST_DAY = totals({0: 40})


def at_once(then: Callable[[], None]) -> None:
    importlib.import_module(LIBRARY)
    then()


class Visitor(Person):
    """Keeps what the screen told; what it asks for is looked up at once."""

    def __init__(
        self,
        application: QApplication,
        days: Sequence[DayTotal],
        wanted: Wanted | None = None,
        *,
        size: QSize = BASE,
        locale: str = "en",
        changes: Mapping[str, object] | None = None,
        bring: Callable[[Callable[[], None]], None] = at_once,
    ) -> None:
        time = FakeTime()
        preferences = msgspec.structs.replace(Preferences(), **(changes or {}))
        self._exercises = make_studio().catalogue.exercises
        self._totals = SampleTotals(days, self._exercises)
        self._qt = application
        self.progress = Progress(make_kit(preferences, size=size, locale=locale, time=time), bring)
        self.told: list[str] = []
        self.progress.today.connect(lambda: self.told.append("today"))
        self.progress.see_more.connect(lambda: self.told.append("see more"))
        self.progress.spoken.connect(self.told.append)
        self.progress.wanted.connect(self.show)
        super().__init__(application, self.progress, size, time)
        self.show(wanted or Wanted())
        self.wait()

    def show(self, wanted: Wanted) -> None:
        self.progress.show_look(look(self._totals, wanted, TODAY, FIVE, self._exercises))

    def wait(self) -> None:
        """Let a second go by, in which the chart is drawn."""
        super().wait()
        for _ in range(3):
            settle(self._qt)

    @property
    def chart(self) -> ChartView:
        (found,) = self.progress.findChildren(ChartView)
        return found

    @property
    def table(self) -> DayTable:
        (found,) = self.progress.findChildren(DayTable)
        return found

    def title(self) -> str:
        return self.chart.accessibleName()

    def rows(self) -> list[tuple[str, ...]]:
        """All rows of the table, as a screen reader reads them."""
        model = self.table.model()
        columns = range(model.columnCount())
        return [tuple(model.index(row, column).data() for column in columns) for row in range(model.rowCount())]

    def colour_near(self, x: float, y: float) -> QColor:
        """The colour that is seen at this share of the chart's width and height."""
        picture = self.chart.grab().toImage()
        return picture.pixelColor(int(x * (picture.width() - 1)), int(y * (picture.height() - 1)))


def test_words_chart_and_week_stand_on_one_page(qapp: QApplication) -> None:
    visitor = Visitor(qapp, PRACTISED)
    assert visitor.names() == ["Today", "Next chart", "Longer", "As a table", "Say it", "See more"]
    assert visitor.chart.isVisible()
    assert visitor.chart.drawn
    assert any("repetitions this week." in text for text in visitor.texts())
    assert any("of 5 days done" in text for text in visitor.texts())
    assert visitor.complaints() == []
    visitor.press("Today")
    visitor.press("See more")
    assert visitor.told == ["today", "see more"]


def test_next_chart_goes_round_all_subjects(qapp: QApplication) -> None:
    visitor = Visitor(qapp, PRACTISED)
    titles = []
    for _ in SUBJECTS:
        titles.append(visitor.title().partition(",")[0])
        visitor.press("Next chart")
    assert titles == [
        "Repetitions a day",
        "Minutes a day",
        "Days of practice a week",
        "How hard it was",
        "Pain",
        "Minutes for each exercise",
        "Minutes for each group",
    ]
    assert visitor.title().startswith(titles[0])


def test_two_keys_change_how_far_back_the_chart_looks(qapp: QApplication) -> None:
    visitor = Visitor(qapp, FOR_YEARS)
    seen = [visitor.title()]
    while "Longer" in visitor.names():
        visitor.press("Longer")
        seen.append(visitor.title())
    assert [title.partition(", ")[2].partition(" ")[0] for title in seen] == ["four", "three", "one", "since"]
    assert "Shorter" in visitor.names()
    for _ in range(3):
        visitor.press("Shorter")
    assert visitor.title() == seen[0]
    assert "Shorter" not in visitor.names()


def test_one_key_alone_never_ends_on_a_key_it_did_not_choose(qapp: QApplication) -> None:
    visitor = Visitor(qapp, PRACTISED)
    visitor.key("Longer").setFocus()
    visitor.press("Longer")
    focused = visitor.progress.focusWidget()
    assert focused is visitor.key("Shorter")


def test_the_period_stays_from_one_chart_to_the_next(qapp: QApplication) -> None:
    visitor = Visitor(qapp, FOR_YEARS)
    visitor.press("Longer")
    visitor.press("Next chart")
    assert "Minutes a week, three months" in visitor.title()


def test_a_young_record_offers_no_other_period(qapp: QApplication) -> None:
    visitor = Visitor(qapp, totals({0: 40, 1: 30}))
    assert visitor.names() == ["Today", "Next chart", "As a table", "Say it", "See more"]


def test_the_chart_is_named_by_its_sentences(qapp: QApplication) -> None:
    name = Visitor(qapp, PRACTISED).chart.accessibleName()
    assert name.startswith("Repetitions a day, four weeks")
    assert "repetitions this week." in name


def test_say_it_says_the_sentences_and_the_week(qapp: QApplication) -> None:
    visitor = Visitor(qapp, PRACTISED)
    visitor.press("Say it")
    assert "repetitions this week." in visitor.told[0]
    assert "of 5 days done." in visitor.told[0]


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("period", [Period.FOUR_WEEKS, Period.ALL])
def test_the_table_holds_what_the_chart_shows(qapp: QApplication, subject: Subject, period: Period) -> None:
    visitor = Visitor(qapp, FOR_YEARS, Wanted(subject, period))
    visitor.press("As a table")
    shown = visitor.progress.chart
    assert visitor.table.isVisible()
    assert not visitor.chart.isVisible()
    assert visitor.table.accessibleName() in visitor.texts()
    if isinstance(shown, Bars):
        assert [float(row[1].replace(",", "")) for row in visitor.rows()] == [b.number for b in reversed(shown.bars)]
    elif isinstance(shown, Shares):
        assert [int(row[1].replace(",", "")) for row in visitor.rows()] == [share.minutes for share in shown.shares]
        assert all(len(row) == 4 for row in visitor.rows())
    visitor.press("As a chart")
    assert visitor.chart.isVisible()


def test_rows_are_called_by_day_week_month_or_year(qapp: QApplication) -> None:
    visitor = Visitor(qapp, totals(dict.fromkeys(range(3000), 5)))
    visitor.press("As a table")
    first = [visitor.rows()[0][0]]
    while "Longer" in visitor.names():
        visitor.press("Longer")
        first.append(visitor.rows()[0][0])
    assert first == ["Fri Mar 6", "Week from Mar 2", "Mar 2026", "2026"]


def test_a_table_uses_the_height_that_is_there(qapp: QApplication) -> None:
    visitor = Visitor(qapp, PRACTISED, Wanted(Subject.EXERCISES))
    visitor.press("As a table")
    below = visitor.progress.height() - visitor.table.mapTo(visitor.progress, visitor.table.rect().bottomLeft()).y()
    assert visitor.table.per_page == visitor.table.rowCount() or below < 80


def test_a_narrow_table_loses_no_number(qapp: QApplication) -> None:
    wide = Visitor(qapp, PRACTISED, Wanted(Subject.EXERCISES))
    narrow = Visitor(qapp, PRACTISED, Wanted(Subject.EXERCISES), size=SMALL, changes={"text_percent": 200})
    wide.press("As a table")
    while "As a table" not in narrow.names():
        narrow.press("More")
    narrow.press("As a table")
    numbers = [number for row in wide.rows() for number in row[1:]]
    assert [row[1] for row in narrow.rows() if row[1]] == numbers
    assert sum(narrow.table.columnWidth(column) for column in range(2)) <= narrow.table.width()


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
    assert visitor.names() == ["Today", "Say it", "See more"]
    assert not visitor.chart.isVisible()
    words = " ".join(visitor.texts())
    assert "Your practice will show here." in words
    assert "5 days" in words


@pytest.mark.parametrize("subject", [Subject.REPETITIONS, Subject.MINUTES, Subject.DAYS, Subject.PAIN])
def test_the_first_day_is_words_and_not_one_lonely_bar(qapp: QApplication, subject: Subject) -> None:
    visitor = Visitor(qapp, FIRST_DAY, Wanted(subject))
    assert not visitor.chart.isVisible()
    assert any("second" in text for text in visitor.texts())
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


def test_red_is_for_pain_alone(qapp: QApplication) -> None:
    danger = Visitor(qapp, PRACTISED).progress.theme.colours.danger.name()
    reds = {}
    for subject in SUBJECTS:
        visitor = Visitor(qapp, PRACTISED, Wanted(subject))
        picture = visitor.chart.grab().toImage()
        reds[subject] = any(
            picture.pixelColor(x, y).name() == danger
            for x in range(0, picture.width(), 3)
            for y in range(picture.height())
        )
    assert [subject for subject, red in reds.items() if red] == [Subject.PAIN]


def test_until_the_library_is_there_the_words_stand_alone(qapp: QApplication) -> None:
    waiting: list[Callable[[], None]] = []
    visitor = Visitor(qapp, PRACTISED, bring=waiting.append)
    assert not visitor.chart.drawn
    assert not visitor.progress.drawn
    assert any("repetitions this week." in text for text in visitor.texts())
    visitor.press("As a table")
    assert len(visitor.rows()) == 28
    visitor.press("As a chart")
    assert len(waiting) == 1
    at_once(waiting[0])
    visitor.wait()
    assert visitor.progress.drawn


def test_a_screen_that_is_left_before_the_library_is_there_is_left_alone(qapp: QApplication) -> None:
    waiting: list[Callable[[], None]] = []
    visitor = Visitor(qapp, PRACTISED, bring=waiting.append)
    chart = visitor.chart
    visitor.progress.deleteLater()
    settle(qapp)
    assert not isValid(chart)
    waiting[0]()


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
    assert visitor.progress.drawn
    walk_through(visitor)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [BASE, LOW, SMALL, WIDE], ids=["base", "low", "small", "wide"])
@pytest.mark.parametrize("days", [[], FIRST_DAY, PRACTISED], ids=["nothing", "first day", "practised"])
def test_nothing_is_cut_off(qapp: QApplication, days: list[DayTotal], size: QSize, percent: int) -> None:
    walk_through(Visitor(qapp, days, size=size, changes={"text_percent": percent}))


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("size", [LOW, SMALL], ids=["low", "small"])
def test_no_chart_is_cut_off(qapp: QApplication, size: QSize, subject: Subject) -> None:
    for percent in (100, 200):
        walk_through(
            Visitor(qapp, FOR_YEARS, Wanted(subject, Period.YEAR), size=size, changes={"text_percent": percent})
        )


@pytest.mark.parametrize("locale", ["qps", "qps-rtl"])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_in_longer_languages(qapp: QApplication, locale: str, percent: int) -> None:
    for subject in SUBJECTS:
        walk_through(Visitor(qapp, PRACTISED, Wanted(subject), locale=locale, changes={"text_percent": percent}))


@pytest.mark.parametrize("changes", [{"layout": Layout.BAND}, {"controls": Side.LEFT}, {"theme": Theme.CONTRAST}])
def test_nothing_is_cut_off_in_other_layouts(qapp: QApplication, changes: Mapping[str, object]) -> None:
    walk_through(Visitor(qapp, PRACTISED, changes=changes))


def walk_through(visitor: Visitor) -> None:
    """Turn through all pages, then look at the table."""
    spoken = visitor.progress.kit.words.spoken
    more, table = spoken(ui("More")), spoken(ui("As a table"))
    for _ in range(visitor.progress.page[1]):
        assert visitor.complaints() == []
        if more in visitor.names():
            visitor.press(more)
    if table in visitor.names():
        visitor.press(table)
        assert visitor.complaints() == []
        width = sum(visitor.table.columnWidth(column) for column in range(visitor.table.columnCount()))
        assert width <= visitor.table.width()
