"""What a data folder says was done, read with the sqlite3 command as anybody could."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any


def rows(folder: Path, sql: str) -> list[dict[str, Any]]:
    """The rows of a query on the record in `folder`."""
    command = ["sqlite3", "-readonly", "-json", str(folder / "hand-coach.db"), sql]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(answer.stdout) if answer.stdout.strip() else []
    return found


def sets(folder: Path) -> list[tuple[object, ...]]:
    """Exercise, variant, side, unit, aimed, done and outcome of every set, in order."""
    columns = "exercise, variant, side, unit, aimed, done, outcome"
    return [tuple(row.values()) for row in rows(folder, f"SELECT {columns} FROM set_done ORDER BY session, place")]
