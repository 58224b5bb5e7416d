"""Hand Coach: a hand-therapy coach for the home."""
