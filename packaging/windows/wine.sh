# Sourced: a Windows of its own under wine, in build/wine, for building and for trying out.
# Gives: in_wine PROGRAM ARGUMENT...    $wine_folder, $wine_python
# Programs get no standard input, and their output through a pipe: wine hangs or garbles without.
wine_folder=${COACH_WINE:-$PWD/build/wine}
wine_python=$wine_folder/python/cp311/python.exe
export WINEPREFIX=$wine_folder/prefix WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=;mscms=n;winemenubuilder.exe=d"

in_wine() { wine "$@" </dev/null 2> >(grep -v 'wine32 is missing\|multiarch\|dpkg --add-arch\|^execute\|apt-get install wine32' >&2) | cat; return "${PIPESTATUS[0]}"; }

make_wine() {
  [ -f "$wine_folder/.ready" ] && return 0
  mkdir -p "$wine_folder"
  wineboot -i >/dev/null 2>&1 </dev/null
  wine winecfg -v win10 >/dev/null 2>&1 </dev/null  # what the program asks for; wine 8 begins as Windows 7
  wineserver -w
  for name in icuuc mscms; do
    x86_64-w64-mingw32-gcc -shared -O2 -s -nostdlib -Wl,-e,0 -o "$WINEPREFIX/drive_c/windows/system32/$name.dll" \
      "packaging/windows/stand-ins/$name.c"
  done
  touch "$wine_folder/.ready"
}
