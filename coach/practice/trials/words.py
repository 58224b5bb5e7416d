"""What is said and shown in a test against the clock. Short sentences, grade 6; what to do comes first."""

from __future__ import annotations

from coach.practice.message import Message, ui, ui_counted
from coach.practice.preferences import Side
from coach.practice.trials.model import Trial
from coach.practice.trials.run import Phase, Run

GO = {Trial.TAPPING: ui("**Tap now.**"), Trial.TRANSFER: ui("**Go.**")}
BRING = {
    Trial.TAPPING: ui("Put your hand on **one pad**."),
    Trial.TRANSFER: ui("Put your hand beside the **full bowl**."),
}
TIME_IS_OVER = ui("**Stop.**")
STOPPED = ui("You stopped. **That is fine.** This try does not count.")
SLEPT = ui("The computer was busy or asleep. **This try does not count.** Try again.")
_HOLD = ui("**Hold your switch for 3 seconds** to stop. Then you can say that it hurts.")
HURTS = ui("Stop. Rest your arm. How much does it **hurt**?")


def hand(side: Side) -> Message:
    """Which hand is meant."""
    return ui("**left hand**") if side is Side.LEFT else ui("**right hand**")


def how(run: Run) -> tuple[Message, ...]:
    """How the test goes, one idea a sentence; with one switch alone also how it is stopped."""
    return (*_goes(run), _HOLD) if run.one_key else _goes(run)


def _goes(run: Run) -> tuple[Message, ...]:
    if run.rules.trial is Trial.TAPPING:
        return (
            ui("**Tap as fast as you can** for 10 seconds."),
            ui("Use your {hand}. One finger or the whole hand.", hand=hand(run.side)),
            ui("Each tap on a pad counts. So does each press of a key."),
            ui("The time starts with your **first tap**. There are three tries. The best one counts."),
        )
    return (
        ui("**Move coins or beans** one by one for 60 seconds."),
        ui("Use your {hand}. Go from a full bowl to an empty bowl.", hand=hand(run.side)),
        ui("You or a helper press for each one. Or just count, and tell the number at the end."),
        ui("Do not do it with broken skin. Keep small things out of the mouth."),
    )


def says(run: Run) -> tuple[Message, ...]:
    """What is said when a phase without a clock begins, and again when it is asked for."""
    if run.phase is Phase.BETWEEN:
        return between(run)
    if run.phase is Phase.CHECKING:
        return (ui("How many did you move?"), moved(run.number))
    return how(run)


def between(run: Run) -> tuple[Message, ...]:
    """After a try: what it was, and that there is time."""
    last = (STOPPED,) if run.broken else _try_done(run)
    return (*last, ui("Rest as long as you like."))


def _try_done(run: Run) -> tuple[Message, ...]:
    taps = run.tries[-1].taps
    done = ui_counted("**{number} tap.**", "**{number} taps.**", taps)
    return (ui("Try {number} of {total}.", number=len(run.tries), total=run.rules.tries), done)


def moved(number: int) -> Message:
    """So many things."""
    return ui_counted("**{number} thing**", "**{number} things**", number)
