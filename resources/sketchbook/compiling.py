"""Compiles the functions of numbers that most of the time is spent in, and keeps what was compiled for the next run."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., Any])

_HERE = Path(__file__).resolve().parent


def compiled(function: F) -> F:
    """Compile a function of numbers and arrays. Other threads may run while it does.

    A division by 0 gives infinity or nan, as everywhere in numpy: it stops no loop.
    """
    numba.config.CACHE_DIR = _kept_in(function.__module__.rpartition(".")[2])
    return cast(F, numba.njit(fastmath=True, cache=True, nogil=True, error_model="numpy")(function))


@cache
def _kept_in(module: str) -> str:
    """A folder for one state of a module and of all it imports: compiled code holds what it took from them."""
    found, left = set[str](), [module]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += re.findall(r"^from sketchbook\.(\w+) import", _source(name), re.MULTILINE)
    sources = "\n".join(_source(name) for name in sorted(found))
    return str(_HERE / "__pycache__" / f"compiled-{hashlib.sha256(sources.encode()).hexdigest()[:16]}")


@cache
def _source(module: str) -> str:
    return (_HERE / f"{module}.py").read_text(encoding="utf-8")
