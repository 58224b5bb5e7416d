"""Hand Coach: a hand-therapy coach for the home."""

__version__ = "0.1.0"
