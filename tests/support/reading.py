"""How hard a text is to read: the Flesch-Kincaid grade, with a small syllable count of our own."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[a-z]+(?:['\u2019][a-z]+)*|\d+")
_SENTENCE_ENDS = re.compile(r"[.!?:;]+(?=\s|$)|\n")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_E = re.compile(r"[^aeiouy]e(?:$|ly$|ful$|less$|ments?$)|[^aeioutdy]ed$|(?:[^aeioucgsxyzh]|[^cs]h)es$")
_HEARD_LE = re.compile(r"[^aeiouylr]les?$")  # "little", "knuckles"
_EXCEPTIONS = {
    "clothespin": 2,
    "clothespins": 2,
    "coordination": 5,
    "every": 2,
    "everyday": 3,
    "going": 2,
    "doing": 2,
    "idea": 3,
    "piano": 3,
}


def words(text: str) -> list[str]:
    """The words of a text in small letters, without ** marks; a number in figures is one word."""
    return _WORDS.findall(text.replace("**", "").lower())


def sentences(text: str) -> int:
    """How many sentences a text has, at least 1. A line break ends one too."""
    return max(1, sum(1 for part in _SENTENCE_ENDS.split(text) if words(part)))


def syllables(word: str) -> int:
    """How many syllables an English word in small letters has: vowel groups, without silent ones. Figures count 1."""
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    count = len(_VOWELS.findall(re.sub(r"(?<=[aeiou])y(?=[aeiou])", " ", word)))
    if _SILENT_E.search(word) and not _HEARD_LE.search(word):
        count -= 1
    return max(1, count)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, 1975)."""
    found = words(text)
    if not found:
        return 0.0
    return 0.39 * len(found) / sentences(text) + 11.8 * sum(map(syllables, found)) / len(found) - 15.59
