-- Whether a school's public statement can be seen, with who decided that last; without a row it can't.
CREATE TABLE statement (
    school {integer} PRIMARY KEY NOT NULL REFERENCES school (key),
    -- 0 or 1.
    is_public {integer} NOT NULL CHECK (is_public IN (0, 1)),
    changed_at {integer} NOT NULL,
    changed_by {integer} NOT NULL REFERENCES person (key)
) {table};

CREATE INDEX statement_changed_by ON statement (changed_by);

-- The words of questionnaires by their revision, which results name: so that a report can be printed in the words
-- that its school has read, also when the content has others by now.
CREATE TABLE wording (
    revision TEXT NOT NULL,
    language TEXT NOT NULL,
    -- As JSON.
    words TEXT NOT NULL,
    PRIMARY KEY (revision, language)
) {table};
