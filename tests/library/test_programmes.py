"""The programmes that ship, against the table of the clinical sheet; and what is said of a broken one."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
import pytest

from coach.library.exercises import load_exercises
from coach.library.programmes import load_programmes
from coach.practice.exercise import CATALOGUE_GROUPS, Count, Hold, Origin, Repetitions, Timed
from coach.practice.fitting import NEVER_TOGETHER, is_strong
from coach.practice.ports import Fault
from coach.practice.programme import Entry, Form, Movement, Programme, Session
from coach.text.words import Words
from tests.support.reading import grade
from tests.support.toml_text import write_content

Fields: TypeAlias = dict[str, Any]

RESOURCES = Path(__file__).parents[2] / "resources"
EXERCISES = load_exercises(RESOURCES / "exercises")
PROGRAMMES = load_programmes(RESOURCES / "programmes", EXERCISES)

# Week: days, minutes, and the entries of each session. "3:2x20s" is exercise 3, 2 sets of 20 seconds; "-" is without
# its object; a session after "!" is a strength session.
TABLE: dict[str, dict[int, tuple[int, tuple[int, ...], tuple[str, ...]]]] = {
    "not-yet": {
        1: (4, (9,), ("1:1x10 3:2x20s",)),
        2: (4, (11,), ("1:1x10 3:2x20s 2:1x10",)),
        3: (4, (14,), ("1:1x10 3:2x20s 2:1x10 4:2x20s",)),
        4: (4, (19,), ("1:2x10 3:2x20s 2:2x10 4:2x20s",)),
        5: (5, (21,), ("1:2x10 3:2x20s 2:2x10 4:2x20s 10:1x10",)),
        6: (5, (26,), ("1:2x10 3:2x20s 2:2x10 4:2x20s 10:2x10 12:1x10",)),
    },
    "a-little": {
        1: (4, (10,), ("2:2x10 11:2x10",)),
        2: (4, (13,), ("2:2x10 11:2x10 4:2x20s",)),
        3: (4, (17,), ("2:2x10 11:2x10 4:2x20s 32:1x5-",)),
        4: (4, (19,), ("2:2x10 11:2x10 4:2x20s 32:1x5- 18:1x3",)),
        5: (5, (21,), ("2:2x10 11:2x10 4:2x20s 32:1x5- 18:1x3 22:1x10",)),
        6: (5, (24,), ("2:2x10 11:2x10 4:2x20s 32:1x5- 18:1x3 22:2x10 15:1x5",)),
    },
    "opens-and-closes": {
        1: (4, (9, 6), ("!33:2x10 18:1x3", "2:1x10 18:1x3")),
        2: (4, (12, 6), ("!33:2x10 18:1x3 19:1x10", "2:1x10 18:1x3")),
        3: (4, (14, 9), ("!33:2x10 18:1x3 19:1x10 15:1x10", "2:1x10 18:1x3 15:1x10")),
        4: (4, (17, 9), ("!33:2x10 18:1x5 19:1x10 15:1x10 14:1x10", "2:1x10 18:1x5 15:1x10")),
        5: (5, (24, 14), ("!33:2x10 18:1x5 19:2x10 15:1x10 14:1x10 5:1x180s", "2:1x10 18:1x5 15:1x10 5:1x180s")),
        6: (
            5,
            (28, 18),
            (
                "!33:2x10 18:1x5 19:2x10 15:1x10 14:1x10 5:1x180s 39:1x180s",
                "2:1x10 18:1x5 15:1x10 5:1x180s 39:1x180s",
            ),
        ),
    },
    "stretches": {
        1: (4, (14,), ("1:1x10 2:1x10 3:2x20s 4:2x20s",)),
        3: (5, (16,), ("1:1x10 2:2x10 3:2x20s 4:2x20s",)),
        5: (6, (26,), ("1:2x10 2:3x10 3:4x20s 4:4x20s",)),
    },
    "everyday": {
        1: (4, (15,), ("6:1x5 5:1x180s 9:1x180s",)),
        3: (5, (19,), ("6:1x5 5:1x300s 9:1x300s",)),
        5: (5, (35,), ("6:1x5 5:1x300s 9:1x300s 8:1x900s",)),
    },
    "moves": {
        1: (4, (11, 16), ("10:1x10 12:1x10 11:1x10 18:1x3", "!11:1x10 13:1x10 14:1x10 15:1x10 16:1x10 17:1")),
        3: (5, (12, 17), ("10:1x10 12:1x10 11:1x10 18:1x5", "!11:1x10 13:1x10 14:1x10 15:1x10 16:1x10 17:2")),
        5: (5, (19, 24), ("10:2x10 12:2x10 11:2x10 18:2x5", "!11:1x10 13:2x10 14:2x10 15:2x10 16:2x10 17:2")),
    },
    "ball": {
        1: (3, (13,), ("!2:1x10 22:1x10 21:1x10 19:1x10 2:1x10",)),
        3: (3, (17,), ("!2:1x10 22:1x10 21:1x10 24:1x10 26:1x10 19:1x10 2:1x10",)),
        5: (3, (28,), ("!2:1x10 22:2x10 21:2x10 24:1x10 26:1x10 19:2x10 20:1x10 25:1x5 2:1x10",)),
    },
    "putty": {
        1: (3, (13,), ("!32:1x5- 33:1x10 28:1x10 33:1x10",)),
        3: (3, (16,), ("!32:1x5 33:1x10 28:1x10 31:1x5 33:1x10",)),
        5: (3, (29,), ("!32:1x5 33:2x10 28:2x10 31:1x5 27:1x5 29:2x10 33:1x10",)),
    },
    "advanced": {
        1: (4, (10,), ("35:1x10- 37:1x5 38:1",)),
        3: (4, (16,), ("35:1x10- 37:1x5 38:1 36:1x10 39:1x180s",)),
        5: (
            4,
            (25, 25),
            ("!35:2x10+ 37:2x5 38:2 36:2x10 39:1x300s", "35:2x10- 37:2x5 38:2 36:2x10 39:1x300s"),
        ),
    },
}
SESSIONS = [
    pytest.param(one, week.week, session, minutes, id=f"{one.id}-{week.week}-{index}")
    for one in PROGRAMMES.values()
    for week in one.weeks
    for index, (session, minutes) in enumerate(zip(week.sessions, week.minutes, strict=True))
]


def short(session: Session) -> str:
    return ("!" if session.strength else "") + " ".join(map(short_entry, session.entries))


FORMS = {Form.USUAL: "", Form.WITHOUT_OBJECT: "-", Form.WITH_OBJECT: "+", Form.EASIER: "~"}


def short_entry(entry: Entry) -> str:
    amount = f"x{entry.repetitions}" if entry.repetitions else f"x{entry.seconds:g}s" if entry.seconds else ""
    return f"{entry.exercise}:{entry.sets}{amount}{FORMS[entry.form]}"


def reckoned_seconds(entry: Entry) -> float:
    """The length by the sheet's rule: the work, 45 s after each set (two holds a side are one), 30 s to set up."""
    work = EXERCISES[entry.exercise].work
    match work:
        case Repetitions():
            one = sum(phase.seconds for phase in work.phases) * max(1, len(work.variants))
            return entry.sets * (entry.repetitions * one + 45) + 30
        case Hold():
            one = work.enter.seconds + entry.seconds + work.leave.seconds + work.rest_seconds
            return entry.sets * 2 * one + entry.sets / 2 * 45 + 30
        case Count():
            one = work.objects * sum(phase.seconds for stage in work.stages for phase in stage.phases)
            return entry.sets * (one + 45) + 30
        case Timed():
            return entry.sets * (entry.seconds + 45) + 30


