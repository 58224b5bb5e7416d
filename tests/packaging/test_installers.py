"""The sources of the installers, and the workflow that makes a release."""

from __future__ import annotations

import os
import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from freeze import product
from freeze.installer import nsh, wxs
from i18n.extract import ROOT

PACKAGING = ROOT / "packaging"
WIX = {"w": "http://schemas.microsoft.com/wix/2006/wi"}
SCRIPTS = sorted([*PACKAGING.glob("*.sh"), *PACKAGING.glob("*/*.sh")])
WORKFLOW = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")


@pytest.fixture
def build(tmp_path: Path) -> Path:
    for name in ("Hand Coach.exe", "coach.exe", "inside/a/b $1.dll", "inside/z.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def test_the_package_lays_down_every_file_once(build: Path) -> None:
    root = ET.fromstring(wxs(build, "1.2.3"))
    sources = [str(file.get("Source")) for file in root.iterfind(".//w:File", WIX)]
    assert sorted(sources) == ["Hand Coach.exe", "coach.exe", "inside/a/b $1.dll", "inside/z.txt"]
    components = [component.get("Id") for component in root.iterfind(".//w:Component", WIX)]
    chosen = [reference.get("Id") for reference in root.iterfind(".//w:Feature/w:ComponentRef", WIX)]
    assert sorted(map(str, components)) == sorted(map(str, chosen))
    assert len(set(components)) == len(components)


def test_the_package_is_for_everybody_and_upgrades(build: Path) -> None:
    root = ET.fromstring(wxs(build, "1.2.3"))
    main, package = root.find("w:Product", WIX), root.find("w:Product/w:Package", WIX)
    assert main is not None
    assert package is not None
    assert (main.get("Id"), main.get("Version"), main.get("UpgradeCode")) == ("*", "1.2.3", product.UPGRADE_CODE)
    assert package.get("InstallScope") == "perMachine"
    assert root.find(".//w:MajorUpgrade", WIX) is not None
    properties = {one.get("Id"): one.get("Value") for one in root.iterfind(".//w:Property", WIX)}
    assert "keeps what each person practised" in str(properties["ARPCOMMENTS"])


def test_a_component_keeps_its_id_from_version_to_version(build: Path) -> None:
    def ids(text: str) -> list[str | None]:
        return [component.get("Guid") for component in ET.fromstring(text).iterfind(".//w:Component", WIX)]

    assert ids(wxs(build, "1.2.3")) == ids(wxs(build, "2.0.0"))
    assert wxs(build, "1.2.3") == wxs(build, "1.2.3")


def test_the_setup_removes_what_it_laid_down_and_nothing_else(build: Path) -> None:
    text = nsh(build, "1.2.3")
    down, away = text.split("!macro TakeAway")
    assert down.count("  File ") == away.count("  Delete ") == 4
    assert '  Delete "$INSTDIR\\inside\\a\\b $$1.dll"' in away
    assert (
        away.index("inside\\a\\b")
        < away.index('RMDir "$INSTDIR\\inside\\a"')
        < away.index('RMDir "$INSTDIR\\inside"\n')
    )
    script = (PACKAGING / "windows" / "hand-coach.nsi").read_text(encoding="utf-8")
    assert "RMDir /r" not in text + script
    assert "What was practised is kept" in script


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_script_can_be_read_by_its_shell(script: Path) -> None:
    first = script.read_text(encoding="utf-8").splitlines()[0]
    shell = "sh" if first == "#!/bin/sh" else "bash"
    subprocess.run([shell, "-n", str(script)], check=True)
    assert os.access(script, os.X_OK) == first.startswith("#!")


def test_what_the_workflow_runs_is_there() -> None:
    run = set(re.findall(r"packaging/[\w/.-]+\.(?:sh|ps1)", WORKFLOW))
    assert run
    assert [name for name in sorted(run) if not (ROOT / name).is_file()] == []
    for module in re.findall(r"-m (freeze\.\w+)", WORKFLOW):
        assert (PACKAGING / f"{module.replace('.', '/')}.py").is_file()
    targets = re.findall(r"(?:run: |&& )make (\w+)", WORKFLOW)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)


def test_the_workflow_builds_all_systems_and_keeps_its_secrets() -> None:
    assert "\t" not in WORKFLOW
    for system in ("ubuntu-22.04", "windows-2022", "macos-14", "macos-13"):
        assert system in WORKFLOW
    lines = [line for line in WORKFLOW.splitlines() if "secrets." in line]
    assert all(re.match(r"\s+[A-Z_]+: \$\{\{ secrets\.\w+( != '')? \}\}$", line) for line in lines)
    assert WORKFLOW.count("permissions:") == 2  # to write only where the release is published


def test_the_desktop_entry_and_the_metadata_name_the_same_program() -> None:
    entry = (PACKAGING / "linux" / "hand-coach.desktop").read_text(encoding="utf-8")
    assert f"Exec={product.window_program('linux')}\n" in entry
    metadata = ET.parse(PACKAGING / "linux" / f"{product.BUNDLE}.metainfo.xml").getroot()
    assert metadata.findtext("id") == product.BUNDLE
    assert metadata.findtext("launchable") == "hand-coach.desktop"


def test_the_linux_archive_installs_and_is_removed_with_only_its_own_files(tmp_path: Path) -> None:
    unpacked, home = tmp_path / "unpacked ü", tmp_path / "home of Ö"
    for name in ("hand-coach", "coach", "inside/x", "share/icons/hicolor/16x16/apps/hand-coach.png"):
        (unpacked / name).parent.mkdir(parents=True, exist_ok=True)
        (unpacked / name).write_text("1", encoding="utf-8")
    for name in ("hand-coach.desktop", f"{product.BUNDLE}.metainfo.xml"):
        kind = "applications" if name.endswith("desktop") else "metainfo"
        (unpacked / "share" / kind).mkdir(parents=True)
        (unpacked / "share" / kind / name).write_bytes((PACKAGING / "linux" / name).read_bytes())
    for script in ("install.sh", "uninstall.sh"):
        (unpacked / script).write_bytes((PACKAGING / "linux" / script).read_bytes())
        (unpacked / script).chmod(0o755)
    listed = ["python3", "-m", "freeze.listing", str(unpacked)]
    subprocess.run(listed, check=True, env=os.environ | {"PYTHONPATH": str(PACKAGING)})
    root = ["--root", str(tmp_path / "root")] if os.geteuid() == 0 else []
    environment = os.environ | {"HOME": str(home), "XDG_DATA_HOME": str(home / "share")}
    to = (tmp_path / "root" / "opt" if root else home / ".local" / "opt") / "hand-coach"
    for _ in range(2):  # the second replaces the first
        subprocess.run([str(unpacked / "install.sh"), *root], check=True, env=environment, stdout=subprocess.DEVNULL)
    (to / "preset.toml").write_text("mine", encoding="utf-8")
    assert (to / "inside" / "x").is_file()
    told = subprocess.run(
        [str(to / "uninstall.sh"), *root], check=True, env=environment, capture_output=True, text=True
    )
    assert "is kept" in told.stdout
    everything = [path for path in (tmp_path / "root" if root else home).rglob("*") if not path.is_dir()]
    assert everything == [to / "preset.toml"]
