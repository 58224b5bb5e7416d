"""Widgets of the look. Each takes a `Kit`, takes a new look by `apply(theme)`, and knows nothing of screens."""
