"""The colours of the sketches: what each role looks like in a theme and on a person's skin tone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coach.practice.preferences import Theme
from coach.practice.sketch import Role


@dataclass(frozen=True, slots=True)
class SkinTone:
    """Skin, its shade and the nails, as #RRGGBB."""

    skin: str
    shade: str
    nail: str


@dataclass(frozen=True, slots=True)
class SketchColours:
    """A colour, #RRGGBB, for every role, and the colour of the mark that stands in for a missing sketch."""

    roles: Mapping[Role, str]
    mark: str

    def __getitem__(self, role: Role) -> str:
        return self.roles[role]


SKIN_TONES = (
    SkinTone("#FDE7D8", "#EFC4A8", "#FFF4EC"),
    SkinTone("#F6D3B8", "#E3AC8B", "#FBE6DA"),
    SkinTone("#E8BA94", "#CE9268", "#F5D9C3"),
    SkinTone("#CC9567", "#AE7346", "#E7C2A2"),
    SkinTone("#AC7650", "#8C5735", "#D3A688"),
    SkinTone("#986646", "#7A4C30", "#C79C80"),
)
"""From the lightest to the darkest. The darkest still holds 3 : 1 against the ink, so that the lines stay readable."""

_DUSK_TONES = (
    SkinTone("#EBCBB3", "#CDA082", "#F6E1D3"),
    SkinTone("#E3BA9B", "#C28B69", "#F0D4C2"),
    SkinTone("#D3A27B", "#B17D56", "#E6C5AB"),
    SkinTone("#BE8A5F", "#9C6B43", "#DDB696"),
    SkinTone("#A87551", "#875737", "#CFA486"),
    SkinTone("#956446", "#754A30", "#C49A7E"),
)
"""A little dimmer for the dark theme; the darkest two stand off from the dark stage by their fill."""

_CONTRAST_TONE = SkinTone("#FFFFFF", "#C9C9C9", "#FFFFFF")

