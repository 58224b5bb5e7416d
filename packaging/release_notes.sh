#!/usr/bin/env bash
# The notes of a release, on standard output: packaging/release_notes.sh TAG FOLDER_WITH_CHECKSUMS
# What changed are the titles of the commits since the tag before; the therapist's and the installer's points come first.
set -euo pipefail
tag=${1:?the tag} folder=${2:?the folder}
before=$(git describe --tags --abbrev=0 --match 'v*' "$tag^" 2>/dev/null || true)
echo "## Install"
echo
echo "| System | File |"
echo "|---|---|"
while read -r _ file; do
  case $file in
    *.msi) echo "| Windows 10 or newer, for everybody on the computer | \`$file\` |" ;;
    *-setup.exe) echo "| Windows 10 or newer, for one person | \`$file\` |" ;;
    *-arm64.dmg) echo "| macOS, Apple processor | \`$file\` |" ;;
    *-x86_64.dmg) echo "| macOS, Intel processor | \`$file\` |" ;;
    *.tar.gz) echo "| Linux | \`$file\` |" ;;
  esac
done <"$folder/SHA256SUMS.txt"
echo
echo "An older version is replaced, and what people practised is kept; a copy of the record is made first. \`packaging/README.md\` is for who installs."
echo
echo "## What changed"
echo
git log --no-merges --format='- %s' "${before:+$before..}$tag" | grep -v '^- Templates for translators$' || true
echo
echo "## Checksums (SHA-256)"
echo
sed 's/^/    /' "$folder/SHA256SUMS.txt"
