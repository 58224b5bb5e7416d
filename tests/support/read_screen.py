"""Prints what a screen reader finds on the desktop, as JSON: one object a control. Runs on the system's Python."""

from __future__ import annotations

import json
import sys
from typing import Any

import pyatspi


def describe(control: Any) -> dict[str, Any] | None:
    """Role, name, description, rectangle and states of one control; None for one that is not showing."""
    states = control.getState()
    if not states.contains(pyatspi.STATE_SHOWING):
        return None
    extents = control.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    return {
        "role": control.getRoleName(),
        "name": control.name,
        "description": control.description,
        "x": extents.x,
        "y": extents.y,
        "width": extents.width,
        "height": extents.height,
        "focused": states.contains(pyatspi.STATE_FOCUSED),
        "enabled": states.contains(pyatspi.STATE_ENABLED),
        "checked": states.contains(pyatspi.STATE_CHECKED),
    }


def walk(control: Any) -> list[dict[str, Any]]:
    """All showing controls below `control`, in order."""
    found: list[dict[str, Any]] = []
    for index in range(control.childCount):
        try:
            child = control[index]
            if child is None:
                continue
            described = describe(child)
            if described is not None:
                found.append(described)
                found.extend(walk(child))
        except (LookupError, NotImplementedError, RuntimeError):
            continue  # it went away while it was being read
    return found


def main() -> int:
    """Read every application of the desktop."""
    desktop = pyatspi.Registry.getDesktop(0)
    controls = [control for application in desktop if application is not None for control in walk(application)]
    json.dump(controls, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
