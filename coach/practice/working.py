"""One set as segments of work: paced and self-paced repetitions, holds, counted and timed tasks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coach.practice.effects import Count as CountAloud
from coach.practice.effects import Say, Tick
from coach.practice.exercise import Count, Exercise, Hold, Phase, Repetitions, Stage, Timed, Work
from coach.practice.message import Message, content, ui
from coach.practice.outline import drawing_of, unit_of
from coach.practice.preferences import Preferences
from coach.practice.record import SetAim
from coach.practice.speaking import number_word, seconds_to_say
from coach.practice.timeline import SECOND, Bout, Gauge, Leg, Mark, Segment, Task, micros
from coach.practice.view import Part
from coach.practice.wording import helper_line, what_follows, what_now

SLOWEST, FASTEST = 3.0, 0.5  # the range of the tempo factor (product facts)
TEN_LEFT_FROM = 15.0  # "ten seconds left" is said in holds and tasks of at least 15 s
LAST_SECONDS = 5  # the last five seconds are counted
NOTICE_WINDOW = 4.0  # seconds in which "ten seconds left" is of use
FEW_CUES = 4  # more cues than these do not fit the caption


@dataclass(frozen=True, slots=True)
class Pace:
    """One pass through the phases: where the sketch goes, which cues are said and shown, how long it takes.

    Times are microseconds, but for `window`.
    """

    legs: tuple[Leg, ...]
    cues: tuple[Mark, ...]
    captions: tuple[tuple[int, Message], ...]
    lasts: int
    window: float  # seconds of the first phase: a number is said within it


def pace_of(phases: Sequence[Phase], tempo: float, since: float = 0.0) -> Pace:
    """The phases of one repetition, stretched by the person's tempo; the sketch starts at loop phase `since`."""
    factor = min(SLOWEST, max(FASTEST, tempo))
    legs: list[Leg] = []
    cues: list[Mark] = []
    captions: list[tuple[int, Message]] = []
    at = 0
    for phase in phases:
        lasts = micros(phase.seconds * factor)
        legs.append(Leg(at, lasts, since, phase.pose))
        since = phase.pose
        if phase.cue:
            cues.append(Mark(at, CountAloud(content(phase.cue), phase.seconds * factor)))
            captions.append((at, ui("**{cue}**.", cue=content(phase.cue))))
        at += lasts
    return Pace(tuple(legs), tuple(cues), tuple(captions), at, phases[0].seconds * factor)


def there_and_back(pace: Pace) -> tuple[Leg, ...]:
    """The way of two repetitions, the second of which comes back: its loop phases lie 0.5 further."""
    shifted = (replace(leg, start=pace.lasts + leg.start, since=0.5 + leg.since, to=0.5 + leg.to) for leg in pace.legs)
    return (*pace.legs, *shifted)


def shown_once(work: Work, tempo: float) -> tuple[tuple[Leg, ...], int]:
    """One pass through the whole movement, for showing it, and its microseconds: a counted task goes through all of
    its stages with one object, a movement that goes and comes back goes both ways.
    """
    if isinstance(work, Count):
        return _one_after_the_other([_stage_pace(stage, tempo) for stage in work.stages])
    pace = pace_of((work.enter, work.leave) if isinstance(work, Hold) else work.phases, tempo)
    if isinstance(work, Repetitions) and work.and_back:
        return there_and_back(pace), 2 * pace.lasts
    return pace.legs, pace.lasts


def _one_after_the_other(paces: Iterable[Pace]) -> tuple[tuple[Leg, ...], int]:
    legs: list[Leg] = []
    at = 0
    for pace in paces:
        legs += [replace(leg, start=leg.start + at) for leg in pace.legs]
        at += pace.lasts
    return tuple(legs), at


def _stage_pace(stage: Stage, tempo: float) -> Pace:
    return pace_of(stage.phases, tempo, since=stage.start)


