"""Changes of the plan: the one question before Start, and what has changed, with a way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from coach.practice import choices
from coach.practice.growth.changes import Back, Change, Decision, Starter
from coach.practice.growth.words import Asking, change_words, standing_changes
from coach.practice.message import Message, ui
from coach.ui.day import DayReader
from coach.ui.hall import Hall
from coach.ui.screens.ask import Ask
from coach.ui.screens.list_screen import ListScreen, Row
from coach.ui.theme.icons import Icon


class Growing(QObject):
    """`today` shows the day anew, after an answer."""

    def __init__(self, hall: Hall, today: Callable[[], None]) -> None:
        super().__init__(hall)
        self._hall, self._today = hall, today
        self._put_off: tuple[int, str, Asking] | None = None  # not asked again of this person on this date

    def is_due(self, asking: Asking | None) -> bool:
        """Whether this is to be asked now."""
        return asking is not None and self._put_off != self._now(asking)

    def ask(self, asking: Asking) -> None:
        """Ask, and write down the answer."""
        screen = Ask(self._hall.shell.kit, asking.words, (asking.why, asking.detail), (asking.yes, asking.no))
        screen.answered.connect(lambda accepted: self._answer(asking, accepted))
        screen.later.connect(lambda: self._leave(asking))
        self._show(screen)

    def _now(self, asking: Asking) -> tuple[int, str, Asking]:
        return self._hall.company.person.id, self._hall.today_date, asking

    def _leave(self, asking: Asking) -> None:
        self._put_off = self._now(asking)
        self._today()

    def _answer(self, asking: Asking, accepted: bool) -> None:
        """A disk that refuses is told; the answer waits then, and the day goes on as it was."""
        self._put_off = self._now(asking)
        proposal = asking.proposal
        self._decide(proposal.programme, proposal.change, accepted, self._today)
        if accepted and isinstance(proposal.change, Starter):
            self._begin_starter(proposal.change)

    def _begin_starter(self, change: Starter) -> None:
        """The hand moves more now: this is an answer to the question of the first run."""
        row = choices.MOVEMENT
        index = next(n for n, option in enumerate(row.options) if option.value is change.movement)
        hall = self._hall
        hall.use(choices.answer(hall.preferences, row, index, hall.today_date))

    def _decide(self, programme: str, change: Change, accepted: bool, then: Callable[[], None]) -> None:
        rooms = self._hall.rooms
        now, book = rooms.clock.now(), rooms.notebook.proposals
        self._hall.work(
            lambda: book.decide(programme, change, now, accepted=accepted), lambda _nothing: then(), otherwise=then
        )

    # What has changed

    def changes(self, back: Callable[[], None], said: Message | None = None) -> None:
        """All changes in force; each can be taken back. `back` leads to where one came from."""
        hall = self._hall
        day, preferences = DayReader(hall.rooms.catalogue, hall.rooms.notebook, hall.rooms.clock), hall.preferences
        hall.work(
            lambda: day.read(preferences)[1].prescription.in_force,
            lambda force: self._show_changes(force, back, said),
        )

    def _show_changes(self, force: tuple[Decision, ...], back: Callable[[], None], said: Message | None) -> None:
        exercises = self._hall.rooms.catalogue.exercises
        found = standing_changes(force, exercises)
        words = [said] if said is not None else []
        words.append(ui("Press a change to take it back.") if found else ui("Your plan is as it began."))
        rows = [
            Row(change_words(one.change, exercises), partial(self._ask_back, one, back), Icon.REPEAT) for one in found
        ]
        screen = ListScreen(self._hall.shell.kit, ui("What has changed"), words=words, rows=rows)
        screen.today.connect(self._today)
        screen.back.connect(back)
        self._hall.shell.show_screen(screen)
        self._hall.speak(screen.said)

    def _ask_back(self, decision: Decision, back: Callable[[], None]) -> None:
        kit = self._hall.shell.kit
        words = change_words(decision.change, self._hall.rooms.catalogue.exercises)
        screen = Ask(kit, ui("Take this back: **{change}**?", change=words), (), (ui("Yes"), ui("Keep it as it is")))
        screen.answered.connect(lambda accepted: self._take_back(decision, accepted, back))
        screen.later.connect(lambda: self.changes(back))
        self._show(screen)

    def _take_back(self, decision: Decision, accepted: bool, back: Callable[[], None]) -> None:
        if not accepted:
            self.changes(back)
            return
        change = Back(of=decision.id)
        self._decide(decision.programme, change, True, lambda: self.changes(back, ui("It is taken back.")))

    def _show(self, screen: Ask) -> None:
        screen.spoken.connect(self._hall.speak)
        self._hall.shell.show_screen(screen)
        screen.say()
