"""Made-up days and sessions, for pictures of the screens: worked out by the same pure functions as real ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from coach.practice import player
from coach.practice.agenda import Past
from coach.practice.effects import Choose, Command, Press, Record
from coach.practice.exercise import Count, Exercise, Hold, Repetitions, Timed
from coach.practice.plan import compile_session
from coach.practice.player import State
from coach.practice.preferences import Advance, Preferences, Side
from coach.practice.programme import Entry
from coach.practice.record import Asked, DayTotal, Moment, Outcome, SessionRow, SetAim, SetDone, Unit
from coach.practice.sitting import Sitting, to_json
from coach.practice.soreness import Soreness
from coach.practice.view import Part, Primary, Scale, View

NOW = Moment("2026-03-05T08:10:00.000Z", "2026-03-05", 60)  # a Thursday morning
TODAY = date.fromisoformat(NOW.local_date)
_DAYS_BACK = 60
_PRACTISED = (0, 1, 3, 5)  # weekdays, Monday is 0
_STEP = 0.25  # seconds by which a session is played


def days() -> tuple[DayTotal, ...]:
    """What was practised until yesterday: four days a week, a little more each week, one week with a gap."""
    found = []
    for ago in range(_DAYS_BACK, 0, -1):
        day = TODAY - timedelta(days=ago)
        if day.weekday() in _PRACTISED and ago not in (17, 19):
            repetitions = 150 - ago - 7 * (day.weekday() % 3)
            found.append(DayTotal(day.isoformat(), repetitions, 6.0 * repetitions, 8))
    return tuple(found)


def today_done() -> DayTotal:
    """The day, with its session done."""
    return DayTotal(NOW.local_date, 128, 780.0, 9)


def broken_off(sitting: Sitting) -> Past:
    """A session of today without an end."""
    return Past((), days(), SessionRow(1, to_json(sitting), NOW, None, None))


def practised(*sittings: Sitting) -> Past:
    """These sessions, done today."""
    return Past(tuple(_row(number, sitting) for number, sitting in enumerate(sittings)), (*days(), today_done()), None)


def _row(number: int, sitting: Sitting) -> SessionRow:
    aims = (
        SetAim(index, entry.exercise, "", Side.RIGHT, Unit.REPETITIONS, 10, 4.0)
        for index, entry in enumerate(sitting.entries)
    )
    sets = tuple(SetDone(aim, aim.aimed, Outcome.FINISHED, NOW, NOW) for aim in aims)
    return SessionRow(number, to_json(sitting), NOW, NOW, Outcome.FINISHED, sets)


class Play:
    """A session played at the desk of a photographer: as fast as it can be worked out."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.sets: list[SetDone] = []

    @property
    def view(self) -> View:
        """What the screen shows now."""
        return player.view(self.state)

    def press(self, pressed: Press) -> View:
        """Press, and see what comes."""
        self._take(player.press(self.state, pressed))
        return self.view

    def until(self, found: Callable[[View], bool]) -> View:
        """Play on to the first view that is looked for; what waits is told to go on."""
        while not found(self.view):
            if self.state.finished:
                raise LookupError("The session ended before this was seen.")
            if self.state.runs:
                self._take(player.advance(self.state, _STEP))
            else:
                self.press(Command.PRIMARY)
        return self.view

    def aside(self) -> Play:
        """The same moment, to go another way from."""
        return Play(self.state)

    def _take(self, moved: player.Moved) -> None:
        self.state, effects = moved
        done = [effect for effect in effects if isinstance(effect, Record)]
        self.sets += [SetDone(one.aim, one.done, one.outcome, NOW, NOW) for one in done]


def played(exercises: Mapping[int, Exercise], preferences: Preferences) -> tuple[dict[str, View], tuple[SetDone, ...]]:
    """The moments of a session by name, in order, and its sets: one exercise of each kind of work."""
    kinds = (Repetitions, Hold, Count, Timed)
    numbers = [next(n for n, one in exercises.items() if isinstance(one.work, kind)) for kind in kinds]
    entries = [Entry(exercise=number, sets=1) for number in numbers]
    begun = _begun(entries, exercises, preferences)
    found = {"pain-before": begun.view}
    begun.press(Choose("1"))
    found |= _moments(begun, *numbers)
    found |= _other_ways(entries, exercises, preferences)
    return found, tuple(begun.sets)


def _begun(entries: Sequence[Entry], exercises: Mapping[int, Exercise], preferences: Preferences) -> Play:
    return Play(player.start(compile_session(entries, exercises, preferences))[0])


def _moments(play: Play, repetitions: int, hold: int, count: int, timed: int) -> dict[str, View]:
    def works(number: int, share: float) -> Callable[[View], bool]:
        def look(view: View) -> bool:
            ring = view.ring
            if view.part is not Part.WORK or view.sketch_exercise != number or ring is None:
                return False
            return (ring.done / ring.segments if ring.segments else 1 - ring.left) >= share

        return look

    def asks(asked: Asked) -> Callable[[View], bool]:
        return lambda view: view.question is not None and view.question.asked is asked

    found = {
        "get-ready": play.until(lambda view: view.part is Part.READY),
        "step": play.until(lambda view: view.part is Part.STEP),
        "repetitions": play.until(works(repetitions, 0.4)),
        **_after_a_press(play),
        "rest": play.until(lambda view: view.part is Part.REST and view.is_next),
        "hold": play.until(works(hold, 0.4)),
        "other-side": play.until(lambda view: view.part is Part.SWITCH),
        "counted": play.until(works(count, 0.3)),
        "timed": play.until(works(timed, 0.3)),
        "effort": play.until(asks(Asked.EFFORT)),
        "pain-after": play.until(asks(Asked.PAIN)),
    }
    play.press(Choose("1"))
    return found | {"done": play.until(lambda view: view.part is Part.DONE)}


def _after_a_press(play: Play) -> dict[str, View]:
    """What Pause, "I am tired" and "It hurts" lead to."""
    hurt, paused = play.aside(), play.aside()
    found = {"paused": paused.press(Command.PAUSE), "tired": paused.press(Command.TIRED)}
    found["hurts"] = hurt.press(Command.HURTS)
    hurt.press(Choose("3"))
    return found | {
        "what-now": hurt.until(lambda view: view.question is not None and view.question.scale is Scale.PLAIN)
    }


def _other_ways(
    entries: Sequence[Entry], exercises: Mapping[int, Exercise], preferences: Preferences
) -> dict[str, View]:
    """With a helper, by hand, and at the person's own pace."""

    def begun(**changes: object) -> Play:
        play = _begun(entries, exercises, msgspec.structs.replace(preferences, **changes))
        play.press(Choose("1"))
        return play

    sore = Play(player.start(compile_session(entries, exercises, preferences), sore=Soreness(1, rose=True))[0])
    return {
        "pain-again": sore.press(Choose("2")),
        "helper": begun(helper=True).until(lambda view: view.helper is not None),
        "waiting": begun(advance=Advance.MANUAL).until(lambda view: view.waiting and view.part is Part.STEP),
        "own-pace": begun(self_paced=True).until(lambda view: view.primary is Primary.ONE_DONE),
    }
