from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from coach.library.exercises import load_exercises
from coach.practice.exercise import Count, Hold, Repetitions, Timed
from coach.practice.ports import Fault
from coach.text.words import Words
from tests.support.toml_text import write_content

Fields: TypeAlias = dict[str, Any]

PHASES = [{"cue": "Up", "seconds": 2, "pose": 0.5}, {"cue": "Down", "seconds": 2, "pose": 1}]
WORKS: dict[str, tuple[Fields, Fields]] = {
    "01-bend.toml": (
        {"kind": "repetitions", "phases": PHASES, "variants": [{"id": "flat", "name": "Flat", "said": "Lie flat."}]},
        {"origin": "article", "repetitions": 10},
    ),
    "02-stretch.toml": (
        {
            "kind": "hold",
            "enter": {"cue": "Out", "seconds": 3, "pose": 0.5},
            "leave": {"cue": "Back", "seconds": 3, "pose": 1},
            "rest_seconds": 5,
            "both_sides": True,
        },
        {"origin": "article", "seconds": 20},
    ),
    "03-drop.toml": (
        {"kind": "count", "objects": 8, "stages": [{"said": "Put them down.", "phases": PHASES}]},
        {"origin": "ours", "sets": 2, "note": "We chose 2."},
    ),
    "04-play.toml": (
        {"kind": "timed", "phases": PHASES, "beat": 40, "rest_every": 120, "rest_said": "Rest."},
        {"origin": "ours", "seconds": 180, "note": "We chose 3 minutes."},
    ),
}


def exercise(name: str) -> Fields:
    work, dose = WORKS[name]
    number = int(name[:2])
    return {
        "number": number,
        "id": name[3:-5],
        "title": "Bend",
        "group": "moves",
        "purpose": "Bends the wrist.",
        "mover": "own",
        "posture": "edge",
        "start": "Rest your arm.",
        "equipment": [{"tool": "table", "words": "A table"}],
        "steps": [{"shown": "**Up**", "said": "Go up.", "pose": 0.5}],
        "work": work,
        "dose": dose,
        "finish": "It rests.",
        "avoid": "Do not lean.",
        "easier": "Less.",
        "harder": "More.",
        "still_hand": "",
        "cautions": ["Go slowly."],
        "gate": False,
        "next": number % 4 + 1,
        "swap": (number + 1) % 4 + 1,
        "tags": ["wrist"],
    }


def folder_of_four() -> dict[str, Fields]:
    return {name: copy.deepcopy(exercise(name)) for name in WORKS}


def complaint(folder: Path) -> str:
    with pytest.raises(Fault) as caught:
        load_exercises(folder)
    words = Words("en", {}).of(caught.value.says)
    assert words.endswith("Your record is safe. Please mend this file, or install Hand Coach again.")
    return words.partition(". Your record")[0]


def every_field(fields: Any, place: str = "") -> Iterator[tuple[str, Callable[[Any], None], Callable[[], None]]]:
    """Every field inside: its place, a function that sets it and a function that takes it away."""
    inside: Any = list(fields.items()) if isinstance(fields, dict) else list(enumerate(fields))
    for name, value in inside:
        here = f"{place}[{name}]" if isinstance(fields, list) else f"{place}.{name}" if place else str(name)

        def change(new: Any, name: Any = name) -> None:
            fields[name] = new

        def remove(name: Any = name) -> None:
            del fields[name]

        if isinstance(fields, dict):
            yield here, change, remove
        if isinstance(value, dict | list):
            yield from every_field(value, here)


OPTIONAL = {"work.variants", "work.both_sides", "work.beat", "dose.sets", "dose.note", "steps[0].pose"}
NEEDED_BY_THE_WORK = {"dose.repetitions", "dose.seconds", "work.rest_every", "work.rest_said"}  # optional elsewhere


def test_files_become_exercises_by_number(tmp_path: Path) -> None:
    loaded = load_exercises(write_content(tmp_path / "e", dict(reversed(folder_of_four().items()))))
    assert list(loaded) == [1, 2, 3, 4]
    assert [type(one.work) for one in loaded.values()] == [Repetitions, Hold, Count, Timed]
    assert loaded[3].id == "drop"
    assert loaded[2].dose.seconds == 20


def test_other_files_in_the_folder_do_not_matter(tmp_path: Path) -> None:
    folder = write_content(tmp_path / "e", folder_of_four())
    (folder / "README.md").write_text("How to write an exercise.", encoding="utf-8")
    assert len(load_exercises(folder)) == 4


@pytest.mark.parametrize("make", [True, False])
def test_a_folder_without_exercises_is_said(tmp_path: Path, make: bool) -> None:
    folder = tmp_path / "exercises"
    if make:
        folder.mkdir()
    with pytest.raises(Fault) as caught:
        load_exercises(folder)
    assert str(folder) in Words("en", {}).of(caught.value.says)


