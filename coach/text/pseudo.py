"""A made-up language that shows layout faults before translators find them.

Locale "qps" makes every text about 40 % longer, accents it and sets it in brackets: text that
is cut off loses its bracket, text that was never marked for translation has none. Locale "qps-rtl"
also runs from right to left.
"""

from __future__ import annotations

import gettext
import re

LEFT_TO_RIGHT = "qps"
RIGHT_TO_LEFT = "qps-rtl"

_KEPT = re.compile(r"(\{\{|\}\}|\{[^{}]*\}|\*\*|\s+)")
_ACCENTED = str.maketrans("AaCcDdEeGgHhIiJjLlNnOoRrSsTtUuWwYyZz", "ÅåÇçĐđÉéĜĝĤĥÎîĴĵĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž")
_VOWELS = re.compile(r"[aeiouAEIOU]")
_PADDING = "öñé ţŵö ţĥŕéé ƒöûŕ ƒîṽé "
_GROWTH = 1.4

# Unicode marks. An override turns the letters of a word around; a mark on either side makes the word
# count as right-to-left text, so that words stand in right-to-left order too.
_RIGHT_TO_LEFT_MARK = "\u200f"
_OVERRIDE = "\u202e"
_END_OF_OVERRIDE = "\u202c"


class PseudoTranslations(gettext.NullTranslations):
    """Translates English into the pseudo-language. {placeholders} and ** marks are kept as they are."""

    def __init__(self, locale: str) -> None:
        super().__init__()
        self._right_to_left = locale == RIGHT_TO_LEFT

    def gettext(self, message: str) -> str:
        """Return the text in the pseudo-language."""
        pieces = _KEPT.split(message)
        words = [piece if _KEPT.fullmatch(piece) else self._word(piece) for piece in pieces if piece]
        wanted = round(len(message) * _GROWTH)
        missing = wanted - sum(map(_visible_length, words)) - len("[]")
        padding = " " + _fill(missing - 1) if missing > 1 else ""
        return f"[{''.join(words)}{padding}]"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the English form for `n` in the pseudo-language."""
        return self.gettext(msgid1 if n == 1 else msgid2)

    def _word(self, word: str) -> str:
        longer = _VOWELS.sub(lambda vowel: vowel.group() + vowel.group().lower(), word, count=1)
        accented = longer.translate(_ACCENTED)
        if not self._right_to_left:
            return accented
        return f"{_RIGHT_TO_LEFT_MARK}{_OVERRIDE}{accented}{_END_OF_OVERRIDE}{_RIGHT_TO_LEFT_MARK}"


def _visible_length(word: str) -> int:
    return sum(letter not in (_RIGHT_TO_LEFT_MARK, _OVERRIDE, _END_OF_OVERRIDE) for letter in word)


def _fill(length: int) -> str:
    return (_PADDING * (length // len(_PADDING) + 1))[:length].rstrip()
