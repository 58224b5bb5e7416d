"""Language tags: what speech engines call a language, as BCP-47."""

from __future__ import annotations

import locale
import re
from collections.abc import Iterable

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_LCIDS = re.compile(r"(?=.*[0-9])[0-9A-Fa-f]{1,5}(;[0-9A-Fa-f]{1,5})*;?")


def language_tag(name: str | bytes | None) -> str:
    """The BCP-47 tag of an engine's name for a language, in its usual letter case; "" if it is unknown.

    Understood are tags in any case ("en-gb"), names of locales ("en_US.UTF-8"), espeak's bytes with a leading
    priority (b"\\x05en-gb"), and the hexadecimal numbers of SAPI ("409", "409;9").
    """
    text = name.decode("utf-8", "replace") if isinstance(name, bytes) else name or ""
    text = text.lstrip("".join(map(chr, range(0x21)))).rstrip(" \0")
    if _LCIDS.fullmatch(text):
        return next(filter(None, map(_of_number, text.rstrip(";").split(";"))), "")
    text = re.split(r"[.@]", text)[0].replace("_", "-")
    return _in_usual_case(text) if _TAG.fullmatch(text) else ""


def first_tag(names: Iterable[str | bytes | None]) -> str:
    """The first of several names that is a language; "" if none is."""
    return next(filter(None, map(language_tag, names)), "")


def _of_number(digits: str) -> str:
    number = int(digits, 16)
    if number in locale.windows_locale:
        return language_tag(locale.windows_locale[number])
    # A number without a country ("9") shares its lower ten bits with the numbers of its countries ("409").
    shared = (name for known, name in locale.windows_locale.items() if known & 0x3FF == number)
    return language_tag(next(shared, "").split("_")[0])


def _in_usual_case(tag: str) -> str:
    """RFC 5646, 2.1.1: countries in capitals, scripts in title case, all else small; also all that follows "x"."""
    parts = tag.lower().split("-")
    for place in range(1, len(parts)):
        if len(parts[place - 1]) == 1:
            break
        if len(parts[place]) == 2:
            parts[place] = parts[place].upper()
        elif len(parts[place]) == 4 and parts[place].isalpha():
            parts[place] = parts[place].title()
    return "-".join(parts)
