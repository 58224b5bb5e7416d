"""The questions of the player: the five faces, and how to go on after pain."""

from __future__ import annotations

from coach.practice.effects import Say
from coach.practice.message import Message, content, ui
from coach.practice.preferences import Advance, Preferences
from coach.practice.programme import Form
from coach.practice.record import Asked
from coach.practice.safety import Substitute
from coach.practice.speaking import seconds_to_say
from coach.practice.timeline import Bout, Gauge, Mark, Segment, Timeline, Topic, micros
from coach.practice.view import Choice, Part, Question, Scale

# In auto advance a question that nobody answers is skipped after this many seconds times the wait factor.
QUESTION_SECONDS = 30.0

SWAP, EASIER, NEXT, END, GO_ON = "swap", "easier", "next", "end", "go-on"

PAIN_FACES = (ui("No pain"), ui("A little"), ui("Some"), ui("A lot"), ui("Very bad"))
EFFORT_FACES = (ui("Very easy"), ui("Easy"), ui("Medium"), ui("Hard"), ui("Very hard"))


def faces(words: tuple[Message, ...]) -> tuple[Choice, ...]:
    """The five faces; their ids are "1" to "5"."""
    return tuple(Choice(str(face), word) for face, word in enumerate(words, start=1))


QUESTIONS: dict[Topic, Question] = {
    Topic.BEFORE: Question(
        Scale.PAIN, ui("How much **pain** is in your arm now?"), faces(PAIN_FACES), Asked.PAIN_BEFORE
    ),
    Topic.EFFORT: Question(Scale.EFFORT, ui("How **hard** was it?"), faces(EFFORT_FACES), Asked.EFFORT),
    Topic.PAIN: Question(Scale.PAIN, ui("How much **pain** is in your arm now?"), faces(PAIN_FACES), Asked.PAIN),
    Topic.HURTS: Question(
        Scale.PAIN, ui("Stop. Rest your arm. How much does it **hurt**?"), faces(PAIN_FACES), Asked.PAIN, urgent=True
    ),
    Topic.TIRED: Question(Scale.EFFORT, ui("How **hard** is it for you now?"), faces(EFFORT_FACES), Asked.EFFORT),
}
# What the record calls an answer; the others are about pain.
ASKED: dict[Topic | None, Asked] = {
    Topic.BEFORE: Asked.PAIN_BEFORE,
    Topic.EFFORT: Asked.EFFORT,
    Topic.TIRED: Asked.EFFORT,
}
STOP_AND_CHOOSE = ui("We stop this exercise. How do you want to **go on**?")
CHOOSE = ui("How do you want to **go on**?")


def question_segment(topic: Topic, question: Question, like: Segment, preferences: Preferences) -> Segment:
    """A question as a segment, with the sketch and the place of `like`.

    Only the opening and closing questions are skipped by themselves, and only in auto advance.
    """
    planned = topic in (Topic.BEFORE, Topic.EFFORT, Topic.PAIN)
    timed = planned and preferences.advance is Advance.AUTO
    words = (question.words,)
    return Segment(
        part=Part.QUESTION,
        place=like.place,
        task=like.task,
        title=ui("Check-in"),
        caption=(),
        words=words,
        exercise=like.exercise,
        side=like.side,
        lasts=micros(QUESTION_SECONDS * preferences.wait_factor) if timed else None,
        speech=micros(seconds_to_say(words, preferences.words_per_minute)),
        marks=(Mark(0, Say(words)),),
        gauge=Gauge.COUNTDOWN if timed else Gauge.NONE,
        question=question,
        topic=topic,
    )


def offer(stopped: bool, swap: Substitute | None, easier: bool, following: bool, timeline: Timeline) -> Question:
    """How to go on after "It hurts". `stopped`: the exercise may not go on as it was."""
    choices = [] if stopped else [Choice(GO_ON, ui("Go on gently"))]
    if stopped and swap:
        title = content(timeline.exercises[swap.exercise].title)
        choices.append(Choice(SWAP, ui("Instead: {title}", title=title)))
    if easier:
        choices.append(Choice(EASIER, ui("The easier way")))
    if following:
        choices.append(Choice(NEXT, ui("The next exercise")))
    choices.append(Choice(END, ui("Finish for today")))
    return Question(Scale.PLAIN, STOP_AND_CHOOSE if stopped else CHOOSE, tuple(choices), urgent=True)


def easier_is_there(bout: Bout) -> bool:
    """Whether the bout has an easier form that is not in use yet."""
    return bout.form is not Form.EASIER and bout.exercise.easier != ""