# --- the table ---


def test_there_are_three_starters_and_one_for_each_group() -> None:
    assert [one.movement for one in PROGRAMMES.values() if one.movement] == list(Movement)
    assert [one.group for one in PROGRAMMES.values() if one.group] == list(CATALOGUE_GROUPS)
    assert list(PROGRAMMES) == list(TABLE)


@pytest.mark.parametrize("name", TABLE)
def test_weeks_days_minutes_and_entries_are_those_of_the_sheet(name: str) -> None:
    found = {
        week.week: (week.days, week.minutes, tuple(short(session) for session in week.sessions))
        for week in PROGRAMMES[name].weeks
    }
    assert found == TABLE[name]


@pytest.mark.parametrize(("name", "_week", "session", "minutes"), SESSIONS)
def test_the_minutes_follow_from_the_exercises(name: str, _week: int, session: Session, minutes: int) -> None:
    reckoned = (120 + sum(map(reckoned_seconds, session.entries))) / 60
    assert reckoned == pytest.approx(minutes, abs=1.3)


@pytest.mark.parametrize("name", ["not-yet", "a-little", "opens-and-closes"])
def test_a_starter_grows_over_six_weeks_and_keeps_what_it_had(name: str) -> None:
    weeks = PROGRAMMES[name].weeks
    assert [week.week for week in weeks] == [1, 2, 3, 4, 5, 6]
    for before, after in pairwise(weeks):
        for old, new in zip(before.sessions, after.sessions, strict=True):
            exercises = [entry.exercise for entry in new.entries]
            assert exercises[: len(old.entries)] == [entry.exercise for entry in old.entries]
        assert all(a <= b for a, b in zip(before.minutes, after.minutes, strict=True))
        assert sum(after.minutes) > sum(before.minutes) or len(after.sessions) > 1


