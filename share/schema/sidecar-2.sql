-- From version 1 to 2: corrections and decisions get names in all the world, by
-- which a merge knows them again, and decisions the checksum of the file that
-- they were made in. NULL in a row that another program added. The journal's
-- images get both, too, so that what was done before can still be undone.

ALTER TABLE correction ADD COLUMN uuid TEXT;
ALTER TABLE decision ADD COLUMN uuid TEXT;
ALTER TABLE decision ADD COLUMN sha256 TEXT; -- NULL where it holds everywhere, or is not known

-- Of rows that are there, and of those that were undone.
CREATE TEMP TABLE named AS
SELECT
	kind,
	row_id,
	lower(
		hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4'
		|| substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2)
		|| '-' || hex(randomblob(6))
	) AS uuid
FROM (
	SELECT kind, row_id FROM journal_step WHERE kind IN ('correction', 'decision')
	UNION
	SELECT 'correction', id FROM correction
	UNION
	SELECT 'decision', id FROM decision
);

UPDATE correction SET uuid = (
	SELECT named.uuid FROM named WHERE kind = 'correction' AND row_id = correction.id
);

UPDATE decision SET uuid = (
	SELECT named.uuid FROM named WHERE kind = 'decision' AND row_id = decision.id
);

UPDATE journal_step SET
	image_before = json_insert(image_before, '$.uuid', named.uuid),
	image_after = json_insert(image_after, '$.uuid', named.uuid)
FROM named
WHERE named.kind = journal_step.kind AND named.row_id = journal_step.row_id;

UPDATE journal_step SET
	image_before = json_insert(image_before, '$.sha256', NULL),
	image_after = json_insert(image_after, '$.sha256', NULL)
WHERE kind = 'decision';

DROP TABLE named;

CREATE UNIQUE INDEX correction_by_uuid ON correction (uuid);
CREATE UNIQUE INDEX decision_by_uuid ON decision (uuid);
