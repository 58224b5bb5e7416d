"""Starting with the computer: a file or an entry where each system looks when a person logs in.

Linux: Desktop Application Autostart Specification 0.5. Windows: the key Run of the person. macOS: a launch agent.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from coach.desktop.whole_file import write_whole
from coach.practice.disk import disk_faults
from coach.practice.message import ui
from coach.practice.ports import Fault

if TYPE_CHECKING:
    from coach.practice.reminders.ports import Autostart

NAME = "Hand Coach"
_FILE, _LABEL = "hand-coach.desktop", "hand-coach"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_RESERVED = " \t\n\"'\\><~|&;$*?#()`"  # in an Exec line (Desktop Entry Specification 1.5)


class RunKey(Protocol):
    """The entries under the key Run of the person."""

    def read(self, name: str) -> str | None:
        """The command of this name; None if there is none. Raises OSError."""
        ...

    def write(self, name: str, command: str) -> None:
        """Set the command of this name. Raises OSError."""
        ...

    def remove(self, name: str) -> None:
        """Take the entry away; there may be none. Raises OSError."""
        ...


class FileAutostart:
    """The program starts while the file is there."""

    possible = True

    def __init__(self, path: Path, content: bytes) -> None:
        self._path, self._content = path, content

    def is_on(self) -> bool:
        """Whether it starts."""
        with disk_faults(self._path.parent):
            return self._path.exists()

    def turn(self, *, on: bool) -> None:
        """Let it start, or no longer."""
        with disk_faults(self._path.parent):
            if on:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(self._path, self._content)
            else:
                self._path.unlink(missing_ok=True)


class RunKeyAutostart:
    """The program starts while its entry is under the key Run."""

    possible = True

    def __init__(self, key: RunKey, command: str) -> None:
        self._key, self._command = key, command

    def is_on(self) -> bool:
        """Whether it starts."""
        try:
            return self._key.read(NAME) is not None
        except OSError as error:
            raise _refused(error) from error

    def turn(self, *, on: bool) -> None:
        """Let it start, or no longer."""
        try:
            if on:
                self._key.write(NAME, self._command)
            else:
                self._key.remove(NAME)
        except OSError as error:
            raise _refused(error) from error


class NoAutostart:
    """A system that is not known."""

    possible = False

    def is_on(self) -> bool:
        """It never starts by itself."""
        return False

    def turn(self, *, on: bool) -> None:
        """Nothing can be changed."""


def find_autostart(
    command: Sequence[str],
    *,
    system: str = sys.platform,
    environment: Mapping[str, str] = os.environ,
    home: Path | None = None,
    run_key: RunKey | None = None,
) -> Autostart:
    """How this system starts `command` for the person."""
    home = home or Path.home()
    if system == "linux":
        base = environment.get("XDG_CONFIG_HOME", "")
        folder = Path(base) if base and Path(base).is_absolute() else home / ".config"
        return FileAutostart(folder / "autostart" / _FILE, desktop_entry(command))
    if system == "darwin":
        return FileAutostart(home / "Library" / "LaunchAgents" / f"{_LABEL}.plist", launch_agent(command))
    if system == "win32":
        from subprocess import list2cmdline

        return RunKeyAutostart(run_key or WindowsRunKey(), list2cmdline(command))
    return NoAutostart()


def own_command(data_dir: Path | None = None) -> tuple[str, ...]:
    """What starts this program, with the folder that it was told to use; a frozen program is its own command."""
    program = (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-m", "coach")
    return (*program, *(("--data-dir", str(data_dir)) if data_dir else ()), "--in-background")


def desktop_entry(command: Sequence[str]) -> bytes:
    """The content of the autostart file."""
    words = " ".join(map(_exec_word, command))
    lines = ("[Desktop Entry]", "Type=Application", f"Name={NAME}", f"Exec={words}", "Terminal=false", "")
    return "\n".join(lines).encode()


def _exec_word(word: str) -> str:
    r"""Quoted for an Exec line: " ` $ and \ get a backslash; as a string value, each backslash is doubled again."""
    word = word.replace("%", "%%")
    if not any(letter in _RESERVED for letter in word):
        return word
    for letter in ("\\", '"', "`", "$"):
        word = word.replace(letter, f"\\{letter}")
    return '"' + word.replace("\\", "\\\\") + '"'


def launch_agent(command: Sequence[str]) -> bytes:
    """The content of the launch agent."""
    import plistlib

    return plistlib.dumps({"Label": _LABEL, "ProgramArguments": list(command), "RunAtLoad": True})


class WindowsRunKey:
    """The key in the registry."""

    def __init__(self) -> None:
        self._registry: Any = importlib.import_module("winreg")  # only Windows has it

    def read(self, name: str) -> str | None:
        """The command of this name; None if there is none."""
        with self._open() as key:
            try:
                return str(self._registry.QueryValueEx(key, name)[0])
            except FileNotFoundError:
                return None

    def write(self, name: str, command: str) -> None:
        """Set the command of this name."""
        with self._open() as key:
            self._registry.SetValueEx(key, name, 0, self._registry.REG_SZ, command)

    def remove(self, name: str) -> None:
        """Take the entry away; there may be none."""
        with self._open() as key, suppress(FileNotFoundError):
            self._registry.DeleteValue(key, name)

    def _open(self) -> Any:
        return self._registry.CreateKey(self._registry.HKEY_CURRENT_USER, _RUN_KEY)


def _refused(error: OSError) -> Fault:
    return Fault(
        ui("The computer did not let me change what starts with it: {reason}. Nothing was changed.", reason=str(error))
    )
