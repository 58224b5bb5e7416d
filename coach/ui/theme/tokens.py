"""The numbers of the look: colours by role, type steps, spaces, radii and lines.

Lengths are design px: px at 96 dpi. `Metrics` turns them into px of the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor

from coach.practice.preferences import Theme as ThemeName


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme's colours by role. Accent means "do this" or "done"; danger means pain and stop, nothing else."""

    paper: QColor  # window
    surface: QColor  # key face, ring disc
    stage: QColor  # sketch card
    ink: QColor  # text, icons
    ink2: QColor  # second text
    line: QColor  # borders of controls, empty marks
    hair: QColor  # dividers, card edge (decoration only)
    accent: QColor  # primary key, ring, arrow of motion, done
    accent_hover: QColor
    accent_press: QColor
    accent_lip: QColor
    on_accent: QColor  # text on accent
    soft: QColor  # selected face, "Next" tag
    soft_press: QColor
    soft_lip: QColor
    danger: QColor  # "It hurts" only: text, icon, border
    danger_soft: QColor  # its face
    danger_press: QColor  # its face while hovered or pressed
    danger_lip: QColor
    hover: QColor  # plain key
    press: QColor
    lip: QColor
    focus: QColor
    disabled: QColor  # text and border
    disabled_fill: QColor
    mark: QColor  # past bars, band edge
    band: QColor  # usual-range band
    track: QColor  # ring track (decoration)
    face: QColor  # check-in face
    drop: QColor  # sweat drop of a face (decoration)


_ORDER = (ThemeName.LIGHT, ThemeName.DARK, ThemeName.CONTRAST)
_COLOURS: Mapping[str, tuple[str, str, str]] = {
    "paper": ("#FAF4E8", "#1A1816", "#000000"),
    "surface": ("#FFFDF8", "#282521", "#000000"),
    "stage": ("#FFFEFB", "#24211E", "#000000"),
    "ink": ("#231C17", "#F6F0E5", "#FFFFFF"),
    "ink2": ("#4A4037", "#D3C9BA", "#FFFFFF"),
    "line": ("#82766A", "#948A7C", "#FFFFFF"),
    "hair": ("#E2D6C1", "#3B3630", "#FFFFFF"),
    "accent": ("#0B5C63", "#8AD6CB", "#FFE14D"),
    "accent_hover": ("#094B51", "#A3E2D8", "#FFF0A0"),
    "accent_press": ("#073C41", "#6FBDB2", "#E0C21F"),
    "accent_lip": ("#063A3F", "#3F8F86", "#FFE14D"),
    "on_accent": ("#FFFFFF", "#0A2220", "#000000"),
    "soft": ("#DCEBE6", "#1F3B38", "#332C00"),
    "soft_press": ("#BEDAD4", "#2B524D", "#4A4000"),
    "soft_lip": ("#A5CCC6", "#3F6F69", "#000000"),
    "danger": ("#7F170E", "#FFB8A9", "#FFB3A6"),
    "danger_soft": ("#FCEBE4", "#3A1D17", "#000000"),
    "danger_press": ("#F5D5CC", "#512920", "#262626"),
    "danger_lip": ("#E9B9AE", "#6E3B31", "#000000"),
    "hover": ("#F1EADB", "#343029", "#262626"),
    "press": ("#E6DBC8", "#1F1C19", "#404040"),
    "lip": ("#D8CBB6", "#4A443C", "#000000"),
    "focus": ("#231C17", "#F6F0E5", "#00E5FF"),
    "disabled": ("#6F655A", "#A0968A", "#A8A8A8"),
    "disabled_fill": ("#F4ECDD", "#211E1B", "#000000"),
    "mark": ("#4C8285", "#4F9A92", "#B8A12E"),
    "band": ("#D5E6E0", "#1C3936", "#3A3A3A"),
    "track": ("#E6DBC8", "#3B3630", "#4A4A4A"),
    "face": ("#F7E6C9", "#3A342C", "#000000"),
    "drop": ("#9CC9D8", "#4F9A92", "#B8A12E"),
}


def palette(name: ThemeName) -> Palette:
    """The colours of a theme."""
    column = _ORDER.index(name)
    return Palette(**{role: QColor(values[column]) for role, values in _COLOURS.items()})


REGULAR, MEDIUM, SEMIBOLD, BOLD = 400, 500, 600, 700


@dataclass(frozen=True, slots=True)
class Step:
    """One type step: size in points (1/72 inch) at 100 % text, weight, and line height as a factor."""

    points: float
    weight: int
    line: float


NOTE = Step(18, REGULAR, 1.25)  # smallest text anywhere: hints, axis, day names
NOTE_STRONG = Step(18, MEDIUM, 1.25)
BODY = Step(20, REGULAR, 1.3)  # helper's line, dose
BODY_STRONG = Step(20, SEMIBOLD, 1.2)  # face names, filters
RUNNING = Step(20, REGULAR, 1.5)  # body text of two lines and more
CONTROL = Step(24, SEMIBOLD, 1.12)  # key labels, setting names; bold if primary or selected
MARK = Step(24, REGULAR, 1.3)  # what now, under the ring
TITLE = Step(28, BOLD, 1.3)  # exercise and page names
PRIMARY = Step(30, BOLD, 1.15)  # tall key
PRIMARY_LARGE = Step(38, BOLD, 1.15)  # tall key on Today, and where nothing else is asked
SENTENCE = Step(33, REGULAR, 1.5)  # progress sentence, check-in question
CAPTION = Step(36, REGULAR, 1.5)  # instruction under the sketch
QUESTION = Step(44, REGULAR, 1.25)  # first run
FIGURE = Step(52, BOLD, 1.0)  # the three numbers of Today
COUNT = Step(96, BOLD, 1.0)  # number in the ring; may shrink, never below the caption
UNIT = Step(20, MEDIUM, 1.2)  # under the number in the ring

GRID = 8
MARGIN_SIDE, MARGIN_TOP = 32, 24
MARGIN_SIDE_SMALL, MARGIN_TOP_SMALL = 20, 16
DOCK_GAP, DOCK_GAP_SMALL = 40, 24
KEY_GAP, OPTION_GAP, DANGER_GAP = 16, 12, 28

RADIUS_KEY, RADIUS_CARD, RADIUS_TAG, RADIUS_BAR = 20, 24, 16, 8

LINE_HAIR, LINE_KEY, LINE_DANGER, LINE_SELECTED, LINE_FOCUS = 2, 2.5, 3, 5, 4
LINE_KEY_CONTRAST, LINE_SELECTED_CONTRAST = 4, 8
FOCUS_GAP = 5  # paper between a key and its focus ring
LIP, SINK = 7, 5  # height of a key's lip, and how far its face sinks over it

DOCK, DOCK_TWO_COLUMNS, DOCK_LARGE_TEXT = 272, 292, 420
COLUMN, COLUMN_LIST, COLUMN_FIRST_RUN, COLUMN_PACKED = 880, 934, 900, 764
WIDEST, HIGHEST = 1480, 1032  # dock and column stay together on larger screens
BAND_HEIGHT = 152
TALL, TALL_LARGE = 168, 288  # the primary key: player and lists; Today, first run and check-in
