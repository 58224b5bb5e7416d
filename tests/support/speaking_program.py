"""A program that speaks for a long time. It waits to be killed."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication

from coach.speech.supervisor import VoiceSupervisor
from coach.ui.child_process import ChildProcesses

WORDS = "Open your fingers slowly and stop when it begins to hurt, then rest and breathe. " * 5

if __name__ == "__main__":
    program = QCoreApplication(sys.argv)
    voice = VoiceSupervisor(ChildProcesses([sys.executable, "-m", "coach.speech.worker"], program))
    voice.say(WORDS)
    sys.exit(program.exec())
