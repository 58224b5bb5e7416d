"""The whole loop: a programme goes from one computer to another by file, is practised there, and is reported."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from coach.__main__ import main
from coach.library.parcels import encoded
from coach.practice.preferences import Side
from coach.ui.screens.player import PlayerScreen
from coach.ui.screens.summary import Summary
from coach.ui.screens.today import Today
from tests.support.parcels import PARCEL, PROGRAMME
from tests.support.report_reading import amount, cells, command
from tests.support.visiting import ME, Visit, comes

EVERY_DAY = tuple(range(7))
PATIENCE = 120.0  # seconds for a session of a minute or so at great speed, on a busy machine
NAMES = {1: "1.Wristupanddown", 3: "3.Innerarmstretch", 1000: "Towelpush", 1001: "Reach{up}"}
SUMS = """
    SELECT exercise, side, unit, sum(aimed), count(*), sum(done), sum(done > 0) FROM set_done
    GROUP BY exercise, side, unit ORDER BY exercise, side <> 'left'
"""


@pytest.fixture
def visit(qapp: QApplication, tmp_path: Path) -> Visit:
    return Visit(tmp_path / "home", msgspec.structs.replace(ME, affected=Side.LEFT))


def test_what_was_prescribed_elsewhere_and_done_here_is_what_the_therapist_reads(visit: Visit, tmp_path: Path) -> None:
    clinic, home, file = tmp_path / "clinic", tmp_path / "home", tmp_path / "programme.hand-coach"
    daily = msgspec.structs.replace(PROGRAMME, weekdays=EVERY_DAY, times_a_day=1)
    (tmp_path / "made").write_bytes(encoded(msgspec.structs.replace(PARCEL, programme=daily)))
    assert main(["programme", "import", str(tmp_path / "made"), "--data-dir", str(clinic)]) == 0
    assert main(["programme", "export", str(file), "--data-dir", str(clinic), "--name", PROGRAMME.name]) == 0
    assert main(["programme", "import", str(file), "--data-dir", str(home), "--follow"]) == 0

    visit.open()
    visit.on(Today)
    visit.press("Start")
    visit.on(PlayerScreen)
    assert comes(lambda: isinstance(visit.screen, Summary), PATIENCE)
    visit.close()

    command("report", "--data-dir", str(home), "--pdf", str(tmp_path / "report.pdf"))
    with closing(sqlite3.connect(home / "hand-coach.db")) as record:
        sums = record.execute(SUMS).fetchall()
    assert {row[0] for row in sums} == set(NAMES)
    wanted = [
        [NAMES[number], side, amount(aimed, sets, unit), amount(done, done_sets, unit), ""]
        for number, side, unit, aimed, sets, done, done_sets in sums
    ]
    assert cells(tmp_path / "report.pdf")[1:] == wanted
