"""Sources of the two installers of Windows, from the files of a build.

python -m freeze.installer wxs FOLDER TO [VERSION]    for Windows Installer: wixl on Debian, or WiX 3 on Windows
python -m freeze.installer nsh FOLDER TO [VERSION]    the lists that packaging/windows/hand-coach.nsi includes
"""

from __future__ import annotations

import hashlib
import sys
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from freeze import product

_SPACE = "http://schemas.microsoft.com/wix/2006/wi"
_DATA = r"%LOCALAPPDATA%\Hand Coach"
KEPT = f"Removing Hand Coach keeps what each person practised, in {_DATA}."
_SAME_FOR_EVER = uuid.UUID(product.UPGRADE_CODE)  # the ids of components come from it and their paths


def files_of(folder: Path) -> list[PurePosixPath]:
    """All files of the build, sorted."""
    return sorted(PurePosixPath(path.relative_to(folder).as_posix()) for path in folder.rglob("*") if path.is_file())


def folders_of(files: list[PurePosixPath]) -> list[PurePosixPath]:
    """The folders that these files are in, the outer ones first."""
    return sorted({parent for file in files for parent in file.parents if parent != PurePosixPath()})


def wxs(folder: Path, version: str) -> str:
    """The source of a per-machine package; its tools run inside `folder`, as wixl takes no whole paths."""
    files = files_of(folder)
    numbers = ".".join(map(str, product.version_numbers(version)))
    root = ET.Element("Wix", xmlns=_SPACE)
    main = ET.SubElement(
        root,
        "Product",
        Id="*",
        Name=product.NAME,
        Language="1033",
        Codepage="1252",
        Version=numbers,
        Manufacturer=product.MAKER,
        UpgradeCode=product.UPGRADE_CODE,
    )
    ET.SubElement(
        main,
        "Package",
        InstallerVersion="500",
        Compressed="yes",
        InstallScope="perMachine",
        Description=product.ABOUT,
        Comments=KEPT,
        Manufacturer=product.MAKER,
    )
    ET.SubElement(main, "MajorUpgrade", DowngradeErrorMessage="A newer Hand Coach is installed. Nothing was changed.")
    ET.SubElement(main, "Media", Id="1", Cabinet="parts.cab", EmbedCab="yes")
    icon = ET.SubElement(main, "Icon", Id="HandCoach.ico")
    icon.set("SourceFile", "$(var.IconFile)")
    for name, value in (
        ("ARPPRODUCTICON", "HandCoach.ico"),
        ("ARPNOMODIFY", "1"),
        ("ARPCOMMENTS", KEPT),
    ):
        ET.SubElement(main, "Property", Id=name, Value=value)
    condition = ET.SubElement(main, "Condition", Message="Hand Coach needs Windows 10 or newer, with 64 bits.")
    condition.text = "Installed OR (VersionNT64 AND VersionNT >= 603)"
    directories = _directories(main)
    names = _tree(directories, files)
    _shortcuts(main)
    # ADDLOCAL=Program leaves the icon on the desktop out.
    for title, inside in (("Program", (*names, "MenuShortcut")), ("DesktopIcon", ("DesktopShortcut",))):
        feature = ET.SubElement(main, "Feature", Id=title, Level="1", Title=title)
        for name in inside:
            ET.SubElement(feature, "ComponentRef", Id=name)
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _directories(main: ET.Element) -> ET.Element:
    """The folders of Windows; returns that of the program."""
    target = ET.SubElement(main, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = ET.SubElement(target, "Directory", Id="ProgramFiles64Folder")
    ET.SubElement(target, "Directory", Id="ProgramMenuFolder")
    ET.SubElement(target, "Directory", Id="DesktopFolder")
    return ET.SubElement(programs, "Directory", Id="INSTALLDIR", Name=product.NAME)


def _tree(program: ET.Element, files: list[PurePosixPath]) -> list[str]:
    """One component for each file, so that a repair puts back just what is missing; returns their names."""
    elements, names = {PurePosixPath(): program}, []
    for path in folders_of(files):
        elements[path] = ET.SubElement(elements[path.parent], "Directory", Id=_id("d", path), Name=path.name)
    for path in files:
        names.append(_id("c", path))
        guid = str(uuid.uuid5(_SAME_FOR_EVER, str(path))).upper()
        component = ET.SubElement(elements[path.parent], "Component", Id=names[-1], Guid=guid, Win64="yes")
        ET.SubElement(component, "File", Id=_id("f", path), Name=path.name, Source=str(path), KeyPath="yes")
    return names


def _shortcuts(main: ET.Element) -> None:
    for name, place in (("MenuShortcut", "ProgramMenuFolder"), ("DesktopShortcut", "DesktopFolder")):
        reference = ET.SubElement(main, "DirectoryRef", Id=place)
        guid = str(uuid.uuid5(_SAME_FOR_EVER, name)).upper()
        component = ET.SubElement(reference, "Component", Id=name, Guid=guid, Win64="yes")
        ET.SubElement(
            component,
            "Shortcut",
            Id=f"{name}Link",
            Name=product.NAME,
            Description=product.ABOUT,
            Target=f"[INSTALLDIR]{product.window_program('win32')}",
            WorkingDirectory="INSTALLDIR",
        )
        ET.SubElement(
            component,
            "RegistryValue",
            Root="HKLM",
            Key=rf"Software\{product.NAME}",
            Name=name,
            Type="integer",
            Value="1",
            KeyPath="yes",
        )


def _id(kind: str, path: PurePosixPath) -> str:
    return kind + hashlib.sha256(str(path).encode()).hexdigest()[:24]


def nsh(folder: Path, version: str) -> str:
    """The lists for NSIS: what to lay down, and what to remove, file by file, so that nothing else is ever removed."""
    files = files_of(folder)
    kilobytes = sum((folder / file).stat().st_size for file in files) // 1024
    return "\n".join(
        [
            f'!define VERSION "{version}"',
            f'!define NUMBERS "{".".join(map(str, product.version_numbers(version)))}.0"',
            f"!define KILOBYTES {kilobytes}",
            "!macro LayDown",
            *_laid_down(folder, files),
            "!macroend",
            "!macro TakeAway",
            *(f'  Delete "$INSTDIR\\{_backslashed(file)}"' for file in files),
            *(f'  RMDir "$INSTDIR\\{_backslashed(path)}"' for path in reversed(folders_of(files))),
            "!macroend",
            "",
        ]
    )


def _laid_down(folder: Path, files: list[PurePosixPath]) -> Iterator[str]:
    for path in (PurePosixPath(), *folders_of(files)):
        inside = [file for file in files if file.parent == path]
        if inside:
            yield f'  SetOutPath "$INSTDIR\\{_backslashed(path)}"' if path.parts else '  SetOutPath "$INSTDIR"'
            yield from (f'  File "{folder / file}"' for file in inside)


def _backslashed(path: PurePosixPath) -> str:
    return str(path).replace("/", "\\").replace("$", "$$")


def main(kind: str, folder: Path, to: Path, version: str = "") -> None:
    """Write the source of this kind; another version than that of the program is for trying an upgrade."""
    text = {"wxs": wxs, "nsh": nsh}[kind](folder.resolve(), version or product.version())
    to.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), *sys.argv[4:])
