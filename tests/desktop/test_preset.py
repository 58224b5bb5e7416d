"""The machine-wide preset: read whole, or refused in one sentence that names the place."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

import pytest

from coach.desktop.paths import find_paths
from coach.desktop.preset import Folders, Found, findings, preset_file, read_preset
from coach.desktop.settings import SettingsFile
from coach.practice.message import Message
from coach.practice.people import FIRST_PERSON, OwnSettings
from coach.practice.ports import Fault, Finding
from coach.practice.preferences import Preferences, Side, Theme
from coach.practice.preset import Picks, Preset
from coach.text.words import open_words
from i18n.extract import ROOT
from tests.support.practised import StandingClock

WHOLE = """
version = 1
[start]
language = "en"
theme = "dark"
controls = "left"
programme = "ball"
[fixed]
full_screen = true
[folders]
data = "{home}/practice"
backups = "/srv/copies/{user}"
[allow]
reminders = false
"""


def preset(folder: Path, text: str) -> Path:
    file = folder / "preset.toml"
    file.write_text(text, encoding="utf-8")
    return file


def told(says: Message | None) -> str:
    assert says is not None
    return open_words("en", ROOT / "i18n").spoken(says)


def found(file: Path) -> Finding:
    (finding,) = findings(file, ["ball"], ["en"])
    return finding


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert read_preset(tmp_path / "preset.toml") == Found()
    assert found(tmp_path / "preset.toml").good
    assert not found(tmp_path / "preset.toml").needed


def test_all_that_a_preset_can_say(tmp_path: Path) -> None:
    read = read_preset(preset(tmp_path, WHOLE))
    assert read.trouble is None
    assert read.folders == Folders(Path.home() / "practice", Path("/srv/copies") / getpass.getuser())
    assert read.preset == Preset(
        start=Picks(language="en", theme=Theme.DARK, controls=Side.LEFT, programme="ball"),
        fixed=Picks(full_screen=True),
        reminders_allowed=False,
    )
    assert found(tmp_path / "preset.toml").good


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_examples_that_ship_can_be_used(number: int, tmp_path: Path) -> None:
    example = sorted((ROOT / "packaging" / "presets").glob("*.toml"))[number - 1]
    finding = findings(example, [file.stem for file in (ROOT / "resources/programmes").glob("*.toml")], ["en"])[0]
    assert finding.good, told(finding.says)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("version = 1\n[start]\ntheme = 'pink'", "$.start.theme"),
        ("version = 1\n[start]\ncolour = 'dark'", "colour"),
        ("version = 1\n[fixed]\nfull_screen = 'yes'", "$.fixed.full_screen"),
        ("version = 1\n[begin]", "begin"),
        ("[start]", "version"),
        ("version = 2", "version 1 only"),
        ("version = 1\n[allow]\nreminders = 1", "$.allow.reminders"),
    ],
)
def test_what_is_wrong_is_named_and_the_folders_hold_all_the_same(tmp_path: Path, text: str, names: str) -> None:
    file = preset(tmp_path, f'{text}\n[folders]\ndata = "{{home}}/practice"\n')
    read = read_preset(file)
    assert read.preset == Preset()
    assert read.folders.data == Path.home() / "practice"
    assert names in told(read.trouble)
    assert str(file) in told(read.trouble)
    assert (found(file).good, found(file).needed, found(file).says) == (False, True, read.trouble)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("version = ", "Invalid"),
        ("version = 1\n[folders]\ndata = 'practice'", "folders.data: it must be the whole path"),
        ("version = 1\n[folders]\ndata = 5", "$.folders.data"),
        ("version = 1\n[folders]\ndata = '{home}/{name}'", "{name} means nothing"),
        ("version = 1\n[folders]\ndata = '/srv/{user'", "{user means nothing"),
        ("version = 1\n[folders]\nbackups = '/srv/copies'", "it needs {user}"),
        ("version = 1\n[folders]\ndata = '{home}/a'\nbackups = '/srv/copies'", "it needs {user}"),
    ],
)
def test_a_preset_that_does_not_say_where_the_data_goes_stops_the_start(tmp_path: Path, text: str, names: str) -> None:
    file = preset(tmp_path, text)
    with pytest.raises(Fault) as fault:
        read_preset(file)
    assert names in told(fault.value.says)
    assert "Your record is safe." in told(fault.value.says)
    assert (found(file).good, found(file).needed) == (False, True)


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "preset.toml").write_bytes(b"version = 1\n# \xff\n")
    with pytest.raises(Fault, match="cannot be used"):
        read_preset(tmp_path / "preset.toml")


def test_a_preset_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "preset.toml").mkdir()
    with pytest.raises(Fault, match="cannot be used"):
        read_preset(tmp_path / "preset.toml")


@pytest.mark.parametrize("pick", ["programme = 'knots'", "language = 'tlh'"])
@pytest.mark.parametrize("part", ["start", "fixed"])
def test_the_doctor_names_what_does_not_ship(tmp_path: Path, part: str, pick: str) -> None:
    finding = found(preset(tmp_path, f"version = 1\n[{part}]\n{pick}"))
    assert (finding.good, finding.needed) == (False, True)
    assert pick.split("'")[1] in told(finding.says)


def test_one_folder_for_one_record_that_all_share_is_allowed(tmp_path: Path) -> None:
    shared = read_preset(preset(tmp_path, "version = 1\n[folders]\ndata = '/srv/one'\nbackups = '/srv/copies'"))
    assert shared.folders == Folders(Path("/srv/one"), Path("/srv/copies"))


def test_the_folders_of_the_preset_are_used_unless_another_is_asked_for(tmp_path: Path) -> None:
    wanted = Folders(tmp_path / "data", tmp_path / "copies")
    assert find_paths(None, wanted).database == tmp_path / "data" / "hand-coach.db"
    assert find_paths(None, wanted).backups == tmp_path / "copies"
    moved = find_paths(tmp_path / "mine", wanted)
    assert (moved.data, moved.backups) == (tmp_path / "mine", tmp_path / "mine" / "backups")
    assert find_paths(None, Folders(data=tmp_path / "data")).backups == tmp_path / "data" / "backups"


def test_settings_start_with_the_preset_and_keep_to_what_it_fixes(tmp_path: Path) -> None:
    set_here = Preset(start=Picks(theme=Theme.DARK), fixed=Picks(full_screen=True))
    keeper = SettingsFile(tmp_path / "settings.json", StandingClock(), set_here)
    assert keeper.load().chosen == Preferences(theme=Theme.DARK, full_screen=True)
    OwnSettings(keeper, FIRST_PERSON).save(Preferences(theme=Theme.LIGHT, full_screen=False))
    assert keeper.load().chosen == Preferences(theme=Theme.LIGHT, full_screen=True)
    # What the preset fixes is not written down: without the preset, the person's own choice is there again.
    keeper.change(lambda book: book)
    assert SettingsFile(tmp_path / "settings.json", StandingClock()).load().chosen.full_screen is False


@pytest.mark.parametrize(
    ("system", "file"),
    [
        ("linux", Path("/etc/hand-coach/preset.toml")),
        ("darwin", Path("/Library/Application Support/Hand Coach/preset.toml")),
        ("win32", Path(sys.executable).parent / "preset.toml"),
    ],
)
def test_where_it_is(system: str, file: Path) -> None:
    assert preset_file(system) == file
