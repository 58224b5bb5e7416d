#!/usr/bin/env bash
# Signs the bundle: packaging/macos/sign.sh "dist/Hand Coach.app"
#   COACH_SIGN_MAC   the identity, "Developer ID Application: NAME (TEAM)"; without it the bundle is signed for this
#                    computer only (ad hoc), and Gatekeeper asks on others
# What is inside is signed first, as Apple advises against --deep.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bundle=${1:?the bundle}
identity=${COACH_SIGN_MAC:--}
[ -d "$bundle/Contents/MacOS" ] || { echo "sign.sh: $bundle is no bundle" >&2; exit 2; }
options=(--force --options runtime --sign "$identity")
[ "$identity" = - ] || options+=(--timestamp)

find "$bundle/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 | xargs -0 -n 50 codesign "${options[@]}"
find "$bundle/Contents/Frameworks" -type d -name '*.framework' -prune -print0 | xargs -0 -n 1 codesign "${options[@]}"
find "$bundle/Contents/Frameworks" -maxdepth 1 -type f -name 'Python*' -exec codesign "${options[@]}" {} \;
codesign "${options[@]}" --entitlements "$here/entitlements.plist" "$bundle/Contents/MacOS/coach"
codesign "${options[@]}" --entitlements "$here/entitlements.plist" "$bundle"
codesign --verify --strict --verbose=2 "$bundle"