# --- the rules ---


@pytest.mark.parametrize(("name", "_week", "session", "_minutes"), SESSIONS)
def test_19_never_shares_a_day_with_29_or_34(name: str, _week: int, session: Session, _minutes: int) -> None:
    numbers = {entry.exercise for entry in session.entries}
    assert not [number for number in numbers if NEVER_TOGETHER.get(number, frozenset()) & numbers]


@pytest.mark.parametrize(("name", "_week", "session", "_minutes"), SESSIONS)
def test_strength_is_trained_in_strength_sessions_only(name: str, _week: int, session: Session, _minutes: int) -> None:
    assert any(is_strong(entry, EXERCISES) for entry in session.entries) == session.strength


@pytest.mark.parametrize("one", PROGRAMMES.values(), ids=PROGRAMMES)
def test_strength_sessions_come_on_3_days_a_week_at_most(one: Programme) -> None:
    for week in one.weeks:
        strong = sum(session.strength for session in week.sessions)
        assert strong * week.days <= 3 * len(week.sessions)


def test_ball_and_putty_begin_and_end_with_opening() -> None:
    for name, opening in (("ball", {2}), ("putty", {32, 33})):
        for week in PROGRAMMES[name].weeks:
            entries = week.sessions[0].entries
            assert entries[0].exercise in opening
            assert entries[-1].exercise in opening


def test_squeezes_are_in_no_programme_for_a_hand_that_does_not_open() -> None:
    for name in ("not-yet", "a-little"):
        used = {entry.exercise for week in PROGRAMMES[name].weeks for s in week.sessions for entry in s.entries}
        assert not [number for number in used if EXERCISES[number].gate]


def test_only_the_advanced_group_needs_an_open_hand_from_the_start() -> None:
    assert [one.id for one in PROGRAMMES.values() if one.needs_open_hand] == ["advanced"]


def test_a_hand_that_does_not_move_gets_what_can_be_done_for_it() -> None:
    for week in PROGRAMMES["not-yet"].weeks:
        assert all(EXERCISES[entry.exercise].still_hand for entry in week.sessions[0].entries)


def test_the_pen_is_carried_only_by_a_hand_that_lets_go_and_this_is_said() -> None:
    notes = [entry.note for week in PROGRAMMES["a-little"].weeks for entry in week.sessions[0].entries if entry.note]
    assert notes == ["Move the pen only if your hand can let it go."]


@pytest.mark.parametrize("one", PROGRAMMES.values(), ids=PROGRAMMES)
def test_programmes_are_ours_await_review_and_read_easily(one: Programme) -> None:
    assert one.origin is Origin.OURS
    assert len(one.review) >= 3
    assert len(one.title) <= 28
    for text in (one.summary, *one.review):
        assert grade(text) <= 6, text
        assert not re.search(r"[!;]|\w'\w", text), text


# --- broken files ---


def good_files() -> dict[str, Fields]:
    names = ("a-little", "putty")
    return {f"{name}.toml": copy.deepcopy(without_nothing(msgspec.to_builtins(PROGRAMMES[name]))) for name in names}


