"""Every screen of the program in turn, with made-up days and sessions, for pictures and measuring."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import partial

import msgspec
from PySide6.QtWidgets import QWidget

from coach.practice.agenda import Agenda, Past, agenda
from coach.practice.choices import PAGES
from coach.practice.exercise import Exercise
from coach.practice.finding import FOR_ME, filters, not_yet
from coach.practice.first_run import Inquiry, Topic, Way
from coach.practice.message import Message, ui
from coach.practice.ports import Catalogue, VoiceChoice, VoiceState
from coach.practice.preferences import Preferences
from coach.practice.prescription import practice_weekdays
from coach.practice.recap import recap_view
from coach.practice.record import DayTotal, Outcome, SetDone
from coach.practice.safety import EXHAUSTED, STRONG_PAIN
from coach.practice.view import View
from coach.ui import sample
from coach.ui.frame import Screen
from coach.ui.scenery import growing, reminders
from coach.ui.scenery.data import DataScenes
from coach.ui.scenery.papers import papers
from coach.ui.scenery.people import PeopleScenes
from coach.ui.scenery.plans import PlanScenes
from coach.ui.scenery.trials import TrialScenes
from coach.ui.screens.exercise import ExercisePage
from coach.ui.screens.exercises import Exercises, ListPlace
from coach.ui.screens.first_run import FirstRun
from coach.ui.screens.list_screen import ListScreen
from coach.ui.screens.player import PlayerScreen
from coach.ui.screens.settings import Settings
from coach.ui.screens.summary import Summary
from coach.ui.screens.today import Today
from coach.ui.shell import Shell
from coach.ui.voice_notice import tell_voice
from coach.ui.widgets.key import Key
from coach.ui.widgets.text import Text

ROOMS = ("first-run", "today", "player", "summary", "exercises", "exercise", "progress", "settings", "tests", "papers")
_OPEN_HAND = 2  # as in the first run of the program
_VOICES = tuple(VoiceChoice(f"voice-{number}", f"Voice {number}", "en") for number in range(1, 5))
_MORE = ui("More")


class Story:
    """What the pictures tell, worked out once for all looks and languages: the days, the session, its end."""

    def __init__(self, catalogue: Catalogue, preferences: Preferences) -> None:
        known = {"first_run_done": True, "allowed": True, "programme_started": "2026-02-02"}
        self.catalogue = catalogue
        self.preferences = msgspec.structs.replace(preferences, **known)
        self.views, self.sets = sample.played(catalogue.exercises, self.preferences)
        first = self.day(Past((), sample.days(), None))
        second = self.day(sample.practised(first.sitting))
        self.days_a_week = first.prescription.week.days
        lacking = msgspec.structs.replace(self.preferences, tools=())
        asking = msgspec.structs.replace(self.preferences, allowed=False)
        past = Past((), sample.days(), None)
        stretching = msgspec.structs.replace(self.preferences, programme="stretches")
        self.agendas = {
            "start": first,
            "first-day": self.day(Past((), (), None)),
            "go-on": self.day(sample.broken_off(first.sitting)),
            "second-half": second,
            "done": self.day(sample.practised(first.sitting, second.sitting)),
            "ask-first": self.day(Past((), (), None), asking),
            "grown": self.day(replace(past, decisions=growing.decisions(sample.NOW)), stretching),
            "notes": self.day(Past((), (), None), msgspec.structs.replace(lacking, programme="putty")),
        }

    def day(self, past: Past, preferences: Preferences | None = None) -> Agenda:
        """The plan after this past."""
        catalogue = self.catalogue
        return agenda(catalogue.exercises, catalogue.programmes, preferences or self.preferences, past, sample.NOW)


class Scenes:
    """Shows one screen after another in a window, as the navigator does; nothing in it waits for a clock."""

    def __init__(self, shell: Shell, story: Story, about: tuple[Message, ...]) -> None:
        self._shell, self._story, self._about = shell, story, about
        self._catalogue = story.catalogue
        self._preferences = msgspec.structs.replace(shell.preferences, first_run_done=True, allowed=True)

    def walk(self, rooms: Collection[str] = ROOMS) -> Iterator[str]:
        """Through these rooms: the name of each screen, once it is on."""
        ways = (
            self._first_run,
            self._today,
            self._player,
            self._summary,
            self._exercises,
            self._exercise_pages,
            self._progress,
            self._settings,
            TrialScenes(self._shell, self._preferences, self._pages).walk,
            self._papers,
        )
        for place, (room, way) in enumerate(zip(ROOMS, ways, strict=True), start=1):
            for number, name in enumerate(way() if room in rooms else (), start=1):
                yield f"{place}-{room}-{number:02}-{name}"

    # The rooms

    def _first_run(self) -> Iterator[str]:
        chosen = msgspec.structs.replace(self._preferences, first_run_done=False, allowed=False)
        hand = self._catalogue.loop(_OPEN_HAND)
        screen = FirstRun(self._shell.kit, chosen, lambda: sample.NOW.local_date, hand)
        screen.set_voices(_VOICES)
        ended: list[bool] = []
        screen.done.connect(lambda: ended.append(True))
        self._shell.show_screen(screen)
        while not ended:
            yield from self._pages(screen, screen.inquiry.topic)
            self._answer(screen)

    @staticmethod
    def _answer(screen: FirstRun) -> None:
        inquiry = screen.inquiry
        if inquiry.way is not Way.ONE:
            _press(screen, ui("Go on"))
            return
        while not _press(screen, _answer_to(inquiry)):
            _press(screen, _MORE)

    def _today(self) -> Iterator[str]:
        for name, planned in self._story.agendas.items():
            screen = Today(self._shell.kit, self._catalogue.loop)
            screen.show_day(planned.view)
            screen.offer_people(ui("People") if name in ("go-on", "done") else None)
            self._shell.show_screen(screen)
            yield from self._pages(screen, name)
        yield from growing.scenes(self._shell, self._catalogue, self._preferences, sample.NOW, self._pages)

    def _player(self) -> Iterator[str]:
        for name, view in self._story.views.items():
            self._show_view(view)
            yield name
        tell_voice(self._shell.notice, VoiceState.MISSING, on=True)
        self._show_view(self._story.views["hold"])
        yield "no-voice"
        tell_voice(self._shell.notice, VoiceState.READY, on=True)

    def _show_view(self, view: View) -> None:
        screen = PlayerScreen(self._shell.kit, self._catalogue, self._preferences.words_per_minute)
        self._shell.show_screen(screen)
        screen.show_view(view)

    def _summary(self) -> Iterator[str]:
        days = (*sample.days(), sample.today_done())
        sets = self._story.sets
        ends: dict[str, Callable[[], Screen]] = {
            "good": lambda: self._recap(sets, Outcome.FINISHED, days),
            "stopped-early": lambda: self._recap(sets[:1], Outcome.SKIPPED, days),
            "nothing-done": lambda: self._recap((), Outcome.SKIPPED, sample.days()),
            "pain": lambda: self._recap(sets[:2], Outcome.HURT, days, pain=STRONG_PAIN - 1),
            "strong-pain": lambda: self._recap(sets[:2], Outcome.HURT, days, pain=STRONG_PAIN),
            "exhausted": lambda: self._recap(sets, Outcome.SKIPPED, days, effort=EXHAUSTED),
        }
        for name, make in ends.items():
            screen = make()
            self._shell.show_screen(screen)
            yield from self._pages(screen, name)

    def _recap(
        self,
        sets: tuple[SetDone, ...],
        outcome: Outcome,
        days: tuple[DayTotal, ...],
        pain: int | None = None,
        effort: int | None = None,
    ) -> Screen:
        planned = practice_weekdays(self._story.days_a_week)
        exercises = self._catalogue.exercises
        view = recap_view(sets, outcome, exercises, days, planned=planned, today=sample.TODAY, pain=pain, effort=effort)
        return Summary(self._shell.kit, view)

    def _exercises(self) -> Iterator[str]:
        exercises = self._catalogue.exercises
        screen: Screen | None = None
        for kept in filters(exercises):
            place = ListPlace(kept)
            screen = Exercises(self._shell.kit, exercises, self._preferences, self._catalogue.loop, place=place)
            self._shell.show_screen(screen)
            yield "for-me" if kept == FOR_ME else kept.of or "all"
        if screen is not None and _press(screen, filters(exercises)[-1].words):
            yield from self._pages(screen, "find")

    def _exercise_pages(self) -> Iterator[str]:
        exercises = self._catalogue.exercises
        drawn = next(number for number in exercises if self._catalogue.loop(number) is not None)
        undrawn = _wordiest(exercises, lambda number: self._catalogue.loop(number) is None)
        closed = next((n for n, one in exercises.items() if not_yet(one, self._preferences) is not None), None)
        for number in dict.fromkeys(number for number in (drawn, undrawn, closed) if number is not None):
            loop = partial(self._catalogue.loop, number)
            screen = ExercisePage(self._shell.kit, exercises[number], self._preferences, loop)
            self._shell.show_screen(screen)
            yield from self._pages(screen, exercises[number].id)

    def _progress(self) -> Iterator[str]:
        from coach.ui.scenery.looking_back import LookingBackScenes

        scenes = LookingBackScenes(self._shell, self._catalogue.exercises, practice_weekdays(self._story.days_a_week))
        yield from scenes.walk(self._pages)

    def _settings(self) -> Iterator[str]:
        screen = Settings(self._shell.kit, self._preferences, lambda: sample.NOW.local_date)
        screen.set_voices(_VOICES)
        self._shell.show_screen(screen)
        for page in PAGES:
            _press(screen, page.words)
            yield from self._pages(screen, page.name)
        about = ListScreen(self._shell.kit, ui("About"), words=self._about)
        self._shell.show_screen(about)
        yield from self._pages(about, "about")
        people = PeopleScenes(self._shell, self._pages_shown, self._press_shown)
        yield from (f"people-{name}" for name in people.walk())
        plans = PlanScenes(self._shell, self._catalogue, self._pages_shown, self._press_shown)
        yield from (f"plans-{name}" for name in plans.walk())
        data = DataScenes(self._shell, self._pages_shown, self._press_shown)
        yield from (f"data-{name}" for name in data.walk())
        yield from reminders.scenes(self._shell, self._pages)

    def _pages_shown(self, name: str) -> Iterator[str]:
        """Turn the pages of the screen that is on."""
        return self._pages(self._shell.screen_shown, name) if self._shell.screen_shown else iter(())

    def _press_shown(self, words: Message) -> bool:
        """Press a key of the screen that is on."""
        return self._shell.screen_shown is not None and _press(self._shell.screen_shown, words)

    def _papers(self) -> Iterator[str]:
        yield from papers(self._shell, self._pages)

    def _pages(self, screen: Screen, name: str) -> Iterator[str]:
        """Turn the pages of a screen, until one comes again."""
        seen: set[tuple[str, ...]] = set()
        while (shown := _shown(screen)) not in seen:
            seen.add(shown)
            yield name if len(seen) == 1 else f"{name}-page-{len(seen)}"
            if not _press(screen, _MORE):
                return


def _press(screen: Screen, words: Message) -> bool:
    """Press the key of this name, if there is one that can be pressed."""
    wanted = screen.kit.words.spoken(words)
    keys = (key for key in screen.findChildren(Key) if key.isVisibleTo(screen) and key.isEnabled())
    key = next((key for key in keys if key.words == wanted), None)
    if key is not None:
        key.chosen.emit()
    return key is not None


def _shown(screen: Screen) -> tuple[str, ...]:
    """The words on a screen."""
    seen = (one for one in screen.findChildren(QWidget) if one.isVisibleTo(screen))
    return tuple(one.text() for one in seen if isinstance(one, Text | Key))


def _answer_to(inquiry: Inquiry) -> Message:
    """An answer after which every question is asked."""
    last = inquiry.topic in (Topic.MOVEMENT, Topic.CONTROLS)
    return inquiry.row.options[-1 if last else 0].words


def _wordiest(exercises: Mapping[int, Exercise], fits: Callable[[int], bool]) -> int | None:
    lengths = {number: sum(len(step.shown) for step in one.steps) for number, one in exercises.items() if fits(number)}
    return max(lengths, key=lambda number: lengths[number]) if lengths else None
