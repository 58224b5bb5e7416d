"""What can be chosen, row by row: the Settings screen and the first run both ask from these rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from coach.practice.exercise import Tool
from coach.practice.message import Message, ui
from coach.practice.preferences import Advance, InputWay, Layout, Preferences, Seeing, Side, Theme
from coach.practice.programme import Movement


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a row, in words."""

    words: Message
    value: object


@dataclass(frozen=True, slots=True)
class Row:
    """One setting: the field of `Preferences` it changes, and its options in order.

    `stepped` rows are numbers changed by a minus and a plus key; the others show every option as a key.
    """

    field: str
    words: Message
    hint: Message | None
    options: tuple[Option, ...]
    stepped: bool = False


class PageName(StrEnum):
    """The pages of Settings."""

    SCREEN = "screen"
    HAND = "hand"
    VOICE = "voice"
    PRACTICE = "practice"
    PRESSING = "pressing"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of Settings."""

    name: PageName
    words: Message
    rows: tuple[Row, ...]


def chosen(preferences: Preferences, row: Row) -> int | None:
    """Index of the option in force; None if the value is none of them."""
    value = getattr(preferences, row.field)
    return next((index for index, option in enumerate(row.options) if option.value == value), None)


def choose(preferences: Preferences, row: Row, index: int) -> Preferences:
    """The preferences with option `index` of `row`."""
    return msgspec.structs.replace(preferences, **{row.field: row.options[index].value})


def answer(preferences: Preferences, row: Row, index: int, today: str) -> Preferences:
    """The preferences with option `index` of `row`, and what follows from it; `today` is an ISO date.

    A hand that shakes gets the wide key, a hand that does not move yet does not open, and an answer about
    opening is dated, as it is asked again every week. Another programme, or another starter for a hand that has
    changed, begins with its first week. The word of the doctor ends the first run.
    """
    answered = choose(preferences, row, index)
    still = answered.movement is Movement.NONE
    started: dict[str, object] = {"programme_started": today} if preferences.first_run_done else {}
    follows: dict[str, dict[str, object]] = {
        "trembles": {"layout": Layout.BAND if answered.trembles else Layout.DOCK},
        "movement": {
            "opens_hand": False if still else None,
            "opens_hand_asked": today if still else "",
            **started,
        },
        "programme": started,
        "opens_hand": {"opens_hand_asked": today},
        "allowed": {"programme_started": preferences.programme_started or today, "first_run_done": True},
    }
    return msgspec.structs.replace(answered, **follows.get(row.field, {}))


def step(preferences: Preferences, row: Row, by: int) -> Preferences:
    """The preferences with a stepped row moved `by` options up or down, kept inside the row.

    A value between the options moves to the next one in that direction.
    """
    value = float(getattr(preferences, row.field))
    numbers = [float(str(option.value)) for option in row.options]
    if by > 0:
        index = next((i for i, number in enumerate(numbers) if number > value), len(numbers) - 1)
    else:
        index = next((i for i in reversed(range(len(numbers))) if numbers[i] < value), 0)
    return choose(preferences, row, index)


def toggle_tool(preferences: Preferences, tool: Tool) -> Preferences:
    """The preferences with `tool` now in the house if it was not, and the other way round."""
    had = preferences.tools
    tools = tuple(t for t in had if t is not tool) if tool in had else (*had, tool)
    return msgspec.structs.replace(preferences, tools=tools)


def _yes_no() -> tuple[Option, ...]:
    return (Option(ui("Yes"), True), Option(ui("No"), False))


def _on_off() -> tuple[Option, ...]:
    return (Option(ui("On"), True), Option(ui("Off"), False))


AFFECTED = Row(
    "affected",
    ui("My hand"),
    ui("the hand that practises"),
    (Option(ui("Left hand"), Side.LEFT), Option(ui("Right hand"), Side.RIGHT)),
)
CONTROLS = Row(
    "controls",
    ui("Keys"),
    ui("the side of the large keys"),
    (Option(ui("Left side"), Side.LEFT), Option(ui("Right side"), Side.RIGHT)),
)
SEEING = Row(
    "seeing",
    ui("Easier to see"),
    ui("where the count goes"),
    (Option(ui("Left"), Seeing.LEFT), Option(ui("Both"), Seeing.BOTH), Option(ui("Right"), Seeing.RIGHT)),
)
MOVEMENT = Row(
    "movement",
    ui("My hand moves"),
    ui("by itself"),
    (
        Option(ui("Not yet"), Movement.NONE),
        Option(ui("A little"), Movement.LITTLE),
        Option(ui("Opens and closes"), Movement.OPENS),
    ),
)
OPENS_HAND = Row("opens_hand", ui("Hand opens"), ui("without help"), _yes_no())
HELPER = Row(
    "helper",
    ui("Helper"),
    ui("someone beside me"),
    (Option(ui("With a helper"), True), Option(ui("Alone"), False)),
)
LAYOUT = Row(
    "layout",
    ui("Main key"),
    ui("wide: for a hand that shakes"),
    (Option(ui("At the side"), Layout.DOCK), Option(ui("Wide, below"), Layout.BAND)),
)
THEME = Row(
    "theme",
    ui("Colours"),
    None,
    (
        Option(ui("Light"), Theme.LIGHT),
        Option(ui("Dark"), Theme.DARK),
        Option(ui("Contrast"), Theme.CONTRAST),
    ),
)
TEXT_SIZE = Row(
    "text_percent",
    ui("Text size"),
    None,
    tuple(Option(ui("{percent} %", percent=n), n) for n in (100, 125, 150, 175, 200)),
    stepped=True,
)
SKIN_TONE = Row(
    "skin_tone",
    ui("Skin tone"),
    ui("of the hands in pictures"),
    tuple(Option(ui("{number}", number=n + 1), n) for n in range(6)),
    stepped=True,
)
FULL_SCREEN = Row(
    "full_screen", ui("Fill the screen"), None, (Option(ui("Whole screen"), True), Option(ui("In a window"), False))
)
MOTION = Row("reduced_motion", ui("Pictures"), None, (Option(ui("Moving"), False), Option(ui("Still"), True)))
VOICE_ON = Row("voice_on", ui("Voice"), None, _on_off())
SOUNDS_ON = Row("sounds_on", ui("Ticks and chimes"), None, _on_off())
# 150 words a minute suits most people; 113 is the slow rate that readers with aphasia preferred (product facts).
RATE = Row(
    "words_per_minute",
    ui("Voice speed"),
    None,
    (Option(ui("Slow"), 113), Option(ui("Middle"), 150), Option(ui("Fast"), 180)),
)
VOLUME = Row(
    "volume_percent",
    ui("Loudness"),
    None,
    tuple(Option(ui("{percent} %", percent=n), n) for n in (20, 40, 60, 80, 100)),
    stepped=True,
)
ADVANCE = Row(
    "advance",
    ui("Go on"),
    ui("to the next part"),
    (Option(ui("By itself"), Advance.AUTO), Option(ui("When I press"), Advance.MANUAL)),
)
SELF_PACED = Row(
    "self_paced",
    ui("Repetitions"),
    ui("who sets the pace"),
    (Option(ui("The voice counts"), False), Option(ui("I press for each"), True)),
)
TEMPO = Row(
    "tempo",
    ui("Slower movement"),
    ui("1 is the usual pace"),
    tuple(Option(ui("{number}", number=n), n) for n in (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0)),
    stepped=True,
)
WAITING = Row(
    "wait_factor",
    ui("Longer rests"),
    ui("1 is the usual time"),
    tuple(Option(ui("{number}", number=n), n) for n in (1.0, 1.5, 2.0, 3.0, 5.0, 10.0)),
    stepped=True,
)
INPUT_WAY = Row(
    "input_way",
    ui("One key"),
    ui("a light walks from key to key"),
    (Option(ui("Always on"), InputWay.SCAN), Option(ui("When I use it"), InputWay.DIRECT)),
)
SCAN_SECONDS = Row(
    "scan_seconds",
    ui("Light stays"),
    ui("seconds on each key"),
    tuple(Option(ui("{number}", number=n), n) for n in (0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0)),
    stepped=True,
)
DWELL = Row(
    "dwell_seconds",
    ui("Press by resting"),
    ui("hold still on a key this long"),
    (
        Option(ui("Off"), 0.0),
        Option(ui("{seconds} s", seconds=1.2), 1.2),
        Option(ui("{seconds} s", seconds=2), 2.0),
    ),
)
GUARD = Row(
    "repeat_guard_seconds",
    ui("Double press"),
    ui("counts once within this time"),
    (
        Option(ui("Off"), 0.0),
        Option(ui("{seconds} s", seconds=0.3), 0.3),
        Option(ui("{seconds} s", seconds=0.8), 0.8),
    ),
)
ARMING = Row(
    "arming_seconds",
    ui("New screen"),
    ui("its keys wait this long"),
    (
        Option(ui("Off"), 0.0),
        Option(ui("{seconds} s", seconds=0.8), 0.8),
        Option(ui("{seconds} s", seconds=1.5), 1.5),
    ),
)

TOOL_WORDS: tuple[tuple[Tool, Message], ...] = (
    (Tool.BALL, ui("Soft ball")),
    (Tool.PUTTY, ui("Putty")),
    (Tool.COINS, ui("Coins")),
    (Tool.PEN, ui("Pen")),
    (Tool.BOTTLE, ui("Bottle")),
    (Tool.CLOTHESPIN, ui("Clothespin")),
    (Tool.BEANS, ui("Dry beans")),
    (Tool.BOARD_GAME, ui("Board game")),
    (Tool.PUZZLE, ui("Puzzle")),
)

PAGES: tuple[Page, ...] = (
    Page(PageName.SCREEN, ui("Screen"), (THEME, TEXT_SIZE, CONTROLS, SEEING, LAYOUT, FULL_SCREEN, MOTION, SKIN_TONE)),
    Page(PageName.HAND, ui("My hand"), (AFFECTED, MOVEMENT, OPENS_HAND, HELPER)),
    Page(PageName.VOICE, ui("Voice"), (VOICE_ON, RATE, VOLUME, SOUNDS_ON)),
    Page(PageName.PRACTICE, ui("Practice"), (ADVANCE, SELF_PACED, TEMPO, WAITING)),
    Page(PageName.PRESSING, ui("Pressing"), (INPUT_WAY, SCAN_SECONDS, DWELL, GUARD, ARMING)),
    Page(PageName.DATA, ui("People and data"), ()),
)
