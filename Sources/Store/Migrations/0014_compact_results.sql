-- Results take a tenth of the room. The texts of a result are the same as those of a hundred thousand others, and
-- are kept once; its judgement is kept as CompactJudgements says.
CREATE TABLE wording_set (
    key {integer} PRIMARY KEY NOT NULL,
    -- The revisions of the texts that were valid together, by language, as JSON.
    revisions TEXT NOT NULL UNIQUE
) {table};

ALTER TABLE result RENAME COLUMN judgement TO judgement_text;
-- Of these two no row has none; a column that is added can't say so.
ALTER TABLE result ADD COLUMN judgement {bytes};
ALTER TABLE result ADD COLUMN wordings {integer} REFERENCES wording_set (key);

INSERT INTO wording_set (key, revisions)
SELECT ROW_NUMBER() OVER (ORDER BY texts), texts FROM (SELECT DISTINCT texts FROM result) AS used;
UPDATE result SET wordings = (SELECT key FROM wording_set WHERE revisions = texts);
ALTER TABLE result DROP COLUMN texts;
