"""Tests of the drawing itself run where people draw: the builder's libraries are not installed everywhere."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore = [] if find_spec("numba") else ["test_scene_checks.py"]
