"""The sound files that a worker leaves behind do not pile up."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

import pytest

from coach.speech.scratch import places, remove_leftovers, sound_folder


def test_temporary_files_go_to_a_folder_that_is_removed(tmp_path: Path) -> None:
    before = tempfile.gettempdir()
    with sound_folder([tmp_path]) as folder:
        with tempfile.NamedTemporaryFile(delete=False) as file:
            assert Path(file.name).parent == folder
        assert folder is not None
        assert folder.stat().st_mode & 0o077 == 0, "nobody else can listen"
    assert list(tmp_path.iterdir()) == []
    assert tempfile.gettempdir() == before


def test_a_place_that_a_shell_would_misread_is_passed_over(tmp_path: Path) -> None:
    spaced, good = tmp_path / "with space", tmp_path / "good"
    spaced.mkdir()
    good.mkdir()
    with sound_folder([tmp_path / "none", spaced, good]) as folder:
        assert folder is not None
        assert folder.parent == good


def test_no_place_is_no_harm() -> None:
    before = tempfile.gettempdir()
    with sound_folder([]) as folder:
        assert folder is None
        assert tempfile.gettempdir() == before


def test_the_runtime_folder_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert places()[0] == tmp_path


def test_folders_of_workers_that_were_killed_are_removed_and_no_others(tmp_path: Path) -> None:
    ended = subprocess.Popen(["true"])
    ended.wait()
    left = tmp_path / f"hand-coach-voice-{ended.pid}-abc"
    kept = [
        tmp_path / f"hand-coach-voice-{os.getpid()}-abc",  # its worker is running
        tmp_path / "hand-coach-voice-notes",  # not a worker's
    ]
    for folder in (left, *kept):
        folder.mkdir()
    (left / "tmp1.wav").write_bytes(b"words")
    remove_leftovers([tmp_path])
    assert sorted(tmp_path.iterdir()) == sorted(kept)
