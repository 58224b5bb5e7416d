#!/bin/sh
# Removes Hand Coach, and nothing else: only files that are on its own list. Exit code 0, or 1 if it may not.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
quiet= root=
while [ $# -gt 0 ]; do
  case $1 in --quiet) quiet=yes; shift ;; --root) root=$2; shift 2 ;; *) echo "uninstall.sh: unknown: $1" >&2; exit 2 ;; esac
done
case $here in
  "$root/opt/hand-coach") bin=$root/usr/local/bin share=$root/usr/local/share run=/opt/hand-coach ;;
  "$HOME/.local/opt/hand-coach") bin=$HOME/.local/bin share=${XDG_DATA_HOME:-$HOME/.local/share} run=$here ;;
  *) echo "uninstall.sh: this folder was not installed; simply delete it." >&2; exit 1 ;;
esac
[ -w "$here" ] || { echo "uninstall.sh: you may not remove $here; do it as root." >&2; exit 1; }
for link in hand-coach coach; do
  [ "$(readlink "$bin/$link" || true)" != "$run/$link" ] || rm -f "$bin/$link"
done
rm -f "$share/applications/hand-coach.desktop" "$share/metainfo/org.handcoach.HandCoach.metainfo.xml"
find "$share/icons/hicolor" -name 'hand-coach.png' -o -name 'hand-coach.svg' | while read -r icon; do rm -f "$icon"; done
cd /
while read -r _ _ file; do rm -f "$here/$file"; done <"$here/files.txt"
rm -f "$here/files.txt"
find "$here" -depth -type d -empty -exec rmdir {} \;
# Starting with the computer was this person's choice; an upgrade leaves it.
[ -n "$quiet" ] || [ -n "$root" ] || rm -f "${XDG_CONFIG_HOME:-$HOME/.config}/autostart/hand-coach.desktop"
[ -n "$quiet" ] || echo "Hand Coach is removed. What people practised is kept, in the home folder of each: ~/.local/share/Hand Coach"
