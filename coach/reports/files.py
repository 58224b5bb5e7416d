"""Puts papers and tables where a person asked for them: each file whole or not at all, and nothing of others lost."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from coach.practice.disk import disk_faults
from coach.practice.message import ui
from coach.practice.ports import Fault
from coach.reports.finish import is_ours
from coach.reports.tables import ENCODING, HEAD, README

_LOOKED_AT = 64  # bytes at the start of a file


def save_pdf(content: bytes, path: Path) -> None:
    """Save a paper. A paper that this program made before may be written over, any other file not. Raises Fault."""
    with disk_faults(path.parent):
        if path.is_dir():
            raise Fault(ui("{file} is a folder. Nothing was changed. Please name a file.", file=str(path)))
        if path.exists() and not is_ours(_start(path)):
            raise _in_the_way(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as undo:
            _write(path, [content], undo)
            _put(path)


def save_tables(files: Mapping[str, Iterable[str]], readme: str, folder: Path) -> None:
    """Save each of these files, given line by line, and the README. Raises Fault; then nothing has changed.

    In a folder that holds an export already, its files are written over; no file of others is.
    """
    with disk_faults(folder):
        if folder.exists() and not folder.is_dir():
            raise _in_the_way(folder)
        if not _is_export(folder):
            for name in (*files, README):
                if (folder / name).exists():
                    raise _in_the_way(folder / name)
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as undo:
            for name, lines in files.items():
                _write(folder / name, (line.encode("utf-8") for line in _marked(lines)), undo)
            _write(folder / README, [readme.encode(ENCODING)], undo)
            for name in (*files, README):
                _put(folder / name)


def _marked(lines: Iterable[str]) -> Iterable[str]:
    yield "\N{BYTE ORDER MARK}"
    yield from lines


def _is_export(folder: Path) -> bool:
    readme = folder / README
    return readme.is_file() and _start(readme).decode(ENCODING, errors="replace").startswith(HEAD)


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LOOKED_AT)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def _write(path: Path, pieces: Iterable[bytes], undo: ExitStack) -> None:
    """Write beside the place where it will be; what is left over is taken away in the end."""
    beside = _beside(path)
    undo.callback(_forget, beside)
    with beside.open("wb") as file:
        for piece in pieces:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def _put(path: Path) -> None:
    try:
        _beside(path).replace(path)
    except PermissionError as error:
        raise Fault(
            ui("{file} is open in another program. Please close it there, then try again.", file=str(path))
        ) from error


def _forget(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _in_the_way(path: Path) -> Fault:
    return Fault(ui("There is a file already: {file} Nothing was changed. Please choose another name.", file=str(path)))
