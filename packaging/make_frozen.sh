#!/usr/bin/env bash
# The build of this system, into dist/: Linux, macOS, and Windows (in Git's bash). `make frozen` calls it.
# Installs what it needs: on Debian and Ubuntu the system packages, everywhere the locked Python packages into build/.
# COACH_PYTHON names the Python that ships, if it is not the first python3.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

python=${COACH_PYTHON:-python3}
command -v "$python" >/dev/null || python=python
"$python" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed." >&2; exit 1; }
if command -v apt-get >/dev/null; then
  # Debian keeps the library of Python apart.
  packaging/install_debian.sh packaging/debian-run.txt packaging/debian-freeze.txt \
    "$("$python" -c 'import sys, sysconfig as c; v = f"{sys.version_info[0]}.{sys.version_info[1]}"; print(f"libpython{v}" if sys.base_prefix == "/usr" else "")')"
fi

venv=build/freeze-venv
bin=$venv/bin
state=$(cat packaging/requirements-freeze.lock | cksum)
if [ "$(cat $venv/.ready 2>/dev/null)" != "$state" ]; then
  rm -rf $venv
  "$python" -m venv $venv
  [ -d $bin ] || bin=$venv/Scripts
  "$bin/python" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r packaging/requirements-freeze.lock
  echo "$state" >$venv/.ready
fi
[ -d $bin ] || bin=$venv/Scripts

# The same sources give the same files.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)} PYTHONHASHSEED=0
rm -rf dist/hand-coach "dist/Hand Coach.app"
PYTHONPATH=packaging "$bin/python" -m freeze
case $(uname -s) in
  Linux) packaging/linux/archive.sh dist/hand-coach dist ;;
  Darwin) packaging/macos/sign.sh "dist/Hand Coach.app" && packaging/macos/disk_image.sh "dist/Hand Coach.app" dist ;;
esac
