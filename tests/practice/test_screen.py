"""What the player shows: ring, sketch, captions and what stands beside them."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from coach.practice.effects import Choose, Command
from coach.practice.preferences import Advance, Preferences, Side
from coach.practice.programme import Entry
from coach.practice.speaking import english
from coach.practice.view import Part, Scale, View
from tests.support.coaching import ABLE, START, Sitting, session, shown


def with_(**changes: Any) -> Preferences:
    return msgspec.structs.replace(ABLE, **changes)


def beside(view: View) -> list[str | None]:
    return [english(words) if words else None for words in (view.now, view.then)]


def ring(view: View) -> tuple[int, str, float]:
    assert view.ring is not None
    return view.ring.number, english(view.ring.unit), round(view.ring.left, 3)


def in_set(*what: int | Entry, index: int = 0, **changes: Any) -> Sitting:
    """A sitting at the very beginning of a set; what comes before it is passed over."""
    sitting = Sitting(session(*what, preferences=with_(**changes)))
    while sitting.state.aim is None or sitting.state.aim.index != index:
        sitting.press(Command.NEXT)
    return sitting


def test_repetitions_fill_the_ring_as_they_are_completed() -> None:
    sitting = in_set(1)
    sitting.wait(4.5)
    assert ring(sitting.view) == (1, "of 3", 0.667)
    assert sitting.view.ring is not None
    assert (sitting.view.ring.segments, sitting.view.ring.done) == (3, 1)


def test_a_hold_counts_its_seconds_down() -> None:
    sitting = in_set(3)
    assert ring(sitting.view) == (20, "seconds", 1.0)
    sitting.wait(4.5)
    assert ring(sitting.view) == (16, "seconds", 0.775)
    sitting.wait(14.75)
    assert ring(sitting.view) == (1, "second", 0.037)
    sitting.wait(1)
    assert ring(sitting.view) == (0, "seconds", 0.0)


def test_before_a_set_the_ring_stands_at_its_full_time() -> None:
    sitting = Sitting(session(3))
    sitting.press(START)
    sitting.until(lambda state: state.segment.total > 0)
    sitting.wait(1)
    assert ring(sitting.view) == (20, "seconds", 1.0)


def test_long_tasks_count_in_minutes_down_to_the_last_two() -> None:
    sitting = in_set(Entry(exercise=5, seconds=300))
    assert ring(sitting.view)[:2] == (5, "minutes")
    sitting.wait(179.75)
    assert ring(sitting.view)[:2] == (3, "minutes")
    sitting.wait(0.25)
    assert ring(sitting.view)[:2] == (120, "seconds")


def test_objects_fill_the_ring_once_in_every_stage() -> None:
    sitting = in_set(4)
    sitting.wait(12)
    assert ring(sitting.view)[:2] == (3, "of 4")
    assert shown(sitting.view) == "Pick them up."
    sitting.wait(4)
    assert ring(sitting.view)[:2] == (0, "of 4")
    assert shown(sitting.view) == "Put them down."


def test_the_sketch_moves_with_the_phases_and_stands_still_in_a_hold() -> None:
    sitting = in_set(1)
    poses = []
    for _ in range(5):
        poses.append(round(sitting.view.pose, 3))
        sitting.wait(1)
    assert poses == [0.0, 0.25, 0.5, 0.75, 0.0]
    hold = in_set(3)
    assert hold.view.pose == 0.5
    hold.wait(21.5)
    assert 0.5 < hold.view.pose < 1.0


def test_there_and_back_the_sketch_goes_on_where_it_was() -> None:
    sitting = in_set(8)
    sitting.wait(1.75)
    before = sitting.view.pose
    sitting.wait(0.5)
    assert before < 0.5 < sitting.view.pose


def test_a_step_shows_its_still_and_get_ready_shows_the_movement() -> None:
    sitting = Sitting(session(1))
    sitting.press(START)
    sitting.wait(1)
    assert 0.0 < sitting.view.pose < 0.5
    sitting.until_part(Part.STEP)
    assert sitting.view.pose == 0.5
    assert beside(sitting.view) == ["Step 1 of 2", None]


def test_beside_the_ring_stand_the_arm_or_the_grip_and_what_follows() -> None:
    assert beside(in_set(3).view) == ["Left arm", "Then: Right arm"]
    assert beside(in_set(3, index=1).view) == ["Right arm", None]
    assert in_set(3, index=1).view.side is Side.RIGHT
    assert beside(in_set(6).view) == ["Index finger", "Then: Middle finger"]
    assert beside(in_set(6, index=1).view) == ["Middle finger", "Set 1 of 2"]
    assert beside(in_set(1, affected=Side.RIGHT).view) == ["Right hand", None]
    assert in_set(6, index=1).view.sketch_variant == "middle"


def test_a_rest_shows_what_was_done_and_what_comes() -> None:
    sitting = in_set(1, 7)
    sitting.until_part(Part.REST)
    view = sitting.view
    assert beside(view) == ["3 repetitions done.", "It is saved."]
    assert (english(view.title), view.is_next, view.sketch_exercise) == ("Rest", True, 7)
    assert shown(view) == "Next: Squeeze. Have ready: A soft ball"
    assert ring(view)[:2] == (45, "seconds")


def test_a_rest_after_nothing_was_done_claims_nothing() -> None:
    sitting = in_set(1, 2)
    sitting.press(Command.NEXT)
    assert beside(sitting.view) == [None, None]


def test_waiting_says_what_to_press() -> None:
    sitting = Sitting(session(1, preferences=with_(advance=Advance.MANUAL)))
    sitting.press(Choose("1"))
    sitting.wait(60)
    assert beside(sitting.view) == ["Ready?", "Press Go on."]
    assert shown(sitting.view) == "You need only a table."


def test_a_question_has_five_faces_and_its_time_in_the_ring() -> None:
    view = Sitting(session(1)).view
    assert view.question is not None
    assert (view.question.scale, view.question.urgent) == (Scale.PAIN, False)
    assert [choice.id for choice in view.question.choices] == ["1", "2", "3", "4", "5"]
    assert english(view.question.choices[0].words) == "No pain"
    assert ring(view) == (30, "seconds", 1.0)


def test_the_place_of_the_exercise_is_told() -> None:
    sitting = in_set(1, 3, index=1)
    assert (sitting.view.place, sitting.view.total, english(sitting.view.title)) == (1, 2, "Stretch")


@pytest.mark.parametrize("paused", [True, False])
def test_a_question_over_a_pause_shows_the_question(paused: bool) -> None:
    sitting = in_set(1)
    if paused:
        sitting.press(Command.PAUSE)
    sitting.press(Command.TIRED)
    view = sitting.view
    assert view.question is not None
    assert view.question.scale is Scale.EFFORT
    assert (view.paused, view.waiting, view.ring) == (False, False, None)


def test_a_paced_repetition_shows_only_what_is_to_be_done_now() -> None:
    sitting = in_set(1)
    assert shown(sitting.view) == "Up."
    sitting.wait(1.75)
    assert shown(sitting.view) == "Up."
    sitting.wait(0.5)
    assert shown(sitting.view) == "Down."
    sitting.wait(2)
    assert shown(sitting.view) == "Up."


def test_at_the_own_pace_all_of_the_movement_stands_there() -> None:
    assert shown(in_set(1, self_paced=True).view) == "Up. Down."
