#!/usr/bin/env bash
# Packs a finished Linux build: packaging/linux/archive.sh BUILT_FOLDER TO_FOLDER
# Makes hand-coach-VERSION-linux-MACHINE.tar.gz, the same bytes for the same build.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
built=$(readlink -f "$1") to=$(readlink -f "$2")
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$here/../../coach/__init__.py")
icons=${COACH_BUILD:-$here/../../build/frozen-linux}/icons
name=hand-coach-$version-linux-$(uname -m)
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp -a "$built" "$stage/$name"
cd "$stage/$name"
install -m 755 "$here/install.sh" "$here/uninstall.sh" .
mkdir -p share/applications share/metainfo
cp "$here/hand-coach.desktop" share/applications/
sed "s/@VERSION@/$version/; s/@DATE@/$(date -u -d "@${SOURCE_DATE_EPOCH:-0}" +%F)/" "$here/org.handcoach.HandCoach.metainfo.xml" >share/metainfo/org.handcoach.HandCoach.metainfo.xml
for size in 16 24 32 48 64 128 256 512; do
  install -D -m 644 "$icons/hand-coach-$size.png" "share/icons/hicolor/${size}x$size/apps/hand-coach.png"
done
install -D -m 644 "$icons/hand-coach.svg" share/icons/hicolor/scalable/apps/hand-coach.svg
PYTHONPATH=$here/.. python3 -m freeze.listing .
chmod -R u=rwX,go=rX .
cd ..
tar --sort=name --mtime="@${SOURCE_DATE_EPOCH:-0}" --owner=0 --group=0 --numeric-owner -cf - "$name" | gzip -9n >"$to/$name.tar.gz"
echo "$to/$name.tar.gz: $(stat -c %s "$to/$name.tar.gz") bytes, $(du -sb "$name" | cut -f1) unpacked"
