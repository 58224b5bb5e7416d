"""What the program is called, everywhere it is installed."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"

NAME = "Hand Coach"
COMMAND = "coach"
MAKER = "The Hand Coach authors"
ABOUT = "A coach for hand exercises at home"
COPYRIGHT = "Copyright 2026 The Hand Coach authors. MIT licence."
BUNDLE = "org.handcoach.HandCoach"  # macOS and AppStream; once released it must never change
UPGRADE_CODE = "6B0F1C6E-5B5B-4A53-9B0E-3C5E0F5C8B1D"  # Windows Installer; once released it must never change


def version() -> str:
    """The version of the program, such as "0.1.0"."""
    text = (ROOT / "coach" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise SystemExit("coach/__init__.py states no version")
    return found[1]


def version_numbers(of: str) -> tuple[int, int, int]:
    """Three numbers, as Windows Installer compares them; what follows them, such as "rc1", is left out."""
    found = re.match(r"(\d+)\.(\d+)\.(\d+)", of)
    if found is None:
        raise SystemExit(f"{of} is not a version of three numbers")
    return int(found[1]), int(found[2]), int(found[3])


def window_program(system: str) -> str:
    """The file name of the program with the window, on a system named as in sys.platform.

    On macOS it must sort before the other one: PyInstaller takes the first as the program of the bundle.
    """
    return {"win32": f"{NAME}.exe", "darwin": NAME}.get(system, "hand-coach")


def console_program(system: str) -> str:
    """The file name of the companion with a console: the voice, `doctor` and the other commands."""
    return f"{COMMAND}.exe" if system == "win32" else COMMAND
