"""Everything Qt: shell, screens, widgets, theme, sound out."""