def test_a_file_that_is_not_toml_is_named(tmp_path: Path) -> None:
    folder = write_content(tmp_path / "e", folder_of_four())
    (folder / "02-stretch.toml").write_text("number = \n", encoding="utf-8")
    assert complaint(folder).startswith("02-stretch.toml: it is not valid TOML (")


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    folder = write_content(tmp_path / "e", folder_of_four())
    (folder / "02-stretch.toml").write_bytes("title = 'é'".encode("utf-16"))
    assert complaint(folder).startswith("02-stretch.toml: it is not valid TOML (")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    folder = write_content(tmp_path / "e", folder_of_four())
    (folder / "02-stretch.toml").unlink()
    (folder / "02-stretch.toml").mkdir()
    assert complaint(folder).startswith("02-stretch.toml: it cannot be read (")


@pytest.mark.parametrize("name", WORKS)
def test_every_missing_field_is_named(tmp_path: Path, name: str) -> None:
    places = [place for place, _, _ in every_field(exercise(name))]
    assert len(places) > 25
    for place in places:
        if place in OPTIONAL:
            continue
        files = folder_of_four()
        next(remove for here, _, remove in every_field(files[name]) if here == place)()
        said = complaint(write_content(tmp_path / "e", files))
        if place in NEEDED_BY_THE_WORK:
            assert said.startswith(f"{name}: "), place
        else:
            assert said == f"{name}: {place}: this field is missing"


@pytest.mark.parametrize("name", WORKS)
def test_every_unknown_field_is_named(tmp_path: Path, name: str) -> None:
    holders = {place.rpartition(".")[0] for place, _, _ in every_field(exercise(name))}
    assert {"", "work", "dose", "steps[0]"} <= holders
    for holder in holders:
        files = folder_of_four()
        target: Any = files[name]
        for part in filter(None, holder.replace("[", ".").replace("]", "").split(".")):
            target = target[int(part)] if part.isdigit() else target[part]
        target["colour"] = "red"
        said = complaint(write_content(tmp_path / "e", files))
        assert said == f"{name}: {holder + '.' if holder else ''}colour: this field is unknown"


@pytest.mark.parametrize("name", WORKS)
def test_every_wrong_type_is_named(tmp_path: Path, name: str) -> None:
    for place, _, _ in every_field(exercise(name)):
        files = folder_of_four()
        next(change for here, change, _ in every_field(files[name]) if here == place)([[7]])
        said = complaint(write_content(tmp_path / "e", files))
        assert said.startswith(f"{name}: {place}"), place
        assert "Expected `" in said, said


def test_an_unknown_choice_is_named_with_its_value(tmp_path: Path) -> None:
    files = folder_of_four()
    files["01-bend.toml"]["group"] = "gymnastics"
    assert complaint(write_content(tmp_path / "e", files)) == "01-bend.toml: group: Invalid enum value 'gymnastics'"


def set_in(fields: Fields, place: str, value: Any) -> None:
    parts = place.replace("[", ".").replace("]", "").split(".")
    target: Any = fields
    for part in parts[:-1]:
        target = target[int(part)] if part.isdigit() else target[part]
    target[int(parts[-1]) if parts[-1].isdigit() else parts[-1]] = value


