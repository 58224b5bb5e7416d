"""The bill of materials, the licences, the list of files."""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import subprocess
from pathlib import Path

import msgspec

from freeze import finish, inside
from freeze.contents import Part, parts
from freeze.listing import FILES, listing, write_listing
from freeze.sbom import bill


def notes(folder: Path, *packages: str, libraries: tuple[str, ...] = ()) -> Path:
    file = folder / "inside.json"
    file.write_text(json.dumps({"packages": dict.fromkeys(packages, ""), "libraries": libraries}), encoding="utf-8")
    return file


def test_which_packages_are_inside_is_told_by_the_files() -> None:
    found = inside.distributions(
        ["msgspec._core", "PySide6/Qt/lib/libQt6Core.so.6", "coach.app", "libz.so.1"], ["Babel"]
    )
    assert {name.replace("-", "_") for name in found} == {"msgspec", "PySide6_Essentials", "Babel"}


def test_every_part_has_a_licence_and_its_text(tmp_path: Path) -> None:
    found = {part.name: part for part in parts(notes(tmp_path, "numpy", "pyttsx3", "babel", "shiboken6", "msgspec"))}
    assert {name: part.licence for name, part in found.items() if name in ("pyttsx3", "shiboken6", "Python")} == {
        "pyttsx3": "MPL-2.0",
        "shiboken6": "LGPL-3.0-only",
        "Python": "PSF-2.0",
    }
    assert all(part.licence for part in found.values())
    assert all(text.is_file() for part in found.values() for text in part.texts)
    finish.write_licences(tmp_path / "licences", list(found.values()))
    names = {file.name for file in (tmp_path / "licences").iterdir()}
    assert {"LICENSE.txt", "NOTICE.txt", "LGPL-3.0.txt", "GPL-3.0.txt", "Python.txt", "OFL.txt"} <= names
    assert any(name.startswith("numpy") for name in names)
    assert "You may replace Qt" in (tmp_path / "licences" / "NOTICE.txt").read_text(encoding="utf-8")


def test_the_bill_is_the_same_for_the_same_parts() -> None:
    inside_it = [Part("zlib", "1:1.2", "pkg:deb/debian/zlib1g@1", ""), Part("x", "1", "pkg:pypi/x@1", "MIT")]
    text = bill(inside_it, "1.2.3", 1_700_000_000)
    assert text == bill(inside_it, "1.2.3", 1_700_000_000)
    told = json.loads(text)
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    assert told["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    references = [component["bom-ref"] for component in told["components"]]
    assert references == told["dependencies"][0]["dependsOn"]
    assert told["components"][1]["licenses"] == [{"expression": "MIT"}]
    assert bill(inside_it[:1], "1.2.3", 0) != text


def test_the_list_names_every_file_but_itself(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "ü x.txt").write_bytes(b"one")
    (tmp_path / "a").write_bytes(b"")
    write_listing(tmp_path)
    write_listing(tmp_path)
    lines = (tmp_path / FILES).read_text(encoding="utf-8").splitlines()
    assert [line.split(None, 2)[1:] for line in lines] == [["0", "a"], ["3", "b/ü x.txt"]]
    assert lines[1].startswith(hashlib.sha256(b"one").hexdigest())
    assert listing(tmp_path).splitlines() == lines


def test_what_only_a_debugger_reads_is_taken_from_the_library_of_python_and_from_nothing_else(tmp_path: Path) -> None:
    notes = tmp_path / "debug"
    notes.write_bytes(b"debug" * 10_000)
    shared = next(Path(msgspec.__file__).parent.glob("*.so"))
    ours, other = tmp_path / "libpython3.99.so.1.0", tmp_path / "libQt6Core.so.6"
    for library in (ours, other):
        added = ["objcopy", "--add-section", f".debug_info={notes}", str(shared), str(library)]
        subprocess.run(added, check=True)
    before = other.stat().st_size
    finish.drop_symbols(tmp_path)
    assert ours.stat().st_size < before - 40_000
    assert other.stat().st_size == before
    ctypes.CDLL(str(ours), mode=os.RTLD_LAZY)
