"""What can be typed behind `coach`: commands and their flags, each read or refused with one line."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from coach import __version__
from coach.practice.message import ui
from coach.practice.papers.paper import Paper
from coach.practice.preferences import Side, Theme
from coach.text.words import Words

WRONG_USE = 2
_SPEEDS = (0.1, 1000.0)
_SIZES = (16, 4096)
_TONES = (0, 5)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOST_DIGITS = 9
_LOOK = ("size", "hand", "theme", "tone", "printed")


def read(typed: Sequence[str] | None, words: Words) -> argparse.Namespace:
    """What was typed; the program's own arguments if None. Ends the program where it cannot be understood."""
    parser = _parser(words)
    options = parser.parse_args(typed)
    if options.command == "sketches":
        _check_pictures(parser, options)
    return options


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Print the message and leave with 2."""
        self.exit(WRONG_USE, f"coach: {message}\n")


def _parser(words: Words) -> argparse.ArgumentParser:
    data_dir = words.of(ui("keep settings and record in this folder"))
    json = words.of(ui("as JSON, for other programs"))
    parser = _Parser("coach", description=words.of(ui("A coach for hand exercises at home.")), allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"Hand Coach {__version__}")
    parser.add_argument("--data-dir", type=_folder, metavar="DIR", help=data_dir)
    parser.add_argument(
        "--speed", type=_speed, default=1.0, metavar="N", help=words.of(ui("run the clock N times faster, to try it"))
    )
    background = words.of(ui("start behind the tray, as with the computer"))
    parser.add_argument("--in-background", action="store_true", help=background)
    # The same flag is allowed behind a command; without a default there, it does not undo one given before it.
    shared = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--data-dir", type=_folder, metavar="DIR", help=data_dir)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    doctor = words.of(ui("check whether a session can be done on this computer"))
    catalogue = words.of(ui("list all exercises"))
    sketches = words.of(ui("list the sketches of all exercises, or save them as pictures"))
    for name, about in (("doctor", doctor), ("catalogue", catalogue), ("sketches", sketches)):
        command = commands.add_parser(name, help=about, description=about, parents=[shared], allow_abbrev=False)
        command.add_argument("--json", action="store_true", help=json)
        if name == "doctor":
            screens = words.of(ui("save a picture of every screen in this folder"))
            command.add_argument("--screens", type=_folder, metavar="DIR", help=screens)
            preset = words.of(ui("check this preset, in place of the one of this computer"))
            command.add_argument("--preset", type=_file, metavar="FILE", help=preset)
        elif name == "sketches":
            _add_pictures(command, words)
    _add_papers(commands, shared, words)
    _add_programme(commands, shared, words)
    _add_backups(commands, shared, words)
    return parser


def _add_backups(commands: argparse._SubParsersAction[_Parser], shared: _Parser, words: Words) -> None:
    """The commands that carry everything away in one file, and bring it back."""
    about = words.of(ui("save everything of everybody in one file"))
    backup = commands.add_parser("backup", help=about, description=about, parents=[shared], allow_abbrev=False)
    backup.add_argument("file", type=_new_file, metavar="FILE", help=words.of(ui("the file to make")))
    about = words.of(ui("let a backup take the place of everything; what is there now is kept"))
    restore = commands.add_parser("restore", help=about, description=about, parents=[shared], allow_abbrev=False)
    restore.add_argument("file", type=_file, metavar="FILE", help=words.of(ui("the backup")))


def _add_programme(commands: argparse._SubParsersAction[_Parser], shared: _Parser, words: Words) -> None:
    """The commands for programme files."""
    about = words.of(ui("check, take over or save a programme of one's own"))
    programme = commands.add_parser("programme", help=about, description=about, allow_abbrev=False)
    errands = programme.add_subparsers(dest="errand", metavar="WHAT", required=True)
    person = words.of(ui("of this person; of the one who practises now if you name none"))
    for name, help_words in (
        ("check", words.of(ui("say what a file holds, and what is worth knowing about it"))),
        ("import", words.of(ui("take a file over"))),
        ("export", words.of(ui("save a programme in a file"))),
    ):
        errand = errands.add_parser(name, help=help_words, description=help_words, parents=[shared], allow_abbrev=False)
        errand.add_argument("file", type=_new_file if name == "export" else _file, metavar="FILE")
        errand.add_argument("--person", default="", metavar="NAME", help=person)
        if name == "import":
            follow = words.of(ui("and follow it from today on"))
            errand.add_argument("--follow", action="store_true", help=follow)
        elif name == "export":
            which = words.of(ui("this programme; the one that is followed if you name none"))
            errand.add_argument("--name", default="", metavar="NAME", help=which)


def _add_papers(commands: argparse._SubParsersAction[_Parser], shared: _Parser, words: Words) -> None:
    """The commands that save what can be printed or opened in a spreadsheet."""
    about = words.of(ui("save what was done, for the therapist or for a spreadsheet"))
    report = commands.add_parser("report", help=about, description=about, parents=[shared], allow_abbrev=False)
    form = report.add_mutually_exclusive_group(required=True)
    form.add_argument("--pdf", type=_new_file, metavar="FILE", help=words.of(ui("one page for the therapist")))
    form.add_argument("--csv", type=_folder, metavar="FOLDER", help=words.of(ui("all that is recorded, as tables")))
    first = words.of(ui("the first day, such as 2026-03-01"))
    printer = words.of(ui("ask for a printer, and print"))
    form.add_argument("--print", action="store_true", help=printer)
    report.add_argument("--from", type=_date, dest="first", metavar="DATE", help=first)
    last = words.of(ui("the last day; today if you name none"))
    report.add_argument("--to", type=_date, dest="last", metavar="DATE", help=last)
    about = words.of(ui("save exercises as a printed guide"))
    guide = commands.add_parser("guide", help=about, description=about, parents=[shared], allow_abbrev=False)
    form = guide.add_mutually_exclusive_group(required=True)
    form.add_argument("--pdf", type=_new_file, metavar="FILE", help=words.of(ui("in this file")))
    form.add_argument("--print", action="store_true", help=printer)
    numbers = words.of(ui("only these, such as 1,2,18"))
    guide.add_argument("--exercises", type=_numbers, default=(), metavar="NUMBERS", help=numbers)
    hand = words.of(ui("which hand exercises; the person's if you name none"))
    guide.add_argument("--hand", choices=[hand.value for hand in Side], default="", help=hand)
    who = words.of(ui("the person, by name; who practises now if you name none"))
    for command in (report, guide):
        command.add_argument("--person", default="", metavar="NAME", help=who)
    paper = words.of(ui("the paper; that of your country if you name none"))
    guide.add_argument("--paper", choices=[paper.value for paper in Paper], default="", help=paper)


def _add_pictures(command: argparse.ArgumentParser, words: Words) -> None:
    """The flags that say how pictures of the sketches look; none of them has a default, to tell which were typed."""
    png = words.of(ui("save every frame and still in this folder"))
    command.add_argument("--png", type=_folder, metavar="FOLDER", help=png)
    look = command.add_argument_group(words.of(ui("with --png")))
    side = words.of(ui("side of a picture in pixels, 600 if you name none"))
    look.add_argument("--size", type=_whole(_SIZES), metavar="N", help=side)
    look.add_argument("--hand", choices=[hand.value for hand in Side], help=words.of(ui("which hand exercises")))
    look.add_argument("--theme", choices=[theme.value for theme in Theme], help=words.of(ui("the colours")))
    tone = words.of(ui("the skin, from 0, the lightest, to 5, the darkest"))
    look.add_argument("--tone", type=_whole(_TONES), metavar="N", help=tone)
    printed = words.of(ui("the hatched version for paper, black on white"))
    look.add_argument("--print", action="store_const", const=True, dest="printed", help=printed)


def _check_pictures(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Leave with one line where flags do not go together."""
    if options.png is None and any(getattr(options, name) is not None for name in _LOOK):
        parser.error("how pictures look can be told only with --png FOLDER")
    if options.png is not None and options.json:
        parser.error("--json and --png cannot be told together")


