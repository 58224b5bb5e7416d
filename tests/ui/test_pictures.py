"""A few screens look as they did: compared with small pictures, with some tolerance.

With COACH_AUDIT=1, what a screen that differs looks like now is written beside its picture, as NAME.new.png. If it is
as it should be, it takes the place of the old one.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TypeAlias

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication

from coach.practice.preferences import Preferences, Theme
from coach.ui import shots
from coach.ui.scenes import Story
from tests.support.shooting import make_studio
from tests.support.windows import ROOT

Points: TypeAlias = NDArray[np.int16]

PICTURES = ROOT / "tests" / "ui" / "pictures"
SIZE = QSize(683, 384)
PACKED = 0  # quality of a PNG: how large it may be
MEAN = 0.6  # of 255: how far the colours may differ, on average
FAR, FAR_SHARE = 48, 0.004  # a point differs if one of its colours is so far off; so many of all points may


@cache
def _story() -> Story:
    return Story(make_studio().catalogue, Preferences())


@pytest.mark.parametrize(
    ("room", "screen", "theme"),
    [
        ("first-run", "affected", Theme.LIGHT),
        ("today", "start", Theme.LIGHT),
        ("player", "hold", Theme.LIGHT),
        ("player", "hold", Theme.DARK),
        ("player", "hold", Theme.CONTRAST),
        ("player", "effort", Theme.LIGHT),
    ],
)
def test_the_screen_looks_as_it_did(qapp: QApplication, room: str, screen: str, theme: Theme) -> None:
    variant = shots.Variant("", Preferences(theme=theme), "en")
    taken = shots.pictures(make_studio(), _story(), variant, [room])
    (now,) = [_small(picture) for name, picture, _ in taken if name.endswith(f"-{screen}")]
    kept = PICTURES / f"{screen}-{theme}.png"
    different = _difference(_points(now), _points(QImage(str(kept)))) if kept.exists() else "there is no picture yet"
    if different and os.environ.get("COACH_AUDIT"):
        assert now.save(str(kept.with_suffix(".new.png")), quality=PACKED)
    assert not different, f"{kept.name}: {different}. With COACH_AUDIT=1 the new picture is written beside it."


def test_a_change_that_one_sees_is_a_difference() -> None:
    page = np.full((384, 683, 3), 240, np.int16)
    mark, moved = page.copy(), page.copy()
    mark[:10, :10] -= 100
    moved[:40, :40] = 0
    assert not _difference(page, page)
    assert _difference(page - 2, page)
    assert not _difference(mark, page)
    assert _difference(moved, page)
    assert _difference(page[:100], page)


def _small(picture: QPixmap) -> QImage:
    ratio, way = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    few = picture.toImage().scaled(SIZE, ratio, way).convertToFormat(QImage.Format.Format_RGB666)  # a smaller file
    return few.convertToFormat(QImage.Format.Format_RGB888)


def _points(image: QImage) -> Points:
    """Height x width x 3 colours of 0..255."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(bytes(image.constBits()), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(np.int16)


def _difference(now: Points, kept: Points) -> str:
    """In words, how two pictures differ by more than is allowed; "" if they do not."""
    if now.shape != kept.shape:
        return "another size"
    apart = np.abs(now - kept)
    mean, far = float(apart.mean()), float((apart.max(axis=2) > FAR).mean())
    return f"on average {mean:.2f} apart, {far:.2%} of it far" if mean > MEAN or far > FAR_SHARE else ""
