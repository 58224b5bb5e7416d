"""What the person who installed the program set for everybody on this computer, as one typed value."""

from __future__ import annotations

import msgspec

from coach.practice.preferences import Preferences, Side, Theme


class Picks(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Settings that a preset may name; None is not named. Each is a field of `Preferences` of the same name."""

    language: str | None = None
    theme: Theme | None = None
    controls: Side | None = None
    programme: str | None = None
    full_screen: bool | None = None

    @property
    def named(self) -> dict[str, object]:
        """The fields that are named, with their values."""
        return {name: value for name, value in msgspec.structs.asdict(self).items() if value is not None}


class Preset(msgspec.Struct, frozen=True, kw_only=True):
    """`start` holds until the person chooses something else; `fixed` always holds, and is not asked or offered.

    Without `reminders_allowed` the program reminds nobody, whatever the settings say.
    """

    start: Picks = Picks()
    fixed: Picks = Picks()
    reminders_allowed: bool = True

    @property
    def fixed_fields(self) -> frozenset[str]:
        """The fields of `Preferences` that the person cannot change."""
        return frozenset(self.fixed.named)

    def fresh(self) -> Preferences:
        """The settings of somebody who has chosen nothing yet."""
        return self.over(msgspec.structs.replace(Preferences(), **self.start.named))

    def over(self, preferences: Preferences) -> Preferences:
        """What holds for somebody with these settings."""
        return msgspec.structs.replace(preferences, **self.fixed.named)
