"""Turns Message values into words of the person's language."""