@pytest.mark.parametrize(
    ("name", "place", "value", "field"),
    [
        ("01-bend.toml", "number", 0, "number"),
        ("01-bend.toml", "number", 5, "id"),
        ("01-bend.toml", "id", "bent", "id"),
        ("01-bend.toml", "id", "Bend", "id"),
        ("01-bend.toml", "title", " ", "title"),
        ("01-bend.toml", "cautions[0]", "", "cautions[0]"),
        ("01-bend.toml", "steps", [], "steps"),
        ("01-bend.toml", "steps[0].said", "", "steps[0].said"),
        ("01-bend.toml", "steps[0].shown", "Go **up", "steps[0].shown"),
        ("01-bend.toml", "steps[0].said", "Go {up}", "steps[0].said"),
        ("01-bend.toml", "steps[0].pose", 1.01, "steps[0].pose"),
        ("01-bend.toml", "steps[0].pose", float("nan"), "steps[0].pose"),
        ("01-bend.toml", "work.phases", [], "work.phases"),
        ("01-bend.toml", "work.phases[0].seconds", 0, "work.phases[0].seconds"),
        ("01-bend.toml", "work.phases[1].seconds", -1.5, "work.phases[1].seconds"),
        ("01-bend.toml", "work.phases[1].seconds", float("inf"), "work.phases[1].seconds"),
        ("01-bend.toml", "work.phases[0].pose", -0.1, "work.phases[0].pose"),
        ("01-bend.toml", "work.phases[1].pose", 0.9, "work.phases[1].pose"),
        ("01-bend.toml", "work.and_back", True, "work.phases[1].pose"),
        ("01-bend.toml", "work.variants[0].id", "Flat hand", "work.variants[0].id"),
        ("01-bend.toml", "dose.repetitions", 0, "dose.repetitions"),
        ("01-bend.toml", "dose.seconds", 5, "dose.seconds"),
        ("01-bend.toml", "dose.sets", 0, "dose.sets"),
        ("01-bend.toml", "next", 9, "next"),
        ("01-bend.toml", "next", 1, "next"),
        ("01-bend.toml", "swap", 9, "swap"),
        ("01-bend.toml", "swap", 1, "swap"),
        ("02-stretch.toml", "work.enter.seconds", 0, "work.enter.seconds"),
        ("02-stretch.toml", "work.leave.pose", 2, "work.leave.pose"),
        ("02-stretch.toml", "work.rest_seconds", -1, "work.rest_seconds"),
        ("02-stretch.toml", "dose.seconds", 0, "dose.seconds"),
        ("02-stretch.toml", "dose.seconds", float("inf"), "dose.seconds"),
        ("02-stretch.toml", "dose.repetitions", 10, "dose.repetitions"),
        ("03-drop.toml", "work.objects", 0, "work.objects"),
        ("03-drop.toml", "work.stages", [], "work.stages"),
        ("03-drop.toml", "work.stages[0].phases", [], "work.stages[0].phases"),
        ("03-drop.toml", "work.stages[0].start", 1.5, "work.stages[0].start"),
        ("03-drop.toml", "work.stages[0].start", 0.5, "work.stages[0].phases[1].pose"),
        ("03-drop.toml", "dose.seconds", 5, "dose.seconds"),
        ("03-drop.toml", "dose.repetitions", 5, "dose.repetitions"),
        ("04-play.toml", "work.beat", -40, "work.beat"),
        ("04-play.toml", "work.rest_every", -1, "work.rest_every"),
        ("04-play.toml", "work.rest_every", 0, "work.rest_said"),
        ("04-play.toml", "work.rest_said", "", "work.rest_said"),
        ("04-play.toml", "dose.seconds", -5, "dose.seconds"),
        ("04-play.toml", "sketches", ["without"], "sketches"),
        ("04-play.toml", "sketches", ["one", "one"], "sketches"),
        ("04-play.toml", "sketches", ["without", "with"], "sketches"),
        ("01-bend.toml", "sketches", ["without", "with"], "sketches"),
        ("04-play.toml", "steps[0].sketch", "sideways", "steps[0].sketch"),
    ],
)
def test_an_impossible_value_is_named(tmp_path: Path, name: str, place: str, value: Any, field: str) -> None:
    files = folder_of_four()
    set_in(files[name], place, value)
    said = complaint(write_content(tmp_path / "e", files))
    assert said.startswith(f"{name}: {field}: ")
    assert len(said) > len(f"{name}: {field}: ")


def test_a_repetition_may_go_one_way_and_then_back(tmp_path: Path) -> None:
    files = folder_of_four()
    files["01-bend.toml"]["work"] = {"kind": "repetitions", "and_back": True, "phases": PHASES[:1]}
    work = load_exercises(write_content(tmp_path / "e", files))[1].work
    assert isinstance(work, Repetitions)
    assert work.and_back


def test_two_variants_of_the_same_id_are_named(tmp_path: Path) -> None:
    files = folder_of_four()
    files["01-bend.toml"]["work"]["variants"] *= 2
    said = complaint(write_content(tmp_path / "e", files))
    assert said == "01-bend.toml: work.variants[1].id: another variant has it too"


def test_a_number_used_twice_is_named_with_both_files(tmp_path: Path) -> None:
    files = folder_of_four()
    files["01-zebra.toml"] = files["01-bend.toml"] | {"id": "zebra"}
    said = complaint(write_content(tmp_path / "e", files))
    assert said == "01-zebra.toml: number: 01-bend.toml has it too"


def test_an_id_used_twice_is_named_with_both_numbers(tmp_path: Path) -> None:
    files = folder_of_four()
    files["05-bend.toml"] = files["01-bend.toml"] | {"number": 5}
    said = complaint(write_content(tmp_path / "e", files))
    assert said == "05-bend.toml: id: exercise 1 has it too"


def test_a_gated_exercise_cannot_be_offered_when_another_hurts(tmp_path: Path) -> None:
    files = folder_of_four()
    files["03-drop.toml"]["gate"] = True
    said = complaint(write_content(tmp_path / "e", files))
    assert said == "01-bend.toml: swap: exercise 3 is only for a hand that opens by itself"
