"""What was written under another name, told from now on as this library's own."""

import sqlite3

from tui_reader.library.stamps.vectors import seen_of, seen_text


def adopt(db: sqlite3.Connection, name: str, by: str, since: int = 0) -> None:
    """Take over what was written under a name, behind a number of its count; when it was written stays as it was.

    by: the name of this library.

    What was written together keeps numbers in a row: by that a deletion is known with all that it took along.
    """
    rows = db.execute(
        "SELECT kind, key, hlc, seq, seen FROM stamp WHERE node = ? AND seq > ?", (name, since)
    ).fetchall()
    if not rows:
        return
    (count,) = db.execute("SELECT seq FROM me").fetchone()
    for kind, key, hlc, _, _ in rows:
        if kind == "n":
            _sign(db, key, hlc, name)
    db.executemany(
        "UPDATE stamp SET hlc = ?, node = ?, seq = ?, seen = ? WHERE kind = ? AND key = ?",
        [
            # A step above: it is made upon what it takes over, and stands wherever that does.
            (hlc + 1, by, count + seq - since, _seen(kind, seen, name, hlc), kind, key)
            for kind, key, hlc, seq, seen in rows
        ],
    )
    last = max(seq for _, _, _, seq, _ in rows)
    db.execute("UPDATE me SET seq = seq + ?", (last - since,))


def _seen(kind: str, seen: str, node: str, hlc: int) -> str:
    """What it has seen, with what it takes over; of a note its texts say so."""
    return seen if kind == "n" else seen_text({**seen_of(seen), node: hlc})


def _sign(db: sqlite3.Connection, owner: str, hlc: int, node: str) -> None:
    """The one text of a note, as that of who wrote it: the stamp is another one's from now on."""
    db.execute(
        "UPDATE note SET texts = json_array(json_array(?, ?, text)) WHERE owner = ? AND texts = ''", (hlc, node, owner)
    )
