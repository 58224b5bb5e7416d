"""What Windows shows of a program file, and the sources of its two installers."""

from __future__ import annotations

from pathlib import Path

from freeze import product


def version_resource(to: Path, version: str) -> str:
    """Write the version resource of both programs into a file as PyInstaller reads it; return its path."""
    numbers = (*product.version_numbers(version), 0)
    texts = {
        "CompanyName": product.MAKER,
        "FileDescription": product.NAME,
        "FileVersion": version,
        "InternalName": "hand-coach",
        "LegalCopyright": product.COPYRIGHT,
        "OriginalFilename": product.window_program("win32"),
        "ProductName": product.NAME,
        "ProductVersion": version,
    }
    entries = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in texts.items())
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, "
        "fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        f"kids=[StringFileInfo([StringTable('040904B0', [{entries}])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n",
        encoding="utf-8",
    )
    return str(to)
