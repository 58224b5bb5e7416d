"""The design system: tokens, sizes, typeface, icons and faces, gathered in one `Theme` value."""
