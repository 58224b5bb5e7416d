"""`coach programme`: files are checked, taken over and made from a terminal, one clear line for each failure."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from coach.__main__ import main
from coach.desktop.paths import find_paths
from coach.desktop.settings import as_text
from coach.practice.people import Book, Member
from coach.practice.preferences import Preferences
from tests.support.parcels import GOOD, damaged_file

DAMAGED = int(os.environ.get("DAMAGED_FILES", "60"))
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    (tmp_path / "good.hand-coach").write_bytes(GOOD)

    def ran(*arguments: str, data: str = "data") -> tuple[int, str, str]:
        try:
            code = main([*arguments, "--data-dir", str(tmp_path / data)])
        except SystemExit as left:
            code = int(left.code or 0)
        told = capsys.readouterr()
        return code, told.out, told.err

    return ran


def rows(folder: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(find_paths(folder).database)) as connection:
        return connection.execute(sql).fetchall()


def test_a_file_is_checked_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    code, out, err = run("programme", "check", str(tmp_path / "good.hand-coach"))
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[:2] == ["Morning hand", "Mon, Wed, Fri, 2 times a day"]
    assert "2. Towel push: 5 repetitions" in lines
    assert "It brings 2 exercises." in lines
    assert any(line.startswith("Worth knowing: ") for line in lines)
    assert not (tmp_path / "data").exists()


def test_it_is_taken_over_and_saved_again_the_same(run: Run, tmp_path: Path) -> None:
    good = str(tmp_path / "good.hand-coach")
    assert run("programme", "import", good, "--follow") == (0, "Morning hand is among the programmes now.\n", "")
    out = tmp_path / "out.hand-coach"
    assert run("programme", "export", str(out))[0] == 0
    assert out.read_bytes() == GOOD
    code, _, err = run("programme", "export", str(out))
    assert (code, err.count("\n")) == (2, 1)
    assert err == "There is a file out.hand-coach already. It was left as it is.\n"
    settings = json.loads(find_paths(tmp_path / "data").settings.read_text())
    assert settings["people"][0]["preferences"]["programme"] == "own-1"


def test_one_is_saved_by_its_name_or_the_one_that_ships(run: Run, tmp_path: Path) -> None:
    run("programme", "import", str(tmp_path / "good.hand-coach"))
    for number, name in enumerate(("morning hand", "putty", "Gentle stretches")):
        assert run("programme", "export", str(tmp_path / f"{number}.hand-coach"), "--name", name)[0] == 0
    assert run("programme", "export", str(tmp_path / "starter.hand-coach"), data="new")[0] == 0
    assert run("programme", "check", str(tmp_path / "starter.hand-coach"))[0] == 0
    code, _, err = run("programme", "export", str(tmp_path / "x.hand-coach"), "--name", "None")
    assert (code, err) == (2, "There is no programme None. Nothing was written.\n")
    assert not (tmp_path / "x.hand-coach").exists()


def test_a_person_is_named(run: Run, tmp_path: Path) -> None:
    run("programme", "import", str(tmp_path / "good.hand-coach"))
    paths = find_paths(tmp_path / "data")
    people = (Member(id=1, name="Ann", preferences=Preferences()), Member(id=2, name="Bo", preferences=Preferences()))
    paths.settings.write_text(as_text(Book(people=people)))
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("INSERT INTO person (id, name) VALUES (2, 'Bo')")
        connection.commit()
    assert run("programme", "import", str(tmp_path / "good.hand-coach"), "--person", "bo")[0] == 0
    assert rows(tmp_path / "data", "SELECT person FROM programme ORDER BY id") == [(1,), (2,)]
    code, _, err = run("programme", "import", str(tmp_path / "good.hand-coach"), "--person", "Cy")
    assert (code, err) == (2, "There is not one person called Cy here. Nothing was changed.\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("programme",),
        ("programme", "bogus"),
        ("programme", "check"),
        ("programme", "check", "/no/such/file"),
        ("programme", "export", "/"),
        ("programme", "import", "/no/such/file", "--follow"),
        ("programme", "check", "/dev/null", "--follow"),
    ],
)
def test_wrong_use_is_one_line(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_damaged_files_are_refused_in_one_line_and_the_record_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    run("programme", "import", str(tmp_path / "good.hand-coach"))
    database = find_paths(tmp_path / "data").database
    before = sha256(database.read_bytes()).hexdigest()
    bad = tmp_path / "bad.hand-coach"
    for number in range(DAMAGED):
        kind, content = damaged_file(number)
        bad.write_bytes(content)
        code, out, err = run("programme", "import", str(bad))
        assert (code, out, err.count("\n")) == (2, "", 1), f"{number}: {kind}"
        assert err.startswith("bad.hand-coach: "), f"{number}: {kind}"
        assert err.endswith(" Nothing was taken from it.\n"), f"{number}: {kind}"
    assert sha256(database.read_bytes()).hexdigest() == before
