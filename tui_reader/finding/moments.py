"""Days and spans of time as a query names them: `2026-05`, `30d`, `yesterday`."""

import re
from datetime import datetime, timedelta

KNOWN = "2026, 2026-05, 2026-05-14, 30d, 6w, 3m, 1y, today or yesterday"
_SPAN = re.compile(r"(\d{1,5})([dwmy])")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_BACK = {"today": 0, "yesterday": 1}


def moment(text: str, now: float) -> float | None:
    """The moment in seconds since the epoch; None when the words name none.

    A year, a month or a day begins at its first midnight where the user is; a span lies before `now`.
    """
    word = text.casefold()
    if span := _SPAN.fullmatch(word):
        return now - int(span[1]) * _DAYS[span[2]] * 86_400
    try:
        if word in _BACK:
            today = datetime.fromtimestamp(now).replace(hour=0, minute=0, second=0, microsecond=0)
            return (today - timedelta(days=_BACK[word])).timestamp()
        if date := _DATE.fullmatch(word):
            return datetime(int(date[1]), int(date[2] or 1), int(date[3] or 1)).timestamp()
    except (ValueError, OverflowError, OSError):  # the 31st of April, the year 0
        return None
    return None
