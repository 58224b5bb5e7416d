"""The companion with a console: the voice's process, and the commands of `coach`."""

from __future__ import annotations

import os
import sys


def leave_system_programs_alone() -> None:
    """On Linux the starter names a folder of libraries for this program; aplay and the like want the system's."""
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    elif getattr(sys, "frozen", False):
        os.environ.pop("LD_LIBRARY_PATH", None)


def run() -> int:
    """As it was called. The voice starts without the rest of the program, as it must be ready at once."""
    leave_system_programs_alone()
    if sys.argv[1:] == ["--speech-worker"]:
        from coach.speech.worker import main as speak

        return speak()
    from coach.__main__ import main

    return main()


if __name__ == "__main__":
    sys.exit(run())
