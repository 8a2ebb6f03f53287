"""The library's tables, by the steps in which they came: `user_version` counts the steps a file has taken."""

FIRST = (
    # identity: the final address without fragment and tracking parameters. names: title, site and address folded for
    # the filter. turn: counts up with every reading, so the order holds when the clock goes back.
    # finished: see `values`.
    """CREATE TABLE article (
        id INTEGER PRIMARY KEY AUTOINCREMENT, identity TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL, site TEXT NOT NULL, byline TEXT NOT NULL, published TEXT NOT NULL,
        minutes INTEGER NOT NULL, view TEXT NOT NULL, kept_at REAL NOT NULL, read_at REAL NOT NULL,
        turn INTEGER NOT NULL,
        finished INTEGER NOT NULL DEFAULT 0, page_bytes INTEGER NOT NULL DEFAULT 0,
        text_bytes INTEGER NOT NULL DEFAULT 0, names TEXT NOT NULL)""",
    "CREATE INDEX article_turn ON article (turn)",
    # Holds all the filter looks at, so that a keystroke never reads the table itself.
    "CREATE INDEX article_listed ON article (finished, turn DESC, names)",
    "CREATE INDEX article_with_page ON article (turn) WHERE page_bytes > 0",
    "CREATE INDEX article_with_text ON article (turn) WHERE finished AND text_bytes > 0",
    """CREATE TABLE address (
        address TEXT PRIMARY KEY, article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE) WITHOUT ROWID""",
    "CREATE INDEX address_article ON address (article)",
    # body comes last: SQLite reads a row's columns in order, and what lies behind the asked ones stays on disk.
    """CREATE TABLE page (
        article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        url TEXT NOT NULL, final_url TEXT NOT NULL, content_type TEXT NOT NULL, etag TEXT NOT NULL,
        last_modified TEXT NOT NULL, fetched_at REAL NOT NULL, checked_at REAL NOT NULL, notes TEXT NOT NULL,
        body BLOB)""",
    """CREATE TABLE version (
        id INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        view TEXT NOT NULL, extractor TEXT NOT NULL, blocks INTEGER NOT NULL, indexed INTEGER NOT NULL DEFAULT 0,
        header TEXT NOT NULL, outline BLOB NOT NULL, quotes BLOB NOT NULL, heights_key TEXT NOT NULL DEFAULT '',
        heights BLOB, UNIQUE (article, view))""",
    "CREATE INDEX version_unindexed ON version (id) WHERE NOT indexed",
    """CREATE TABLE chunk (
        version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE, start INTEGER NOT NULL, stop INTEGER NOT NULL,
        body BLOB NOT NULL, UNIQUE (version, start))""",
    """CREATE TABLE place (
        article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, place TEXT NOT NULL, fraction REAL NOT NULL,
        section TEXT NOT NULL, minutes_left INTEGER NOT NULL)""",
    # name: the letter of a mark; a highlight has none. start, stop: Places as JSON.
    """CREATE TABLE mark (
        id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, kind TEXT NOT NULL,
        name TEXT, start TEXT NOT NULL, stop TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', created REAL NOT NULL,
        UNIQUE (article, kind, name))""",
    """CREATE TABLE queue (
        position INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE,
        article INTEGER REFERENCES article ON DELETE CASCADE, error TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX queue_article ON queue (article)",
    """CREATE TABLE screen (
        id INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        key TEXT NOT NULL, rows BLOB NOT NULL, UNIQUE (article, key))""",
    "CREATE TABLE choice (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # Contentless: the text lies compressed in the chunks, which also give it back when an entry is deleted.
    "CREATE VIRTUAL TABLE fulltext USING fts5 (title, text, content='', tokenize='unicode61 remove_diacritics 2')",
)

FULLTEXT = (
    "CREATE VIRTUAL TABLE fulltext USING fts5 (title, text, content='', tokenize='unicode61 remove_diacritics 2')"
)
MARKTEXT = "CREATE VIRTUAL TABLE marktext USING fts5 (words, tokenize='unicode61 remove_diacritics 2')"
"""What finds words again; made anew when it is damaged."""

# What is rebuilt: SQLite can neither take a constraint from a table nor a column without writing all its rows again.
# The pages are not, since they are most of the file: `page.checked_at` says nothing any more, `checked` does.
SECOND_REBUILT = (
    # key: of the identity, the same on every machine. state, state_before: see `values`, and the one it was taken from.
    # printed_only: never opened. added_at: when a person added it, here or to the program that it came from.
    # names: all the filter looks at; like the key it is made by `names`.
    """CREATE TABLE article_2 (
        id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, identity TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL, site TEXT NOT NULL, byline TEXT NOT NULL, published TEXT NOT NULL,
        minutes INTEGER NOT NULL, view TEXT NOT NULL, kept_at REAL NOT NULL, added_at REAL NOT NULL,
        read_at REAL NOT NULL, turn INTEGER NOT NULL,
        state TEXT NOT NULL DEFAULT 'reading', state_before TEXT NOT NULL DEFAULT '',
        printed_only INTEGER NOT NULL DEFAULT 0,
        page_bytes INTEGER NOT NULL DEFAULT 0, text_bytes INTEGER NOT NULL DEFAULT 0, names TEXT NOT NULL)""",
    """INSERT INTO article_2 SELECT id, article_key(identity), identity, title, site, byline, published, minutes, view,
        kept_at, kept_at, read_at, turn, CASE finished WHEN 1 THEN 'finished' WHEN 2 THEN 'unread' ELSE 'reading' END,
        '', finished = 2, page_bytes, text_bytes, folded_names(title, site, byline, identity) FROM article""",
    "DROP TABLE article",
    "ALTER TABLE article_2 RENAME TO article",
    # When it was left there; an article that is looked at again and not moved in was read later than that.
    "ALTER TABLE place ADD COLUMN stopped_at REAL NOT NULL DEFAULT 0",
    "UPDATE place SET stopped_at = coalesce((SELECT read_at FROM article WHERE id = article), 0)",
    "CREATE INDEX article_turn ON article (turn)",
    # Holds all the filter and the orders look at, so that a keystroke never reads the table itself.
    "CREATE INDEX article_listed ON article (printed_only, state, turn DESC, names, added_at, minutes)",
    "CREATE INDEX article_dates ON article (added_at, read_at)",
    "CREATE INDEX article_with_page ON article (turn) WHERE page_bytes > 0",
    "CREATE INDEX article_with_text ON article (turn) WHERE state = 'finished' AND text_bytes > 0",
    # shown: the text of its view; one that is not is kept for the highlights that were made in it.
    # people: the version of the finder that its people were last looked for with.
    """CREATE TABLE version_2 (
        id INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        view TEXT NOT NULL, shown INTEGER NOT NULL DEFAULT 1, kept_at REAL NOT NULL, extractor TEXT NOT NULL,
        blocks INTEGER NOT NULL, people INTEGER NOT NULL DEFAULT 0,
        header TEXT NOT NULL, outline BLOB NOT NULL, quotes BLOB NOT NULL, heights_key TEXT NOT NULL DEFAULT '',
        heights BLOB)""",
    """INSERT INTO version_2 SELECT version.id, article, version.view, 1, kept_at, extractor, blocks, 0, header,
        outline, quotes, heights_key, heights FROM version JOIN article ON article.id = article""",
    "DROP TABLE version",
    "ALTER TABLE version_2 RENAME TO version",
    "CREATE UNIQUE INDEX version_shown ON version (article, view) WHERE shown",
    "CREATE INDEX version_article ON version (article)",
    "CREATE INDEX version_people ON version (people, id) WHERE shown",
    # rank: see `ranks`; entries of one rank stand in the order of their addresses.
    """CREATE TABLE queue_2 (
        id INTEGER PRIMARY KEY, rank TEXT NOT NULL, address TEXT NOT NULL UNIQUE,
        article INTEGER REFERENCES article ON DELETE CASCADE, error TEXT NOT NULL DEFAULT '')""",
    "INSERT INTO queue_2 SELECT position, next_rank(position), address, article, error FROM queue ORDER BY position",
    "DROP TABLE queue",
    "ALTER TABLE queue_2 RENAME TO queue",
    "CREATE INDEX queue_article ON queue (article)",
    "CREATE INDEX queue_rank ON queue (rank, address)",
    # When the server was last asked: beside the pages, whose rows are long.
    "CREATE TABLE checked (article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, at REAL NOT NULL)",
    "INSERT INTO checked SELECT article, checked_at FROM page",
    "DROP TABLE choice",
    # The pages that an article goes on in, as `page` has the first.
    """CREATE TABLE next_page (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, number INTEGER NOT NULL,
        url TEXT NOT NULL, final_url TEXT NOT NULL, content_type TEXT NOT NULL, etag TEXT NOT NULL,
        last_modified TEXT NOT NULL, fetched_at REAL NOT NULL, body BLOB NOT NULL, UNIQUE (article, number))""",
    # Filled anew behind the reader's back, an entry for each article: see `search.fulltext`.
    "DROP TABLE fulltext",
    FULLTEXT,
    # What the index holds of an article: the text of this version, or of none, and the title as it was indexed.
    "CREATE TABLE entry (article INTEGER PRIMARY KEY, version INTEGER, title TEXT NOT NULL)",
    "CREATE INDEX entry_version ON entry (version) WHERE version IS NOT NULL",
    # The articles of which the index knows nothing yet, or something else.
    "CREATE TABLE unindexed (article INTEGER PRIMARY KEY)",
    "INSERT INTO unindexed SELECT id FROM article",
    # What to do about a row that is there already would be said by the statement that fires the trigger.
    """CREATE TRIGGER unindexed_article AFTER INSERT ON article
        WHEN NOT EXISTS (SELECT 1 FROM unindexed WHERE article = new.id)
        BEGIN INSERT INTO unindexed VALUES (new.id); END""",
    """CREATE TRIGGER unindexed_title AFTER UPDATE OF title, view ON article
        WHEN (new.title <> old.title OR new.view <> old.view)
        AND NOT EXISTS (SELECT 1 FROM unindexed WHERE article = new.id)
        BEGIN INSERT INTO unindexed VALUES (new.id); END""",
    """CREATE TRIGGER unindexed_version AFTER INSERT ON version
        WHEN NOT EXISTS (SELECT 1 FROM unindexed WHERE article = new.article)
        BEGIN INSERT INTO unindexed VALUES (new.article); END""",
)

SECOND_NEW = (
    # start, stop: Places as JSON. label: 1 to 4, or 0. version: the text it was made in, as long as that is kept.
    # A highlight that was deleted has no row: its stamp is what says so to other machines.
    """CREATE TABLE highlight (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        version INTEGER REFERENCES version ON DELETE SET NULL,
        quote TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, start TEXT NOT NULL, stop TEXT NOT NULL,
        label INTEGER NOT NULL DEFAULT 0, created REAL NOT NULL, changed REAL NOT NULL)""",
    "CREATE INDEX highlight_article ON highlight (article, created)",
    "CREATE INDEX highlight_created ON highlight (created)",
    "CREATE INDEX highlight_version ON highlight (version) WHERE version IS NOT NULL",
    # owner: the uuid of a highlight, or the key of the article. texts: those it is made of as JSON (`merging.notes`),
    # where there are several that nobody has put together yet; "" otherwise.
    """CREATE TABLE note (
        id INTEGER PRIMARY KEY, owner TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, text TEXT NOT NULL,
        texts TEXT NOT NULL DEFAULT '', changed REAL NOT NULL)""",
    "CREATE INDEX note_article ON note (article)",
    # name: as it was typed, NFC. key: casefolded.
    """CREATE TABLE tag (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, key TEXT NOT NULL, name TEXT NOT NULL,
        PRIMARY KEY (article, key)) WITHOUT ROWID""",
    "CREATE INDEX tag_key ON tag (key, article)",
    # tags: names of tags that what is kept from it gets, parted by blanks. error: the word for why asking failed.
    """CREATE TABLE feed (
        id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, title TEXT NOT NULL DEFAULT '',
        tags TEXT NOT NULL DEFAULT '', asked_at REAL NOT NULL DEFAULT 0, wait_until REAL NOT NULL DEFAULT 0,
        error TEXT NOT NULL DEFAULT '', added REAL NOT NULL)""",
    # new: not yet seen by a person; what a list held when it was first followed is not.
    """CREATE TABLE seen (
        feed INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE, id TEXT NOT NULL, first_seen REAL NOT NULL,
        new INTEGER NOT NULL, PRIMARY KEY (feed, id)) WITHOUT ROWID""",
    "CREATE INDEX seen_new ON seen (feed, first_seen) WHERE new",
    # One for each that is told apart: by name, by whether it is sure, and two of one name by `about`, who they are in
    # the text. key: the name folded. quotes, articles, last: counted, as a million rows of `said` take too long.
    """CREATE TABLE person (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, about TEXT NOT NULL DEFAULT '',
        sure INTEGER NOT NULL, quotes INTEGER NOT NULL DEFAULT 0, articles INTEGER NOT NULL DEFAULT 0,
        last REAL NOT NULL DEFAULT 0)""",
    "CREATE INDEX person_key ON person (key)",
    "CREATE INDEX person_quotes ON person (quotes DESC, key)",
    "CREATE INDEX person_last ON person (last DESC, key)",
    # at: when the article was published, else kept. start: a Place as JSON.
    """CREATE TABLE said (
        id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE, at REAL NOT NULL, kind TEXT NOT NULL,
        start TEXT NOT NULL, words TEXT NOT NULL)""",
    "CREATE INDEX said_article ON said (article)",
    "CREATE INDEX said_person ON said (person, at DESC, id)",
    # Whatever deletes an article, its people are counted without it.
    """CREATE TRIGGER said_gone AFTER DELETE ON said BEGIN
        UPDATE person SET quotes = quotes - 1,
            articles = articles - NOT EXISTS (SELECT 1 FROM said WHERE person = OLD.person AND article = OLD.article),
            last = coalesce((SELECT max(at) FROM said WHERE person = OLD.person), 0) WHERE id = OLD.person;
        DELETE FROM person WHERE id = OLD.person AND quotes < 1;
        END""",
    # The words of notes and highlights, by twice the id of a highlight, or that and one of a note.
    MARKTEXT,
    # Of the text that is shown: what another machine asks for it by. It outlives a text that made room for others.
    """CREATE TABLE body (
        article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, version INTEGER NOT NULL,
        sha256 TEXT NOT NULL, size INTEGER NOT NULL)""",
    # Of each register (`stamps`) its last change: a hybrid clock, the machine's name, and its own count of changes.
    # seen: of other machines the last change of it that was known, as JSON (`merging.writes`).
    """CREATE TABLE stamp (
        kind TEXT NOT NULL, key TEXT NOT NULL, hlc INTEGER NOT NULL, node TEXT NOT NULL, seq INTEGER NOT NULL,
        seen TEXT NOT NULL DEFAULT '', PRIMARY KEY (kind, key)) WITHOUT ROWID""",
    "CREATE INDEX stamp_node ON stamp (node, seq)",
    # Up to which of its changes every other machine's are known here, and the life in which it made them.
    "CREATE TABLE vv (node TEXT PRIMARY KEY, seq INTEGER NOT NULL, life TEXT NOT NULL DEFAULT '') WITHOUT ROWID",
    # The lives of this file, each with its last change: a copy that was made before has others (`told.ledger`).
    "CREATE TABLE life (word TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX life_seq ON life (seq)",
    "CREATE TABLE me (node TEXT NOT NULL, fingerprint TEXT NOT NULL, hlc INTEGER NOT NULL, seq INTEGER NOT NULL)",
    # Of each library up to which of its deletions are forgotten here (`told.tombstones`).
    "CREATE TABLE forgotten (node TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID",
    # Values of registers that have no row: of kinds that only newer programs know, or of an article that is not here.
    """CREATE TABLE held (
        kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID""",
    # What came of changes of two machines that knew nothing of each other, in words.
    """CREATE TABLE met (
        id INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL, box TEXT NOT NULL, words TEXT NOT NULL)""",
    # The hubs that this file is told by: up to where, and what was told there.
    """CREATE TABLE hub (
        name TEXT PRIMARY KEY, at INTEGER NOT NULL DEFAULT 0, sent INTEGER NOT NULL DEFAULT 0,
        life TEXT NOT NULL DEFAULT '') WITHOUT ROWID""",
)

VERSION = 2
# "tuir": tells our files from other programs' (SQLite's header has a place for it).
APPLICATION_ID = 0x74756972
