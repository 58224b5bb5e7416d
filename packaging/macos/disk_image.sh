#!/usr/bin/env bash
# Makes the disk image: packaging/macos/disk_image.sh "dist/Hand Coach.app" TO_FOLDER
# One image for each processor: numpy is published for arm64 and x86_64 apart.
# Signs and notarises it where these are set:
#   COACH_SIGN_MAC                                       the identity, as in sign.sh
#   COACH_NOTARY_KEY COACH_NOTARY_KEY_ID COACH_NOTARY_ISSUER   file, id and issuer of an App Store Connect key
set -euo pipefail
bundle=${1:?the bundle} to=$(cd "${2:?a folder}" && pwd)
version=$(/usr/libexec/PlistBuddy -c 'Print CFBundleShortVersionString' "$bundle/Contents/Info.plist")
architecture=${COACH_ARCH:-$(uname -m)}
image=$to/HandCoach-$version-macos-$architecture.dmg
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

submit() { xcrun notarytool submit "$1" --wait --key "$COACH_NOTARY_KEY" --key-id "$COACH_NOTARY_KEY_ID" --issuer "$COACH_NOTARY_ISSUER"; }

if [ -n "${COACH_NOTARY_KEY-}" ]; then
  # The bundle first, so that it carries its ticket also after it has been taken out of the image.
  ditto -c -k --keepParent "$bundle" "$stage/bundle.zip"
  submit "$stage/bundle.zip"
  rm "$stage/bundle.zip"
  xcrun stapler staple "$bundle"
fi
cp -R "$bundle" "$stage/"
ln -s /Applications "$stage/Applications"
rm -f "$image"
hdiutil create -quiet -volname "Hand Coach" -srcfolder "$stage" -fs HFS+ -format UDZO -imagekey zlib-level=9 "$image"
if [ -n "${COACH_SIGN_MAC-}" ]; then codesign --force --timestamp --sign "$COACH_SIGN_MAC" "$image"; fi
if [ -n "${COACH_NOTARY_KEY-}" ]; then
  submit "$image"
  xcrun stapler staple "$image"
  spctl --assess --type open --context context:primary-signature --verbose "$image"
fi
echo "$image: $(stat -f %z "$image") bytes"
