"""Turns Message values into words of one language."""

from __future__ import annotations

import gettext
import struct
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from coach.practice.message import Domain, Message, Value
from coach.text.pseudo import LEFT_TO_RIGHT, RIGHT_TO_LEFT, PseudoTranslations

if TYPE_CHECKING:
    from coach.text.formats import Formats

DOMAINS: tuple[Domain, ...] = ("ui", "content")
DAMAGED = (OSError, ValueError, struct.error)  # what gettext raises when a catalogue cannot be used

_UNGROUPED = range(1000)  # whole numbers that English writes without a thousands separator


class Words:
    """The words of one language.

    `locale` is a tag such as "en", "en_GB" or "pt-BR". `catalogues` holds the translations of each domain; a domain
    without one stays English.
    """

    def __init__(self, locale: str, catalogues: Mapping[Domain, gettext.NullTranslations]) -> None:
        self.locale = locale
        self._catalogues = catalogues
        self._english = locale.replace("-", "_").partition("_")[0] in ("en", LEFT_TO_RIGHT)

    def of(self, message: Message) -> str:
        """Return the words to show, with ** marks around key words.

        Raises KeyError if a placeholder has no value: that is a bug, here or in a catalogue.
        """
        return self._translated(message).format_map({name: self._filled(value) for name, value in message.values})

    def spoken(self, message: Message) -> str:
        """Return the words without ** marks: for the voice, a screen reader, or a plain label."""
        return self.of(message).replace("**", "")

    def number(self, number: float) -> str:
        """Return a number as this language writes it, with at most 3 decimals."""
        if self._english and isinstance(number, int) and number in _UNGROUPED:
            return str(number)
        return self.formats.number(number)

    @property
    def right_to_left(self) -> bool:
        """Whether this language runs from right to left."""
        return self.locale == RIGHT_TO_LEFT if self._english else self.formats.right_to_left

    @cached_property
    def formats(self) -> Formats:
        """How this language writes dates and numbers.

        Babel is imported by the first call, not with this module: it takes about 40 ms of the start.
        """
        from coach.text.formats import Formats

        return Formats(self.locale)

    def _translated(self, message: Message) -> str:
        if not message.text:  # gettext answers "" with the head of its catalogue
            return ""
        catalogue = self._catalogues.get(message.domain) or gettext.NullTranslations()
        if message.plural is None or message.number is None:
            return catalogue.gettext(message.text)
        return catalogue.ngettext(message.text, message.plural, message.number)

    def _filled(self, value: Value) -> str:
        if isinstance(value, Message):
            return self.of(value)
        return value if isinstance(value, str) else self.number(value)


def open_words(locale: str, folder: Path) -> Words:
    """Return the words of `locale` from the compiled catalogues `folder`/LOCALE/LC_MESSAGES/DOMAIN.mo.

    A domain whose catalogue is missing or damaged stays English. "qps" and "qps-rtl" are the pseudo-language.
    """
    if locale in (LEFT_TO_RIGHT, RIGHT_TO_LEFT):
        return Words(locale, dict.fromkeys(DOMAINS, PseudoTranslations(locale)))
    catalogues: dict[Domain, gettext.NullTranslations] = {}
    for domain in DOMAINS:
        with suppress(*DAMAGED):
            catalogues[domain] = gettext.translation(domain, folder, [locale.replace("-", "_")], fallback=True)
    return Words(locale, catalogues)
