"""What the program says of itself: what it is not, where the data is, what is proven and what is our own choice."""

from __future__ import annotations

from coach.practice.message import Message, ui
from coach.practice.safety import CALL, EMERGENCY, SAME_DAY
from coach.practice.trials.noise import EVIDENCE


def about(version: str, data_folder: str) -> tuple[Message, ...]:
    """The paragraphs of the page About, most important first."""
    return (*_care(), *_data(data_folder), *_evidence(), ui("Hand Coach {version}. Free software.", version=version))


def _care() -> tuple[Message, ...]:
    return (
        ui("Hand Coach **does not replace a therapist**. Ask yours before you start, and when something changes."),
        *EMERGENCY,
        *SAME_DAY,
        *CALL,
        ui("A therapist has **not yet reviewed** our numbers, our pain limits and our weeks."),
    )


def _data(data_folder: str) -> tuple[Message, ...]:
    return (
        ui("All that you do **stays on this computer**. The program never uses the internet."),
        ui("Your data is in this folder: {folder}", folder=data_folder),
    )


def _evidence() -> tuple[Message, ...]:
    """Each number with its source; the wording claims no more than the source does."""
    return (
        ui("**What is known.** Repetitions matter more than minutes. We count them for you."),
        ui("Stretching **may** help a stiff hand. The evidence is weak. (Heart and Stroke Foundation Canada, 2019)"),
        ui("Four days a week for six weeks made a habit in healthy people. (J Behav Med, 2015)"),
        ui("Sixty minutes on six days is the most to aim for. It comes from a small trial. (Disabil Rehabil, 2016)"),
        ui("A squeeze may make a tight hand tighter. So we ask first if your hand opens. This is an opinion."),
        ui("Ten repetitions in 3 of the exercises, and 20 seconds in 2 of them, come from the source article."),
        *EVIDENCE,
        ui("**All other numbers are our own choice.** Each exercise says so."),
    )
