"""Finds the joint angles that bring the pad of a thumb to a place on the palm. Centimetres and degrees."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.optimize import least_squares

from sketchbook.geometry import Array, unit, vector
from sketchbook.rig import MEASURES, Digit, Pose, skeleton

LOWEST = (-45.0, -10.0, 10.0, -10.0, -15.0)
HIGHEST = (75.0, 75.0, 165.0, 60.0, 80.0)
STAY, FACE = 0.006, 1.2  # weights of the angles given and of the pad's direction, against 1.5 for a centimetre


def pad(digit: Digit, name: str) -> Array:
    """The middle of the pad of a digit's end."""
    end = digit.frames[2]
    return vector(digit.points[3] - end[:, 1] * 0.35 - end[:, 2] * MEASURES[name].radii[3] * 1.02)


def thumb_to(pose: Pose, place: Array, facing: Array) -> Pose:
    """The pose with its thumb moved so that the pad is at `place` and looks along `facing`, in the hand's frame."""
    start = np.clip(vector(pose.digits["thumb"]), np.array(LOWEST) + 0.01, np.array(HIGHEST) - 0.01)
    flat = replace(pose, wrist=(0, 0))
    still = np.eye(3)

    def misses(angles: Array) -> Array:
        thumb = skeleton(flat.with_digit("thumb", tuple(angles)), np.zeros(3), still).digits["thumb"]
        turned = -thumb.frames[2][:, 2] - unit(facing)
        return np.concatenate([(angles - start) * STAY, (pad(thumb, "thumb") - place) * 1.5, FACE * turned])

    return pose.with_digit("thumb", tuple(least_squares(misses, start, bounds=(LOWEST, HIGHEST)).x))
