"""Makes the build of the system that Python runs on: python -m freeze. It lands in dist/hand-coach.

On macOS it is dist/Hand Coach.app. COACH_BUILD and COACH_DIST name other folders for what is made on the way and in the
end. The Python that runs this is the one that ships.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from freeze import finish, icon, product

BUILD = Path(os.environ.get("COACH_BUILD", product.ROOT / "build" / f"frozen-{sys.platform}"))
DIST = Path(os.environ.get("COACH_DIST", product.ROOT / "dist"))


def main() -> None:
    """Icons, translations, PyInstaller, then what it leaves out."""
    os.environ["COACH_BUILD"] = str(BUILD)
    os.environ["PYINSTALLER_CONFIG_DIR"] = str(BUILD / "cache")
    BUILD.mkdir(parents=True, exist_ok=True)
    icon.main(BUILD / "icons")
    for catalogue in sorted((product.ROOT / "i18n").glob("*/LC_MESSAGES/*.po")):
        compiled = str(catalogue.with_suffix(".mo"))
        _run("babel.messages.frontend", "-q", "compile", "-i", str(catalogue), "-o", compiled)
    spec = str(product.PACKAGING / "hand-coach.spec")
    folders = ("--distpath", str(DIST), "--workpath", str(BUILD / "work"))
    _run("PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", *folders, spec)
    made = DIST / "hand-coach"
    if sys.platform == "darwin":
        made = DIST / f"{product.NAME}.app" / "Contents" / "Resources"
    finish.main(made, BUILD / "inside.json")
    print(f"{product.NAME} {product.version()} for {sys.platform} is in {made}")


def _run(module: str, *arguments: str) -> None:
    # No standard input: under wine a program without a console would wait for it.
    subprocess.run([sys.executable, "-m", module, *arguments], check=True, stdin=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
