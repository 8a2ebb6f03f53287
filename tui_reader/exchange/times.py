"""Points in time as other programs write them."""

from datetime import UTC, datetime

# Before the web, and so far ahead that no clock says it: a number that means something else.
_EARLIEST, _LATEST = 600_000_000.0, 4_200_000_000.0


def seconds(text: object) -> float | None:
    """Seconds since the epoch, from a number of seconds, milliseconds or microseconds or an ISO date; else None.

    A date without a zone is UTC.
    """
    if isinstance(text, bool) or text is None:
        return None
    if isinstance(text, int | float):
        return _in_range(float(text))
    words = str(text).strip()
    try:
        return _in_range(float(words))
    except ValueError:
        pass
    try:
        when = datetime.fromisoformat(words.removesuffix(" UTC"))
        return _in_range((when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        return None


def iso(when: float | None) -> str:
    """`2026-05-03T21:04:00Z`; "" for None."""
    return "" if when is None else f"{datetime.fromtimestamp(when, UTC):%Y-%m-%dT%H:%M:%SZ}"


def day(when: float | None) -> str:
    """`2026-05-03`; "" for None."""
    return iso(when)[:10]


def _in_range(number: float) -> float | None:
    for unit in (1.0, 1e3, 1e6):
        if _EARLIEST <= number / unit <= _LATEST:
            return number / unit
    return None
