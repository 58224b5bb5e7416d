"""What the person chose: the settings, as one typed value. `coach.desktop` keeps it on disk."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

import msgspec

from coach.practice.exercise import Tool
from coach.practice.programme import Movement
from coach.practice.reminders.schedule import MINUTES, Reminder


class Side(StrEnum):
    """Left or right: of the body, or of the screen."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Side:
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Seeing(StrEnum):
    """Which side of the screen is easier to see."""

    LEFT = "left"
    BOTH = "both"
    RIGHT = "right"


class Theme(StrEnum):
    """Colour themes."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Advance(StrEnum):
    """How the player goes on: by itself, or when the person presses."""

    AUTO = "auto"
    MANUAL = "manual"


class Layout(StrEnum):
    """Where the primary key is: on top of the dock, or a band across the bottom for a hand that trembles."""

    DOCK = "dock"
    BAND = "band"


class InputWay(StrEnum):
    """How keys are reached. SCAN moves the highlight by itself and one press chooses."""

    DIRECT = "direct"
    SCAN = "scan"


class Preferences(msgspec.Struct, frozen=True, kw_only=True):
    """Every setting, with the default of a fresh start. Seconds, percent and factors are named so.

    Defaults come from the accessibility numbers of the product: 150 words a minute, scanning 1.0 s a step,
    a second press within 0.3 s ignored, a key that changes its meaning deaf for 0.8 s.
    """

    version: int = 1
    first_run_done: bool = False
    language: str = ""  # "" = as the system
    affected: Side = Side.RIGHT
    controls: Side = Side.RIGHT
    seeing: Seeing = Seeing.BOTH
    movement: Movement = Movement.LITTLE
    opens_hand: bool | None = None  # answer to "Can you open your hand by yourself?"; None = not asked yet
    opens_hand_asked: str = ""  # ISO date of that answer; it is asked again weekly
    tools: tuple[Tool, ...] = ()
    helper: bool = False
    trembles: bool = False
    allowed: bool = False  # a doctor or therapist has said yes to hand exercises
    programme: str = ""  # "" = the starter for `movement`
    programme_started: str = ""  # ISO date
    voice_on: bool = True
    voice: str = ""  # id of the voice; "" = the system's own
    words_per_minute: int = 150
    volume_percent: int = 100
    sounds_on: bool = True
    theme: Theme = Theme.LIGHT
    text_percent: int = 100  # 100..200
    skin_tone: int = 2  # 0 lightest .. 5 darkest
    ghost: bool = True
    reduced_motion: bool = False
    full_screen: bool = False
    layout: Layout = Layout.DOCK
    screen_px_per_mm: float = 0.0  # 0 = as the system reports; set by the ruler check
    advance: Advance = Advance.AUTO
    self_paced: bool = False  # one press = one repetition
    tempo: float = 1.0  # stretches repetitions, 0.5..3
    wait_factor: float = 1.0  # stretches every automatic advance, 1..10
    input_way: InputWay = InputWay.DIRECT
    scan_seconds: float = 1.0
    dwell_seconds: float = 0.0  # 0 = off
    repeat_guard_seconds: float = 0.3
    arming_seconds: float = 0.8
    reminders: tuple[Reminder, ...] = ()
    quiet_begins: int = 21 * 60  # minutes of the day; nobody is reminded between them
    quiet_ends: int = 8 * 60
    stays: bool = False  # closing the window leaves the program running, so that it can remind


LIMITS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "words_per_minute": (60, 400),
        "volume_percent": (0, 100),
        "text_percent": (100, 200),
        "skin_tone": (0, 5),
        "screen_px_per_mm": (0.0, 100.0),
        "tempo": (0.5, 3.0),
        "wait_factor": (1.0, 10.0),
        "scan_seconds": (0.2, 30.0),
        "dwell_seconds": (0.0, 30.0),
        "repeat_guard_seconds": (0.0, 10.0),
        "arming_seconds": (0.0, 10.0),
        "quiet_begins": (0, MINUTES - 1),
        "quiet_ends": (0, MINUTES - 1),
    }
)
"""The least and the greatest value of every number. Wider than what Settings offers, narrow enough to be safe."""


def within_limits(preferences: Preferences) -> Preferences:
    """The preferences with every number moved inside its limits, for values that come from outside."""
    numbers = {name: getattr(preferences, name) for name in LIMITS}
    moved = {name: min(max(value, LIMITS[name][0]), LIMITS[name][1]) for name, value in numbers.items()}
    reminders = tuple(sane for one in preferences.reminders if (sane := one.within_limits()).weekdays)
    return msgspec.structs.replace(preferences, **moved, reminders=reminders)
