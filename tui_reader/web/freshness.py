"""For how long an answer is good, by what its headers say (RFC 9111, 5.2.2 and 5.3)."""

import re
from collections.abc import Mapping

LONGEST = 24 * 3600.0
"""Seconds for which a server is believed: some say a year of everything they have."""
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_NOT_AT_ALL = re.compile(r"(?:^|[\s,])(?:no-cache|no-store)\b", re.IGNORECASE)


def fresh_for(headers: Mapping[str, str]) -> float:
    """Seconds, 0 where the headers ask for none. What caches on the way have used up of them is taken off."""
    control = headers.get("cache-control", "")
    if _NOT_AT_ALL.search(control):
        return 0.0
    if found := _MAX_AGE.search(control):
        age = headers.get("age", "")
        used = int(age[:9]) if age.isascii() and age.isdigit() else 0
        return min(LONGEST, max(0.0, float(found[1]) - used))
    return min(LONGEST, _until(headers.get("expires", ""), headers.get("date", "")))


def _until(expires: str, date: str) -> float:
    if not expires or not date:
        return 0.0
    from email.utils import parsedate_to_datetime  # 15 ms, and hardly any answer has no Cache-Control

    try:
        return max(0.0, (parsedate_to_datetime(expires) - parsedate_to_datetime(date)).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
