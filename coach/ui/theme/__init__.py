"""The design system: tokens, type, icons, metrics."""
