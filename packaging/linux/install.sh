#!/bin/sh
# Installs Hand Coach from its unpacked archive.
#   ./install.sh                 as root: for everybody, into /opt/hand-coach; else for you alone, into ~/.local/opt
#   ./install.sh --root DIR      as root, into a tree below DIR (for packagers and tests)
# An older version is replaced. The data of the people who use it is not touched. Exit codes: 0 done, 1 refused, 2 wrong use.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=
[ "${1-}" = "--root" ] && { root=${2?a folder}; shift 2; }
[ $# -eq 0 ] || { echo "install.sh: unknown: $1" >&2; exit 2; }
if [ "$(id -u)" -eq 0 ]; then
  to=$root/opt/hand-coach bin=$root/usr/local/bin share=$root/usr/local/share run=/opt/hand-coach
else
  to=$HOME/.local/opt/hand-coach bin=$HOME/.local/bin share=${XDG_DATA_HOME:-$HOME/.local/share} run=$to
fi
[ "$here" != "$to" ] || { echo "install.sh: this is the installed folder; unpack the archive elsewhere." >&2; exit 1; }
if [ -e "$to" ]; then
  [ -x "$to/uninstall.sh" ] || { echo "install.sh: $to is there and is not Hand Coach." >&2; exit 1; }
  "$to/uninstall.sh" --quiet ${root:+--root "$root"}
fi
mkdir -p "$to" "$bin" "$share/applications" "$share/metainfo" "$share/icons"
cp -R "$here/." "$to/"
ln -sf "$run/hand-coach" "$bin/hand-coach"
ln -sf "$run/coach" "$bin/coach"
sed "s|^Exec=.*|Exec=\"$run/hand-coach\"|; s|^TryExec=.*|TryExec=$run/hand-coach|" "$here/share/applications/hand-coach.desktop" >"$share/applications/hand-coach.desktop"
cp "$here"/share/metainfo/*.xml "$share/metainfo/"
cp -R "$here/share/icons/." "$share/icons/"
for tell in "update-desktop-database $share/applications" "gtk-update-icon-cache -q -t $share/icons/hicolor"; do
  command -v "${tell%% *}" >/dev/null 2>&1 && [ -z "$root" ] && $tell >/dev/null 2>&1 || true
done
echo "Hand Coach is in $to. Start it from the menu, or type: hand-coach. Check this computer: coach doctor"
