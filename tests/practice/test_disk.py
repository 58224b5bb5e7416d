"""What a person is told when the disk refuses."""

from __future__ import annotations

import errno

import pytest

from coach.practice.disk import disk_faults
from coach.practice.ports import Fault


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full. Nothing more fits into"),
        (errno.EACCES, "may not write"),
        (errno.ENOTDIR, "is not a folder"),
        (errno.EIO, "refused to read or write"),
    ],
)
def test_each_refusal_has_its_words(number: int, words: str) -> None:
    with pytest.raises(Fault, match=words) as fault, disk_faults("here"):
        raise OSError(number, "from the system")
    assert dict(fault.value.says.values) == {"folder": "here"}


def test_bugs_are_not_dressed_up() -> None:
    with pytest.raises(ZeroDivisionError), disk_faults("here"):
        raise ZeroDivisionError


def test_nothing_happens_when_nothing_is_wrong() -> None:
    with disk_faults("here"):
        done = True
    assert done
