-- From version 2 to 3: actions know their moment to the microsecond, so that
-- those of several sidecars are taken back in the order in which they were done;
-- and what was deleted is remembered by its name in all the world, so that a
-- merge does not bring it back.

-- Unix time in microseconds, later than that of each action before.
ALTER TABLE journal ADD COLUMN moment INTEGER NOT NULL DEFAULT 0;

UPDATE journal SET moment = done * 1000000 + id;

CREATE TABLE deleted (
	uuid TEXT PRIMARY KEY,
	deleted INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- As far as the journal goes back.
INSERT OR IGNORE INTO deleted
SELECT
	journal_step.image_before ->> 'uuid',
	journal.done
FROM journal_step
JOIN journal ON journal.id = journal_step.journal
WHERE
	journal_step.image_after IS NULL
	AND journal.undone = 0
	AND json_valid(journal_step.image_before)
	AND journal_step.image_before ->> 'uuid' IS NOT NULL;
