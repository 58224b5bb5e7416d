"""One call of the player: a state that changes, and the effects that come of it, in order."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from coach.practice.asking import ASKED
from coach.practice.effects import Answered, Begin, Chime, Count, Effect, Finish, Hush, Pose, Record, Say, Show
from coach.practice.message import Message
from coach.practice.parts import done_segment
from coach.practice.preferences import Advance
from coach.practice.record import Asked, Outcome, SetAim
from coach.practice.speaking import number_word, praise
from coach.practice.state import State
from coach.practice.summary import counted_in, done_words, outcome_of
from coach.practice.timeline import SECOND, Mark, Segment
from coach.practice.view import Part

PRESS_WINDOW = 2.0  # seconds in which the count of a pressed repetition is said


def effects_between(segment: Segment, after: int, until: int) -> list[Effect]:
    """The effects of a segment that are due in (after, until] microseconds, poses before words of the same moment."""
    marks = segment.marks[bisect_right(segment.marks, after, key=_at) : bisect_right(segment.marks, until, key=_at)]
    due: list[tuple[int, int, Effect]] = [(mark.at, 1, mark.effect) for mark in marks]
    for first in _cycles(segment, after, until):
        for leg in segment.legs:
            at = first + leg.start
            if after < at <= until and (segment.lasts is None or at < segment.lasts):
                due.append((at, 0, Pose(leg.to, leg.lasts / SECOND)))
    if not segment.legs and after < 0:
        due.append((0, 0, Pose(segment.pose, 0.0)))
    return [effect for _, _, effect in sorted(due, key=lambda item: item[:2])]


def _at(mark: Mark) -> int:
    return mark.at


def _cycles(segment: Segment, after: int, until: int) -> range:
    if not segment.cycle:
        return range(1)
    return range(max(0, after) // segment.cycle * segment.cycle, until + 1, segment.cycle)


class Walk:
    """Collects what one call of the player does; it lives no longer than that call."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.effects: list[Effect] = []

    def result(self) -> tuple[State, tuple[Effect, ...]]:
        """The new state, and the effects in order."""
        return self.state, tuple(self.effects)

    def emit(self, *effects: Effect) -> None:
        """Ask the world for these, after what was asked for before."""
        self.effects += effects

    def hush(self) -> None:
        """Cut off what is being said. The words of a spoken part are kept in mind, to be said anew."""
        state = self.state
        cut = state.busy and state.underneath.part is not Part.WORK and state.aside is None
        self.emit(Hush())
        self.state = replace(state, busy=False, cut=state.cut or cut)

    def pass_time(self, left: int) -> None:
        """Let `left` microseconds pass: everything due is asked for, at its own moment."""
        while self.state.runs:
            state = self.state
            end = state.end
            until = state.at + left
            if end is not None and until >= end:
                until = max(state.at, end)
            self.emit(*effects_between(state.moving, state.at, until))
            left -= until - state.at
            self.state = replace(state, at=until)
            if end is None or until < end:
                return
            self.complete()

    def complete(self) -> None:
        """The segment has come to its end by itself."""
        state = self.state
        if state.underneath.question:
            self.answered(None)
        elif state.underneath.waits and state.timeline.preferences.advance is Advance.MANUAL:
            self.state = replace(state, waiting=True)
        else:
            self.record(Outcome.FINISHED)
            self.enter(state.index + 1)

    def answered(self, face: int | None) -> None:
        """Take the answer to an opening or closing question and go on; Back does not lead before it."""
        self.tell(face, None)
        self.state = replace(self.state, first=self.state.index + 1)
        self.enter(self.state.index + 1)

    def tell(self, face: int | None, exercise: int | None) -> None:
        """Hand out the answer to the question on screen."""
        self.emit(Answered(ASKED.get(self.state.segment.topic, Asked.PAIN), face, exercise))

    def enter(self, index: int) -> None:
        """Begin segment `index`."""
        self.state = replace(
            self.state,
            index=index,
            at=0,
            presses=0,
            aside=None,
            paused=False,
            waiting=False,
            cut=False,
            urged=False,
            said_at=0,
        )
        segment = self.state.underneath
        self.emit(Show(index))
        if self.state.praise and segment.part not in (Part.WORK, Part.DONE):
            self.emit(Say(self.state.praise))
            self.state = replace(self.state, praise=())
        if segment.aim:
            self._begin(segment.aim)
        self.emit(*effects_between(self.state.moving, -1, 0))
        if segment.part is Part.DONE:
            self.state = replace(self.state, finished=True)
            self.emit(Say(done_words(self.state)), Finish(outcome_of(self.state)))

    def _begin(self, aim: SetAim) -> None:
        """Begin the set. One that is done again gets an index of its own, beyond those of the plan."""
        fresh = self.state.fresh
        if aim.index in self.state.used:
            aim = replace(aim, index=fresh)
        used = self.state.used | {aim.index}
        self.state = replace(self.state, aim=aim, used=used, fresh=max(fresh, aim.index + 1))
        self.emit(Begin(aim))

    def record(self, outcome: Outcome) -> None:
        """Record the set that has begun, with what was done of it; without one nothing happens."""
        aim = self.state.aim
        if aim is None:
            return
        done = self.state.done
        self.emit(Record(aim, done, outcome))
        if outcome is Outcome.FINISHED:
            self.emit(Chime())
        said = () if outcome is Outcome.HURT else praise(aim.unit, done)
        tally = counted_in(self.state, aim, done)
        self.state = replace(self.state, aim=None, praise=said, last=said, tally=tally)

    def ask(self, question: Segment) -> None:
        """Lay a question over the segment."""
        self.state = replace(self.state, aside=question)
        self.emit(Show(self.state.index), Say(question.words))

    def splice(self, segments: tuple[Segment, ...]) -> None:
        """Put these in place of all that was to come, and begin the first of them. Back does not lead before it."""
        timeline, here = self.state.timeline, self.state.index + 1
        self.state = replace(
            self.state, timeline=replace(timeline, segments=timeline.segments[:here] + segments), first=here
        )
        self.enter(here)

    def close(self, words: tuple[Message, ...], outcome: Outcome | None) -> None:
        """End the session with these words."""
        self.splice((done_segment(self.state.underneath, words, outcome),))

    def one_done(self) -> None:
        """Count one repetition of a self-paced set, and end the set with the last one."""
        self.state = replace(self.state, presses=self.state.presses + 1)
        segment, presses = self.state.underneath, self.state.presses
        if presses == segment.total * segment.stages:
            self.record(Outcome.FINISHED)
            self.enter(self.state.index + 1)
        elif presses % segment.total:
            self.emit(Count(number_word(presses % segment.total), PRESS_WINDOW))
        else:
            self.emit(Say(segment.stage_captions[presses // segment.total]))