def work_segments(bout: Bout, at: int, preferences: Preferences) -> tuple[Segment, ...]:
    """The segments of work of the bout's set `at`; exactly one of them has the set's aim."""
    blank = _blank(bout, at, preferences)
    work = bout.exercise.work
    if isinstance(work, Hold):
        return _hold(blank, work, bout, bout.tasks[at], preferences)
    if isinstance(work, Timed):
        return (_timed(blank, work, bout, bout.tasks[at], preferences),)
    if isinstance(work, Count):
        return (_objects(blank, work, bout, bout.tasks[at], preferences),)
    return (_repetitions(blank, work, bout, bout.tasks[at], preferences),)


def _blank(bout: Bout, at: int, preferences: Preferences) -> Segment:
    task = bout.tasks[at]
    return Segment(
        part=Part.WORK,
        place=bout.place,
        task=at,
        title=content(bout.exercise.title),
        caption=(),
        words=(),
        exercise=bout.exercise.number,
        side=task.side,
        lasts=None,
        variant=drawing_of(bout, task),
        helper=helper_line(bout.exercise, preferences),
        now=what_now(bout.exercise, task),
        then=what_follows(bout, at),
    )


def _aim(bout: Bout, task: Task, pace: float) -> SetAim:
    """What the set is meant to be. A set at the person's own pace has the pace 0."""
    exercise = bout.exercise
    variant = task.variant.id if task.variant else ""
    return SetAim(task.index, exercise.number, variant, task.side, unit_of(exercise.work), task.amount, pace)


def cue_captions(phases: Iterable[Phase], otherwise: Message) -> tuple[Message, ...]:
    """The cues of one repetition as sentences; `otherwise` when there are too many to read at a glance."""
    cues = tuple(phase.cue for phase in phases if phase.cue)
    if not 0 < len(cues) <= FEW_CUES:
        return (otherwise,)
    return tuple(ui("**{cue}**.", cue=content(cue)) for cue in cues)


def _in_words(exercise: Exercise) -> Message:
    """What a good repetition is; for an exercise that does not say it, its last step."""
    return content(exercise.finish or exercise.steps[-1].shown)


def _repetitions(blank: Segment, work: Repetitions, bout: Bout, task: Task, preferences: Preferences) -> Segment:
    """The first repetition is coached with its cues. A number is said when its repetition is complete: it is heard
    in the moment in which the ring shows it, and the next effort begins on it.
    """
    pace = pace_of(work.phases, bout.pace(preferences))
    times = int(task.amount)
    caption = cue_captions(work.phases, _in_words(bout.exercise))
    counts = tuple(Mark(k * pace.lasts, CountAloud(number_word(k), pace.window)) for k in range(1, times))
    paced = replace(
        blank,
        caption=caption,
        words=caption,
        lasts=times * pace.lasts,
        marks=pace.cues + counts,
        legs=there_and_back(pace) if work.and_back else pace.legs,
        cycle=2 * pace.lasts if work.and_back else pace.lasts,
        passes=tuple(k * pace.lasts for k in range(1, times + 1)),
        cues=() if preferences.self_paced else pace.captions,
        aim=_aim(bout, task, 0.0 if preferences.self_paced else pace.lasts / SECOND),
        gauge=Gauge.COUNT,
        total=times,
    )
    return replace(paced, lasts=None, marks=pace.cues) if preferences.self_paced else paced


def _objects(blank: Segment, work: Count, bout: Bout, task: Task, preferences: Preferences) -> Segment:
    """Stage by stage, object by object. Between two stages there is time to say what comes."""
    objects = int(task.amount)
    marks: list[Mark] = []
    legs: list[Leg] = []
    passes: list[int] = []
    at = 0
    paces = [_stage_pace(stage, bout.pace(preferences)) for stage in work.stages]
    for stage, pace in zip(work.stages, paces, strict=True):
        if at:
            said = (content(stage.said),)
            marks.append(Mark(at, Say(said)))
            at += micros(seconds_to_say(said, preferences.words_per_minute))
        marks += [replace(cue, at=cue.at + at) for cue in pace.cues]
        for done in range(1, objects + 1):
            legs += [replace(leg, start=leg.start + at) for leg in pace.legs]
            at += pace.lasts
            passes.append(at)
            if done < objects:
                marks.append(Mark(at, CountAloud(number_word(done), pace.window)))
    captions = tuple((content(stage.said),) for stage in work.stages)
    paced = replace(
        blank,
        caption=captions[0],
        words=captions[0],
        stage_captions=captions,
        lasts=at,
        marks=tuple(marks),
        legs=tuple(legs),
        passes=tuple(passes),
        stages=len(work.stages),
        aim=_aim(bout, task, 0.0 if preferences.self_paced else at / SECOND / objects),
        gauge=Gauge.COUNT,
        total=objects,
    )
    if not preferences.self_paced:
        return paced
    return replace(paced, lasts=None, marks=paces[0].cues, legs=(), stage_legs=tuple(pace.legs for pace in paces))


