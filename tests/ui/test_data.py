"""My data: a backup in a chosen folder, the way back, everything in the open, all with one finger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from coach.practice.message import ui
from coach.practice.people import Book, Member
from coach.practice.preferences import Theme
from coach.ui.screens.list_screen import ListScreen
from coach.ui.screens.today import Today
from coach.ui.spots import Drive, Spot, plugged_in, spots
from coach.ui.theme.icons import Icon
from tests.support.visiting import ME, Visit
from tests.ui.test_people import home_of, practise, sets_of, shown, theme

ANNA = Member(id=1, name="Anna", preferences=ME)


@pytest.fixture
def usb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A drive that is plugged in."""
    folder = tmp_path / "usb"
    folder.mkdir()
    monkeypatch.setattr("coach.ui.spots.spots", lambda: [Spot(ui("Drive {name}", name="USB"), str(folder), Icon.DATA)])
    return folder


@pytest.fixture
def visit(qapp: QApplication, tmp_path: Path) -> Iterator[Visit]:
    visit = Visit(tmp_path / "data", None)
    visit.paths.settings.write_bytes(msgspec.json.encode(Book(active=1, people=(ANNA,))))
    yield visit
    visit.close()


def names(visit: Visit) -> str:
    return " ".join(key.words for key in visit.screen.scan_order()) if visit.screen is not None else ""


def open_data(visit: Visit) -> None:
    visit.press("Settings")
    visit.press("People and data")
    assert visit.screen is not None
    key = next(key for key in visit.screen.scan_order() if key.accessibleDescription() == "My data")
    key.chosen.emit()
    visit.on(ListScreen)


def test_a_backup_goes_to_the_drive_and_brings_everything_back(visit: Visit, usb: Path) -> None:
    visit.open()
    home_of(visit, "Anna")
    practise(visit)
    done = sets_of(visit, 1)
    open_data(visit)
    assert str(visit.paths.data) in shown(visit)
    visit.press("Back up")
    visit.press("Drive USB")
    visit.until(lambda: "It is saved." in shown(visit))
    (file,) = usb.iterdir()
    assert file.name in shown(visit)
    visit.press("Done")
    visit.press("Today")
    visit.on(Today)
    visit.press("Settings")
    visit.press("Dark")
    visit.press("Today")
    visit.press("Practise again")
    visit.press("Done")
    visit.on(Today)
    assert sets_of(visit, 1) > done
    assert theme(visit) is Theme.DARK
    open_data(visit)
    visit.press("Go back to a backup")
    visit.press("From a file")
    visit.press("Drive USB")
    visit.until(lambda: "Which backup?" in shown(visit))
    assert visit.screen is not None
    visit.screen.scan_order()[-1].chosen.emit()
    visit.press("Yes, go back")
    visit.until(lambda: "You went back." in shown(visit))
    assert theme(visit) is ME.theme
    visit.press("Go on")
    visit.on(Today)
    visit.close()
    assert sets_of(visit, 1) == done
    book = msgspec.json.decode(visit.paths.settings.read_bytes(), type=Book)
    assert book.people[0].preferences.theme is ME.theme


def test_a_daily_copy_can_be_gone_back_to_and_from(visit: Visit) -> None:
    visit.open()
    visit.on(Today)
    visit.until(lambda: bool(list(visit.paths.backups.glob("*.db"))))
    practise(visit)
    open_data(visit)
    visit.press("Go back to a backup")
    visit.until(lambda: str(date.today().year) in names(visit))
    assert visit.screen is not None
    visit.screen.scan_order()[-1].chosen.emit()
    visit.until(lambda: "Go back to" in shown(visit))
    visit.press("Keep")
    visit.until(lambda: "Go back to a backup" in shown(visit))
    visit.screen.scan_order()[-1].chosen.emit()
    visit.press("Yes, go back")
    visit.until(lambda: "You went back." in shown(visit))
    visit.close()
    assert sets_of(visit, 1) == 0
    assert len(list(visit.paths.backups.glob("*.db"))) == 2


def test_a_file_that_is_no_backup_is_told_and_nothing_changes(visit: Visit, usb: Path) -> None:
    (usb / "letter.hcbackup").write_text("hello")
    visit.open()
    home_of(visit, "Anna")
    open_data(visit)
    visit.press("Go back to a backup")
    visit.press("From a file")
    visit.press("Drive USB")
    visit.until(lambda: "Which backup?" in shown(visit))
    assert visit.screen is not None
    visit.screen.scan_order()[-1].chosen.emit()
    visit.press("Yes, go back")
    visit.until(lambda: "letter.hcbackup is not a whole backup" in visit.notices)
    visit.until(lambda: "Which backup?" in shown(visit) or "Where is the backup?" in shown(visit))
    visit.press("Today")
    home_of(visit, "Anna")


def test_everything_is_saved_in_the_open(visit: Visit, usb: Path) -> None:
    visit.open()
    home_of(visit, "Anna")
    practise(visit)
    open_data(visit)
    visit.press("Save as tables and files")
    visit.press("Drive USB")
    visit.until(lambda: "It is saved." in shown(visit))
    (folder,) = usb.iterdir()
    rows = (folder / "1 Anna" / "sets.csv").read_text("utf-8-sig").splitlines()
    assert len(rows) == sets_of(visit, 1) + 1


def test_a_drive_that_is_gone_is_told(visit: Visit, usb: Path) -> None:
    visit.open()
    home_of(visit, "Anna")
    open_data(visit)
    visit.press("Back up")
    visit.until(lambda: "Where should" in shown(visit))
    usb.rmdir()
    visit.press("Drive USB")
    visit.until(lambda: "usb" in visit.notices)
    visit.until(lambda: "Where should" in shown(visit))


def test_any_other_folder_can_be_chosen_in_the_window_of_the_system(
    visit: Visit, usb: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QFileDialog] = []

    def keep(dialog: QFileDialog) -> None:
        opened.append(dialog)

    monkeypatch.setattr(QFileDialog, "open", keep)
    visit.open()
    home_of(visit, "Anna")
    open_data(visit)
    visit.press("Back up")
    visit.press("Other folder")
    other = tmp_path / "other"
    other.mkdir()
    opened[0].fileSelected.emit(str(other))
    visit.until(lambda: "It is saved." in shown(visit))
    (file,) = other.iterdir()
    visit.press("Done")
    visit.press("Go back to a backup")
    visit.press("From a file")
    visit.press("Other file")
    opened[1].fileSelected.emit(str(file))
    visit.until(lambda: "Go back to" in shown(visit))
    visit.press("Yes, go back")
    visit.until(lambda: "You went back." in shown(visit))


def test_spots_are_those_a_person_plugged_in() -> None:
    linux = [
        Drive("/", "root", True),
        Drive("/boot/efi", "", True),
        Drive("/media/ann/STICK", "STICK", True),
        Drive("/run/media/ann/OLD", "", True),
        Drive("/media/ann/CD", "CD", False),
    ]
    assert [spot.folder for spot in plugged_in(linux, "linux", "/home/ann")] == [
        "/run/media/ann/OLD",
        "/media/ann/STICK",
    ]
    mac = [Drive("/", "Macintosh HD", True), Drive("/Volumes/Stick", "Stick", True)]
    assert [spot.folder for spot in plugged_in(mac, "darwin", "/Users/ann")] == ["/Volumes/Stick"]


def test_the_spots_of_this_computer_are_there() -> None:
    assert all(Path(spot.folder).is_dir() for spot in spots())
