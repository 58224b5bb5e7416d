"""A therapist's programme is written, changed, followed, put away, saved and brought in, all by large keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from coach.practice.growth.changes import Decision, Repetitions
from coach.practice.programme import Arm, Form
from coach.practice.record import Moment
from coach.ui.journeys.finding_files import MOST, inside
from coach.ui.journeys.programme_files import TakingIn, free_path
from coach.ui.journeys.programmes import Programmes
from coach.ui.screens.exercises import Exercises
from coach.ui.screens.list_screen import ListScreen
from tests.support.hall_desk import HallDesk
from tests.support.parcels import GOOD, PARCEL, PROGRAMME, damaged_file, png

SHIPPED = (
    "The one for my hand",
    "Gentle stretches",
    "Everyday things",
    "Hand therapy moves",
    "Therapy ball",
    "Therapy putty",
    "Advanced",
)


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HallDesk]:
    (tmp_path / "home" / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    made = HallDesk(qapp, tmp_path)
    yield made
    made.record.close()


@pytest.fixture
def programmes(desk: HallDesk) -> HallDesk:
    Programmes(desk.shop, desk.back, desk.back).open()
    return desk


def pick(desk: HallDesk, number: int) -> None:
    screen = desk.shell.screen_shown
    assert isinstance(screen, Exercises)
    screen.chosen.emit(number)


def followed(desk: HallDesk) -> list[str]:
    return [key.accessibleName() for key in desk.pressable() if key.isChecked()]


# --- the list ---


def test_all_programmes_are_listed_and_the_followed_one_is_marked(programmes: HallDesk) -> None:
    assert set(SHIPPED) <= set(programmes.names())
    assert followed(programmes) == ["The one for my hand"]
    programmes.press("Back")
    assert programmes.left == 1


def test_a_ready_made_one_is_followed_from_its_first_week(programmes: HallDesk) -> None:
    programmes.press("Gentle stretches")
    assert "4 exercises, about " in programmes.texts()
    programmes.press("Follow it")
    assert programmes.hall.preferences.programme == "stretches"
    assert programmes.hall.preferences.programme_started == programmes.hall.today_date
    assert followed(programmes) == ["Gentle stretches"]
    assert programmes.voice.said[-1] == "You follow Gentle stretches now."
    programmes.press("Gentle stretches")
    assert "You follow this one." in programmes.texts()
    assert "Follow it" not in programmes.names()


def test_where_the_computers_preset_chooses_nothing_else_can_be_followed(programmes: HallDesk) -> None:
    programmes.preset.fixed_fields = frozenset({"programme"})
    Programmes(programmes.shop, programmes.back, programmes.back).open()
    programmes.press("Gentle stretches")
    assert "Follow it" not in programmes.names()


# --- writing one ---


def test_a_new_programme_is_written_from_nothing(programmes: HallDesk) -> None:
    programmes.press("New")
    programmes.write("Morning hand")
    programmes.press("Keep")
    assert "no exercise" in programmes.texts()
    programmes.press("Add")
    pick(programmes, 11)
    programmes.press_beside("Side", "Both")
    programmes.press_beside("Repetitions", "More")
    programmes.press_beside("Rest", "More")
    programmes.press("Done", "Add")
    pick(programmes, 33)
    programmes.press_beside("Object", "Bare hand")
    programmes.press("Done", "Add")
    pick(programmes, 3)
    programmes.press_beside("Hold", "More")
    programmes.press("Earlier", "Done", "Done", "Mon, Tue, Thu, Sat")
    programmes.press_beside("On these days", "Tue")
    programmes.press_beside("On these days", "Mon")
    programmes.press_beside("Times a day", "More")
    programmes.press("Done", "From")
    programmes.write("Dr Lee")
    programmes.press("It may grow", "Keep")
    kept = programmes.shelf.programmes()[0].programme
    assert (kept.name, kept.by, kept.weekdays, kept.times_a_day) == ("Morning hand", "Dr Lee", (3, 5), 2)
    assert not kept.grows
    first, second, third = kept.entries
    assert (first.exercise, first.arm, first.repetitions, first.rest) == (11, Arm.BOTH, 11, 60.0)
    assert (second.exercise, second.seconds) == (3, 25.0)
    assert (third.exercise, third.form) == (33, Form.WITHOUT_OBJECT)
    assert "Morning hand" in programmes.names()


def test_a_ready_made_one_is_made_ones_own(programmes: HallDesk) -> None:
    programmes.press("Everyday things", "Change it for me", "Keep")
    kept = programmes.shelf.programmes()[0].programme
    assert (kept.name, kept.base) == ("Everyday things", "everyday")
    assert [entry.exercise for entry in kept.entries] == [6, 5, 9]
    assert len(kept.weekdays) == 4


def test_a_change_is_undone_step_by_step(programmes: HallDesk) -> None:
    programmes.shelf.keep_programme(PROGRAMME.__class__(name="Mine", entries=PROGRAMME.entries[:1], weekdays=(0,)))
    programmes.press("Back")
    Programmes(programmes.shop, programmes.back, programmes.back).open()
    programmes.press("Mine", "Change")
    assert "Undo" not in programmes.names()
    programmes.press("1 exercise", "1. ")
    programmes.press_beside("Sets", "More")
    programmes.press("Remove", "Undo")
    assert any(name.startswith("1. Wrist") for name in programmes.names())
    programmes.press("Undo", "Done", "Keep")
    assert programmes.shelf.programmes()[0].programme.entries == PROGRAMME.entries[:1]


def test_leaving_a_changed_programme_is_asked_about(programmes: HallDesk) -> None:
    programmes.press("New")
    programmes.write("Mine")
    programmes.press("Back")
    assert programmes.title == "Keep what you changed?"
    programmes.press("Change more", "Back", "Leave without keeping")
    assert list(programmes.shelf.programmes()) == []
    assert "New" in programmes.names()


def test_leaving_an_unchanged_programme_asks_nothing(programmes: HallDesk) -> None:
    programmes.shelf.bring_in(PARCEL)
    Programmes(programmes.shop, programmes.back, programmes.back).open()
    programmes.press("Morning hand", "Change", "Back")
    assert programmes.title == "Programmes"


def test_a_limit_is_told_and_the_programme_is_kept_all_the_same(programmes: HallDesk) -> None:
    programmes.press("New")
    programmes.write("Hard")
    programmes.press("No exercise", "Add")
    pick(programmes, 3)
    for _ in range(7):
        programmes.press_beside("Hold", "More")
    programmes.press("Done", "Done", "Worth knowing: 1")
    assert "10 to 60 seconds" in programmes.texts()
    programmes.press("Go on", "Keep")
    assert programmes.shelf.programmes()[0].programme.entries[0].seconds == 120.0


def test_there_is_an_end_to_adding(programmes: HallDesk) -> None:
    programmes.shelf.keep_programme(PROGRAMME.__class__(name="Long", entries=PROGRAMME.entries[:1] * 30, weekdays=(0,)))
    Programmes(programmes.shop, programmes.back, programmes.back).open()
    programmes.press("Long", "Change", "30 exercises", "Add")
    assert "That is the most." in programmes.texts()
    programmes.press("Go on")
    assert programmes.title == "Exercises in order"


# --- with one that is kept ---


def test_one_is_followed_copied_put_away_and_brought_back(programmes: HallDesk) -> None:
    kept = programmes.shelf.bring_in(PARCEL)
    Programmes(programmes.shop, programmes.back, programmes.back).open()
    programmes.press("Morning hand", "Follow it")
    assert programmes.hall.preferences.programme == f"own-{kept.id}"
    assert followed(programmes) == ["Morning hand"]
    programmes.press("Morning hand", "Make a copy")
    assert "Morning hand 2" in programmes.names()
    programmes.press("Morning hand", "Put away")
    assert programmes.hall.preferences.programme == ""
    assert followed(programmes) == ["The one for my hand"]
    assert "Morning hand" not in programmes.names()
    programmes.press("Put away: 1", "Morning hand", "Bring back")
    assert "Morning hand" in programmes.names()


def test_putting_the_followed_one_away_begins_the_starter_anew(programmes: HallDesk) -> None:
    kept = programmes.shelf.bring_in(PARCEL)
    long_ago = {"programme": f"own-{kept.id}", "programme_started": "2020-01-01"}
    programmes.hall.use(msgspec.structs.replace(programmes.hall.preferences, **long_ago))
    Programmes(programmes.shop, programmes.back, programmes.back).open()
    programmes.press("Morning hand", "Put away")
    assert programmes.hall.preferences.programme == ""
    assert programmes.hall.preferences.programme_started == programmes.hall.today_date


# --- files ---


def test_one_is_saved_in_a_folder_and_brought_in_again(programmes: HallDesk) -> None:
    programmes.shelf.bring_in(PARCEL)
    Programmes(programmes.shop, programmes.back, programmes.back).open()
    programmes.press("Morning hand", "Save as a file", "Home", "Documents", "Here")
    assert "Hand Coach Morning hand.hand-coach" in programmes.texts()
    programmes.press("Go on", "Back", "From a file", "Documents", "Hand Coach")
    assert "It brings 2 exercises." in programmes.texts()
    assert len(programmes.shelf.programmes()) == 1
    programmes.press("Keep", "Go on")
    first, second = programmes.shelf.programmes()
    assert second.programme.name == "Morning hand 2"
    assert second.programme.entries == first.programme.entries


@pytest.mark.parametrize("number", range(15))
def test_a_damaged_file_is_told_and_changes_nothing(desk: HallDesk, number: int) -> None:
    path = desk.folder / "home" / "bad.hand-coach"
    path.write_bytes(damaged_file(number)[1])
    before = desk.record_bytes()
    taking = TakingIn(desk.shop, desk.back)
    taking.open()
    desk.press("Home", "bad")
    assert desk.notice.startswith("bad.hand-coach: ")
    assert desk.title.startswith("Which file")
    assert desk.record_bytes() == before
    desk.press("Choose nothing")
    assert desk.left == 1


def test_a_picture_that_cannot_be_unpacked_is_refused(desk: HallDesk) -> None:
    from hashlib import sha256

    from coach.library.parcels import encoded

    broken = png(40, 40, b"")  # its head says more than there is
    name = sha256(broken).hexdigest()
    towel = PARCEL.exercises[0].exercise
    steps = (msgspec.structs.replace(towel.steps[0], picture=name),)
    one = msgspec.structs.replace(PARCEL.exercises[0], exercise=msgspec.structs.replace(towel, steps=steps))
    parcel = msgspec.structs.replace(PARCEL, exercises=(one, PARCEL.exercises[1]), pictures={name: broken})
    (desk.folder / "home" / "bad.hand-coach").write_bytes(encoded(parcel))
    TakingIn(desk.shop, desk.back).open()
    desk.press("Home", "bad")
    assert "a picture in it is damaged" in desk.notice


def test_a_file_that_was_refused_is_forgotten_when_another_is_good(desk: HallDesk) -> None:
    home = desk.folder / "home"
    (home / "bad.hand-coach").write_bytes(b"no")
    (home / "good.hand-coach").write_bytes(GOOD)
    TakingIn(desk.shop, desk.back).open()
    desk.press("Home", "bad")
    assert desk.notice
    desk.press("good")
    assert desk.title == "Morning hand"
    assert not desk.notice


def test_folders_are_walked_and_nothing_hidden_is_shown(desk: HallDesk) -> None:
    home = desk.folder / "home"
    (home / ".secret").mkdir()
    (home / "Letters").mkdir()
    (home / "letter.txt").write_text("x", encoding="utf-8")
    TakingIn(desk.shop, desk.back).open()
    desk.press("Home")
    assert [name for name in desk.names() if name in ("Letters", "Documents", ".secret", "letter.txt")] == [
        "Documents",
        "Letters",
    ]
    desk.press("Letters")
    assert "There is nothing here to choose." in desk.texts()
    desk.press("Back", "Back", "Back")
    assert desk.left == 1


def test_a_very_full_folder_shows_a_part_and_says_so(tmp_path: Path) -> None:
    for number in range(MOST + 5):
        (tmp_path / f"{number:03}.hand-coach").write_bytes(b"")
    found = inside(tmp_path, (".hand-coach",))
    assert (len(found.files), found.more) == (MOST, True)


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    first = free_path(tmp_path, "A/b: c")
    assert first.name == "Hand Coach A b c.hand-coach"
    first.write_bytes(b"")
    assert free_path(tmp_path, "A/b: c").name == "Hand Coach A b c 2.hand-coach"


def test_the_journey_survives_a_record_that_cannot_be_read(desk: HallDesk) -> None:
    desk.shelf.bring_in(PARCEL)
    with desk.record.writing() as connection:
        connection.execute("UPDATE programme SET content = '{}'")
    Programmes(desk.shop, desk.back, desk.back).open()
    assert "cannot be read" in desk.notice
    screen = desk.shell.screen_shown
    assert isinstance(screen, ListScreen)
    assert set(SHIPPED) <= set(desk.names())


def test_a_dose_made_smaller_by_hand_is_the_dose_from_then_on(desk: HallDesk) -> None:
    kept = desk.shelf.bring_in(PARCEL)
    day = desk.hall.today_date
    at = Moment(f"{day}T09:00:00.000Z", day, 0)
    desk.decisions = [Decision(3, f"own-{kept.id}", Repetitions(exercise=1, was=2, to=6), accepted=True, at=at)]
    Programmes(desk.shop, desk.back, desk.back).open()
    desk.press("Morning hand", "Follow it", "Morning hand", "Change", "4 exercises", "1. ")
    assert "6" in desk.texts().split(" | ")
    for _ in range(5):
        desk.press_beside("Repetitions", "Less")
    desk.press("Done", "Done", "Keep")
    edited = desk.shelf.programmes()[0].programme
    assert (edited.entries[0].repetitions, edited.settled) == (1, 3)
