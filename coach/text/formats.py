"""Numbers, dates and the direction of writing of one language, by Babel."""

from __future__ import annotations

import datetime
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal

_LETTER = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])
_WEEKDAYS = {"narrow": "ccccc", "abbreviated": "ccc", "wide": "cccc"}


class Formats:
    """How a language writes numbers and dates.

    `locale` is a tag such as "en", "en_GB.UTF-8" or "pt-BR"; one that Babel does not know counts as English.
    """

    def __init__(self, locale: str) -> None:
        tag = locale.partition(".")[0].partition("@")[0].replace("-", "_")
        try:
            self._locale = Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            self._locale = Locale("en")

    @property
    def right_to_left(self) -> bool:
        """Whether this language runs from right to left."""
        return self._locale.text_direction == "rtl"

    @property
    def has_country(self) -> bool:
        """Whether the tag says in which country the language is spoken."""
        return self._locale.territory is not None

    @property
    def letter_paper(self) -> bool:
        """Whether one prints on Letter here, and not on A4 (CLDR, territoryInfo: measurementData, paperSize)."""
        return self._locale.territory in _LETTER

    def number(self, number: float) -> str:
        """Return a number with the separators of the language and at most 3 decimals."""
        return format_decimal(number, locale=self._locale)

    def date(self, day: datetime.date, form: Literal["short", "medium", "long", "full"] = "long") -> str:
        """Return a date: "4 March 2025" in British English when long."""
        return format_date(day, form, locale=self._locale)

    def day_and_month(self, day: datetime.date) -> str:
        """Return a date without its year, short enough for an axis: "4 Mar" in British English."""
        return format_skeleton("MMMd", day, locale=self._locale)

    def month(self, day: datetime.date) -> str:
        """Return the name of the month, short enough for an axis: "Mar" in English."""
        return format_date(day, "LLL", locale=self._locale)

    def month_and_year(self, day: datetime.date) -> str:
        """Return a month with its year: "Mar 2025" in English."""
        return format_skeleton("yMMM", day, locale=self._locale)

    def year(self, day: datetime.date) -> str:
        """Return the year alone."""
        return format_date(day, "y", locale=self._locale)

    def quarter(self, day: datetime.date) -> str:
        """Return the quarter with its year: "Q1 2025" in English."""
        return format_skeleton("yQQQ", day, locale=self._locale)

    def weekday(self, day: datetime.date, form: Literal["narrow", "abbreviated", "wide"] = "wide") -> str:
        """Return the name of the day of the week: "T", "Tue" or "Tuesday" in English."""
        return format_date(day, _WEEKDAYS[form], locale=self._locale)

    def time(self, moment: datetime.time) -> str:
        """Return a time of day without seconds."""
        return format_time(moment, "short", locale=self._locale)
