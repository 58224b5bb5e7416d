"""What ships: nothing that is not needed, nothing that belongs to the system, all that the program uses."""

from __future__ import annotations

import plistlib
import re
import struct
from pathlib import Path

import pytest

from coach import __version__
from freeze import icon, macos, product, windows
from freeze.parts import is_kept
from i18n.extract import ROOT

LANGUAGES = ("en", "pt_BR")


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/platforms/qoffscreen.dll",  # what the doctor draws with
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/QtWidgets.abi3.so",
        "PySide6/QtOpenGL.pyd",  # the charts import it
        "PySide6/Qt6Gui.dll",
        "PySide6/pyside6.abi3.dll",
        "PySide6/Qt/translations/qtbase_pt_BR.qm",
        "Qt6Svg.dll",
        "babel/locale-data/en_GB.dat",
        "babel/locale-data/root.dat",
        "coach/store/migrations/0001_record.sql",
        "VCRUNTIME140.dll",
        "libcrypto.so.3",
    ],
)
def test_kept(name: str) -> None:
    assert is_kept(name, LANGUAGES)
    assert is_kept(name.replace("/", "\\"), LANGUAGES)


@pytest.mark.parametrize(
    "name",
    [
        "icuuc.dll",  # Windows' own; under wine our stand-in, which must never ship
        "mscms.dll",
        "PySide6/ICUUC.dll",
        "api-ms-win-crt-runtime-l1-1-0.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt6Pdf.dll",
        "PySide6/QtQml.abi3.so",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/plugins/tls/qschannelbackend.dll",  # the program uses no network
        "PySide6/plugins/imageformats/qtiff.dll",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/qt_help_en.qm",
        "babel/locale-data/de.dat",
        "libgtk-3.so.0",
        "libstdc++.so.6",
        "libasound.so.2",
    ],
)
def test_left_out(name: str) -> None:
    assert not is_kept(name, LANGUAGES)


def test_the_version_is_that_of_the_program() -> None:
    assert product.version() == __version__
    assert product.version_numbers("1.2.3rc1") == (1, 2, 3)
    with pytest.raises(SystemExit):
        product.version_numbers("1.2")


def test_what_the_program_starts_is_what_the_build_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    from coach.desktop import paths

    for system in ("linux", "darwin", "win32"):
        monkeypatch.setattr("sys.frozen", True, raising=False)
        monkeypatch.setattr("sys.platform", system)
        command, flag = paths.speech_worker()
        assert Path(command).name == product.console_program(system)
        assert f'["{flag}"]' in (ROOT / "packaging" / "entry" / "console.py").read_text(encoding="utf-8")


def test_on_macos_the_window_program_sorts_first() -> None:
    names = [product.console_program("darwin"), product.window_program("darwin")]
    assert min(names) == product.window_program("darwin")


def test_the_property_list_of_macos() -> None:
    said = plistlib.loads(plistlib.dumps(macos.info_plist("1.2.3rc1")))
    assert said["CFBundleExecutable"] == product.window_program("darwin")
    assert said["LSBackgroundOnly"] is False
    assert said["CFBundleShortVersionString"] == "1.2.3"
    entitlements = plistlib.loads((ROOT / "packaging" / "macos" / "entitlements.plist").read_bytes())
    assert set(entitlements.values()) == {True}
    assert all(name.startswith("com.apple.security.cs.") for name in entitlements)


def test_the_version_resource_of_windows_is_an_expression_with_our_names(tmp_path: Path) -> None:
    text = Path(windows.version_resource(tmp_path / "deep" / "version.txt", "1.2.3")).read_text(encoding="utf-8")
    compile(text, "version.txt", "eval")
    assert "(1, 2, 3, 0)" in text
    assert "'ProductName', 'Hand Coach'" in text


def test_the_icon_in_all_forms() -> None:
    pngs = {side: b"\x89PNG" + bytes([side % 251]) for side in icon.PNG_SIZES}
    ico = icon.ico(pngs)
    reserved, kind, count = struct.unpack_from("<HHH", ico)
    assert (reserved, kind, count) == (0, 1, len(icon.ICO_SIZES))
    for number, side in enumerate(icon.ICO_SIZES):
        width, *_, size, place = struct.unpack_from("<BBBBHHII", ico, 6 + 16 * number)
        assert (width or 256, ico[place : place + size]) == (side, pngs[side])
    icns = icon.icns(pngs)
    assert icns[:4] == b"icns"
    assert struct.unpack_from(">I", icns, 4)[0] == len(icns)
    assert icns.count(b"\x89PNG") == len(icon.ICNS_KINDS)


def test_the_drawing_is_ours_and_whole() -> None:
    drawing = icon.DRAWING.read_text(encoding="utf-8")
    assert not re.search(r"<image|href|<script|<text", drawing)
