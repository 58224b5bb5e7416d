"""Walks through the screens of one topic each, for pictures and measuring."""
