#!/usr/bin/env bash
# Makes this checkout ready: packaging/setup_dev.sh run|test
#   run   what the program needs      test  the tests, checks and the sketch builder as well
# Installs missing Debian/Ubuntu packages (or prints the one line to type), then the locked Python packages into .venv.
# Safe to call again and again: when nothing is missing it takes a moment and changes nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

purpose=${1:?run or test}
case $purpose in
  run) lists=(packaging/debian-run.txt) lock=packaging/requirements.lock ;;
  test) lists=(packaging/debian-run.txt packaging/debian-test.txt) lock=packaging/requirements-dev.lock ;;
  *) echo "Unknown purpose: $purpose. Choose run or test." >&2; exit 2 ;;
esac

install_debian_packages() {
  command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || return 0  # other systems bring these libraries themselves
  packaging/install_debian.sh "${lists[@]}"
}

find_python() {
  local candidate
  for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if "$candidate" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  echo "Hand Coach needs Python 3.11 or newer. Please install it, then try again." >&2
  exit 1
}

install_python_packages() {
  local stamp=.venv/.ready-for-$purpose state python
  state=$(sha256sum "$lock" pyproject.toml)
  [ "$(cat "$stamp" 2>/dev/null)" = "$state" ] && return 0
  if [ ! -x .venv/bin/python ]; then
    python=$(find_python)
    "$python" -m venv .venv || { echo "Please type: sudo apt-get install python3-venv" >&2; exit 1; }
  fi
  echo "Installing Python packages into .venv"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r "$lock"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --no-build-isolation -e .
  echo "$state" >"$stamp"
}

install_debian_packages
install_python_packages