_LIGHT = {
    Role.INK: "#2B2320",
    Role.SLEEVE: "#7FA8C9",
    Role.SLEEVE_SHADE: "#5F87A9",
    Role.OTHER_SLEEVE: "#E9DFCF",
    Role.OTHER_SLEEVE_SHADE: "#CDBFA9",
    Role.TABLE: "#EFE6D6",
    Role.TABLE_SHADE: "#D9C9AE",
    Role.CLOTH: "#A3B0A6",
    Role.CLOTH_SHADE: "#84938A",
    Role.OBJECT: "#E8765A",
    Role.OBJECT_SHADE: "#C2553C",
    Role.OBJECT_LIGHT: "#F4A68F",
    Role.PUTTY: "#8CC7A4",
    Role.PUTTY_SHADE: "#64A280",
    Role.METAL: "#D8DADD",
    Role.METAL_SHADE: "#AEB3B9",
    Role.WOOD: "#DCB07A",
    Role.WOOD_SHADE: "#B98752",
    Role.GLASS: "#CFE4EE",
    Role.GLASS_SHADE: "#A5C6D6",
    Role.IVORY: "#FBF7EE",
    Role.IVORY_SHADE: "#DDD3C0",
    Role.EBONY: "#6A605A",
    Role.EBONY_SHADE: "#4F4641",
    Role.GOLD: "#EBC65A",
    Role.GOLD_SHADE: "#C79D36",
    Role.BEAN: "#B0593F",
    Role.BEAN_SHADE: "#8C4330",
    Role.SHADOW: "#D9C9AE",
    Role.ARROW: "#0B5C63",
}
_DARK = {
    Role.INK: "#15110F",
    Role.SLEEVE: "#6394BA",
    Role.SLEEVE_SHADE: "#466F92",
    Role.OTHER_SLEEVE: "#978D7F",
    Role.OTHER_SLEEVE_SHADE: "#776E62",
    Role.TABLE: "#51493F",
    Role.TABLE_SHADE: "#3C362F",
    Role.CLOTH: "#5F6E66",
    Role.CLOTH_SHADE: "#48554E",
    Role.OBJECT: "#D46A50",
    Role.OBJECT_SHADE: "#A84A35",
    Role.OBJECT_LIGHT: "#E39A84",
    Role.PUTTY: "#79B492",
    Role.PUTTY_SHADE: "#558C6E",
    Role.METAL: "#B9BDC2",
    Role.METAL_SHADE: "#8C9299",
    Role.WOOD: "#B98F5D",
    Role.WOOD_SHADE: "#93693D",
    Role.GLASS: "#9FBFCE",
    Role.GLASS_SHADE: "#7697A7",
    Role.IVORY: "#E2DACB",
    Role.IVORY_SHADE: "#B9AE9C",
    Role.EBONY: "#544B45",
    Role.EBONY_SHADE: "#3F3732",
    Role.GOLD: "#D3AE4C",
    Role.GOLD_SHADE: "#A6842F",
    Role.BEAN: "#A9563E",
    Role.BEAN_SHADE: "#83402E",
    Role.SHADOW: "#3C362F",
    Role.ARROW: "#8AD6CB",
}
_CONTRAST = {
    Role.INK: "#000000",
    Role.SLEEVE: "#5AA9FF",
    Role.SLEEVE_SHADE: "#5AA9FF",
    Role.OTHER_SLEEVE: "#B5B5B5",
    Role.OTHER_SLEEVE_SHADE: "#B5B5B5",
    Role.TABLE: "#6A6A6A",
    Role.TABLE_SHADE: "#444444",
    Role.CLOTH: "#57655D",
    Role.CLOTH_SHADE: "#3B4640",
    Role.OBJECT: "#FF9A76",
    Role.OBJECT_SHADE: "#E07A56",
    Role.OBJECT_LIGHT: "#FFC4AE",
    Role.PUTTY: "#8CF0B4",
    Role.PUTTY_SHADE: "#66C98F",
    Role.METAL: "#DADADA",
    Role.METAL_SHADE: "#A8A8A8",
    Role.WOOD: "#F0C080",
    Role.WOOD_SHADE: "#C8985A",
    Role.GLASS: "#CFEFFF",
    Role.GLASS_SHADE: "#9CCBE0",
    Role.IVORY: "#FFFFFF",
    Role.IVORY_SHADE: "#C9C9C9",
    Role.EBONY: "#4A4A4A",
    Role.EBONY_SHADE: "#333333",
    Role.GOLD: "#FFDE6B",
    Role.GOLD_SHADE: "#D9B640",
    Role.BEAN: "#D9714F",
    Role.BEAN_SHADE: "#B55636",
    Role.SHADOW: "#444444",
    Role.ARROW: "#FFE14D",
}

_THEMES = {
    Theme.LIGHT: (_LIGHT, SKIN_TONES, "#4C8285"),
    Theme.DARK: (_DARK, _DUSK_TONES, "#4F9A92"),
    Theme.CONTRAST: (_CONTRAST, (_CONTRAST_TONE,) * len(SKIN_TONES), "#B8A12E"),
}

_BLACK = (Role.INK, Role.ARROW)
PRINT_COLOURS = SketchColours(
    MappingProxyType({role: "#000000" if role in _BLACK else "#FFFFFF" for role in Role}), "#000000"
)
"""Of the hatched version on white paper."""


def sketch_colours(theme: Theme, skin_tone: int) -> SketchColours:
    """The colours of a theme for a skin tone, 0 lightest to 5 darkest; numbers beyond count as the nearest end.

    The high-contrast theme shows every skin white, as its lines and fills must stand apart before all else.
    """
    roles, tones, mark = _THEMES[theme]
    tone = tones[min(max(skin_tone, 0), len(tones) - 1)]
    skin = {Role.SKIN: tone.skin, Role.SKIN_SHADE: tone.shade, Role.NAIL: tone.nail}
    return SketchColours(MappingProxyType({**roles, **skin}), mark)
