"""The doors between the rooms: each says in words what goes through it."""

from __future__ import annotations

from importlib import import_module
from inspect import getmembers, isclass, isfunction
from pkgutil import walk_packages
from typing import Protocol

import pytest

from coach import practice

PORTS = [one.name for one in walk_packages(practice.__path__, "coach.practice.") if one.name.endswith("ports")]


@pytest.mark.parametrize("name", PORTS)
def test_every_call_of_a_door_is_described(name: str) -> None:
    module = import_module(name)
    doors = [
        one
        for _, one in getmembers(module, isclass)
        if one.__module__ == module.__name__ and Protocol in one.__mro__[1:2]
    ]
    assert doors
    for door in doors:
        assert door.__doc__
        calls = [call for call_name, call in getmembers(door, isfunction) if not call_name.startswith("_")]
        assert all(call.__doc__ for call in calls)
