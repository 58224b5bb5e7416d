#!/usr/bin/env bash
# Uses both installers of dist/ under wine, on a Windows of its own, as an administrator and a person would:
# install silently, practise, upgrade from an older version, repair, refuse what must be refused, remove; data is kept.
# Leaves in build/tried/: what was said, the doctor's report, the screens, the files and registry keys that were touched.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
packaging/install_debian.sh packaging/debian-windows.txt
export COACH_WINE=$PWD/build/wine-tried
rm -rf "$COACH_WINE" build/tried
. packaging/windows/wine.sh
make_wine
tried=$PWD/build/tried drive=$WINEPREFIX/drive_c
mkdir -p "$tried"
exec > >(tee "$tried/said.txt") 2>&1
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' coach/__init__.py)
msi=dist/HandCoach-$version-x64.msi setup=dist/HandCoach-$version-setup.exe
data="$drive/users/$(id -un)/AppData/Local/Hand Coach"

check() { if "${@:2}"; then echo "good  $1"; else echo "BAD   $1"; exit 1; fi; }
leaves() { local wanted=$1 got=0; shift; in_wine "$@" >/dev/null || got=$?; [ "$got" = "$wanted" ] || { echo "      exit code $got instead of $wanted: $*"; return 1; }; }
missing() { [ ! -e "$1" ]; }
same() { [ "$(sha256sum <"$1")" = "$2" ]; }
look() { # what is there now: files, and the registry
  wineserver -w
  (cd "$drive" && find . -type f -o -type l | sort) >"$tried/$1.files"
  LC_ALL=C sed 's/^\(\[.*\]\) [0-9]*$/\1/; /^#time/d; /^WINE REGISTRY/d' "$WINEPREFIX/system.reg" "$WINEPREFIX/user.reg" |
    awk '/^\[/{key=$0; print key} /^[@"]/{print key " " $0}' | sort -u >"$tried/$1.registry"
}
touched() { # what the step between two looks added
  comm -13 "$tried/$1.files" "$tried/$2.files" >"$tried/$3.files-added"
  comm -13 "$tried/$1.registry" "$tried/$2.registry" >"$tried/$3.registry-added"
  echo "      $3: $(wc -l <"$tried/$3.files-added") files, $(wc -l <"$tried/$3.registry-added") registry entries added"
}
practise() { PYTHONPATH=packaging python3 -m freeze.smoke "$1" "$tried/$2" --through "$tried/wine" --system win32 "${@:3}" || { echo "BAD   $2"; exit 1; }; }
printf '#!/bin/bash\nexec wine "$@" 2>/dev/null\n' >"$tried/wine"
chmod +x "$tried/wine"

export DISPLAY=${COACH_DISPLAY:-}
if [ -z "$DISPLAY" ]; then
  Xvfb -displayfd 1 -screen 0 1366x768x24 -nolisten tcp -ac >"$tried/display" 2>/dev/null &
  trap 'kill %1 2>/dev/null; wineserver -k || true' EXIT
  until [ -s "$tried/display" ]; do sleep 0.2; done
  DISPLAY=:$(cat "$tried/display")
fi

others=$PWD/build/other-versions
for other in 0.0.9 99.0.0; do
  [ "$others/HandCoach-$other-setup.exe" -nt "$setup" ] && continue
  mkdir -p "$others"
  COACH_QUICK=yes COACH_VERSION=$other packaging/windows/installers.sh dist/windows/hand-coach "$others" >/dev/null
done

echo "== the package for everybody: $(stat -c %s "$msi") bytes"
program="$drive/Program Files/Hand Coach"
look before
check "an older version installs silently" leaves 0 msiexec /i "$(winepath -w "$others/HandCoach-0.0.9-x64.msi")" /qn
check "it is there" test -f "$program/Hand Coach.exe"
mkdir -p "$data"
cp tests/store/fixtures/version-1.db "$data/hand-coach.db"
mine=$(sha256sum <"$data/hand-coach.db")
cp packaging/presets/family.toml "$program/preset.toml"
check "this version installs over it" leaves 0 msiexec /i "$(winepath -w "$msi")" /qn
look installed
touched before installed package
check "data is as it was" same "$data/hand-coach.db" "$mine"
check "the preset is as it was" cmp -s packaging/presets/family.toml "$program/preset.toml"
check "only this version is listed" test "$(sed -n 's/.*CurrentVersion.*Uninstall.*] "DisplayVersion"=//p' "$tried/installed.registry")" = "\"$version\""
practise "$program" package ${COACH_WITHOUT_SCREENS:+--without-screens}
rm "$program/licences/LICENSE.txt"
# What /fomus does on Windows, in words that wine knows too.
check "a repair runs" leaves 0 msiexec /i "$(winepath -w "$msi")" REINSTALL=ALL REINSTALLMODE=omus /qn
check "a repair puts back what is missing" test -f "$program/licences/LICENSE.txt"
check "removing it runs silently" leaves 0 msiexec /x "$(winepath -w "$msi")" /qn
look removed
check "the programs are gone" missing "$program/Hand Coach.exe"
check "data is kept" test -f "$data/hand-coach.db"
check "the preset of the administrator is kept" test -f "$program/preset.toml"
comm -12 "$tried/package.files-added" "$tried/removed.files" | grep -v 'Local/Hand Coach/\|preset.toml' >"$tried/package.files-left" || true
echo "      files left beside data and preset: $(wc -l <"$tried/package.files-left")"
rm -rf "$program"

echo "== the setup for one person: $(stat -c %s "$setup") bytes"
program="$drive/users/$(id -un)/AppData/Local/Programs/Hand Coach"
look before-setup
check "an older version installs silently" leaves 0 "$others/HandCoach-0.0.9-setup.exe" /S
check "it is there" test -f "$program/Hand Coach.exe"
touch "$program/inside/of-another"
mine=$(sha256sum <"$data/hand-coach.db")
check "this version installs over it" leaves 0 "$setup" /S
check "a file of somebody else is left alone" test -f "$program/inside/of-another"
rm "$program/inside/of-another"
look setup
touched before-setup setup setup
check "data is as it was" same "$data/hand-coach.db" "$mine"
practise "$program" setup --without-screens
wine "$program/Hand Coach.exe" >/dev/null 2>&1 </dev/null &
sleep 15
check "while the program is open nothing is changed (4)" leaves 4 "$setup" /S
wineserver -k
sleep 2
check "a newer version installs" leaves 0 "$others/HandCoach-99.0.0-setup.exe" /S
check "an older one is refused then (3)" leaves 3 "$setup" /S
check "removing it runs silently" leaves 0 "$program/uninstall.exe" /S "_?=$(winepath -w "$program")"
look removed-setup
check "the programs are gone" missing "$program/Hand Coach.exe"
check "data is kept" test -f "$data/hand-coach.db"
comm -12 "$tried/setup.files-added" "$tried/removed-setup.files" | grep -v 'Local/Hand Coach/' >"$tried/setup.files-left" || true
comm -12 "$tried/setup.registry-added" "$tried/removed-setup.registry" | grep -i 'hand coach' >"$tried/setup.registry-left" || true
echo "      left beside data: $(wc -l <"$tried/setup.files-left") files, $(wc -l <"$tried/setup.registry-left") registry entries"
echo "all tried"
