"""Command line of the sketchbook: builds the loops whose pose file, builder or exercise changed."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

import msgspec

from coach.library.sketches import sketch_name
from sketchbook.freshness import BUILT, POSES, builder_hash, fresh, key_phases, read_title
from sketchbook.jobs import Job, replace_file, run_all

LOOK_SCALE, LOOK_FRAMES = 0.5, 5


def main() -> int:
    """Build what is asked for. Returns 1 if a loop was not built, 2 if none is called so, 130 if interrupted."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # its products are tiny, and the processors are busy
    options = _options()
    paths = [p for p in sorted(POSES.glob("*.toml")) if p.name.startswith(tuple(options.names or [""]))]
    if not paths:
        print(f"No pose file is called {' or '.join(options.names)}.", file=sys.stderr)
        return 2
    try:
        return _look(options, paths) if options.look else _build(options, paths)
    except KeyboardInterrupt:
        print("Stopped. What is built is whole.", file=sys.stderr)
        return 130


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="sketchbook", description=__doc__)
    parser.add_argument("names", nargs="*", help="how names of pose files begin, such as 01 or 01-palm-up; all if none")
    parser.add_argument(
        "--look", type=Path, metavar="PNG", help="build nothing, but paint a sheet of a few rough frames"
    )
    parser.add_argument("--again", action="store_true", help="build even if nothing changed")
    parser.add_argument("--anyway", action="store_true", help="write a loop that has faults too, and print them")
    parser.add_argument("--out", type=Path, default=BUILT, help="folder of the built files")
    parser.add_argument("--scale", type=float, help=f"pixels a unit while tracing: 1, and {LOOK_SCALE} for a look")
    parser.add_argument("--frames", type=int, help=f"number of frames; {LOOK_FRAMES} for a look")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once")
    return parser.parse_args()


def _build(options: argparse.Namespace, paths: list[Path]) -> int:
    jobs, broken = _jobs(options, paths)
    failed = broken
    for n, done in enumerate(run_all(jobs, options.jobs), 1):
        name = done.job.target.name
        if done.file is None:
            failed += 1
            print(f"[{n}/{len(jobs)}] {done.job.pose_file.name}: not built\n{done.said}", end="", flush=True)
            continue
        replace_file(done.job.target, done.file)
        size = len(done.file) / 1000
        print(f"[{n}/{len(jobs)}] {name}: {size:.0f} kB, {done.seconds:.0f} s\n{done.said}", end="", flush=True)
    if len(paths) > len(jobs) + broken:
        print(f"{len(paths) - len(jobs) - broken} of {len(paths)} are up to date.")
    return 1 if failed else 0


def _jobs(options: argparse.Namespace, paths: list[Path]) -> tuple[list[Job], int]:
    """What has to be built, and how many pose files can not be read."""
    phases, builder = key_phases(), builder_hash()
    jobs, broken = [], 0
    options.out.mkdir(parents=True, exist_ok=True)
    for path in paths:
        try:
            title = read_title(path)
        except msgspec.DecodeError as error:
            print(f"{path.name}: {error}", flush=True)
            broken += 1
            continue
        target = options.out / sketch_name(title.exercise, title.variant)
        stills = phases.get((title.exercise, title.variant), ())
        if options.again or not fresh(target, path, builder, stills):
            jobs.append(Job(path, target, options.scale or 1.0, options.frames, options.anyway))
    return jobs, broken


def _look(options: argparse.Namespace, paths: list[Path]) -> int:
    """Build in a corner and paint; nothing is kept but the sheet."""
    with tempfile.TemporaryDirectory() as folder:
        options.out, options.again, options.anyway = Path(folder), True, True
        options.scale, options.frames = options.scale or LOOK_SCALE, options.frames or LOOK_FRAMES
        failed = _build(options, paths)
        built = sorted(str(path) for path in options.out.glob("*.json.gz"))
        if built:
            from sketchbook import sheet

            sheet.main([str(options.look), *built])
            print(f"Painted {options.look}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
