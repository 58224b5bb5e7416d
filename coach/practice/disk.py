"""What the program says when a disk refuses."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from coach.practice.message import Message, ui
from coach.practice.ports import Fault

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_NOT_A_FOLDER = {errno.ENOTDIR, errno.EEXIST}


@contextmanager
def disk_faults(folder: object) -> Iterator[None]:
    """Raise Fault for what the file system refuses inside the block, which works in `folder`."""
    try:
        yield
    except OSError as error:
        raise Fault(_of(error.errno, folder)) from error


def full(folder: object) -> Message:
    """There is no room. The folder says which disk it is: the computer's own, or a stick."""
    return ui(
        "The disk is full. Nothing more fits into {folder}. What was written before is safe."
        " Please make room on that disk.",
        folder=str(folder),
    )


def refused(folder: object) -> Message:
    """The program has no right to do it."""
    return ui(
        "Hand Coach may not write in the folder {folder}. What is there is safe. Please allow it to write there.",
        folder=str(folder),
    )


def failing(folder: object) -> Message:
    """Something else is wrong with the disk."""
    return ui(
        "The disk refused to read or write in {folder}. What was written before is kept. Please check the disk.",
        folder=str(folder),
    )


def _of(number: int | None, folder: object) -> Message:
    if number in _NO_ROOM:
        return full(folder)
    if number in _REFUSED:
        return refused(folder)
    if number in _NOT_A_FOLDER:
        return ui("{folder} is not a folder. Nothing was changed. Please choose a folder.", folder=str(folder))
    return failing(folder)
