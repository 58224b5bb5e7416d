"""The command `coach`, as it is typed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import coach
from coach.__main__ import main
from coach.desktop.paths import Paths

RESOURCES = Path(__file__).parents[2] / "resources"
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
GROUP_SIZES = {"stretches": 4, "everyday": 5, "moves": 9, "ball": 8, "putty": 8, "advanced": 5}


def typed(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a terminal gets back."""
    return subprocess.run(
        [sys.executable, "-m", "coach", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | environment,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("--bogus",),
        ("bogus",),
        ("doctor", "--jso"),
        ("--speed",),
        ("--speed", "0", "doctor"),
        ("--speed", "1001", "doctor"),
        ("--speed", "nan", "doctor"),
        ("--speed", "fast", "doctor"),
        ("--data-dir", "", "doctor"),
        ("--data-dir", __file__, "doctor"),
        ("doctor", "--data-dir", f"{__file__}/inside"),
        ("doctor", "--preset", "/no/such/preset.toml"),
        ("sketches", "--png", __file__),
        ("sketches", "--png"),
        ("sketches", "--png", "pictures", "--size", "15"),
        ("sketches", "--png", "pictures", "--size", "4097"),
        ("sketches", "--png", "pictures", "--size", "big"),
        ("sketches", "--png", "pictures", "--hand", "both"),
        ("sketches", "--png", "pictures", "--theme", "pink"),
        ("sketches", "--png", "pictures", "--tone", "6"),
        ("sketches", "--png", "pictures", "--json"),
        ("sketches", "--size", "300"),
        ("sketches", "--print"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("coach: ")
    assert output.err.count("\n") == 1


def test_version() -> None:
    assert typed("--version").stdout == f"Hand Coach {coach.__version__}\n"


def test_catalogue_lists_all_exercises_whole() -> None:
    answer = typed("catalogue", "--json")
    assert answer.returncode == 0
    listed = json.loads(answer.stdout)
    assert [exercise["number"] for exercise in listed] == list(range(1, 40))
    groups = [exercise["group"] for exercise in listed]
    assert {group: groups.count(group) for group in groups} == GROUP_SIZES
    for exercise in listed:
        assert {"id", "title", "steps", "work", "dose", "equipment", "cautions"} <= set(exercise)
        assert exercise["dose"]["origin"] in ("article", "ours")


def test_catalogue_is_the_same_every_time() -> None:
    first = typed("catalogue", "--json", PYTHONHASHSEED="1")
    assert first.stdout == typed("catalogue", "--json", PYTHONHASHSEED="2").stdout


def test_catalogue_for_people_is_one_line_an_exercise(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 39
    assert lines[0].startswith(" 1  stretches ")


def test_sketches_are_listed_for_all_exercises_without_qt() -> None:
    program = (
        "import sys; from coach.__main__ import main; main(['sketches', '--json']); sys.exit('PySide6' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    listed = json.loads(answer.stdout)
    assert answer.returncode == 0
    assert [one["number"] for one in listed] == list(range(1, 40))
    drawings = {one["number"]: [drawing["variant"] for drawing in one["sketches"]] for one in listed}
    assert drawings[6] == ["index", "middle", "ring", "little", "tripod"]
    assert drawings[35] == ["without", "with"]
    assert drawings[2] == [""]
    drawn = listed[1]["sketches"][0]
    assert drawn["frames"] > 1
    assert drawn["bytes"] == (RESOURCES / "sketches" / drawn["file"]).stat().st_size
    for one in listed:
        assert one["complete"] == (one["missing"] == [])


def test_sketches_for_people_are_one_line_an_exercise(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sketches"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 39


def test_sketches_are_saved_as_pictures(tmp_path: Path) -> None:
    look = ("--size", "32", "--hand", "left", "--theme", "dark", "--tone", "0")
    answer = typed("sketches", "--png", str(tmp_path / "all"), *look)
    saved = list((tmp_path / "all").iterdir())
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout == f"{len(saved)} pictures of the sketches are in {tmp_path / 'all'}.\n"
    assert {"02-frame-00.png", "02-still-000.png"} <= {path.name for path in saved}
    printed = typed("sketches", "--png", str(tmp_path / "paper"), "--size", "32", "--print")
    assert printed.returncode == 0
    assert all(path.stem.endswith("-print") for path in (tmp_path / "paper").iterdir())


def test_a_folder_that_cannot_be_written_is_one_line() -> None:
    answer = typed("sketches", "--png", "/proc/pictures")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.startswith("Pictures cannot be saved in /proc/pictures: ")
    assert answer.stderr.count("\n") == 1


def test_reader_that_has_seen_enough_is_no_fault() -> None:
    command = [sys.executable, "-m", "coach", "catalogue", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as coach_process:
        assert coach_process.stdout is not None
        assert coach_process.stderr is not None
        coach_process.stdout.close()
        assert coach_process.stderr.read() == b""


@pytest.mark.parametrize("flags", [("--data-dir", "{}", "doctor", "--json"), ("doctor", "--json", "--data-dir", "{}")])
def test_doctor_looks_at_the_folder_it_is_given(flags: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "hand-coach.db").write_bytes(b"not a record" * 500)
    answer = typed(*(flag.format(tmp_path) for flag in flags))
    report = json.loads(answer.stdout)
    record = next(finding for finding in report["findings"] if finding["name"] == "record")
    assert not record["good"]
    assert not report["ok"]
    assert answer.returncode == 1
    assert answer.stderr == ""


def test_doctor_tells_versions_and_a_verdict(tmp_path: Path) -> None:
    lines = typed("doctor", "--data-dir", str(tmp_path)).stdout.splitlines()
    assert any(line.endswith("39 exercises are here and whole.") for line in lines)
    assert "Qt 6.11.3" in lines[-2]
    assert "a session" in lines[-1]


def test_broken_content_is_one_line_and_exit_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "01-fist.toml").write_text("number = 1\n", encoding="utf-8")
    monkeypatch.setattr("coach.commands.catalogue.find_paths", lambda: Paths(tmp_path, tmp_path))
    assert main(["catalogue"]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert "01-fist.toml" in output.err
    assert output.err.count("\n") == 1


def test_without_a_screen_the_program_says_so(tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in SCREENS}
    answer = subprocess.run(
        [sys.executable, "-m", "coach", "--data-dir", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env=bare,
    )
    assert answer.returncode == 2
    assert answer.stderr.startswith("There is no screen here.")
    assert answer.stderr.count("\n") == 1


def test_missing_system_library_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    assert main(["--data-dir", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("The window cannot open, as a part of the system is missing: ")


def test_interrupt_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(**_: bool) -> str:
        signal.raise_signal(signal.SIGINT)
        return ""

    monkeypatch.setattr("coach.commands.catalogue.run_catalogue", interrupted)
    assert main(["catalogue"]) == 130
    assert capsys.readouterr().err == ""


def test_bug_shows_no_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def buggy(**_: bool) -> str:
        raise ZeroDivisionError("no\nsense")

    monkeypatch.setattr("coach.commands.catalogue.run_catalogue", buggy)
    assert main(["catalogue"]) == 70
    assert capsys.readouterr().err.count("\n") == 1


def test_reading_the_command_loads_neither_qt_nor_the_charts() -> None:
    program = "import sys, coach.__main__; print({'PySide6', 'shiboken6', 'pyqtgraph', 'numpy'} & set(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout == "set()\n"


def test_the_doctor_checks_a_preset_before_it_is_deployed(tmp_path: Path) -> None:
    preset = tmp_path / "preset.toml"
    preset.write_text("version = 1\n[start]\nprogramme = 'knots'\n")
    answer = typed("doctor", "--json", "--data-dir", str(tmp_path), "--preset", str(preset))
    (finding,) = [one for one in json.loads(answer.stdout)["findings"] if one["name"] == "preset"]
    assert answer.returncode == 1
    assert not finding["good"]
    assert "knots" in finding["says"]


def test_a_folder_with_letters_that_the_terminal_lacks_is_told_all_the_same(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "coach", "doctor", "--data-dir", str(tmp_path / "名")],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "cp1252"},
    )
    assert answer.returncode == 0, answer.stderr
    assert rb"\u540d" in answer.stdout
