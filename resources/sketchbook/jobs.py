"""Builds loops side by side, one process a loop. What is built does not depend on how many there are."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import tempfile
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import active_children, get_context
from pathlib import Path

import msgspec

from coach.practice.ports import Fault


@dataclass(frozen=True, slots=True)
class Job:
    """One loop to build; see `build.build`."""

    pose_file: Path
    target: Path
    scale: float = 1.0
    frames: int | None = None
    anyway: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """A loop that was built, or none, and what there is to say about it."""

    job: Job
    file: bytes | None
    said: str
    seconds: float


def run(job: Job, threads: int = 1) -> Done:
    """Build a loop. Whatever is wrong with it is said in `said`, and nothing is raised."""
    from sketchbook.arrow_places import ArrowInTheWay
    from sketchbook.build import Refused, build, packed
    from sketchbook.placing import PoseError

    start, said, file = time.monotonic(), io.StringIO(), None
    with contextlib.redirect_stdout(said):
        try:
            file = packed(build(job.pose_file, job.scale, job.frames, job.anyway, threads))
        except Refused as faults:
            print(faults)
        except (ArrowInTheWay, PoseError, msgspec.DecodeError) as error:
            print(f"  {error}")
        except Fault as fault:
            print(f"  {fault.says.text.format(**dict(fault.says.values))}")
        except Exception as error:  # a fault of the builder: the others are built all the same
            place = traceback.extract_tb(error.__traceback__)[-1]
            print(f"  {type(error).__name__}: {error} ({Path(place.filename).name}, line {place.lineno})")
    return Done(job, file, said.getvalue(), time.monotonic() - start)


def run_all(jobs: list[Job], processes: int) -> Iterator[Done]:
    """Build all, each reported as soon as it is done. A few loops share the processors by threads instead."""
    if len(jobs) <= 1 or processes == 1:
        for job in jobs:
            yield run(job, processes)
        return
    with ProcessPoolExecutor(min(processes, len(jobs)), get_context("spawn"), initializer=_die_quietly) as pool:
        try:
            for future in as_completed([pool.submit(run, job) for job in jobs]):
                yield future.result()
        except BaseException:  # nobody waits any more for what is left
            pool.shutdown(wait=False, cancel_futures=True)
            for child in active_children():
                child.terminate()
            raise


def _die_quietly() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def replace_file(target: Path, content: bytes) -> None:
    """Write a file so that it is never half there, whenever that is interrupted."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        part.chmod(0o644)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
