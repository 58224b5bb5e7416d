"""What goes into a frozen build, and what is left out of it: lists, not guesses, so that a size can be explained."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection
from pathlib import Path, PurePosixPath

# Needs no reason to be there: never imported by the program.
UNUSED = (
    "tkinter", "pdb", "doctest", "unittest", "setuptools", "pkg_resources", "pip", "wheel", "lib2to3", "xmlrpc",
    "ftplib", "curses", "readline", "rlcompleter", "matplotlib", "scipy", "IPython", "OpenGL", "PIL", "cupy",
    "numba", "h5py", "pandas", "pyqtgraph.opengl", "pyqtgraph.examples", "pyqtgraph.jupyter", "pyqtgraph.console",
    "pyqtgraph.canvas", "numpy.f2py", "numpy.distutils", "numpy.testing", "pycparser", "cffi.recompiler",
    "win32com", "pyttsx3.drivers.dummy",
)  # fmt: skip

# The voice of each system; pyttsx3 imports it by a name that it puts together.
VOICE = {
    "win32": ("pyttsx3.drivers", "pyttsx3.drivers.sapi5", "pythoncom", "pywintypes", "comtypes.stream"),
    "darwin": ("pyttsx3.drivers", "pyttsx3.drivers.nsss"),
    "linux": ("pyttsx3.drivers", "pyttsx3.drivers.espeak", "pyttsx3.drivers._espeak"),
}
HIDDEN = ("pyqtgraph", "msgspec.toml", "_cffi_backend")  # imported by a name in a variable, or from compiled code

# What PyInstaller would run before the program, for things that it does not do; each imports much before the window.
# The one for Qt tells it where its plugins are, which the packages from PyPI know; it would load Qt for the voice too.
SLOW_HOOKS = frozenset(
    {"pyi_rth_inspect", "pyi_rth_pkgutil", "pyi_rth_multiprocessing", "pyi_rth_pyqtgraph_multiprocess"}
    | (set() if sys.platform == "darwin" else {"pyi_rth_pyside6"})
)

# Qt, by the names of its libraries and its kinds of plugins. What is not named is left out.
QT_LIBRARIES = frozenset(
    {"Core", "Gui", "Widgets", "Network", "Svg", "DBus", "OpenGL", "OpenGLWidgets", "PrintSupport", "Test"}
    | {"XcbQpa", "WaylandClient", "WlShellIntegration"}
)
QT_PLUGINS = {
    "platforms": {"qwindows", "qoffscreen", "qcocoa", "qxcb", "qwayland"},
    "platformthemes": {"qxdgdesktopportal"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "styles": {"qmodernwindowsstyle", "qmacstyle"},
    "iconengines": {"qsvgicon"},
    "imageformats": {"qjpeg", "qsvg", "qico"},
    "printsupport": {"cupsprintersupport", "windowsprintersupport", "cocoaprintersupport"},
    "xcbglintegrations": {"qxcb-egl-integration", "qxcb-glx-integration"},
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-graphics-integration-client": {"qt-plugin-wayland-egl"},
}

# Windows has these itself. Under wine they are stand-ins, which must never ship.
SYSTEM_OWN = frozenset({"icuuc.dll", "icu.dll", "icuin.dll", "mscms.dll", "ucrtbase.dll"})
# Libraries that only a left-out plugin asks for, where the build machine has them: GTK and what it is drawn with.
OF_LEFT_OUT = (
    "libgtk-3", "libgdk-3", "libgdk_pixbuf", "libatk", "libatspi", "libpango", "libcairo", "libepoxy", "libthai",
    "libdatrie", "libfribidi", "libpixman",
)  # fmt: skip
# Linux has these itself, and mixes badly with older ones: drivers of the screen want the newest libstdc++, the
# plugins of the sound system their own libasound, fonts are set up for the system's fontconfig, printers for its
# cups. libmvec is a part of its C library.
LINUX_OWN = (
    "libstdc++.so", "libgcc_s.so", "libasound.so", "libfontconfig.so", "libfreetype.so", "libharfbuzz.so",
    "libgraphite2.so", "libcups.so", "libavahi-", "libgnutls.so", "libX11.so", "libX11-xcb.so", "libXext.so",
    "libXrender.so", "libmvec.so",
)  # fmt: skip
SOFTWARE_OPENGL = "opengl32sw.dll"  # 20 MB that a program of plain widgets does not draw with

_QT_LIBRARY = re.compile(r"^(?:lib)?Qt6?([A-Z]\w*?)(?:\.dll|\.so(?:\.\d+)*|\.abi3\.so|\.pyd|\.\d+\.dylib|)$")
_LOCALE_DATA = re.compile(r"(?:^|/)babel/locale-data/([a-z]{2,3})(?:_\w+)?\.dat$")


def modules(package: Path) -> list[str]:
    """All modules of our own, as some are imported by a name in a variable."""
    files = sorted(file.relative_to(package.parent).with_suffix("") for file in package.rglob("*.py"))
    return [".".join(file.parts).removesuffix(".__init__") for file in files]


def is_kept(name: str, languages: Collection[str]) -> bool:
    """Whether a file of this name inside the build ships, for a program that speaks these languages ("en", "pt_BR")."""
    path = PurePosixPath(name.replace("\\", "/"))
    system_own = path.name.lower() in SYSTEM_OWN or path.name.startswith("api-ms-win-")
    if system_own or path.name.lower() == SOFTWARE_OPENGL or path.name.startswith(OF_LEFT_OUT + LINUX_OWN):
        return False
    spoken = {language.partition("_")[0] for language in languages}
    if locale := _LOCALE_DATA.search(str(path)):
        return locale[1] in spoken
    return _is_kept_of_qt(path, spoken) if _is_of_qt(path) else True


def _is_of_qt(path: PurePosixPath) -> bool:
    return "PySide6" in path.parts or path.name.startswith(("libQt6", "Qt6", "libicu"))


def _is_kept_of_qt(path: PurePosixPath, spoken: Collection[str]) -> bool:
    parts = path.parts
    if "plugins" in parts:
        kind = parts[parts.index("plugins") + 1]
        stem = path.name.partition(".")[0]
        return stem.removeprefix("lib") in QT_PLUGINS.get(kind, ())
    if "translations" in parts:
        found = re.fullmatch(r"qtbase_([a-z]{2,3})(?:_\w+)?\.qm", path.name)
        return found is not None and found[1] in spoken
    if "qml" in parts or "metatypes" in parts or "typesystems" in parts:
        return False
    library = _QT_LIBRARY.match(path.name)
    return library is None or library[1] in QT_LIBRARIES
