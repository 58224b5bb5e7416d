"""The companion with a console: the voice's process, and the commands of `coach`."""

from __future__ import annotations

import sys


def run() -> int:
    """As it was called. The voice starts without the rest of the program, as it must be ready at once."""
    if sys.argv[1:] == ["--speech-worker"]:
        from coach.speech.worker import main as speak

        return speak()
    from coach.__main__ import main

    return main()


if __name__ == "__main__":
    sys.exit(run())
