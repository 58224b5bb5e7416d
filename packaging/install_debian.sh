#!/usr/bin/env bash
# Installs missing Debian or Ubuntu packages: packaging/install_debian.sh LIST_OR_PACKAGE...
# Prints the one line to type where it may not install itself.
set -euo pipefail
wanted=()
for one in "$@"; do
  if [ -f "$one" ]; then mapfile -t -O ${#wanted[@]} wanted < <(grep -v '^#' "$one"); elif [ -n "$one" ]; then wanted+=("$one"); fi
done
missing=$(comm -23 <(printf '%s\n' "${wanted[@]}" | sort -u) \
  <(dpkg-query -W -f='${db:Status-Abbrev}${Package}\n' "${wanted[@]}" 2>/dev/null | sed -n 's/^ii *//p' | sort -u))
[ -n "$missing" ] || exit 0
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! sudo -n true 2>/dev/null; then
    echo "Some system packages are missing. Please type this line, then try again:" >&2
    echo "sudo apt-get update && sudo apt-get install --no-install-recommends" $missing >&2
    exit 1
  fi
  as_root=(sudo -n)
fi
echo "Installing system packages:" $missing
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
