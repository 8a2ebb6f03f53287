"""The tables of a shared library, and who may do what with them.

Every statement is SQL of PostgreSQL 12 and later. No other server was tried; by their manuals these do not run there:

| statement | where not |
| --- | --- |
| `pg_notify`, LISTEN | CockroachDB; YugabyteDB before 2025.2.3, and later unless it is switched on |
| `pg_advisory_xact_lock_shared` | CockroachDB before 2026; YugabyteDB before 2025.1 |
| `pg_advisory_lock` | CockroachDB takes it and locks nothing |
| CREATE POLICY, FORCE ROW LEVEL SECURITY | CockroachDB before 25.2 |
| CREATE ROLE, by --init | on Citus it is for each node, until roles are propagated |

On Citus all tables are to be distributed by `library`, the first column of every key.
"""

MEMBERS = "tui_reader_members"
"""The role that readers are members of."""

CREATE = (
    "CREATE SCHEMA IF NOT EXISTS tui_reader",
    # check_key: by what a library's key is known to be the right one.
    "CREATE TABLE IF NOT EXISTS tui_reader.library (library int PRIMARY KEY, check_key bytea NOT NULL)",
    # owner: the reader whose row it is, '' for what all share. name, body: sealed. hlc, node, nseq: the stamp.
    """CREATE TABLE IF NOT EXISTS tui_reader.reg (
        library int NOT NULL, name bytea NOT NULL, owner text NOT NULL, body bytea NOT NULL, hlc bigint NOT NULL,
        node text COLLATE "C" NOT NULL, nseq bigint NOT NULL, PRIMARY KEY (library, name))""",
    "CREATE INDEX IF NOT EXISTS reg_node ON tui_reader.reg (library, node, nseq)",
    # Up to which of its writes every machine's are here, and in which of its lives it made them.
    """CREATE TABLE IF NOT EXISTS tui_reader.seen (
        library int NOT NULL, node text NOT NULL, nseq bigint NOT NULL, life text NOT NULL,
        PRIMARY KEY (library, node))""",
    # Kept texts, sealed, by the HMAC of what is in them.
    """CREATE TABLE IF NOT EXISTS tui_reader.text (
        library int NOT NULL, name bytea NOT NULL, body bytea NOT NULL, PRIMARY KEY (library, name))""",
    "ALTER TABLE tui_reader.reg ENABLE ROW LEVEL SECURITY",
    # Also for whoever owns the table.
    "ALTER TABLE tui_reader.reg FORCE ROW LEVEL SECURITY",
    "DROP POLICY IF EXISTS reads ON tui_reader.reg",
    "CREATE POLICY reads ON tui_reader.reg FOR SELECT USING (true)",
    "DROP POLICY IF EXISTS adds ON tui_reader.reg",
    "CREATE POLICY adds ON tui_reader.reg FOR INSERT WITH CHECK (owner IN ('', current_user))",
    "DROP POLICY IF EXISTS changes ON tui_reader.reg",
    """CREATE POLICY changes ON tui_reader.reg FOR UPDATE USING (owner IN ('', current_user))
        WITH CHECK (owner IN ('', current_user))""",
)
ROLE = f"CREATE ROLE {MEMBERS} NOLOGIN"
GRANT = (
    f"GRANT USAGE ON SCHEMA tui_reader TO {MEMBERS}",
    f"GRANT SELECT ON tui_reader.library TO {MEMBERS}",
    f"GRANT SELECT, INSERT ON tui_reader.text TO {MEMBERS}",
    f"GRANT SELECT, INSERT, UPDATE ON tui_reader.reg, tui_reader.seen TO {MEMBERS}",
)

BEGIN_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
SEEN = "SELECT node, nseq, life FROM tui_reader.seen WHERE library = 1"
# Library by library of which there is something new, each from where it is known: OFFSET 0 keeps the server from going
# through all rows instead, which it would as long as it has counted none.
NEW = """SELECT r.name, r.owner, r.body FROM tui_reader.seen s CROSS JOIN LATERAL
    (SELECT name, owner, body, node, nseq FROM tui_reader.reg WHERE library = 1 AND node = s.node
    AND nseq > coalesce((%(known)s::jsonb ->> s.node)::bigint, 0) ORDER BY nseq OFFSET 0) r
    WHERE s.library = 1 AND s.nseq > coalesce((%(known)s::jsonb ->> s.node)::bigint, 0)
    AND r.owner IN ('', current_user)"""
IN_ORDER = "ORDER BY r.node, r.nseq"
# The merge: the newest write stands, and none is replaced that whoever writes has not seen.
PUSH = """INSERT INTO tui_reader.reg (library, name, owner, body, hlc, node, nseq)
    SELECT 1, * FROM unnest(%(name)s::bytea[], %(owner)s::text[], %(body)s::bytea[], %(hlc)s::bigint[],
    %(node)s::text[], %(nseq)s::bigint[])
    ON CONFLICT (library, name) DO UPDATE SET body = excluded.body, hlc = excluded.hlc, node = excluded.node,
    nseq = excluded.nseq WHERE (excluded.hlc, excluded.node) > (reg.hlc, reg.node)
    AND reg.nseq <= coalesce((%(known)s::jsonb ->> reg.node)::bigint, 0)"""
# Breaks the transaction off where something stands that whoever writes has not seen: there is nothing to be divided by.
NONE_UNSEEN = """SELECT 1 / CASE WHEN EXISTS (SELECT 1 FROM tui_reader.reg WHERE library = 1 AND name = ANY(%(name)s)
    AND nseq > coalesce((%(known)s::jsonb ->> node)::bigint, 0)) THEN 0 ELSE 1 END"""
RAISE = """INSERT INTO tui_reader.seen (library, node, nseq, life) SELECT 1, * FROM unnest(%s::text[], %s::bigint[],
    %s::text[]) ON CONFLICT (library, node) DO UPDATE SET
    life = CASE WHEN excluded.nseq > seen.nseq THEN excluded.life ELSE seen.life END,
    nseq = greatest(seen.nseq, excluded.nseq)"""
TEXTS = "SELECT name, body FROM tui_reader.text WHERE library = 1 AND name = ANY(%s::bytea[])"
TEXTS_THERE = "SELECT name FROM tui_reader.text WHERE library = 1 AND name = ANY(%s::bytea[])"
PUT_TEXT = "INSERT INTO tui_reader.text (library, name, body) VALUES (1, %s, %s) ON CONFLICT DO NOTHING"
CHANNEL = "tui_reader"
LISTEN = f"LISTEN {CHANNEL}"
# Who puts something there does so beside others; who was too slow once, alone. The number is this program's own.
LOCK_SHARED = "SELECT pg_advisory_xact_lock_shared(1953851762)"
LOCK = "SELECT pg_advisory_lock(1953851762)"
UNLOCK = "SELECT pg_advisory_unlock(1953851762)"
