-- The sidecar, version 1: a reader's annotations beside the corpus.
-- docs/sidecar.md says what each column means and what is promised of it.
-- Later versions are steps from the one before: sidecar-2.sql, sidecar-3.sql.
-- Times are Unix seconds; _cp counts Unicode code points, _byte bytes of the
-- file; ranges are half-open, [start, end).

PRAGMA application_id = 2053664873; -- 0x7A687069, "zhpi"

-- An article as it was when it was annotated. path is relative to the folder
-- of this file where it lies below it, else absolute.
CREATE TABLE article (
	id INTEGER PRIMARY KEY,
	path TEXT NOT NULL,
	ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
	fingerprint TEXT NOT NULL, -- of its letters; core/text/article.h
	sha256 TEXT NOT NULL,      -- of the whole file
	title TEXT,
	date TEXT, -- ISO 8601
	UNIQUE (path, ordinal, fingerprint, sha256)
) STRICT;

CREATE INDEX article_by_fingerprint ON article (fingerprint);

-- start_cp and end_cp count in the texts of the article's blocks, joined by a
-- line feed each. exact, prefix and suffix are that text: what was marked, and
-- up to 32 characters before and after it.
CREATE TABLE annotation (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uuid TEXT NOT NULL UNIQUE,
	article INTEGER NOT NULL REFERENCES article (id),
	start_cp INTEGER NOT NULL,
	end_cp INTEGER NOT NULL,
	exact TEXT NOT NULL,
	prefix TEXT NOT NULL,
	suffix TEXT NOT NULL,
	section TEXT, -- the heading above it
	speaker TEXT, -- who says it
	note TEXT,
	author TEXT NOT NULL,
	created INTEGER NOT NULL,
	modified INTEGER NOT NULL,
	CHECK (0 <= start_cp AND start_cp < end_cp)
) STRICT;

CREATE INDEX annotation_by_article ON annotation (article);

-- The bytes of the file that an annotation's text was made from, in the order
-- used: several where a repair joined what stood apart.
CREATE TABLE source_range (
	annotation INTEGER NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
	n INTEGER NOT NULL,
	start_byte INTEGER NOT NULL,
	end_byte INTEGER NOT NULL,
	PRIMARY KEY (annotation, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	used INTEGER NOT NULL -- when it was last given
) STRICT;

-- The key's columns come first: SQLite 3.40's integrity_check reads tables
-- without rowid in the order of their keys, and else finds faults in this one.
CREATE TABLE annotation_tag (
	annotation INTEGER NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
	tag INTEGER NOT NULL REFERENCES tag (id),
	n INTEGER NOT NULL, -- order in which they were given
	PRIMARY KEY (annotation, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX annotation_tag_by_tag ON annotation_tag (tag);

-- What the reader's hand changed in how a file is read: steps against the
-- file's bytes, applied in the order of id. kind is join, split, move, type,
-- begin-article, join-article, text, without (a kind of repair, for the whole
-- file), without-here (the one repair at start_byte). exact is what stood at start_byte, decoded, by which the place is found
-- again in a file that has changed. target_byte of a move is NULL for the end.
CREATE TABLE correction (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	path TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	kind TEXT NOT NULL,
	start_byte INTEGER NOT NULL,
	end_byte INTEGER NOT NULL,
	target_byte INTEGER,
	type TEXT, -- of a block: heading, paragraph, item, caption, title, …
	level INTEGER NOT NULL,
	repair TEXT, -- unwrap, unspace, …
	text TEXT,
	exact TEXT NOT NULL,
	author TEXT NOT NULL,
	created INTEGER NOT NULL
) STRICT;

CREATE INDEX correction_by_path ON correction (path);

-- What the reader decided about mentions. kind is not (the words are no mention
-- of type), person (they are one: name, post), value (of a metric), speaker (of
-- a quotation: name). start_byte and end_byte are its place in the file at path;
-- where they are NULL, it holds wherever the same words stand, in any file.
CREATE TABLE decision (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	path TEXT,
	kind TEXT NOT NULL,
	type TEXT NOT NULL, -- person, metric, quote
	words TEXT NOT NULL,
	start_byte INTEGER,
	end_byte INTEGER,
	name TEXT,
	post TEXT,
	value REAL,
	value_to REAL,
	unit TEXT,
	comparator TEXT, -- = ~ > >= < <=
	author TEXT NOT NULL,
	created INTEGER NOT NULL
) STRICT;

CREATE INDEX decision_by_path ON decision (path);

-- What was done, so that it can be taken back and done again, also after a
-- restart. Undone actions are the newest ones, until the next action.
CREATE TABLE journal (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	what TEXT NOT NULL, -- for a person to read
	author TEXT NOT NULL,
	done INTEGER NOT NULL,
	undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

-- One thing that an action changed, whole, before and after it, as JSON; NULL
-- where it was not there. kind names what it is: annotation, correction,
-- decision.
CREATE TABLE journal_step (
	journal INTEGER NOT NULL REFERENCES journal (id) ON DELETE CASCADE,
	n INTEGER NOT NULL,
	kind TEXT NOT NULL,
	row_id INTEGER NOT NULL,
	image_before TEXT,
	image_after TEXT,
	PRIMARY KEY (journal, n)
) STRICT, WITHOUT ROWID;

-- For people: one row an annotation.
CREATE VIEW annotations AS
SELECT
	annotation.id,
	article.path,
	article.ordinal,
	article.title,
	article.date,
	annotation.section,
	annotation.speaker,
	annotation.exact,
	(
		SELECT group_concat(name, '; ')
		FROM (
			SELECT tag.name
			FROM annotation_tag
			JOIN tag ON tag.id = annotation_tag.tag
			WHERE annotation_tag.annotation = annotation.id
			ORDER BY annotation_tag.n
		)
	) AS tags,
	annotation.note,
	annotation.start_cp,
	annotation.end_cp,
	annotation.author,
	strftime('%Y-%m-%dT%H:%M:%SZ', annotation.created, 'unixepoch') AS created,
	strftime('%Y-%m-%dT%H:%M:%SZ', annotation.modified, 'unixepoch') AS modified,
	annotation.uuid
FROM annotation
JOIN article ON article.id = annotation.article
ORDER BY article.path, article.ordinal, annotation.start_cp, annotation.id;
