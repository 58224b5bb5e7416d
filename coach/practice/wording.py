"""The words of the player that depend on what is being done: arms, objects, amounts, what comes next."""

from __future__ import annotations

from coach.practice.exercise import Count, Exercise, Group, Hold, Item, Repetitions, Tag, Tool
from coach.practice.message import Message, content, ui, ui_counted
from coach.practice.preferences import Preferences, Seeing, Side
from coach.practice.programme import Form, Movement
from coach.practice.safety import ALWAYS_THERE
from coach.practice.timeline import Bout, Task


def arm(side: Side) -> Message:
    """The name of an arm."""
    return ui("Left arm") if side is Side.LEFT else ui("Right arm")


def hand(side: Side) -> Message:
    """The name of a hand."""
    return ui("Left hand") if side is Side.LEFT else ui("Right hand")


def helper_line(exercise: Exercise, preferences: Preferences) -> Message | None:
    """What the helper does while the hand works: the last line that the steps have for the helper."""
    lines = [step.helper for step in exercise.steps if step.helper]
    return content(lines[-1]) if preferences.helper and lines else None


def what_now(exercise: Exercise, task: Task) -> Message:
    """What a set is, in two or three words: its variant, or the arm or hand that does it."""
    if task.variant:
        return content(task.variant.name)
    return arm(task.side) if isinstance(exercise.work, Hold) else hand(task.side)


def what_follows(bout: Bout, at: int) -> Message | None:
    """What comes after set `at` of the bout, or which set this is; None when there is nothing to say."""
    task = bout.tasks[at]
    after = bout.tasks[at + 1] if at + 1 < len(bout.tasks) else None
    if after and after.number == task.number:
        return ui("Then: {what}", what=what_now(bout.exercise, after))
    if task.of > 1:
        return ui("Set {number} of {total}", number=task.number, total=task.of)
    return None


def amount_words(exercise: Exercise, task: Task) -> tuple[Message, ...]:
    """How much a set asks for."""
    work = exercise.work
    if isinstance(work, Count):
        return (content(work.stages[0].said),)
    whole = int(task.amount)
    if isinstance(work, Repetitions):
        if work.rounds:
            return (ui_counted("**{number} round.**", "**{number} rounds.**", whole),)
        return (ui_counted("**{number} repetition.**", "**{number} repetitions.**", whole),)
    if isinstance(work, Hold):
        return (ui_counted("Hold for **{number} second.**", "Hold for **{number} seconds.**", whole),)
    if whole % 60 == 0:
        return (ui_counted("**{number} minute.**", "**{number} minutes.**", whole // 60),)
    return (ui_counted("**{number} second.**", "**{number} seconds.**", whole),)


def things(bout: Bout, preferences: Preferences) -> tuple[Message, ...]:
    """What to have ready. A stand-in is named for what is not in the house."""
    if bout.exercise.group is Group.OWN:
        return ()  # whoever wrote it has said in its steps what it needs
    items = [item for item in bout.exercise.equipment if item.tool is not Tool.TABLE]
    if bout.form is Form.WITHOUT_OBJECT or not items:
        return (ui("You need only a **table**."),) if bout.exercise.equipment else (ui("You need **nothing** for it."),)
    return (ui("**Have ready:**"), *(word for item in items for word in _item(item, preferences)))


def _item(item: Item, preferences: Preferences) -> tuple[Message, ...]:
    missing = item.tool not in ALWAYS_THERE and item.tool not in preferences.tools
    if missing and item.stand_in:
        return (content(item.words), ui("Or this:"), content(item.stand_in))
    return (content(item.words),)


def form_words(bout: Bout, preferences: Preferences) -> tuple[Message, ...]:
    """What is different today: the easier form, no object, or a hand that does not move by itself."""
    exercise = bout.exercise
    words: list[Message] = []
    if bout.form is Form.EASIER:
        words += [ui("Today the **easier** way."), content(exercise.easier)]
    elif bout.form is Form.WITHOUT_OBJECT:
        words.append(_without(exercise))
    elif bout.form is Form.WITH_OBJECT:
        words.append(ui("Today **with a weight**, if it is easy without."))
    moved = preferences.movement is Movement.NONE or (
        bout.form is Form.WITHOUT_OBJECT and preferences.opens_hand is False
    )
    if moved and exercise.still_hand:
        words.append(content(exercise.still_hand))
    return tuple(words)


def _without(exercise: Exercise) -> Message:
    tools = {item.tool for item in exercise.equipment}
    if Tool.PUTTY in tools:
        return ui("Today **without putty**.")
    if Tool.BOTTLE in tools:
        return ui("Today **without a weight**.")
    return ui("Today **without an object**.")


def breath_words(exercise: Exercise) -> tuple[Message, ...]:
    """The reminder for squeezes and strength: gripping while the breath is held raises the blood pressure.

    Source: Eur J Appl Physiol 2022, doi.org/10.1007/s00421-021-04822-1 (healthy adults).
    """
    if exercise.gate or exercise.strength or Tag.STRENGTH in exercise.tags:
        return (ui("Count aloud with me. Keep **breathing**."),)
    return ()


def look_words(preferences: Preferences) -> tuple[Message, ...]:
    """The reminder for a person who misses one side: find the hand before each set."""
    return () if preferences.seeing is Seeing.BOTH else (ui("**Look** at your hand."),)


def press_words(exercise: Exercise, preferences: Preferences) -> tuple[Message, ...]:
    """The reminder for self-paced sets."""
    if not preferences.self_paced or not isinstance(exercise.work, Repetitions | Count):
        return ()
    return (ui("Press the **large key** after each one."),)
