"""What the screen of a test against the clock shows at one moment. Derived from the run, never stored."""

from __future__ import annotations

from dataclasses import dataclass

from coach.practice.asking import PAIN_FACES, faces
from coach.practice.message import Message, ui, ui_counted
from coach.practice.preferences import Side
from coach.practice.record import Asked
from coach.practice.timeline import SECOND
from coach.practice.trials.model import TITLES, Trial
from coach.practice.trials.run import COUNT_FROM, TIMED, Command, Phase, Run
from coach.practice.trials.words import BRING, GO, HURTS, TIME_IS_OVER, between, how, moved
from coach.practice.view import Question, Ring, Scale

QUESTION = Question(Scale.PAIN, HURTS, faces(PAIN_FACES), Asked.PAIN, urgent=True)


@dataclass(frozen=True, slots=True)
class Offer:
    """A key of the dock: what it does, and its words."""

    command: Command
    words: Message


@dataclass(frozen=True, slots=True)
class TrialView:
    """One moment. `keys` are those of the dock from its top, the first one the primary.

    While `pads` is on the pads take presses; `counted` is what they have counted. `checks` shows the number with its
    keys for less and more.
    """

    phase: Phase
    title: Message
    caption: tuple[Message, ...]
    ring: Ring | None
    pads: bool
    counted: Message | None
    checks: Message | None
    question: Question | None
    keys: tuple[Offer, ...]


def view(run: Run) -> TrialView:
    """The screen now."""
    phase = run.phase
    checks = moved(run.number) if phase is Phase.CHECKING else None
    return TrialView(
        phase,
        TITLES[run.rules.trial],
        _caption(run),
        _ring(run),
        phase in TIMED,
        _counted(run),
        checks,
        QUESTION if phase is Phase.HURTS else None,
        _keys(run),
    )


def _caption(run: Run) -> tuple[Message, ...]:
    trial = run.rules.trial
    shown: dict[Phase, tuple[Message, ...]] = {
        Phase.READY: how(run),
        Phase.COUNTDOWN: (BRING[trial],),
        Phase.WAITING: (GO[trial],),
        Phase.RUNNING: (ui("**Go on.**"),),
        Phase.SETTLING: (TIME_IS_OVER,),
        Phase.CHECKING: (ui("**How many** did you move?"),),
    }
    return between(run) if run.phase is Phase.BETWEEN else shown.get(run.phase, ())


def _ring(run: Run) -> Ring | None:
    """The count of three, or the seconds that are left."""
    if run.phase is Phase.COUNTDOWN and run.ends is not None:
        left = min(COUNT_FROM, _seconds_up(run.ends - run.now))
        return Ring(left, ui("get ready"), min(1.0, (run.ends - run.now) / (COUNT_FROM * SECOND)))
    whole = run.rules.seconds * SECOND
    ends = run.first + whole
    left_of = {Phase.WAITING: whole, Phase.RUNNING: max(0, ends - run.now), Phase.SETTLING: 0}
    if run.phase not in left_of:
        return None
    number = _seconds_up(left_of[run.phase])
    return Ring(number, ui_counted("second", "seconds", number), left_of[run.phase] / whole)


def _seconds_up(micros: int) -> int:
    return -(-micros // SECOND)


def _counted(run: Run) -> Message | None:
    if run.phase not in TIMED - {Phase.COUNTDOWN}:
        return None
    number = len(run.counted)
    if run.rules.trial is Trial.TAPPING:
        return ui_counted("**{number} tap**", "**{number} taps**", number)
    return moved(number)


def _keys(run: Run) -> tuple[Offer, ...]:
    hurts, again = Offer(Command.HURTS, ui("It hurts")), Offer(Command.SAY_AGAIN, ui("Say again"))
    leave = Offer(Command.LEAVE, ui("Leave"))
    if run.phase is Phase.READY:
        other = ui("Right hand") if run.side is Side.LEFT else ui("Left hand")
        return (Offer(Command.START, ui("Start")), Offer(Command.OTHER_HAND, other), again, leave, hurts)
    if run.phase is Phase.BETWEEN:
        following = ui("Try again") if run.broken else ui("Next try")
        end = Offer(Command.FINISH, ui("Finish")) if run.tries else leave
        return (Offer(Command.START, following), again, end, hurts)
    if run.phase is Phase.CHECKING:
        anew = Offer(Command.START, ui("Start anew"))
        return (Offer(Command.FINISH, ui("Save")), again, anew, leave, hurts)
    if run.phase is Phase.HURTS:
        return (Offer(Command.SKIP, ui("Skip")),)
    return (Offer(Command.STOP, ui("Stop")), hurts) if run.phase in TIMED else ()