def without_nothing(value: Any) -> Any:
    """The same without None, which TOML does not have."""
    if isinstance(value, dict):
        return {name: without_nothing(inner) for name, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return [without_nothing(inner) for inner in value]
    return value


def first_week(fields: Fields) -> Any:
    return fields["weeks"][0]


def first_entry(fields: Fields) -> Any:
    return first_week(fields)["sessions"][0]["entries"][0]


BREAKS: dict[str, tuple[Callable[[Fields], object], str]] = {
    "a field nobody knows": (lambda f: f.update(colour="red"), "colour: this field is unknown"),
    "a field missing": (lambda f: f.pop("title"), "title: this field is missing"),
    "an empty title": (lambda f: f.update(title=" "), "title: it must not be empty"),
    "a brace": (lambda f: f.update(summary="A {hand}."), "summary: braces are not allowed"),
    "a wrong id": (lambda f: f.update(id="A little"), "id: it must be small letters"),
    "another id": (lambda f: f.update(id="other"), "id: with this id the file must be called other.toml"),
    "no purpose": (lambda f: f.pop("movement"), "movement: there must be either a movement or a group"),
    "two purposes": (lambda f: f.update(group="ball"), "movement: there must be either a movement or a group"),
    "the purpose of another": (
        lambda f: (f.pop("movement"), f.update(group="putty")),
        "group: a-little.toml has it too",
    ),
    "no weeks": (lambda f: f.update(weeks=[]), "weeks: they must begin with week 1"),
    "a later start": (lambda f: first_week(f).update(week=2), "weeks: they must begin with week 1"),
    "weeks out of order": (lambda f: f["weeks"][2].update(week=2), "weeks[2].week: weeks must be in order"),
    "no days": (lambda f: first_week(f).update(days=0), "weeks[0].days: it must be from 1 to 7"),
    "eight days": (lambda f: first_week(f).update(days=8), "weeks[0].days: it must be from 1 to 7"),
    "no sessions": (
        lambda f: first_week(f).update(sessions=[], minutes=[]),
        "weeks[0].sessions: there must be at least one",
    ),
    "too many minutes": (
        lambda f: first_week(f).update(minutes=[9, 9]),
        "weeks[0].minutes: there must be one for each session",
    ),
    "no time": (lambda f: first_week(f).update(minutes=[0]), "weeks[0].minutes: it must be 1 or more"),
    "no entries": (
        lambda f: first_week(f)["sessions"][0].update(entries=[]),
        "weeks[0].sessions[0].entries: there must be at least one",
    ),
    "an unknown exercise": (
        lambda f: first_entry(f).update(exercise=40),
        "weeks[0].sessions[0].entries[0].exercise: there is no exercise 40",
    ),
    "sets below 0": (
        lambda f: first_entry(f).update(sets=-1),
        "weeks[0].sessions[0].entries[0].sets: it must be 0 or more",
    ),
    "repetitions below 0": (
        lambda f: first_entry(f).update(repetitions=-1),
        "weeks[0].sessions[0].entries[0].repetitions: exercise 2 cannot have this number",
    ),
    "repetitions of a stretch": (
        lambda f: first_entry(f).update(exercise=3),
        "weeks[0].sessions[0].entries[0].repetitions: exercise 3 cannot have this number",
    ),
    "seconds of repetitions": (
        lambda f: first_entry(f).update(seconds=20),
        "weeks[0].sessions[0].entries[0].seconds: exercise 2 cannot have this number",
    ),
    "endless seconds": (
        lambda f: first_entry(f).update(exercise=3, repetitions=0, seconds=float("inf")),
        "weeks[0].sessions[0].entries[0].seconds: exercise 3 cannot have this number",
    ),
    "no object where one is needed": (
        lambda f: first_entry(f).update(form="without-object"),
        "weeks[0].sessions[0].entries[0].form: exercise 2 needs its object",
    ),
    "an object that never comes": (
        lambda f: first_entry(f).update(form="with-object"),
        "weeks[0].sessions[0].entries[0].form: exercise 2 has no object that comes later",
    ),
    "a form nobody knows": (
        lambda f: first_entry(f).update(form="upside-down"),
        "weeks[0].sessions[0].entries[0].form: Invalid enum value 'upside-down'",
    ),
    "a word for a number": (
        lambda f: first_entry(f).update(sets="two"),
        "weeks[0].sessions[0].entries[0].sets: Expected `int`, got `str`",
    ),
}


def test_good_files_load(tmp_path: Path) -> None:
    assert list(load_programmes(write_content(tmp_path / "p", good_files()), EXERCISES)) == ["a-little", "putty"]


@pytest.mark.parametrize("what", BREAKS)
def test_a_broken_file_is_named_with_its_field_and_the_reason(tmp_path: Path, what: str) -> None:
    files, (change, complaint) = good_files(), BREAKS[what]
    change(files["a-little.toml"])
    with pytest.raises(Fault) as caught:
        load_programmes(write_content(tmp_path / "p", files), EXERCISES)
    words = Words("en", {}).of(caught.value.says)
    file = "putty.toml" if what == "the purpose of another" else "a-little.toml"
    assert words.startswith(f"{file}: {complaint}")
    assert words.endswith("Your record is safe. Please mend this file, or install Hand Coach again.")
