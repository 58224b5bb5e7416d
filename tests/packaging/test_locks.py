"""The locked Python packages that every set-up installs."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from i18n.extract import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
LOCKS = {
    "requirements.lock": PROJECT["dependencies"],
    "requirements-dev.lock": PROJECT["dependencies"] + EXTRAS["dev"],
    "requirements-freeze.lock": PROJECT["dependencies"] + EXTRAS["freeze"],
}


def entries(lock: str) -> list[str]:
    """Each locked package with its hashes, as one string."""
    text = (ROOT / "packaging" / lock).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return [entry for entry in re.split(r"\n(?=\S)", "\n".join(lines)) if entry]


def pinned(lock: str) -> list[Requirement]:
    return [Requirement(entry.partition(" \\")[0]) for entry in entries(lock)]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_and_hashed(lock: str) -> None:
    assert all("--hash=sha256:" in entry for entry in entries(lock))
    assert all(str(package.specifier).startswith("==") for package in pinned(lock))


@pytest.mark.parametrize("lock", LOCKS)
def test_no_address_of_a_registry_is_kept(lock: str) -> None:
    assert "://" not in (ROOT / "packaging" / lock).read_text(encoding="utf-8")


@pytest.mark.parametrize(("lock", "asked"), LOCKS.items())
def test_the_lock_holds_what_the_project_asks_for(lock: str, asked: list[str]) -> None:
    locked = {canonicalize_name(package.name): package.specifier for package in pinned(lock)}
    for requirement in map(Requirement, asked):
        version = str(locked[canonicalize_name(requirement.name)]).removeprefix("==")
        assert requirement.specifier.contains(version), f"{requirement}: run make lock"


def test_purposes_share_their_versions() -> None:
    run, dev, freeze = ({str(package) for package in pinned(lock)} for lock in LOCKS)
    assert run < dev
    assert run < freeze


def test_the_trial_under_wine_differs_from_the_release_in_numpy_alone() -> None:
    release = {str(package.name): str(package.specifier) for package in pinned("requirements-freeze.lock")}
    trial = {str(package.name): str(package.specifier) for package in pinned("windows/requirements-wine.lock")}
    assert {name for name, version in trial.items() if release[name] != version} == {"numpy"}
