"""Where a session is, as a value, and what can be read from it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from coach.practice.message import Message
from coach.practice.record import SetAim
from coach.practice.soreness import NOT_SORE, Soreness
from coach.practice.timeline import SECOND, Bout, Gauge, Segment, Timeline
from coach.practice.view import Part, Primary

# A part that is said waits for the voice up to twice the time its words should take and 5 s more (as the watchdog).
VOICE_GRACE = 5 * SECOND


@dataclass(frozen=True, slots=True)
class Tally:
    """What was done in this session: repetitions and objects, seconds of holds and of timed tasks."""

    repetitions: int = 0
    held: float = 0.0
    practised: float = 0.0


@dataclass(frozen=True, slots=True)
class State:
    """Where a session is. Made by `start`, changed only by the player. Times are microseconds.

    `at` is the time within the segment `index`; `presses` the repetitions of a self-paced set. `aside` is a question
    that lies over the segment. `said_at`: when the current words began; `cut`: a pause cut them off. `aim` is the set
    that has begun and is not recorded yet. `used` are the indices of sets that have begun, `fresh` the next free one.
    `first` is the segment before which Back does not go. `before` is the pain face at the start, `sore` what earlier
    days say of it, `hurt` are the exercises that hurt. `praise` waits to be said; `last` is what was said of the last
    set.
    """

    timeline: Timeline
    index: int = 0
    at: int = 0
    presses: int = 0
    aside: Segment | None = None
    paused: bool = False
    waiting: bool = False
    finished: bool = False
    busy: bool = False
    cut: bool = False
    urged: bool = False
    said_at: int = 0
    aim: SetAim | None = None
    used: frozenset[int] = frozenset()
    fresh: int = 0
    first: int = 0
    before: int | None = None
    sore: Soreness = NOT_SORE
    hurt: frozenset[int] = frozenset()
    praise: tuple[Message, ...] = ()
    last: tuple[Message, ...] = ()
    tally: Tally = Tally()

    @property
    def underneath(self) -> Segment:
        """The segment that is on, whatever lies over it."""
        return self.timeline.segments[self.index]

    @property
    def segment(self) -> Segment:
        """What the person sees: the question that lies over the segment, or the segment."""
        return self.aside or self.underneath

    @property
    def runs(self) -> bool:
        """Whether time passes."""
        return not (self.paused or self.waiting or self.finished or self.aside)

    @property
    def end(self) -> int | None:
        """When the segment ends; None: not by time. Work never waits for the voice."""
        segment = self.underneath
        if segment.lasts is None or self.urged:
            return None
        if self.busy and segment.part is not Part.WORK:
            return max(segment.lasts, self.said_at + 2 * segment.speech + VOICE_GRACE)
        return segment.lasts

    @property
    def passes(self) -> int:
        """Repetitions, or passes through a counted task, that are complete."""
        segment = self.underneath
        return self.presses if segment.lasts is None else bisect_right(segment.passes, self.at)

    @property
    def stage(self) -> int:
        """The stage of a counted task that is on, from 0."""
        segment = self.underneath
        return min(self.passes // segment.total, segment.stages - 1)

    @property
    def moving(self) -> Segment:
        """The segment that is on, with the way that its sketch goes now."""
        segment = self.underneath
        if not segment.stage_legs:
            return segment
        legs = segment.stage_legs[self.stage]
        return replace(segment, legs=legs, cycle=legs[-1].start + legs[-1].lasts)

    @property
    def done(self) -> float:
        """How much of the set that is on is done, in its unit. As many passes as stages make one object."""
        if self.underneath.gauge is Gauge.COUNT:
            return float(self.passes // self.underneath.stages)
        return self.at / SECOND

    @property
    def self_paced(self) -> bool:
        """Whether a press counts a repetition now."""
        return self.aim is not None and self.underneath.lasts is None

    @property
    def primary(self) -> Primary:
        """What the tall key does now."""
        if self.aside:
            return Primary.SKIP
        if self.paused or self.waiting or self.finished:
            return Primary.GO_ON
        if self.underneath.question:
            return Primary.SKIP
        return Primary.ONE_DONE if self.self_paced else Primary.PAUSE

    @property
    def stop_before(self) -> int | None:
        """Where Back leads: the nearest part before this one that leads into something; never into a question."""
        stops = (Part.READY, Part.STEP, Part.SWITCH, Part.REST)
        earlier = range(self.index - 1, self.first - 1, -1)
        return next((i for i in earlier if self.timeline.segments[i].part in stops), None)

    @property
    def bout(self) -> Bout | None:
        """The exercise that is on."""
        return next((bout for bout in self.timeline.bouts if bout.place == self.underneath.place), None)
