"""The summary after a session, used as a person does."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from coach.practice.message import Message, ui
from coach.practice.preferences import Layout, Preferences, Side, Theme
from coach.practice.recap import RecapView
from coach.practice.safety import AFTER_PAIN, AFTER_STRONG_PAIN
from coach.practice.stats import Dot
from coach.practice.today import exercises_figure, holds_figure, repetitions_figure
from coach.practice.week import WeekView
from coach.ui.screens.summary import Summary
from coach.ui.widgets.figures import Figures
from tests.support.pressing import Person
from tests.support.windows import BASE, FakeTime, make_kit

LOW, SMALL = QSize(1366, 698), QSize(1024, 600)
DOTS = (Dot.DONE, Dot.DONE, Dot.REST, Dot.DONE, Dot.DONE, Dot.PLANNED, Dot.REST)


def recap(advice: tuple[Message, ...] = (), *, nothing: bool = False) -> RecapView:
    return RecapView(
        title=ui("You stopped when it hurt. **That was right.**") if advice else ui("**You did your exercises.**"),
        advice=advice,
        figures=() if nothing else (exercises_figure(2), repetitions_figure(40), holds_figure(2)),
        saved=ui("It is all saved."),
        week=WeekView(DOTS, 4, ui("This week: **{done} of {planned} days** done", done=4, planned=5)),
        following=ui("Next: **{day}**.", day=ui("tomorrow")),
    )


class Visitor(Person):
    """Keeps what the screen told."""

    def __init__(
        self,
        application: QApplication,
        view: RecapView,
        *,
        size: QSize = BASE,
        locale: str = "en",
        changes: Mapping[str, object] | None = None,
    ) -> None:
        time = FakeTime()
        preferences = msgspec.structs.replace(Preferences(), **(changes or {}))
        self.view = view
        self.summary = Summary(make_kit(preferences, size=size, locale=locale, time=time), view)
        self.told: list[str] = []
        self.summary.done.connect(lambda: self.told.append("done"))
        self.summary.progress.connect(lambda: self.told.append("progress"))
        self.summary.spoken.connect(self.told.append)
        super().__init__(application, self.summary, size, time)


def test_it_shows_what_was_done_and_done_leads_on(qapp: QApplication) -> None:
    visitor = Visitor(qapp, recap())
    assert visitor.names() == ["Done", "Say again", "Progress", "Remark"]
    (figures,) = visitor.summary.findChildren(Figures)
    assert figures.accessibleName() == "2 exercises. 40 repetitions. 2 holds."
    assert {"You did your exercises.", "It is all saved.", "Next: tomorrow."} <= set(visitor.texts())
    visitor.press("Done")
    visitor.press("Progress")
    assert visitor.told == ["done", "progress"]


def test_say_again_says_it_all(qapp: QApplication) -> None:
    visitor = Visitor(qapp, recap())
    visitor.press("Say again")
    assert visitor.told == [
        "You did your exercises. 2 exercises. 40 repetitions. 2 holds. It is all saved. Next: tomorrow."
    ]


def test_after_pain_the_rules_come_before_the_numbers(qapp: QApplication) -> None:
    visitor = Visitor(qapp, recap(AFTER_STRONG_PAIN))
    words = visitor.summary.kit.words
    first = [words.spoken(message) for message in (visitor.view.title, *AFTER_STRONG_PAIN)]
    assert visitor.texts()[: len(first)] == first
    visitor.press("Say again")
    assert visitor.told[0].startswith(" ".join(first))


def test_without_anything_done_there_are_no_numbers(qapp: QApplication) -> None:
    visitor = Visitor(qapp, recap(nothing=True))
    (figures,) = visitor.summary.findChildren(Figures)
    assert not figures.isVisible()


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [BASE, LOW, SMALL], ids=["base", "low", "small"])
@pytest.mark.parametrize("advice", [(), AFTER_PAIN, AFTER_STRONG_PAIN], ids=["fine", "pain", "strong pain"])
def test_nothing_is_cut_off_on_any_page(
    qapp: QApplication, advice: tuple[Message, ...], size: QSize, percent: int
) -> None:
    walk_through(Visitor(qapp, recap(advice), size=size, changes={"text_percent": percent}))


@pytest.mark.parametrize("locale", ["qps", "qps-rtl"])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_in_longer_languages(qapp: QApplication, locale: str, percent: int) -> None:
    walk_through(Visitor(qapp, recap(AFTER_PAIN), locale=locale, changes={"text_percent": percent}))


@pytest.mark.parametrize("changes", [{"layout": Layout.BAND}, {"controls": Side.LEFT}, {"theme": Theme.DARK}])
def test_nothing_is_cut_off_in_other_layouts(qapp: QApplication, changes: Mapping[str, object]) -> None:
    walk_through(Visitor(qapp, recap(), changes=changes))


def walk_through(visitor: Visitor) -> None:
    """Turn through all pages; together they hold everything."""
    words, view = visitor.summary.kit.words, visitor.view
    turning = (words.spoken(ui("More")), words.spoken(ui("Back")))
    seen: set[str] = set()
    total = visitor.summary.page[1]
    for _ in range(total):
        assert visitor.complaints() == []
        seen.update(visitor.texts())
        if total > 1:
            visitor.press(next(name for name in visitor.names() if name in turning))
    shown = (view.title, *view.advice, view.saved, view.week.sentence, view.following)
    assert {words.spoken(message) for message in shown} <= seen
