"""Starting with the computer: what is written on each system, and taken away again."""

from __future__ import annotations

import plistlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from coach.desktop.autostart import (
    FileAutostart,
    desktop_entry,
    find_autostart,
    launch_agent,
    own_command,
)
from coach.practice.ports import Fault

COMMAND = ("/usr/bin/python3", "-m", "coach")


def test_linux_gets_a_file_among_those_of_the_desktop(tmp_path: Path) -> None:
    starter = find_autostart(COMMAND, system="linux", environment={}, home=tmp_path)
    file = tmp_path / ".config" / "autostart" / "hand-coach.desktop"
    assert starter.possible
    assert not starter.is_on()
    starter.turn(on=True)
    starter.turn(on=True)
    assert starter.is_on()
    assert file.read_text().splitlines() == [
        "[Desktop Entry]",
        "Type=Application",
        "Name=Hand Coach",
        "Exec=/usr/bin/python3 -m coach",
        "Terminal=false",
    ]
    starter.turn(on=False)
    starter.turn(on=False)
    assert not file.exists()


@pytest.mark.parametrize(("base", "used"), [("config", True), ("", False)])
def test_linux_looks_where_the_person_keeps_such_files(tmp_path: Path, base: str, used: bool) -> None:
    environment = {"XDG_CONFIG_HOME": str(tmp_path / base) if base else "relative/folder"}
    find_autostart(COMMAND, system="linux", environment=environment, home=tmp_path / "home").turn(on=True)
    assert (tmp_path / "config" / "autostart" / "hand-coach.desktop").exists() is used
    assert (tmp_path / "home" / ".config" / "autostart" / "hand-coach.desktop").exists() is not used


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("/opt/hand coach/coach", '"/opt/hand coach/coach"'),
        ("100%", "100%%"),
        ('a"b', '"a\\\\"b"'),
        ("a$b`c", '"a\\\\$b\\\\`c"'),
        ("a\\b", '"a\\\\\\\\b"'),
    ],
)
def test_words_of_a_desktop_file_are_quoted(word: str, written: str) -> None:
    assert f"Exec={written}\n" in desktop_entry([word]).decode()


def test_macos_gets_a_launch_agent(tmp_path: Path) -> None:
    starter = find_autostart(COMMAND, system="darwin", environment={}, home=tmp_path)
    starter.turn(on=True)
    content = plistlib.loads((tmp_path / "Library" / "LaunchAgents" / "hand-coach.plist").read_bytes())
    assert content == {"Label": "hand-coach", "ProgramArguments": list(COMMAND), "RunAtLoad": True}
    assert launch_agent(COMMAND)
    starter.turn(on=False)
    assert not starter.is_on()


class Registry(SimpleNamespace):
    """Stands for the module `winreg`."""

    HKEY_CURRENT_USER, REG_SZ = "HKCU", 1

    def __init__(self) -> None:
        super().__init__(
            CreateKey=self.create_key,
            QueryValueEx=self.query_value,
            SetValueEx=self.set_value,
            DeleteValue=self.delete_value,
        )
        self.values: dict[tuple[str, str], str] = {}
        self.refuses = False

    @contextmanager
    def create_key(self, root: str, path: str) -> Iterator[str]:
        if self.refuses:
            raise PermissionError("no")
        yield f"{root}\\{path}"

    def query_value(self, key: str, name: str) -> tuple[str, int]:
        if (key, name) not in self.values:
            raise FileNotFoundError
        return self.values[key, name], self.REG_SZ

    def set_value(self, key: str, name: str, _zero: int, _kind: int, value: str) -> None:
        self.values[key, name] = value

    def delete_value(self, key: str, name: str) -> None:
        if (key, name) not in self.values:
            raise FileNotFoundError
        del self.values[key, name]


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Registry:
    registry = Registry()
    monkeypatch.setitem(sys.modules, "winreg", registry)
    return registry


def test_windows_gets_an_entry_under_run(registry: Registry, tmp_path: Path) -> None:
    command = (r"C:\Program Files\Hand Coach\Hand Coach.exe", "--in-background")
    starter = find_autostart(command, system="win32", environment={}, home=tmp_path)
    assert not starter.is_on()
    starter.turn(on=True)
    assert starter.is_on()
    assert registry.values == {
        (r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run", "Hand Coach"): (
            r'"C:\Program Files\Hand Coach\Hand Coach.exe" --in-background'
        )
    }
    starter.turn(on=False)
    starter.turn(on=False)
    assert not starter.is_on()


def test_a_system_that_refuses_is_told(registry: Registry, tmp_path: Path) -> None:
    registry.refuses = True
    starter = find_autostart(COMMAND, system="win32", environment={}, home=tmp_path)
    for call in (starter.is_on, lambda: starter.turn(on=True)):
        with pytest.raises(Fault, match="Nothing was changed"):
            call()
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(Fault):
        FileAutostart(blocked / "autostart" / "x.desktop", b"").turn(on=True)


def test_an_unknown_system_cannot(tmp_path: Path) -> None:
    starter = find_autostart(COMMAND, system="plan9", environment={}, home=tmp_path)
    starter.turn(on=True)
    assert (starter.possible, starter.is_on()) == (False, False)


def test_the_program_starts_itself_in_the_background(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert own_command() == (sys.executable, "-m", "coach", "--in-background")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command(tmp_path) == (sys.executable, "--data-dir", str(tmp_path), "--in-background")
