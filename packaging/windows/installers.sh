#!/usr/bin/env bash
# The two installers of a finished Windows build: packaging/windows/installers.sh BUILT_FOLDER TO_FOLDER
# Debian: wixl and makensis. Windows, in Git's bash: candle and light of WiX 3, and makensis.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
built=$(cd "$1" && pwd) to=$(cd "$2" && pwd)
python=${COACH_PYTHON:-python3}
command -v "$python" >/dev/null || python=python
version=${COACH_VERSION:-$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$here/../../coach/__init__.py")}  # another one to try upgrades
work=$(cd "${COACH_BUILD:-$here/../../build/frozen-win32}" && pwd)
icon=$work/icons/hand-coach.ico
msi=$to/HandCoach-$version-x64.msi setup=$to/HandCoach-$version-setup.exe

PYTHONPATH=$here/.. "$python" -m freeze.installer wxs "$built" "$work/hand-coach.wxs" "$version"
PYTHONPATH=$here/.. "$python" -m freeze.installer nsh "$built" "$work/parts.nsh" "$version"
if command -v wixl >/dev/null; then
  (cd "$built" && wixl -a x64 -D IconFile="$(realpath --relative-to=. "$icon")" -o "$msi" "$work/hand-coach.wxs")
  makensis -V2 -NOCD -DTARGET=amd64-unicode ${COACH_QUICK:+-DQUICK} -DPARTS="$work/parts.nsh" -DICON="$icon" -DOUT="$setup" "$here/hand-coach.nsi"
else
  wix=${WIX:?WiX 3 is needed: its folder in WIX}/bin
  cd "$built"
  "$wix/candle.exe" -nologo -arch x64 -dIconFile="$(cygpath -w "$icon")" -out "$(cygpath -w "$work/hand-coach.wixobj")" "$(cygpath -w "$work/hand-coach.wxs")"
  # These three take links in the menu for one person's; the package is always for everybody.
  "$wix/light.exe" -nologo -sice:ICE38 -sice:ICE43 -sice:ICE57 -dcl:high -out "$(cygpath -w "$msi")" "$(cygpath -w "$work/hand-coach.wixobj")"
  MSYS_NO_PATHCONV=1 makensis /V2 /NOCD "/DPARTS=$(cygpath -w "$work/parts.nsh")" "/DICON=$(cygpath -w "$icon")" "/DOUT=$(cygpath -w "$setup")" "$(cygpath -w "$here/hand-coach.nsi")"
fi
stat -c '%n: %s bytes' "$msi" "$setup"
