"""Takes a picture from a file into the record: looked at before it is unpacked, turned upright, scaled down."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from coach.practice.disk import disk_faults
from coach.practice.message import Message, ui
from coach.practice.ports import Fault

ENDINGS = (".png", ".jpg", ".jpeg")
MOST_FILE_BYTES = 30_000_000
MOST_PIXELS = 40_000_000  # a large photo of a telephone; 160 MB while it is unpacked, and only then
SIDE = 800  # px to which it is scaled down
MOST_BYTES = 400_000
_FORMATS = (b"png", b"jpeg", b"jpg")
_QUALITIES = (88, 75, 60, 40)


def take_picture(path: Path) -> bytes:
    """A small PNG or JPEG of the picture in a file. It blocks; raises Fault if it is none, or too large."""
    with disk_faults(path.parent), path.open("rb") as opened:
        content = opened.read(MOST_FILE_BYTES + 1)
    if len(content) > MOST_FILE_BYTES:
        raise _refused(path, ui("it is larger than {megabytes} MB", megabytes=MOST_FILE_BYTES // 1_000_000))
    kept = QByteArray(content)
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)  # as the camera was held
    size = reader.size()
    if bytes(reader.format().data()) not in _FORMATS or not size.isValid() or size.isEmpty():
        raise _refused(path, ui("it is not a PNG or JPEG picture"))
    if size.width() * size.height() > MOST_PIXELS:
        raise _refused(path, ui("it has more than {millions} million pixels", millions=MOST_PIXELS // 1_000_000))
    wanted = size.scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio)
    if wanted.width() < size.width():
        reader.setScaledSize(wanted.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        raise _refused(path, ui("it is damaged"))
    return _packed(image, path)


def check_pictures(pictures: Mapping[str, bytes], file: str) -> None:
    """Unpack pictures of a programme file, whose size is known to be safe; raises Fault if one is damaged."""
    for content in pictures.values():
        if QImage.fromData(content).isNull():
            raise _refused(Path(file), ui("a picture in it is damaged"))


def _packed(image: QImage, path: Path) -> bytes:
    """As a PNG where parts are clear and it stays small, else as a JPEG on white, as good as fits."""
    if image.hasAlphaChannel():
        content = _saved(image, b"png", -1)
        if 0 < len(content) <= MOST_BYTES:
            return content
        image = _on_white(image)
    for quality in _QUALITIES:
        content = _saved(image, b"jpeg", quality)
        if 0 < len(content) <= MOST_BYTES:
            return content
    raise _refused(path, ui("it cannot be made small enough"))


def _on_white(image: QImage) -> QImage:
    plain = QImage(image.size(), QImage.Format.Format_RGB32)
    plain.fill(Qt.GlobalColor.white)
    painter = QPainter(plain)
    painter.drawImage(0, 0, image)
    painter.end()
    return plain


def _saved(image: QImage, kind: bytes, quality: int) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind))
    writer.setQuality(quality)
    return bytes(content.data()) if writer.write(image) else b""


def _refused(path: Path, reason: Message) -> Fault:
    return Fault(ui("{file}: {reason}. Nothing was taken from it.", file=path.name, reason=reason))
