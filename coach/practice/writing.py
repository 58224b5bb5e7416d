"""Writing with large keys: which letters and signs there are, and how they are put into groups."""

from __future__ import annotations

from collections.abc import Sequence

from coach.practice.message import ui

# For translators: the letters of the language in their order, each once, small, with spaces between them.
ALPHABET = ui("a b c d e f g h i j k l m n o p q r s t u v w x y z")
SIGNS = tuple("1234567890.,?:;-/()'&+")
GROUP = 5  # letters that one key opens, where each has no room for a key of its own
_LATIN = tuple("abcdefghijklmnopqrstuvwxyz")
_ENDS = (".", "?", ":")
_APART = (" ", "-", "\n")


def alphabet(words: str) -> tuple[str, ...]:
    """The letters that a translator has listed; the Latin ones if the list is not one of single letters."""
    letters = tuple(words.split())
    return letters if letters and all(len(one) == 1 and one.isalpha() for one in letters) else _LATIN


def groups(signs: Sequence[str], size: int = GROUP) -> tuple[tuple[str, ...], ...]:
    """The signs in order, so many in a group; a last one that would stand alone joins the group before it."""
    found = [tuple(signs[at : at + size]) for at in range(0, len(signs), size)]
    if len(found) > 1 and len(found[-1]) == 1:
        found[-2:] = [found[-2] + found[-1]]
    return tuple(found)


def capital(letter: str) -> str:
    """The letter as a capital; itself where the capital would be two letters."""
    upper = letter.upper()
    return upper if len(upper) == 1 else letter


def begins(text: str) -> bool:
    """Whether the next letter begins a sentence."""
    before = text.rstrip(" \n")
    return not before or (before != text and before.endswith(_ENDS))


def begins_name(text: str) -> bool:
    """Whether the next letter begins a part of a name."""
    return not text or text[-1] in _APART


def both_cases(letters: Sequence[str], *, large: bool) -> tuple[str, ...]:
    """Small letters and their capitals, each sign once; capitals come first where the next letter is one."""
    capitals = tuple(map(capital, letters))
    return tuple(dict.fromkeys((*capitals, *letters) if large else (*letters, *capitals)))


def tidy(text: str) -> str:
    """The text on one line, without spaces at its ends or two in a row."""
    return " ".join(text.split())
