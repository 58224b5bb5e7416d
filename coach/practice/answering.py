"""What the answers do: the rules for pain and tiredness, applied to the rest of the session."""

from __future__ import annotations

from dataclasses import replace

from coach.practice.asking import EASIER, END, GO_ON, NEXT, QUESTIONS, SWAP, easier_is_there, offer, question_segment
from coach.practice.effects import Say, Show
from coach.practice.message import ui
from coach.practice.outline import eased, halved, tasks_of
from coach.practice.parts import told_segment
from coach.practice.plan import USUAL_REST, Pause, remaining
from coach.practice.programme import Entry
from coach.practice.record import Outcome
from coach.practice.safety import (
    AFTER_EXHAUSTION,
    AFTER_PAIN,
    AFTER_STRONG_PAIN,
    EXHAUSTED,
    PAIN_BEFORE_START,
    REST_WHEN_TIRED,
    TIRED,
    Substitute,
    Verdict,
    judge_pain,
    may_start,
    swap_for,
)
from coach.practice.state import State
from coach.practice.timeline import Bout, Topic
from coach.practice.view import Part, Question
from coach.practice.walk import Walk

REST_OF_THE_TIRED = Pause(REST_WHEN_TIRED, (ui("**Rest for two minutes.** Then we do half."),))


def bouts_left(state: State, again: bool) -> tuple[Bout, ...]:
    """What remains of the session: the exercise that is on with the sets to come, and those after it.

    `again`: the set that is on is among them. Exercises that hurt are left out, but for the one that is on.
    """
    bout, segment = state.bout, state.underneath
    if bout is None:
        return ()
    here = segment.task if again or segment.aim is None else segment.task + 1
    begun = bout.begun or here > 0 or segment.part is Part.WORK
    mine = replace(
        bout,
        tasks=bout.tasks[here:],
        begun=begun,
        explained=bout.explained or was_explained(state, bout.exercise.number),
    )
    after = tuple(b for b in state.timeline.bouts if b.place > bout.place and b.exercise.number not in state.hurt)
    return (mine, *after) if mine.tasks else after


def was_explained(state: State, exercise: int) -> bool:
    """Whether the steps of an exercise were shown in this session, to their end."""
    shown = any(s.exercise == exercise and s.part is Part.STEP for s in state.timeline.segments[: state.index])
    return shown and state.underneath.part is not Part.STEP


def answer(walk: Walk, choice: str | None) -> None:
    """Carry out the answer to the question on screen; None: skipped. An id that is not among its choices is ignored."""
    segment = walk.state.segment
    question = segment.question
    if question is None or choice not in (None, *(c.id for c in question.choices)):
        return
    walk.hush()
    if segment.topic is Topic.OFFER:
        _choose(walk, choice)
        return
    face = None if choice is None else int(choice)
    if segment.topic is Topic.BEFORE:
        _before(walk, face)
    elif segment.topic is Topic.HURTS:
        _hurts(walk, face)
    elif segment.topic is Topic.TIRED:
        _tired(walk, face)
    else:
        _at_the_end(walk, face)


def _before(walk: Walk, face: int | None) -> None:
    """Pain before the start: from 3 on no exercise; more than the last time, half of it.

    Unanswered after "It hurts" counts as pain.
    """
    if not may_start(face) or (face is None and walk.state.urged):
        walk.tell(face, None)
        walk.close(PAIN_BEFORE_START, Outcome.HURT)
        return
    walk.state = replace(walk.state, before=face)
    words = walk.state.sore.words(face)
    if not words:
        walk.answered(face)
        return
    walk.tell(face, None)
    timeline = walk.state.timeline
    bouts = tuple(halved(bout) for bout in timeline.bouts)
    walk.state = replace(walk.state, timeline=replace(timeline, bouts=bouts))
    walk.splice((told_segment(timeline, bouts, words), *remaining(timeline, bouts)))


def _at_the_end(walk: Walk, face: int | None) -> None:
    pain = walk.state.segment.topic is Topic.PAIN and (face is not None or walk.state.urged)
    verdict = judge_pain(face, walk.state.before) if pain else Verdict.FINE
    if verdict is Verdict.FINE:
        walk.answered(face)
        return
    walk.tell(face, None)
    walk.close(AFTER_STRONG_PAIN if verdict is Verdict.END_SESSION else AFTER_PAIN, None)


