"""A programme goes from one computer to another, is practised there as prescribed, and reported as it was done."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import msgspec

from coach.library.parcels import encoded
from coach.practice.own.model import OwnProgramme
from coach.practice.preferences import Preferences, Side
from coach.practice.programme import Arm, Entry, Movement
from tests.support.diary import rows, sets
from tests.support.parcels import PARCEL, REACH, TOWEL

ROOT = Path(__file__).parents[2]
SPEED = "100"
ME = Preferences(first_run_done=True, allowed=True, movement=Movement.OPENS, opens_hand=True, affected=Side.LEFT)
PRESCRIBED = OwnProgramme(
    name="From the clinic",
    by="Dr. Lee",
    weekdays=tuple(range(7)),
    times_a_day=2,
    entries=(
        Entry(exercise=1000, sets=2, rest=5.0),
        Entry(exercise=11, sets=1, repetitions=4, arm=Arm.BOTH, tempo=0.5),
        Entry(exercise=1001, arm=Arm.OTHER),
        Entry(exercise=3, sets=1, seconds=10.0, arm=Arm.AFFECTED),
    ),
)
NAMES = {3: "3. Inner arm stretch", 11: "11. Wrist bend", 1000: TOWEL.title, 1001: REACH.title}
FILE = encoded(msgspec.structs.replace(PARCEL, programme=PRESCRIBED))


def coach(*arguments: str | Path) -> str:
    """What the command answers."""
    command = [sys.executable, "-m", "coach", *map(str, arguments)]
    answer = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def practise(folder: Path) -> str:
    """What the program told while the session of the day was practised."""
    command = [sys.executable, "-m", "tests.support.practising_program", str(folder), SPEED]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True, timeout=300).stdout


def test_what_was_prescribed_on_one_computer_is_practised_and_reported_on_another(tmp_path: Path) -> None:
    clinic, home = tmp_path / "clinic", tmp_path / "home"
    (tmp_path / "therapist.hand-coach").write_bytes(FILE)
    coach("programme", "import", tmp_path / "therapist.hand-coach", "--data-dir", clinic)
    passed_on = tmp_path / "stick.hand-coach"
    coach("programme", "export", passed_on, "--name", "From the clinic", "--data-dir", clinic)
    assert passed_on.read_bytes() == FILE

    home.mkdir()
    (home / "settings.json").write_bytes(msgspec.json.encode(ME))
    coach("programme", "import", passed_on, "--follow", "--data-dir", home)
    assert "over" in practise(home)

    done = sets(home)
    expected = [
        (1000, "", "left", "repetitions", 5.0),
        (1000, "", "left", "repetitions", 5.0),
        (11, "", "left", "repetitions", 4.0),
        (11, "", "right", "repetitions", 4.0),
        (1001, "", "right", "seconds", 5.0),
        (1001, "", "right", "seconds", 5.0),
        (3, "", "left", "seconds", 10.0),
    ]
    assert [row[:5] for row in done] == expected
    assert all(row[4] == row[5] and row[6] == "finished" for row in done)
    paces = [row["pace"] for row in rows(home, "SELECT pace FROM set_done WHERE exercise IN (11, 1000) ORDER BY place")]
    assert paces[0] == 4.0
    assert paces[2] == 3.0  # half of the usual 6 s
    (session,) = rows(home, "SELECT json_extract(plan, '$.programme') AS programme FROM session")
    assert session["programme"] == "own-1"

    pdf = tmp_path / "report.pdf"
    coach("report", "--pdf", pdf, "--data-dir", home)
    page = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    sums = rows(
        home,
        "SELECT exercise, side, sum(CASE unit WHEN 'seconds' THEN 0 ELSE done END) AS repetitions, "
        "sum(CASE unit WHEN 'seconds' THEN done ELSE done * pace END) AS seconds, count(*) AS sets "
        "FROM set_done GROUP BY exercise, side ORDER BY exercise, side",
    )
    assert len(sums) == 5
    for row in sums:
        amount = f"{row['repetitions']:g} repetitions" if row["repetitions"] else f"{row['seconds']:g} seconds"
        words = f"{amount} in {row['sets']} set" + ("s" if row["sets"] > 1 else "")
        line = f"{re.escape(NAMES[row['exercise']])} +{row['side']} +{words} +{words}$"  # planned, then done
        assert re.search(line, page, re.MULTILINE), f"{line} is not on the page:\n{page}"
    repetitions = round(sum(row["repetitions"] for row in sums))
    minutes = round(sum(row["seconds"] for row in sums) / 60)
    (days,) = rows(home, "SELECT count(DISTINCT started_date) AS number FROM set_done")
    assert re.search(rf"^{days['number']} +1 +{repetitions} +{minutes}$", page, re.MULTILINE), page