def _folder(typed: str) -> Path:
    if not typed or "\0" in typed:
        raise argparse.ArgumentTypeError("a folder needs a name")
    path = Path(typed).absolute()
    nearest = next(folder for folder in (path, *path.parents) if os.path.lexists(folder))
    if not nearest.is_dir():
        raise argparse.ArgumentTypeError(f"{nearest} is not a folder")
    return path


def _file(typed: str) -> Path:
    path = Path(typed).absolute() if "\0" not in typed else Path()
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"{typed} is not a file")
    return path


def _new_file(typed: str) -> Path:
    if not typed or "\0" in typed:
        raise argparse.ArgumentTypeError("a file needs a name")
    path = Path(typed).absolute()
    if path.is_dir():
        raise argparse.ArgumentTypeError(f"{path} is a folder, not a file")
    return path


def _date(typed: str) -> str:
    try:
        if not _ISO_DATE.fullmatch(typed):
            raise ValueError
        return date.fromisoformat(typed).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{typed} is not a date such as 2026-03-31") from error


def _numbers(typed: str) -> tuple[int, ...]:
    numbers = typed.split(",")
    if not all(number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS for number in numbers):
        raise argparse.ArgumentTypeError(f"{typed} are not numbers of exercises such as 1,2,18")
    return tuple(map(int, numbers))


def _whole(limits: tuple[int, int]) -> Callable[[str], int]:
    """What reads a whole number within these limits."""
    least, most = limits

    def read(typed: str) -> int:
        if not (typed.isascii() and typed.isdigit() and least <= int(typed) <= most):
            raise argparse.ArgumentTypeError(f"{typed} is not a whole number from {least} to {most}")
        return int(typed)

    return read


def _speed(typed: str) -> float:
    slowest, fastest = _SPEEDS
    try:
        speed = float(typed)
    except ValueError:
        speed = 0.0
    if not slowest <= speed <= fastest:
        raise argparse.ArgumentTypeError(f"{typed} is not a number from {slowest:g} to {fastest:g}")
    return speed
