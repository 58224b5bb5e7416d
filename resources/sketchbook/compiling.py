"""Compiles the functions of numbers that most of the time is spent in, and keeps what was compiled for the next run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., Any])

_HERE = Path(__file__).resolve().parent


def _kept_in() -> Path:
    """A folder of its own for each state of the sources: compiled code holds what it calls in other modules too."""
    sources = b"".join(path.read_bytes() for path in sorted(_HERE.glob("*.py")) if b"@compiled" in path.read_bytes())
    return _HERE / "__pycache__" / f"compiled-{hashlib.sha256(sources).hexdigest()[:16]}"


numba.config.CACHE_DIR = str(_kept_in())


def compiled(function: F) -> F:
    """Compile a function of numbers and arrays. Other threads may run while it does."""
    return cast(F, numba.njit(fastmath=True, cache=True, nogil=True)(function))
