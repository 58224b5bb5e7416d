"""A test against the clock as a pure function of time and presses: fast taps, and things moved one by one.

A press carries the moment when it was made, not when it was heard: a busy machine may tell of it late, and it counts
for the moment when it was made all the same. So a count stays open for a little while after its end.

What counts as a tap is decided here. Every tap on either pad counts, one pad or both in turn: tests of tapping after a
stroke count the taps on one key (de Groot-Driessen and others, 2006, doi.org/10.1016/j.apmr.2005.09.022), and of two
pads on a touch screen the total number of taps was among what repeated best (four tapping tasks in 14 healthy people,
ncbi.nlm.nih.gov/pmc/articles/PMC8651103). Pads that must be hit in turn would test reach and sight as well, and one of
them may lie where the person does not see. How it was done is kept, and only the same way is compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from coach.practice.effects import Chime, Count, Hush, Say
from coach.practice.preferences import InputWay, Preferences, Side
from coach.practice.speaking import number_word, seconds_to_say
from coach.practice.timeline import SECOND, micros
from coach.practice.trials.model import TappingDetail, TransferDetail
from coach.practice.trials.run import (
    COUNT_FROM,
    TIMED,
    Command,
    Effect,
    Hurt,
    Left,
    Phase,
    Rules,
    Run,
    Scored,
    Tap,
    Try,
)
from coach.practice.trials.words import BRING, GO, HURTS, SLEPT, STOPPED, TIME_IS_OVER, says

Moved: TypeAlias = tuple[Run, tuple[Effect, ...]]

LEAST_LEAD = 3.0  # seconds to bring the hand, at least; a hand that is slower asks for more by the wait factor
MOST_MOVED = 300

_STEPS = {Command.LESS: -1, Command.MORE: 1, Command.TEN_LESS: -10, Command.TEN_MORE: 10}


def begin(rules: Rules, side: Side, preferences: Preferences) -> Moved:
    """Open the test: it says how it goes, and waits."""
    lead = max(LEAST_LEAD, seconds_to_say((BRING[rules.trial],), preferences.words_per_minute))
    one_key = preferences.input_way is InputWay.SCAN
    run = Run(rules, side, micros(lead * preferences.wait_factor), one_key=one_key)
    return run, (Say(says(run), fresh=True),)


def advance(run: Run, to: int) -> Moved:
    """Let the time pass until `to`; an earlier moment changes nothing."""
    effects: list[Effect] = []
    while (due := _due(run)) is not None and due <= to:
        if run.marks and run.marks[0][0] == due:
            effects.append(run.marks[0][1])
            run = replace(run, marks=run.marks[1:])
        else:
            run, more = _end_of_phase(run, due)
            effects += more
    return replace(run, now=max(run.now, to)), tuple(effects)


def tap(run: Run, made: Tap) -> Moved:
    """A press on a pad or of a key, made at `made.at`. One made before "Go" is forgiven: it counts for nothing."""
    run, effects = advance(run, made.at)
    if run.phase is Phase.WAITING and made.at >= run.since:
        run = replace(run, phase=Phase.RUNNING, since=made.at, first=made.at)
    open_until = run.first + run.rules.seconds * SECOND
    if run.phase in (Phase.RUNNING, Phase.SETTLING) and run.first <= made.at <= open_until:
        run = replace(run, taps=tuple(sorted((*run.taps, made), key=lambda one: (one.at, one.pad, one.device))))
    return run, effects


def press(run: Run, command: Command) -> Moved:
    """A press of a key of the screen; one that makes no sense now changes nothing."""
    if run.phase in (Phase.HURTS, Phase.OVER):
        return answer(run, None) if command is Command.SKIP else (run, ())
    if command is Command.SAY_AGAIN and run.phase not in TIMED:
        return run, (Say(says(run), fresh=True),)
    if command is Command.LEAVE:
        return _over(run, Left())
    if command is Command.HURTS:
        return _quiet(run, Phase.HURTS), (Hush(), Say((HURTS,), fresh=True))
    if command in (Command.STOP, Command.SLEPT) and run.phase in TIMED - {Phase.SETTLING}:
        why = SLEPT if command is Command.SLEPT else STOPPED
        return replace(_quiet(run, Phase.BETWEEN), taps=(), broken=True), (Hush(), Say((why,), fresh=True))
    return _between(run, command)


def _between(run: Run, command: Command) -> Moved:
    """The presses that make sense while no time runs."""
    if command is Command.START and run.phase in (Phase.READY, Phase.BETWEEN, Phase.CHECKING):
        return _countdown(run)
    if command is Command.OTHER_HAND and run.phase is Phase.READY:
        run = replace(run, side=run.side.other)
        return run, (Say(says(run), fresh=True),)
    if command is Command.FINISH and run.phase in (Phase.BETWEEN, Phase.CHECKING):
        return _finish(run)
    if command in _STEPS and run.phase is Phase.CHECKING:
        return replace(run, number=min(MOST_MOVED, max(0, run.number + _STEPS[command]))), ()
    return run, ()


def answer(run: Run, face: int | None) -> Moved:
    """The answer to how much it hurts, face 1..5, None if it is skipped: the test is over."""
    return _over(run, Hurt(face)) if run.phase is Phase.HURTS else (run, ())


def _due(run: Run) -> int | None:
    """When something happens by itself next: a mark comes before the end of a phase."""
    moments = [at for at, _ in run.marks[:1]] + ([] if run.ends is None else [run.ends])
    return min(moments, default=None)


def _quiet(run: Run, phase: Phase) -> Run:
    return replace(run, phase=phase, since=run.now, marks=())


def _over(run: Run, last: Effect) -> Moved:
    return _quiet(run, Phase.OVER), (Hush(), last)


def _countdown(run: Run) -> Moved:
    start = run.now + run.lead
    counts = tuple((start + place * SECOND, Count(number_word(COUNT_FROM - place), 1.0)) for place in range(COUNT_FROM))
    run = replace(_quiet(run, Phase.COUNTDOWN), marks=counts, taps=(), broken=False)
    return run, (Say((BRING[run.rules.trial],), fresh=True),)


def _end_of_phase(run: Run, at: int) -> Moved:
    if run.phase is Phase.COUNTDOWN:
        go: tuple[Effect, ...] = (Chime(), Say((GO[run.rules.trial],), fresh=True))
        if run.rules.first_tap_starts:
            return replace(run, phase=Phase.WAITING, since=at), go
        calls = tuple((at + second * SECOND, Say((words,), fresh=True)) for second, words in run.rules.calls)
        return replace(run, phase=Phase.RUNNING, since=at, first=at, marks=calls), go
    if run.phase is Phase.RUNNING:
        return replace(run, phase=Phase.SETTLING, since=at, marks=()), (Chime(), Say((TIME_IS_OVER,), fresh=True))
    return _settled(replace(run, now=max(run.now, at)))


def _settled(run: Run) -> Moved:
    """The try is whole."""
    counted = run.counted
    if run.rules.entered:
        run = replace(_quiet(run, Phase.CHECKING), number=len(counted))
        return run, (Say(says(run)),)
    run = replace(run, tries=(*run.tries, _whole(counted)))
    if len(run.tries) == run.rules.tries:
        return _finish(run)
    run = replace(_quiet(run, Phase.BETWEEN), taps=())
    return run, (Say(says(run)),)


def _whole(counted: Sequence[Tap]) -> Try:
    changes = sum(one.pad != other.pad for one, other in pairwise(counted))
    device, _ = Counter(tap.device for tap in counted).most_common(1)[0]
    return Try(len(counted), device, 2 * changes > len(counted))


def _finish(run: Run) -> Moved:
    """Keep the number that was checked, or the best of the whole tries; without one there is nothing to keep."""
    if run.phase is Phase.CHECKING:
        detail = TransferDetail(pressed=len(run.counted), entered=run.number)
        return _over(run, Scored(float(run.number), detail))
    best = run.best
    if best is None:
        return _over(run, Left())
    tries = tuple(one.taps for one in run.tries)
    found = TappingDetail(tries=tries, device=best.device, alternating=best.alternating)
    return _over(run, Scored(float(best.taps), found))
