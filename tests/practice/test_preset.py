"""What a preset starts with may be changed; what it fixes may not."""

from __future__ import annotations

import msgspec

from coach.practice.preferences import Preferences, Side, Theme
from coach.practice.preset import Picks, Preset

PRESET = Preset(
    start=Picks(theme=Theme.DARK, controls=Side.LEFT), fixed=Picks(language="fr", full_screen=True, controls=Side.RIGHT)
)


def test_a_preset_that_says_nothing_changes_nothing() -> None:
    chosen = Preferences(theme=Theme.CONTRAST)
    assert Preset().fresh() == Preferences()
    assert Preset().over(chosen) is not None
    assert Preset().over(chosen) == chosen
    assert Preset().fixed_fields == frozenset()
    assert Preset().reminders_allowed


def test_somebody_new_gets_both_and_what_is_fixed_counts_more() -> None:
    assert PRESET.fresh() == Preferences(theme=Theme.DARK, language="fr", full_screen=True, controls=Side.RIGHT)


def test_somebody_who_has_chosen_keeps_all_but_what_is_fixed() -> None:
    chosen = Preferences(theme=Theme.CONTRAST, controls=Side.LEFT, full_screen=False, text_percent=150)
    assert PRESET.over(chosen) == msgspec.structs.replace(chosen, language="fr", full_screen=True, controls=Side.RIGHT)
    assert PRESET.fixed_fields == {"language", "full_screen", "controls"}


def test_a_value_that_counts_as_no_is_still_fixed() -> None:
    window = Preset(fixed=Picks(full_screen=False, programme=""))
    assert window.fixed_fields == {"full_screen", "programme"}
    assert not window.over(Preferences(full_screen=True)).full_screen


def test_every_pick_is_a_setting() -> None:
    settings = {field.name for field in msgspec.structs.fields(Preferences)}
    assert {field.name for field in msgspec.structs.fields(Picks)} <= settings
