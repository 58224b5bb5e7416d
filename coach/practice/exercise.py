"""What an exercise is. The TOML files in `resources/exercises` decode to exactly these types."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

import msgspec


class Group(StrEnum):
    """The six groups, in the order of the catalogue; and what people bring themselves."""

    STRETCHES = "stretches"
    EVERYDAY = "everyday"
    MOVES = "moves"
    BALL = "ball"
    PUTTY = "putty"
    ADVANCED = "advanced"
    OWN = "own"


CATALOGUE_GROUPS = tuple(group for group in Group if group is not Group.OWN)


class Mover(StrEnum):
    """Who moves the hand."""

    OWN = "own"  # the affected hand alone
    HELPED = "helped"  # the affected hand, helped by the other when it needs it
    OTHER = "other"  # the other hand does all of it


class Origin(StrEnum):
    """Where a number comes from: stated by the source article, or chosen by us."""

    ARTICLE = "article"
    OURS = "ours"


class Posture(StrEnum):
    """The three starting positions."""

    TABLE = "table"  # forearm on a towel on the table
    EDGE = "edge"  # wrist just past the edge of the table
    LAP = "lap"  # cushion on the lap, both forearms on it


class Tool(StrEnum):
    """Things an exercise may need. TABLE and CUSHION count as always in the house."""

    TABLE = "table"
    CUSHION = "cushion"
    COINS = "coins"
    CLOTHESPIN = "clothespin"
    BOARD_GAME = "board-game"
    PUZZLE = "puzzle"
    KEYBOARD = "keyboard"
    BOTTLE = "bottle"
    PEN = "pen"
    BALL = "ball"
    PUTTY = "putty"
    BEANS = "beans"


class Tag(StrEnum):
    """What an exercise trains and where."""

    STRETCH = "stretch"
    STRENGTH = "strength"
    COORDINATION = "coordination"
    DEXTERITY = "dexterity"
    WRIST = "wrist"
    THUMB = "thumb"
    FINGERS = "fingers"
    FOREARM = "forearm"


class _Base(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    pass


class Item(_Base, frozen=True):
    """One thing to have at hand, in words, and what can stand in for it at home ("" = nothing)."""

    tool: Tool
    words: str
    stand_in: str = ""
    optional: bool = False


class Step(_Base, frozen=True):
    """One instruction: what is shown, what is said (at most 20 words), and the helper's line ("" = none)."""

    shown: str
    said: str
    helper: str = ""
    pose: float = 0.0  # phase of the sketch's loop, 0..1, whose still teaches this step
    sketch: str = ""  # the drawing that this still is of; "": the one that shows what is done


class Phase(_Base, frozen=True):
    """A part of one repetition: the cue said, its seconds, and the loop phase (0..1) where it ends.

    A repetition starts at loop phase 0. The first repetition is coached with the cues.
    """

    cue: str
    seconds: float
    pose: float


class Variant(_Base, frozen=True):
    """A position, grip, finger pair or finger; an exercise does its variants in order, each with the full dose."""

    id: str
    name: str
    said: str


class Repetitions(_Base, frozen=True, tag="repetitions", tag_field="kind"):
    """A movement that is repeated; one pass through `phases` is one repetition.

    With `and_back` a repetition goes one way, loop phase 0 to 0.5, and every second one comes back: its loop phases
    lie 0.5 further, from 0.5 to 1.
    """

    phases: tuple[Phase, ...]
    variants: tuple[Variant, ...] = ()
    and_back: bool = False
    rounds: bool = False  # one repetition is called a round, as it goes through all fingers


class Hold(_Base, frozen=True, tag="hold", tag_field="kind"):
    """A stretch that is held for `Dose.seconds`: go into it, hold, come back, rest."""

    enter: Phase
    leave: Phase
    rest_seconds: float
    both_sides: bool = False


class Stage(_Base, frozen=True):
    """One part of a counted task, such as picking up, then putting down.

    The pass of one object starts at loop phase `start`, so that a stage may run the loop backwards: from 1 to 0.
    """

    said: str
    phases: tuple[Phase, ...]
    start: float = 0.0


class Count(_Base, frozen=True, tag="count", tag_field="kind"):
    """A task done object by object: each stage runs its phases once for every object."""

    objects: int
    stages: tuple[Stage, ...]


class Timed(_Base, frozen=True, tag="timed", tag_field="kind"):
    """A task done for `Dose.seconds`; `phases` animate the sketch; `beat` is a metronome in beats a minute.

    The voice says `rest_said` every `rest_every` seconds (0 = never).
    """

    phases: tuple[Phase, ...]
    beat: float = 0.0
    rest_every: float = 0.0
    rest_said: str = ""


Work: TypeAlias = Repetitions | Hold | Count | Timed


class Dose(_Base, frozen=True):
    """How much. `repetitions` for each variant and side; `seconds` of one hold or of a timed task.

    `sets` are rounds of a counted task, or holds a side. `note` says, for our doses, that they are our default.
    """

    origin: Origin
    sets: int = 1
    repetitions: int = 0
    seconds: float = 0.0
    note: str = ""


class Exercise(_Base, frozen=True):
    """One exercise, whole. Texts are English source texts; key words stand between ** marks in `Step.shown`."""

    number: int
    id: str
    title: str  # at most 24 characters: it heads the player
    group: Group
    purpose: str
    mover: Mover
    posture: Posture
    start: str  # the starting position in words
    equipment: tuple[Item, ...]
    steps: tuple[Step, ...]
    work: Work
    dose: Dose
    finish: str  # how a good repetition ends and feels
    avoid: str  # the usual compensation, and those always to avoid
    easier: str
    harder: str
    still_hand: str  # how to do it with a hand that does not move; "" = not for such a hand
    cautions: tuple[str, ...]
    gate: bool  # True: only for a hand that opens by itself
    next: int  # the exercise that follows when this one is mastered
    swap: int  # offered when this one hurts; 2 stands in when its object is not in the house
    tags: tuple[Tag, ...]
    article: tuple[str, ...] = ()  # facts the article states, in our words
    strength: bool = False  # a strength exercise: at most 3 days a week, never two running
    sketches: tuple[
        str, ...
    ] = ()  # its drawings where an object comes later: first without it, then with it; or pictures

    @property
    def drawings(self) -> tuple[str, ...]:
        """What there is a drawing of, in order: its variants, or what `sketches` names; one "" if one shows it all."""
        variants = self.work.variants if isinstance(self.work, Repetitions) else ()
        return tuple(variant.id for variant in variants) or self.sketches or ("",)
