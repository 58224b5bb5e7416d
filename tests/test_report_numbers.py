"""What the therapist reads is what is in the record: numbers of the PDF against sums of SQL, over made-up records."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from coach.library.catalogue import ResourceCatalogue
from tests.support.generated import HELD, fill
from tests.support.report_reading import amount, cells

LAST = date(2026, 3, 29)
TITLES = ResourceCatalogue(Path(__file__).parents[1] / "resources").exercises

DONE = """
    SELECT exercise, side, sum(done), sum(done > 0), sum(set_done.outcome = 'hurt') FROM set_done
    WHERE started_date BETWEEN ? AND ? GROUP BY exercise, side
"""
PLANNED = """
    SELECT json_extract(value, '$.exercise'),
           sum(json_extract(value, '$.sets') * CASE WHEN json_extract(value, '$.seconds') > 0
               THEN json_extract(value, '$.seconds') ELSE json_extract(value, '$.repetitions') END),
           sum(json_extract(value, '$.sets'))
    FROM session, json_each(plan, '$.entries')
    WHERE json_extract(plan, '$.programme') <> '' AND started_date BETWEEN ? AND ? GROUP BY 1
"""
TOTALS = """
    SELECT count(DISTINCT started_date), sum(CASE WHEN unit = 'seconds' THEN 0 ELSE done END),
           sum(CASE WHEN unit = 'seconds' THEN done ELSE done * pace END) / 60
    FROM set_done WHERE done > 0 AND started_date BETWEEN ? AND ?
"""
SESSIONS = "SELECT count(*), sum(outcome = 'finished') FROM session WHERE started_date BETWEEN ? AND ?"
PAIN = """
    SELECT count(*), max(face), count(DISTINCT CASE WHEN face >= 3 THEN at_date END), count(DISTINCT at_date)
    FROM check_in WHERE asked LIKE ? AND face IS NOT NULL AND at_date BETWEEN ? AND ?
"""


@pytest.mark.parametrize(("seed", "days"), [(1, 28), (2, 5), (3, 120), (4, 28), (5, 28)])
def test_the_page_tells_the_sums_of_the_record(tmp_path: Path, seed: int, days: int) -> None:
    fill(tmp_path / "data", seed, days + 10, LAST)
    first = (LAST - timedelta(days=days - 1)).isoformat()
    span, pdf = (first, LAST.isoformat()), tmp_path / "report.pdf"
    subprocess.run(
        [
            *(sys.executable, "-m", "coach", "report", "--data-dir", str(tmp_path / "data")),
            *("--pdf", str(pdf), "--from", span[0], "--to", span[1]),
        ],
        check=True,
        capture_output=True,
    )
    with closing(sqlite3.connect(tmp_path / "data" / "hand-coach.db")) as record:
        done = {(row[0], row[1]): row[2:] for row in record.execute(DONE, span)}
        planned = {row[0]: row[1:] for row in record.execute(PLANNED, span)}
        totals = record.execute(TOTALS, span).fetchone()
        sessions = record.execute(SESSIONS, span).fetchone()
        pain = record.execute(PAIN, ("pain%", *span)).fetchone()
        effort = record.execute(PAIN, ("effort", *span)).fetchone()
    wanted = []
    keys = {key for key, (total, _, hurt) in done.items() if total or hurt}
    keys |= {(number, side) for number in planned for side in (("left", "right") if number in HELD else ("right",))}
    for number, side in sorted(keys, key=lambda key: (key[0], key[1] != "right")):
        unit = "repetitions" if TITLES[number].work.__class__.__name__ == "Repetitions" else "seconds"
        total, sets, hurt = done.get((number, side), (0, 0, 0))
        asked, asked_sets = planned.get(number, (0, 0))
        ended = f"{hurt}{'set' if hurt == 1 else 'sets'}" if hurt else ""
        title = f"{number}. {TITLES[number].title}".replace(" ", "")
        wanted.append([title, side, amount(asked, asked_sets, unit), amount(total, sets, unit), ended])
    assert cells(pdf)[1:] == wanted
    words = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    read = re.sub(r"\s+", " ", words)
    for number, what in zip(
        (totals[0], sessions[0], totals[1], totals[2]),
        ("days with practice", f"sessions started, {sessions[1]} finished", "repetitions and objects", "minutes"),
        strict=True,
    ):
        assert f"{round(number):,} {what}" in read
    for kind, (answers, highest, high, all_days) in (("Pain", pain), ("Effort", effort)):
        assert f"{kind}: {answers} answers, highest {highest} of 5. Days with 3 or more: {high} of {all_days}." in read
    assert subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout.count("Pages:") == 1
