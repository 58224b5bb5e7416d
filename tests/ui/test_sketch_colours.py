"""Colours of the sketches: lines can be read on every skin, in every theme."""

from __future__ import annotations

import itertools

import pytest

from coach.practice.preferences import Theme
from coach.practice.sketch import Role
from coach.ui.theme.sketch_colours import SKIN_TONES, sketch_colours

EVERY = [(theme, tone) for theme in Theme for tone in range(len(SKIN_TONES))]


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("theme", "tone"), EVERY)
def test_every_role_has_a_colour(theme: Theme, tone: int) -> None:
    colours = sketch_colours(theme, tone)
    assert set(colours.roles) == set(Role)


@pytest.mark.parametrize(("theme", "tone"), EVERY)
def test_lines_can_be_read_on_the_skin(theme: Theme, tone: int) -> None:
    colours = sketch_colours(theme, tone)
    assert contrast(colours[Role.INK], colours[Role.SKIN]) >= 3


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_the_six_skin_tones_run_from_light_to_dark(theme: Theme) -> None:
    tones = [luminance(sketch_colours(theme, tone)[Role.SKIN]) for tone in range(6)]
    assert all(a > b * 1.15 for a, b in itertools.pairwise(tones))


@pytest.mark.parametrize(("theme", "tone"), EVERY)
def test_shade_is_darker_than_skin_and_nails_are_not(theme: Theme, tone: int) -> None:
    colours = sketch_colours(theme, tone)
    skin, shade, nail = (luminance(colours[role]) for role in (Role.SKIN, Role.SKIN_SHADE, Role.NAIL))
    assert shade < skin <= nail


@pytest.mark.parametrize(
    ("theme", "stage"), [(Theme.LIGHT, "#FFFEFB"), (Theme.DARK, "#24211E"), (Theme.CONTRAST, "#000000")]
)
def test_the_arrow_stands_off_from_the_stage(theme: Theme, stage: str) -> None:
    assert contrast(sketch_colours(theme, 0)[Role.ARROW], stage) >= 7


@pytest.mark.parametrize("theme", Theme)
def test_only_the_affected_sleeve_is_blue(theme: Theme) -> None:
    colours = sketch_colours(theme, 0)

    def blueness(role: Role) -> int:
        return int(colours[role][5:7], 16) - int(colours[role][1:3], 16)

    assert blueness(Role.SLEEVE) > 60
    assert blueness(Role.OTHER_SLEEVE) <= 0


@pytest.mark.parametrize("theme", Theme)
def test_black_and_white_keys_and_squares_differ(theme: Theme) -> None:
    colours = sketch_colours(theme, 0)
    assert contrast(colours[Role.IVORY], colours[Role.EBONY]) >= 4.5
    assert contrast(colours[Role.IVORY], colours[Role.WOOD]) >= 1.5
    assert contrast(colours[Role.IVORY], colours[Role.OBJECT]) >= 1.8  # the stripe of the ball


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("role", [Role.IVORY, Role.GOLD, Role.BEAN, Role.OBJECT, Role.PUTTY, Role.GLASS, Role.WOOD])
def test_lines_can_be_read_on_things(theme: Theme, role: Role) -> None:
    colours = sketch_colours(theme, 0)
    assert contrast(colours[Role.INK], colours[role]) >= 3
    assert luminance(colours[Role(f"{role}-shade")]) < luminance(colours[role])


def test_high_contrast_shows_every_skin_white() -> None:
    assert {sketch_colours(Theme.CONTRAST, tone)[Role.SKIN] for tone in range(6)} == {"#FFFFFF"}


def test_a_tone_beyond_the_ends_counts_as_the_end() -> None:
    assert sketch_colours(Theme.LIGHT, 99) == sketch_colours(Theme.LIGHT, 5)
    assert sketch_colours(Theme.LIGHT, -1) == sketch_colours(Theme.LIGHT, 0)
