"""Reads a report as a screen reader does: the rows of its table, cell by cell."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path


def cells(pdf: Path) -> list[list[str]]:
    """The rows of the table, cell by cell, without any space: lines are broken where there is no room."""
    told = subprocess.run(["pdfinfo", "-struct-text", str(pdf)], capture_output=True, text=True, check=True).stdout
    rows: list[list[str]] = []
    for line in told.splitlines():
        if re.fullmatch(r"\s*TR(:| ).*|\s*TR", line):
            rows.append([])
        elif re.match(r"\s*(TH|TD)\b", line) and rows:
            rows[-1].append("")
        elif re.match(r"\s*(H2|P|Figure)\b", line) and rows:
            break
        elif rows and rows[-1]:
            rows[-1][-1] += "".join(re.findall(r'"(.*)"', line)).replace("\t", "").replace(" ", "")
    return rows


def amount(total: float, sets: int, unit: str) -> str:
    if not total and not sets:
        return "none"
    return f"{int(total):,}{unit}in{sets}{'set' if sets == 1 else 'sets'}"


def command(*words: str) -> str:
    """Run `coach` with these words, which must go well; what it says."""
    made = [sys.executable, "-m", "coach", *words]
    return subprocess.run(made, capture_output=True, text=True, check=True).stdout
