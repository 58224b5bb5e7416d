"""Loads and validates the ready-made programmes: one TOML file each, named by its id, such as `a-little.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite
from pathlib import Path

from coach.library.files import ID, Problem, broken, content_files, read, text_problems
from coach.practice.exercise import CATALOGUE_GROUPS, Exercise, Group, Hold, Repetitions, Timed
from coach.practice.message import ui
from coach.practice.programme import Entry, Form, Movement, Programme, Week

_MAY_BE_EMPTY = ("name", "note")
_PURPOSES = (*Movement, *CATALOGUE_GROUPS)  # what a programme is for, in the order of the list


def load_programmes(folder: Path, exercises: Mapping[int, Exercise]) -> dict[str, Programme]:
    """Read all programmes of `folder` by id: the starters from least to most movement, then those of the groups.

    Raises Fault that names the file, the field and the reason of the first thing that is wrong.
    """
    files: dict[Movement | Group, Path] = {}
    programmes: dict[Movement | Group, Programme] = {}
    for path in content_files(folder):
        programme = read(path, Programme)
        for field, reason in _problems(programme, path.stem, exercises):
            raise broken(path, field, reason)
        for field, purpose in (("movement", programme.movement), ("group", programme.group)):
            if purpose is None:
                continue
            if purpose in files:
                raise broken(path, field, ui("{file} has it too", file=files[purpose].name))
            files[purpose], programmes[purpose] = path, programme
    return {programmes[purpose].id: programmes[purpose] for purpose in _PURPOSES if purpose in programmes}


def _problems(programme: Programme, stem: str, exercises: Mapping[int, Exercise]) -> Iterator[Problem]:
    if not ID.fullmatch(programme.id):
        yield "id", ui("it must be small letters and digits, joined by single hyphens")
    if stem != programme.id:
        yield "id", ui("with this id the file must be called {name}", name=f"{programme.id}.toml")
    if (programme.movement is None) == (programme.group is None):
        yield "movement", ui("there must be either a movement or a group")
    if programme.group is Group.OWN:
        yield "group", ui("it must be a group of the catalogue")
    if programme.weekdays or programme.times_a_day != 1 or programme.settled:
        yield "weekdays", ui("only programmes of one's own have days of the week")
    yield from text_problems(programme, may_be_empty=_MAY_BE_EMPTY)
    if not programme.weeks or programme.weeks[0].week != 1:
        yield "weeks", ui("they must begin with week 1")
    last = 0
    for index, week in enumerate(programme.weeks):
        field = f"weeks[{index}]"
        if week.week <= last:
            yield f"{field}.week", ui("weeks must be in order")
        last = week.week
        yield from _week_problems(field, week, exercises)


def _week_problems(field: str, week: Week, exercises: Mapping[int, Exercise]) -> Iterator[Problem]:
    if not 1 <= week.days <= 7:
        yield f"{field}.days", ui("it must be from 1 to 7")
    if not week.sessions:
        yield f"{field}.sessions", ui("there must be at least one")
    if len(week.minutes) != len(week.sessions):
        yield f"{field}.minutes", ui("there must be one for each session")
    if any(minutes < 1 for minutes in week.minutes):
        yield f"{field}.minutes", ui("it must be 1 or more")
    for s, session in enumerate(week.sessions):
        if not session.entries:
            yield f"{field}.sessions[{s}].entries", ui("there must be at least one")
        for e, entry in enumerate(session.entries):
            for name, reason in _entry_problems(entry, exercises):
                yield f"{field}.sessions[{s}].entries[{e}].{name}", reason


def _entry_problems(entry: Entry, exercises: Mapping[int, Exercise]) -> Iterator[Problem]:
    """An entry may only change the numbers that the work of its exercise has."""
    exercise = exercises.get(entry.exercise)
    if exercise is None:
        yield "exercise", ui("there is no exercise {number}", number=entry.exercise)
        return
    if entry.sets < 0:
        yield "sets", ui("it must be 0 or more")
    if entry.repetitions < 0 or (entry.repetitions > 0 and not isinstance(exercise.work, Repetitions)):
        yield "repetitions", ui("exercise {number} cannot have this number", number=entry.exercise)
    seconds_fit = entry.seconds == 0 or isinstance(exercise.work, Hold | Timed)
    if not (entry.seconds >= 0 and isfinite(entry.seconds) and seconds_fit):
        yield "seconds", ui("exercise {number} cannot have this number", number=entry.exercise)
    if entry.form is Form.WITHOUT_OBJECT and not any(item.optional for item in exercise.equipment):
        yield "form", ui("exercise {number} needs its object", number=entry.exercise)
    if entry.form is Form.WITH_OBJECT and not exercise.sketches:
        yield "form", ui("exercise {number} has no object that comes later", number=entry.exercise)
