"""Which Python packages are inside a build."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import packages_distributions, version


def distributions(names: Iterable[str], also: Iterable[str] = ()) -> dict[str, str]:
    """The installed distributions that these modules and files belong to, by name, with their versions.

    A name is that of a module ("numpy.linalg") or of a file in the build ("PySide6/Qt/lib/libQt6Core.so.6"). Those
    `also` inside are named.
    """
    owners = packages_distributions()
    tops = {name.replace("\\", "/").partition("/")[0].partition(".")[0] for name in names}
    found = {owner for top in tops for owner in owners.get(top, ())} | set(also)
    return {name: version(name) for name in sorted(found, key=str.lower) if name != "hand-coach"}
