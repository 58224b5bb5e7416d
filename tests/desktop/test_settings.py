"""Settings come back as they were saved; whatever is in the file, the program starts and loses nothing."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.desktop.settings import SettingsFile, as_text, from_text
from coach.practice.exercise import Tool
from coach.practice.people import FIRST_PERSON, Book, Member, OwnSettings, book_of
from coach.practice.ports import Fault
from coach.practice.preferences import InputWay, Preferences, Side, Theme
from tests.support.practised import StandingClock

CHOSEN = Preferences(
    first_run_done=True,
    affected=Side.LEFT,
    theme=Theme.CONTRAST,
    tools=(Tool.BALL, Tool.BEANS),
    tempo=1.25,
    opens_hand=False,
    input_way=InputWay.SCAN,
    voice="名前",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "settings.json"


class Keeper:
    """The settings of the one person there is."""

    def __init__(self, path: Path) -> None:
        self.file = SettingsFile(path, StandingClock())

    def load(self) -> Preferences:
        return self.file.load().chosen

    def save(self, preferences: Preferences) -> None:
        OwnSettings(self.file, FIRST_PERSON).save(preferences)


@pytest.fixture
def keeper(path: Path) -> Keeper:
    return Keeper(path)


def test_without_a_file_the_defaults_hold_and_no_file_is_made(keeper: Keeper, path: Path) -> None:
    assert keeper.load() == Preferences()
    assert not path.exists()


def test_what_is_saved_is_loaded(keeper: Keeper, path: Path) -> None:
    keeper.save(Preferences())
    keeper.save(CHOSEN)
    assert keeper.load() == CHOSEN
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]
    assert json.loads(path.read_text("utf-8"))["version"] == 2


def test_a_file_of_fewer_settings_gets_the_defaults_for_the_rest(keeper: Keeper, path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"version": 1, "affected": "left", "of_yesterday": true}')
    assert keeper.load() == Preferences(affected=Side.LEFT)


def test_numbers_out_of_range_are_moved_into_it(keeper: Keeper, path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"version": 1, "text_percent": 5000, "tempo": 0.001, "skin_tone": -3, "theme": "dark"}')
    assert keeper.load() == Preferences(text_percent=200, tempo=0.5, skin_tone=0, theme=Theme.DARK)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"version": 1, "theme": "purple"}',
        b'{"tempo": 1}',
        b'{"version": "one"}',
        b"\xff",
        b'{"version": 2}',
        b'{"version": 2, "people": []}',
        b'{"version": 2, "people": [{"id": 0, "preferences": {}}]}',
        b'{"version": 2, "active": 2, "people": [{"id": 1, "preferences": {}}]}',
        b'{"version": 2, "people": [{"id": 1, "preferences": {}}, {"id": 1, "preferences": {}}]}',
    ],
)
def test_a_damaged_file_is_kept_and_the_defaults_hold(keeper: Keeper, path: Path, text: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(text)
    with pytest.raises(Fault, match="damaged") as fault:
        keeper.load()
    kept = path.with_name("settings-damaged-2026-03-02-100000.json")
    assert dict(fault.value.says.values) == {"file": str(kept)}
    assert kept.read_bytes() == text
    assert keeper.load() == Preferences()
    keeper.save(CHOSEN)
    assert keeper.load() == CHOSEN


def test_two_damaged_files_of_one_second_are_both_kept(keeper: Keeper, path: Path) -> None:
    path.parent.mkdir()
    for text in ("first", "second"):
        path.write_text(text)
        with pytest.raises(Fault):
            keeper.load()
    assert sorted(file.read_text() for file in path.parent.iterdir()) == ["first", "second"]


def test_saving_over_a_damaged_file_keeps_it_too(keeper: Keeper, path: Path) -> None:
    path.parent.mkdir()
    path.write_text("gone")
    keeper.save(CHOSEN)
    assert path.with_name("settings-damaged-2026-03-02-100000.json").read_text() == "gone"
    assert keeper.load() == CHOSEN


def test_the_settings_of_a_newer_program_are_refused_and_never_written_over(keeper: Keeper, path: Path) -> None:
    path.parent.mkdir()
    text = '{"version": 3, "theme": {"unheard": "of"}}'
    path.write_text(text)
    for _ in range(2):
        with pytest.raises(Fault, match="newer Hand Coach"):
            keeper.load()
        with pytest.raises(Fault, match="newer Hand Coach"):
            keeper.save(CHOSEN)
    assert path.read_text() == text
    assert len(list(path.parent.iterdir())) == 1


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_fails_while_saving_leaves_the_old_settings(
    keeper: Keeper, path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    keeper.save(CHOSEN)

    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        if step == "fsync":
            patched.setattr(os, "fsync", no_room)
        else:
            patched.setattr(Path, "replace", no_room)
        with pytest.raises(Fault, match="disk is full"):
            keeper.save(Preferences())
    assert keeper.load() == CHOSEN
    assert len(list(path.parent.iterdir())) == 1


def test_a_folder_in_the_place_of_the_file(keeper: Keeper, path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(Fault):
        keeper.load()
    with pytest.raises(Fault):
        keeper.save(CHOSEN)


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 600), st.binary(max_size=8), st.booleans())
def test_any_damage_gives_settings_or_one_clear_message(
    tmp_path_factory: pytest.TempPathFactory, place: int, junk: bytes, cut: bool
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    keeper = Keeper(path)
    keeper.save(CHOSEN)
    whole = path.read_bytes()
    wreck = whole[:place] + junk + (b"" if cut else whole[place + len(junk) :])
    path.write_bytes(wreck)
    try:
        loaded = keeper.load()
    except Fault:
        assert [file.read_bytes() for file in path.parent.iterdir()] == [wreck]
    else:
        assert isinstance(loaded.affected, Side)
        assert path.read_bytes() == wreck


ANNA = Member(id=2, name="Anna", preferences=Preferences(theme=Theme.DARK))


def test_a_file_of_the_first_version_is_that_of_the_first_person(keeper: Keeper, path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"version": 1, "affected": "left"}')
    assert keeper.file.load() == book_of(Preferences(affected=Side.LEFT))
    keeper.save(CHOSEN)
    assert json.loads(path.read_text("utf-8"))["people"][0]["preferences"]["voice"] == "名前"


def test_what_one_person_chooses_changes_nobody_else(keeper: Keeper) -> None:
    keeper.save(CHOSEN)
    keeper.file.change(lambda book: book.with_member(ANNA))
    OwnSettings(keeper.file, 2).save(Preferences(theme=Theme.LIGHT, tempo=2.0))
    assert keeper.load() == CHOSEN
    book = keeper.file.load()
    assert book.member(2) == Member(id=2, name="Anna", preferences=Preferences(theme=Theme.LIGHT, tempo=2.0))
    assert book.active == FIRST_PERSON


def test_settings_that_went_bad_in_use_are_written_anew_for_everybody(keeper: Keeper, path: Path) -> None:
    keeper.save(CHOSEN)
    keeper.file.change(lambda book: book.with_member(ANNA))
    path.write_bytes(b"gone")
    OwnSettings(keeper.file, 2).save(Preferences(theme=Theme.CONTRAST))
    assert keeper.load() == CHOSEN
    anna = keeper.file.book.member(2)
    assert anna is not None
    assert (anna.name, anna.preferences.theme) == ("Anna", Theme.CONTRAST)


def test_settings_in_a_backup_come_out_as_they_went_in() -> None:
    book = Book(active=2, people=(Member(id=1, preferences=CHOSEN), ANNA))
    assert from_text(as_text(book)) == book
    assert from_text(as_text(book)[:-9]) is None
    assert from_text("\udcff") is None
    with pytest.raises(Fault, match="newer"):
        from_text('{"version": 9}')
