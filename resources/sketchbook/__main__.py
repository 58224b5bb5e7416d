"""Command line of the sketchbook: builds the loops whose pose file or builder changed."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from coach.library.sketches import pose_hash, read_sketch, sketch_name
from coach.practice.ports import Fault
from sketchbook.build import HERE, ArrowInTheWay, Refused, build, builder_hash, write
from sketchbook.pose_file import read_pose_file

BUILT = HERE.parent / "sketches"


def main() -> int:
    """Build what is asked for. Returns 1 if a loop had a fault."""
    options, refused = _options(), 0
    for path in sorted((HERE / "poses").glob("*.toml")):
        if options.names and not any(path.name.startswith(name) for name in options.names):
            continue
        file = read_pose_file(path)
        target = options.out / sketch_name(file.exercise, file.variant)
        if not options.again and _fresh(target, path):
            print(f"{target.name}: nothing changed")
            continue
        start = time.monotonic()
        try:
            built = build(path, options.scale, options.frames, options.anyway)
        except (ArrowInTheWay, Refused) as fault:
            print(f"{target.name}: not written\n{fault}", flush=True)
            refused = 1
            continue
        size = write(built, target)
        print(f"{target.name}: {size / 1000:.0f} kB, {time.monotonic() - start:.0f} s", flush=True)
    return refused


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="sketchbook", description=__doc__)
    parser.add_argument("names", nargs="*", help="how names of pose files begin, such as 01 or 01-palm-up; all if none")
    parser.add_argument("--again", action="store_true", help="build even if nothing changed")
    parser.add_argument("--anyway", action="store_true", help="write a loop that has faults too, and print them")
    parser.add_argument("--out", type=Path, default=BUILT, help="folder of the built files")
    parser.add_argument("--scale", type=float, default=1.0, help="pixels a unit while tracing; 0.6 for a quick look")
    parser.add_argument("--frames", type=int, default=None, help="number of frames; 3 for a quick look")
    return parser.parse_args()


def _fresh(target: Path, pose_path: Path) -> bool:
    try:
        built = read_sketch(target)
    except Fault:
        return False
    return built.pose_hash == pose_hash(pose_path) and built.builder_hash == builder_hash()


if __name__ == "__main__":
    sys.exit(main())