def closing_marks(lasts: float) -> tuple[Mark, ...]:
    """ "Ten seconds left" and the last five seconds of a countdown of `lasts` seconds."""
    marks = []
    if lasts >= TEN_LEFT_FROM:
        marks.append(Mark(micros(lasts - 10), CountAloud(ui("Ten seconds left."), NOTICE_WINDOW)))
    first = min(LAST_SECONDS, int(lasts) - 1)
    marks += [Mark(micros(lasts - left), CountAloud(number_word(left), 1.0)) for left in range(first, 0, -1)]
    return tuple(marks)


def _hold(blank: Segment, work: Hold, bout: Bout, task: Task, preferences: Preferences) -> tuple[Segment, ...]:
    """Go into the stretch, hold it for its full time, come back. Only the holding itself is the set."""
    enter = pace_of((work.enter,), bout.pace(preferences))
    leave = pace_of((work.leave,), bout.pace(preferences), since=work.enter.pose)
    still = (ui("Keep still. **Breathe slowly.**"), ui("A gentle pull is fine."))
    total = int(task.amount)
    going = (content(work.enter.cue) if work.enter.cue else _in_words(bout.exercise),)
    coming = (ui("**Relax.** {cue}.", cue=content(work.leave.cue)) if work.leave.cue else ui("**Relax.** Come back."),)
    start = CountAloud(ui("Hold. Breathe slowly."), NOTICE_WINDOW)
    return (
        replace(
            blank,
            caption=going,
            words=going,
            lasts=enter.lasts,
            marks=enter.cues,
            legs=enter.legs,
            gauge=Gauge.COUNTDOWN,
            total=total,
        ),
        replace(
            blank,
            caption=still,
            words=(ui("Hold. Breathe slowly."), ui("A gentle pull is fine.")),
            lasts=micros(task.amount),
            marks=(Mark(0, start), *closing_marks(task.amount)),
            pose=work.enter.pose,
            aim=_aim(bout, task, 0.0),
            gauge=Gauge.COUNTDOWN,
            total=total,
        ),
        replace(
            blank,
            task=blank.task + 1,
            caption=coming,
            words=coming,
            lasts=leave.lasts,
            marks=(Mark(0, CountAloud(coming[0], leave.window)),),
            legs=leave.legs,
            pose=work.enter.pose,
            gauge=Gauge.SPENT,
        ),
    )


def _timed(blank: Segment, work: Timed, bout: Bout, task: Task, preferences: Preferences) -> Segment:
    pace = pace_of(work.phases, bout.pace(preferences))
    factor = min(SLOWEST, max(FASTEST, bout.pace(preferences)))
    caption = cue_captions(work.phases, _in_words(bout.exercise))
    marks = [*pace.cues, *closing_marks(task.amount)]
    if work.beat:
        gap = 60.0 / work.beat * factor
        marks += [Mark(micros(beat * gap), Tick()) for beat in range(int(task.amount / gap) + 1)]
    if work.rest_every:
        rests = int((task.amount - TEN_LEFT_FROM) // work.rest_every)
        said = Say((content(work.rest_said),))
        marks += [Mark(micros(k * work.rest_every), said) for k in range(1, rests + 1)]
    return replace(
        blank,
        caption=caption,
        words=caption,
        lasts=micros(task.amount),
        marks=tuple(sorted(marks, key=lambda mark: mark.at)),
        legs=pace.legs,
        cycle=pace.lasts,
        aim=_aim(bout, task, 0.0),
        gauge=Gauge.COUNTDOWN,
        total=int(task.amount),
    )
