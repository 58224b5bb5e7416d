"""People's own exercises and programmes as the player knows them: the same types as those that ship."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from coach.practice.exercise import (
    Dose,
    Exercise,
    Group,
    Hold,
    Mover,
    Origin,
    Phase,
    Posture,
    Repetitions,
    Step,
    Timed,
    Work,
)
from coach.practice.growth.changes import Decision, changes_of, decided, grown, in_force
from coach.practice.own.model import OwnExercise, OwnHold, OwnProgramme, OwnRepetitions, OwnWork
from coach.practice.preferences import Preferences
from coach.practice.programme import Entry, Form, Programme, Session, Week
from coach.practice.safety import LAST_RESORT

PREFIX = "own-"  # begins the id of a programme of one's own
GO_INTO, COME_BACK, REST_AFTER_HOLD = 3.0, 3.0, 5.0  # seconds, as in the stretches of the catalogue; unsourced
ONE_WAY = 4.0  # seconds in which the picture of a timed task goes there or back; it does not move


@dataclass(frozen=True, slots=True)
class KeptProgramme:
    """A programme in the record. One that is put away is kept with its history, and not offered."""

    id: int
    archived: bool
    programme: OwnProgramme


@dataclass(frozen=True, slots=True)
class KeptExercise:
    """An exercise in the record, under a number that no other exercise has."""

    number: int
    archived: bool
    exercise: OwnExercise


def programme_id(kept: int) -> str:
    """The id of a programme in the record, as the settings and sessions name it."""
    return f"{PREFIX}{kept}"


def kept_id(programme: str) -> int | None:
    """The number in the record behind the id of a programme; None for one that ships with the program."""
    number = programme.removeprefix(PREFIX)
    return int(number) if programme.startswith(PREFIX) and number.isdecimal() else None


def literal(text: str) -> str:
    """A text that people wrote, so that braces in it are not taken for placeholders."""
    return text.replace("{", "{{").replace("}", "}}")


def as_written(text: str) -> str:
    """The text of an exercise as people wrote it, where no placeholders are filled in."""
    return text.replace("{{", "{").replace("}}", "}")


def as_exercise(number: int, own: OwnExercise) -> Exercise:
    """An exercise for the player. It has no gate and no objects: whoever wrote it knows for whom it is."""
    steps = tuple(
        Step(
            shown=literal(step.shown),
            said=literal(step.said or step.shown),
            helper=literal(step.helper),
            pose=0.0,
            sketch=step.picture,
        )
        for step in own.steps
    )
    return Exercise(
        number=number,
        id=programme_id(number),
        title=literal(own.title),
        group=Group.OWN,
        purpose="",
        mover=Mover.OWN,
        posture=Posture.TABLE,
        start="",
        equipment=(),
        steps=steps,
        work=_work(own.work),
        dose=_dose(own),
        finish="",
        avoid="",
        easier="",
        harder="",
        still_hand="",
        cautions=(literal(own.caution),) if own.caution else (),
        gate=False,
        next=number,
        swap=LAST_RESORT,
        tags=(),
        sketches=pictures_of(own),
    )


def pictures_of(own: OwnExercise) -> tuple[str, ...]:
    """The names of its pictures, each once, in the order of the steps."""
    return tuple(dict.fromkeys(step.picture for step in own.steps if step.picture))


def _work(work: OwnWork) -> Work:
    if isinstance(work, OwnRepetitions):
        half = work.seconds / 2
        return Repetitions(phases=(Phase(cue="", seconds=half, pose=0.5), Phase(cue="", seconds=half, pose=0.0)))
    if isinstance(work, OwnHold):
        return Hold(
            enter=Phase(cue="", seconds=GO_INTO, pose=0.5),
            leave=Phase(cue="", seconds=COME_BACK, pose=0.0),
            rest_seconds=REST_AFTER_HOLD,
            both_sides=work.both_sides,
        )
    return Timed(phases=(Phase(cue="", seconds=ONE_WAY, pose=0.5), Phase(cue="", seconds=ONE_WAY, pose=0.0)))


def _dose(own: OwnExercise) -> Dose:
    if isinstance(own.work, OwnRepetitions):
        return Dose(origin=Origin.OURS, sets=own.sets, repetitions=own.work.repetitions)
    return Dose(origin=Origin.OURS, sets=own.sets, seconds=own.work.seconds)


def as_programme(kept: KeptProgramme, known: Mapping[int, Exercise]) -> Programme | None:
    """A programme that can be followed: the same session on each of its days. None if there is nothing to do in it.

    Exercises that are not there any more are left out.
    """
    own = kept.programme
    entries = tuple(
        msgspec.structs.replace(entry, note=literal(entry.note)) for entry in own.entries if entry.exercise in known
    )
    if not entries or not own.weekdays:
        return None
    return Programme(
        id=programme_id(kept.id),
        title=literal(own.name),
        summary="",
        origin=Origin.OURS,
        weeks=(Week(week=1, days=len(own.weekdays), minutes=(), sessions=(Session(entries=entries),)),),
        weekdays=own.weekdays,
        times_a_day=own.times_a_day,
        grows=own.grows,
        settled=own.settled,
    )


def as_practised(kept: KeptProgramme, decisions: Sequence[Decision], preferences: Preferences) -> OwnProgramme:
    """A programme as it is practised now, with the changes that it grew by written into it: to be edited.

    What is kept of it then holds, whatever was agreed to before.
    """
    settled, name, entries = kept.programme.settled, programme_id(kept.id), kept.programme.entries
    if name == preferences.programme:
        mine = decided(decisions, name, preferences.programme_started, settled)
        entries = grown(entries, changes_of(in_force(mine)))
    newest = max((one.id for one in decisions), default=settled)
    return msgspec.structs.replace(kept.programme, entries=entries, settled=max(settled, newest))


def started_from(programme: Programme, week: int, name: str, weekdays: tuple[int, ...]) -> OwnProgramme:
    """A programme of one's own that begins as a ready-made one is in its week `week`: all that is done then.

    Sessions that are done in turn come one after the other, each exercise once.
    """
    now = [one for one in programme.weeks if one.week <= max(1, week)][-1]
    entries: dict[tuple[int, Form], Entry] = {}
    for session in now.sessions:
        for entry in session.entries:
            entries.setdefault((entry.exercise, entry.form), entry)
    return OwnProgramme(name=name, entries=tuple(entries.values()), weekdays=weekdays, base=programme.id)
