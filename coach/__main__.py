"""The command `coach`: reads what was typed, then loads what carries it out."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from coach import flags
from coach.joining.machine import system_words
from coach.practice.message import ui
from coach.practice.ports import Fault
from coach.practice.preferences import Side, Theme
from coach.text.words import Words

_USUAL_SIZE = 600
_USUAL_TONE = 2
_NO_SESSION = 1
_BUG = 70
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 good, 1 no session possible, 2 wrong use or a fault around us.

    A bug is one line and exit code 70; `python -X dev -m coach` shows where it is.
    """
    _print_any_letter()
    words = system_words()
    options = flags.read(arguments, words)
    try:
        return _run(options, words)
    except Fault as fault:
        print(words.spoken(fault.says), file=sys.stderr)
        return flags.WRONG_USE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as bug:
        if sys.flags.dev_mode:
            raise
        print(
            words.spoken(ui("Hand Coach made a mistake and has to stop: {mistake}", mistake=repr(bug))), file=sys.stderr
        )
        return _BUG


def _print_any_letter() -> None:
    """A letter that the terminal lacks, such as one in the name of a folder, is written as its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _run(options: argparse.Namespace, words: Words) -> int:
    if options.command is None:
        from coach import app

        return app.run_program(options.data_dir, options.speed, words, in_background=options.in_background)
    if options.command == "doctor":
        from coach.commands import doctor

        wanted = options.screens, options.preset
        healthy, report = doctor.run_doctor(options.data_dir, words, *wanted, as_json=options.json)
        print(report, flush=True)
        return 0 if healthy else _NO_SESSION
    print(_ANSWERS[options.command](options, words), flush=True)
    return 0


def _catalogue(options: argparse.Namespace, _words: Words) -> str:
    from coach.commands import catalogue

    return catalogue.run_catalogue(as_json=options.json)


def _sketches(options: argparse.Namespace, words: Words) -> str:
    from coach.commands import catalogue

    if options.png is None:
        return catalogue.run_sketches(words, as_json=options.json)
    pictures = catalogue.Pictures(
        options.png,
        options.size or _USUAL_SIZE,
        Side(options.hand or Side.RIGHT),
        Theme(options.theme or Theme.LIGHT),
        _USUAL_TONE if options.tone is None else options.tone,
        bool(options.printed),
    )
    return catalogue.run_sketch_pictures(pictures, words)


def _report(options: argparse.Namespace, words: Words) -> str:
    from coach.commands import papers

    report = papers.Report(options.pdf, options.csv, options.first or "", options.last or "", options.person)
    return papers.run_report(options.data_dir, words, report)


def _guide(options: argparse.Namespace, words: Words) -> str:
    from coach.commands import papers

    guide = papers.Guide(options.pdf, options.exercises, options.paper, options.hand, options.person)
    return papers.run_guide(options.data_dir, words, guide)


def _programme(options: argparse.Namespace, words: Words) -> str:
    from coach.commands import programmes

    follow, name = getattr(options, "follow", False), getattr(options, "name", "")
    errand = programmes.Errand(options.errand, options.file, options.person, name, follow)
    return programmes.run_programme(options.data_dir, words, errand)


def _backup(options: argparse.Namespace, words: Words) -> str:
    from coach.commands import record

    return record.run_backup(options.data_dir, words, options.file)


def _restore(options: argparse.Namespace, words: Words) -> str:
    from coach.commands import record

    return record.run_restore(options.data_dir, words, options.file)


_ANSWERS: Mapping[str, Callable[[argparse.Namespace, Words], str]] = MappingProxyType(
    {
        "catalogue": _catalogue,
        "sketches": _sketches,
        "report": _report,
        "guide": _guide,
        "programme": _programme,
        "backup": _backup,
        "restore": _restore,
    }
)


if __name__ == "__main__":
    sys.exit(main())
