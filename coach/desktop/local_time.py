"""The local time of this computer, with its summer time, as the system knows it."""

from __future__ import annotations

from datetime import UTC, datetime


class SystemLocalTime:
    """The `LocalTime` of the machine."""

    def to_utc(self, local: datetime) -> datetime:
        """The moment of a local time without zone; of two the first, and for a skipped one that of the old offset."""
        moment = local.replace(tzinfo=None, fold=0).timestamp()  # `astimezone` takes the new offset for a skipped time
        return datetime.fromtimestamp(moment, UTC)

    def to_local(self, utc: datetime) -> datetime:
        """The local time of a moment, without zone."""
        return utc.astimezone().replace(tzinfo=None)
