"""What is inside a build, as read from the spec's notes and the installed packages: one entry for each part."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distribution
from pathlib import Path

_TEXTS = ("LICEN", "COPYING", "NOTICE", "COPYRIGHT")
_KNOWN = {"pyside6-essentials": "LGPL-3.0-only", "shiboken6": "LGPL-3.0-only", "pyqtgraph": "MIT"} | {
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception"
}
_BY_CLASSIFIER = {
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "Apache Software License": "Apache-2.0",
}


@dataclass(frozen=True, slots=True)
class Part:
    """Something by others. `licence` is an SPDX expression, "" if none is known; `texts` are files with the terms."""

    name: str
    version: str
    url: str  # a package URL: pkg:pypi/numpy@2.4.6
    licence: str
    texts: Sequence[Path] = field(default=())


def parts(notes: Path) -> list[Part]:
    """All parts of the build whose spec wrote `notes`, sorted by kind and name."""
    inside = json.loads(notes.read_text(encoding="utf-8"))
    found = [_package(distribution(name)) for name in inside["packages"]]
    found.append(
        Part("Python", platform.python_version(), f"pkg:generic/cpython@{platform.python_version()}", "PSF-2.0")
    )
    found += _debian(inside.get("libraries", []))
    return sorted(found, key=lambda part: part.url.lower())


def _package(of: Distribution) -> Part:
    name = of.metadata["Name"]
    texts = [
        Path(str(file.locate()))
        for file in of.files or ()
        if any(word in file.name.upper() for word in _TEXTS) and file.suffix not in (".py", ".pyc")
    ]
    key = name.lower().replace("_", "-")
    return Part(name, of.version, f"pkg:pypi/{key}@{of.version}", _licence(key, of), sorted(texts))


def _licence(key: str, of: Distribution) -> str:
    if key in _KNOWN:
        return _KNOWN[key]
    stated: list[str] = of.metadata.get_all("License-Expression") or []
    classifiers: list[str] = of.metadata.get_all("Classifier") or []
    ends = (line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License"))
    return next(iter((*stated, *(_BY_CLASSIFIER[end] for end in ends if end in _BY_CLASSIFIER))), "")


def _debian(libraries: Sequence[str]) -> Iterator[Part]:
    """The Debian packages that these libraries of the build machine come from; none on other systems."""
    if sys.platform != "linux" or shutil.which("dpkg-query") is None:
        return
    packages = {package for library in libraries if (package := _owner(library))}
    for package in sorted(packages):
        answer = _said("dpkg-query", "-W", "-f", "${Version} ${Architecture}", package)
        version, _, architecture = answer.partition(" ")
        name = package.partition(":")[0]
        text = Path("/usr/share/doc") / name / "copyright"
        url = f"pkg:deb/debian/{name}@{version.replace(':', '%3A').replace('+', '%2B')}?arch={architecture}"
        yield Part(name, version, url, "", [text] if text.is_file() else [])


def _owner(library: str) -> str:
    path = Path(library)
    # Since /lib is a link to /usr/lib, a package may know its file by either name.
    names = {library, str(path.resolve())}
    names |= {name.removeprefix("/usr") for name in names if name.startswith("/usr/lib")}
    names |= {"/usr" + name for name in names if name.startswith("/lib")}
    for name in sorted(names):
        if answer := _said("dpkg-query", "-S", name):
            return answer.splitlines()[0].partition(": ")[0].partition(",")[0]
    return ""


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
