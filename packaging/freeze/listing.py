"""The list of all files of a build: python -m freeze.listing FOLDER writes it into the folder."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

FILES = "files.txt"


def listing(folder: Path) -> str:
    """One line for each file, sorted: SHA-256, bytes, path."""
    files = sorted(
        (path for path in folder.rglob("*") if path.is_file() and path != folder / FILES),
        key=lambda path: path.relative_to(folder).as_posix(),
    )
    lines = (
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.stat().st_size:>10}  "
        f"{path.relative_to(folder).as_posix()}\n"
        for path in files
    )
    return "".join(lines)


def write_listing(folder: Path) -> None:
    """Write the list beside the files."""
    (folder / FILES).write_text(listing(folder), encoding="utf-8")


if __name__ == "__main__":
    write_listing(Path(sys.argv[1]))
