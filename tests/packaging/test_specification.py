"""The one specification, carried out with stand-ins for PyInstaller: what it would build on each system."""

from __future__ import annotations

import sys
import types
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from coach import __version__
from freeze import macos, parts, product
from i18n.extract import ROOT

SPEC = ROOT / "packaging" / "hand-coach.spec"
HOOKS = [("pyi_rth_inspect", "", "PYSOURCE"), ("pyi_rth_pyside6", "", "PYSOURCE")]


@dataclass
class Made:
    """One call of PyInstaller: what it was, and with what."""

    kind: str
    given: tuple[Any, ...]
    named: dict[str, Any]
    pure: list[tuple[str, str, str]] = field(default_factory=list)
    binaries: list[tuple[str, str, str]] = field(default_factory=list)
    datas: list[tuple[str, str, str]] = field(default_factory=list)
    scripts: list[tuple[str, str, str]] = field(default_factory=list)


def carried_out(system: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Made]:
    """All calls that the specification makes on a system."""
    calls: list[Made] = []

    def stand_in(kind: str) -> Any:
        def call(*given: Any, **named: Any) -> Made:
            made = Made(kind, given, named)
            if kind == "Analysis":
                made.binaries = [("PySide6/Qt6Core.dll", "", "BINARY"), ("icuuc.dll", "", "BINARY")]
                made.scripts = [*HOOKS, (Path(given[0][0]).stem, given[0][0], "PYSOURCE")]
            calls.append(made)
            return made

        return call

    hooks = types.ModuleType("PyInstaller.utils.hooks")
    vars(hooks)["copy_metadata"] = lambda name: [(name, ".")]
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)
    monkeypatch.setattr("freeze.inside.version", lambda _name: "1")
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setenv("COACH_BUILD", str(folder))
    names = {kind: stand_in(kind) for kind in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
    code = compile(SPEC.read_text(encoding="utf-8"), str(SPEC), "exec")
    exec(code, {"SPECPATH": str(SPEC.parent), **names})
    return calls


@pytest.fixture(params=["linux", "win32", "darwin"])
def system(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_two_programs_in_one_folder_the_window_last(
    system: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = carried_out(system, tmp_path, monkeypatch)
    companion, window = [call for call in calls if call.kind == "EXE"]
    assert (companion.named["name"], companion.named["console"]) == (product.console_program(system), True)
    assert (window.named["name"], window.named["console"]) == (product.window_program(system), False)
    for program in (companion, window):
        assert program.named["disable_windowed_traceback"]
        assert not program.named["upx"]
    (folder,) = [call for call in calls if call.kind == "COLLECT"]
    assert folder.given[:2] == (companion, window)  # macOS takes from the last one whether there is a window
    assert (tmp_path / "inside.json").is_file()


def test_what_is_named_is_there(system: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for analysis in [call for call in carried_out(system, tmp_path, monkeypatch) if call.kind == "Analysis"]:
        assert Path(analysis.given[0][0]).is_file()
        for source, _ in analysis.named["datas"]:
            assert source == "PySide6-Essentials" or Path(source).exists()
        hidden = set(analysis.named["hiddenimports"])
        assert {*parts.VOICE[system], "coach", "coach.speech.worker", "coach.ui.screens.today"} <= hidden
        assert [name for name, _, _ in analysis.binaries] == ["PySide6/Qt6Core.dll"]
        assert "pyi_rth_inspect" not in [name for name, _, _ in analysis.scripts]


def test_the_bundle_of_macos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_ARCH", "arm64")
    calls = carried_out("darwin", tmp_path, monkeypatch)
    (bundle,) = [call for call in calls if call.kind == "BUNDLE"]
    assert bundle.named["name"] == "Hand Coach.app"
    assert bundle.named["info_plist"] == macos.info_plist(__version__)
    assert bundle.named["bundle_identifier"] == product.BUNDLE
    for program in [call for call in calls if call.kind == "EXE"]:
        assert program.named["target_arch"] == "arm64"
        assert Path(program.named["entitlements_file"]).is_file()
        assert program.named["icon"].endswith(".icns")


def test_the_version_resource_of_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for program in [call for call in carried_out("win32", tmp_path, monkeypatch) if call.kind == "EXE"]:
        assert __version__ in Path(program.named["version"]).read_text(encoding="utf-8")
        assert program.named["icon"].endswith(".ico")


def test_no_bundle_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not [call for call in carried_out("linux", tmp_path, monkeypatch) if call.kind == "BUNDLE"]
