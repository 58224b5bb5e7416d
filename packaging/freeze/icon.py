"""The icon in every form that a system wants, from one drawing: python -m freeze.icon FOLDER."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Mapping
from pathlib import Path

from freeze import product

DRAWING = product.PACKAGING / "icon" / "hand-coach.svg"
PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
# Kinds of picture in an icns file, and the side of each in px; twice as many px for screens of fine grain.
ICNS_KINDS = {"icp4": 16, "icp5": 32, "ic07": 128, "ic08": 256, "ic09": 512, "ic10": 1024} | {
    "ic11": 32,
    "ic12": 64,
    "ic13": 256,
    "ic14": 512,
}


def pictures(drawing: Path = DRAWING) -> dict[int, bytes]:
    """The drawing as PNG, by the side in px."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    renderer, made = QSvgRenderer(str(drawing)), dict[int, bytes]()
    if not renderer.isValid():
        raise SystemExit(f"{drawing} is not a drawing")
    for side in PNG_SIZES:
        image = QImage(side, side, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        made[side] = bytes(buffer.data().data())
    del application
    return made


def ico(pngs: Mapping[int, bytes]) -> bytes:
    """An icon file of Windows, which reads PNG pictures since Vista."""
    head = struct.pack("<HHH", 0, 1, len(ICO_SIZES))
    place = len(head) + 16 * len(ICO_SIZES)
    entries, body = b"", b""
    for side in ICO_SIZES:
        png = pngs[side]
        entries += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(png), place + len(body))
        body += png
    return head + entries + body


def icns(pngs: Mapping[int, bytes]) -> bytes:
    """An icon file of macOS."""
    body = b"".join(
        kind.encode() + struct.pack(">I", 8 + len(pngs[side])) + pngs[side] for kind, side in ICNS_KINDS.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def main(folder: Path) -> None:
    """Write all forms into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pngs = pictures()
    for side, png in pngs.items():
        (folder / f"hand-coach-{side}.png").write_bytes(png)
    (folder / "hand-coach.ico").write_bytes(ico(pngs))
    (folder / "hand-coach.icns").write_bytes(icns(pngs))
    (folder / "hand-coach.svg").write_bytes(DRAWING.read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
