"""What each table and each column of the exported record means, in a line."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from coach.practice.message import Message, ui

TABLES: Mapping[str, Message] = MappingProxyType(
    {
        "sessions": ui("One row for each session that was started."),
        "planned": ui("One row for each exercise that a session was to have, also if it was never begun."),
        "sets": ui("One row for each set that was begun."),
        "check-ins": ui("One row for each question about pain or effort."),
        "days": ui("Sums by day, exercise and arm, of the sets in which something was done."),
        "tests": ui("One row for each test of one's own. They are no clinical tests."),
        "remarks": ui("What was written down for the therapist."),
        "programmes": ui("Own programmes."),
        "own-exercises": ui("Own exercises."),
        "proposals": ui("Changes of the plan that the program proposed, and the answer."),
        "reminders": ui("Reminders that were shown."),
        "person": ui("Who it is."),
    }
)

COLUMNS: Mapping[str, Message] = MappingProxyType(
    {
        "session": ui("number of the session"),
        "started_date": ui("local date when it began"),
        "started_time": ui("local time when it began"),
        "started_utc": ui("the same moment in UTC"),
        "started_utc_offset_minutes": ui("minutes from UTC to local time"),
        "ended_date": ui("local date when it ended; empty: never ended"),
        "ended_time": ui("local time when it ended"),
        "ended_utc": ui("the same moment in UTC"),
        "ended_utc_offset_minutes": ui("minutes from UTC to local time"),
        "outcome": ui("finished, skipped (left early), hurt (stopped by pain) or broken-off (the program ended)"),
        "plan": ui("what was to be done, as JSON"),
        "place": ui("counts the sets of a session from 0"),
        "exercise": ui("number of the exercise; from 1000 on: an own exercise"),
        "exercise_title": ui("name of the exercise"),
        "variant": ui("position, grip, finger or pair of fingers; empty: there is only one"),
        "side": ui("the arm: left or right"),
        "unit": ui("what is counted: repetitions, seconds or objects"),
        "aimed": ui("how much the set was to be, in that unit"),
        "done": ui("how much was done, in that unit"),
        "pace": ui("seconds planned for one repetition; 0: no pace"),
        "check_in": ui("number of the answer"),
        "asked": ui("pain-before (the first exercise), pain or effort"),
        "face": ui("1 (none, very easy) to 5 (very strong, very hard); empty: skipped"),
        "at_date": ui("local date"),
        "at_time": ui("local time"),
        "at_utc": ui("the same moment in UTC"),
        "at_utc_offset_minutes": ui("minutes from UTC to local time"),
        "date": ui("local date"),
        "repetitions": ui("repetitions; in days.csv with objects; in planned.csv 0 means: as the exercise says"),
        "seconds": ui("seconds; in planned.csv 0 means: as the exercise says"),
        "sets": ui("number of sets; in planned.csv 0 means: as the exercise says"),
        "programme": ui("the programme; empty: picked by hand"),
        "position": ui("place in the session, from 1"),
        "form": ui("usual, easier, with-object or without-object"),
        "arm": ui("usual, affected, other or both"),
        "tempo": ui("how much slower than usual; 0: as in the settings"),
        "rest": ui("seconds of rest between sets; 0: as usual"),
        "note": ui("what to know before it"),
        "test_done": ui("number of the test"),
        "test": ui("tapping, transfer (one by one) or everyday-use"),
        "score": ui("what came out"),
        "detail": ui("the tries or answers that it comes from, as JSON"),
        "remark": ui("number of the remark"),
        "words": ui("the remark"),
        "archived": ui("1: put away"),
        "content": ui("all of it, as JSON"),
        "proposal": ui("number of the proposal"),
        "change": ui("what was proposed, as JSON"),
        "accepted": ui("1: yes, 0: no"),
        "due_date": ui("local date for which it was due"),
        "due_minute": ui("minute of that day, from 0 (midnight)"),
        "answer": ui("shown, not-today or practised"),
        "person": ui("number of the person"),
        "name": ui("the name, if one was given"),
    }
)
