"""Reminders: when one is due, and its words."""