def _hurts(walk: Walk, face: int | None) -> None:
    """Pain during an exercise: end the session, stop the exercise, or let the person choose to go on."""
    state = walk.state
    bout = state.bout
    walk.tell(face, bout.exercise.number if bout else None)
    verdict = judge_pain(face, state.before)
    if bout is None or verdict is Verdict.END_SESSION or (verdict is Verdict.STOP_EXERCISE and bout.swapped):
        walk.close(AFTER_STRONG_PAIN, Outcome.HURT)
        return
    stopped = verdict is Verdict.STOP_EXERCISE
    if stopped:
        state = walk.state = replace(state, hurt=state.hurt | {bout.exercise.number})
    left = bouts_left(state, again=True)
    mine = bool(left) and left[0].place == bout.place
    following = len(left) > mine
    swap = _swap_of(state, bout) if mine else None
    if stopped and not left:
        walk.close(AFTER_PAIN, Outcome.HURT)
        return
    question = offer(stopped, swap, mine and easier_is_there(bout), following, state.timeline)
    _ask(walk, Topic.OFFER, question)


def _choose(walk: Walk, choice: str | None) -> None:
    """How to go on after pain, always with a rest first. Skipped: with the next exercise, or the end."""
    state = walk.state
    bout, left = state.bout, bouts_left(state, again=True)
    after = tuple(b for b in left if bout is None or b.place != bout.place)
    chosen = choice or (NEXT if after else END)
    swap = _swap_of(state, bout) if bout else None
    if chosen == END or bout is None:
        walk.close(AFTER_PAIN, Outcome.HURT)
    elif chosen == SWAP and swap:
        _go_on(walk, (_instead(state, bout, swap), *after))
    elif chosen == EASIER:
        _go_on(walk, (eased(left[0]), *after))
    elif chosen == GO_ON:
        _go_on(walk, bouts_left(state, again=False))
    else:
        _go_on(walk, after)


def _instead(state: State, bout: Bout, swap: Substitute) -> Bout:
    """One set of the exercise that stands in for the one that hurt."""
    exercise = state.timeline.exercises[swap.exercise]
    entry = Entry(exercise=swap.exercise, sets=1, form=swap.form)
    tasks = tasks_of(entry, exercise, state.timeline.preferences, state.fresh)
    return Bout(bout.place, exercise, swap.form, tasks, was_explained(state, swap.exercise), swapped=True)


def _swap_of(state: State, bout: Bout) -> Substitute | None:
    return swap_for(bout.exercise, state.timeline.exercises, state.timeline.preferences, state.hurt)


def _go_on(walk: Walk, bouts: tuple[Bout, ...], rest: Pause = USUAL_REST) -> None:
    """Compile what remains anew, after a rest. The question about pain before the start is never left out."""
    asked = walk.state.underneath
    first = (asked,) if asked.topic is Topic.BEFORE else ()
    segments = first + remaining(walk.state.timeline, bouts, rest if bouts else None)
    walk.state = replace(walk.state, timeline=replace(walk.state.timeline, bouts=bouts))
    walk.splice(segments)


def _tired(walk: Walk, face: int | None) -> None:
    """Tired: at 5 finish for today, at 4 rest two minutes and do half of what remains, else go on as it was."""
    state = walk.state
    bout = state.bout
    walk.tell(face, bout.exercise.number if bout else None)
    if face is None or face < TIRED:
        waits = state.waiting or state.underneath.question is not None
        walk.state = replace(walk.state, aside=None, paused=not waits)
        walk.emit(Show(state.index))
        return
    left = bouts_left(state, again=False)
    walk.record(Outcome.SKIPPED)
    if face >= EXHAUSTED:
        walk.close(AFTER_EXHAUSTION, Outcome.SKIPPED)
    else:
        _go_on(walk, tuple(halved(bout) for bout in left), REST_OF_THE_TIRED)


def ask_pain(walk: Walk) -> None:
    """ "It hurts": stop at once, record what was done of the set, ask for the pain face.

    A question about pain that is on already is asked again, and now waits for its answer.
    """
    walk.hush()
    walk.record(Outcome.HURT)
    if walk.state.segment.topic is Topic.EFFORT:
        walk.answered(None)
        walk.state = replace(walk.state, urged=True)
    elif walk.state.segment.topic in (Topic.BEFORE, Topic.PAIN):
        walk.state = replace(walk.state, urged=True, paused=False)
        walk.emit(Say(walk.state.segment.words))
    else:
        _ask(walk, Topic.HURTS, QUESTIONS[Topic.HURTS])


def ask_effort(walk: Walk) -> None:
    """ "Tired": ask how hard it is; the set that is on waits for the answer."""
    walk.hush()
    _ask(walk, Topic.TIRED, QUESTIONS[Topic.TIRED])


def _ask(walk: Walk, topic: Topic, question: Question) -> None:
    state = walk.state
    walk.ask(question_segment(topic, question, state.underneath, state.timeline.preferences))
