"""Completes a build: python -m freeze.finish FOLDER NOTES. Adds the licences, the bill of materials, the list of files.

FOLDER is what PyInstaller made (on macOS, Contents/Resources of the bundle), NOTES what the spec wrote beside it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from freeze import product
from freeze.contents import Part, parts
from freeze.listing import write_listing
from freeze.sbom import bill

LICENCES, BILL = "licences", "parts.cdx.json"


def write_licences(folder: Path, of: Sequence[Part]) -> None:
    """Put the terms of every part into the folder, under its name."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for text in sorted((product.PACKAGING / "licences").glob("*.txt")):
        shutil.copyfile(text, folder / text.name)
    shutil.copyfile(product.ROOT / "LICENSE", folder / "LICENSE.txt")
    shutil.copyfile(product.ROOT / "resources" / "fonts" / "OFL.txt", folder / "OFL.txt")
    for part in of:
        for number, text in enumerate(part.texts, 1):
            name = f"{part.name}{f'-{number}' if len(part.texts) > 1 else ''}.txt"
            shutil.copyfile(text, folder / name)
    lines = [f"{part.name} {part.version}: {part.licence or 'see its text'}\n" for part in of]
    (folder / "parts.txt").write_text("".join(lines), encoding="utf-8")


def drop_symbols(folder: Path) -> None:
    """Take what only a debugger reads from Linux's library of Python: three quarters of it, where it was built by hand.

    Nothing else is stripped: Qt's and numpy's libraries come as small as they can be, and some do not survive it.
    """
    for library in sorted(folder.rglob("libpython*.so.*")):
        subprocess.run(["strip", "--strip-debug", str(library)], check=True)


def main(folder: Path, notes: Path) -> None:
    """Complete the build in the folder."""
    drop_symbols(folder)
    inside = parts(notes)
    write_licences(folder / LICENCES, inside)
    when = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    (folder / BILL).write_text(bill(inside, product.version(), when), encoding="utf-8")
    write_listing(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
