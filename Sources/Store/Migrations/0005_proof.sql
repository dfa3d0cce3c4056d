-- What shows that a task was done: a file, a link or a statement.
CREATE TABLE proof (
    key {integer} PRIMARY KEY NOT NULL,
    task {integer} NOT NULL REFERENCES task (key),
    -- The task's, so that what a school keeps is counted without its tasks.
    school {integer} NOT NULL REFERENCES school (key),
    added_at {integer} NOT NULL,
    added_by {integer} NOT NULL REFERENCES person (key),
    -- The statement; of a file or a link what it shows, perhaps nothing.
    words TEXT NOT NULL,
    address TEXT,
    file_name TEXT,
    file_kind TEXT,
    -- SHA-256 of what is kept.
    file_checksum TEXT,
    file_bytes {integer},
    CHECK (address IS NULL OR file_name IS NULL),
    CHECK (address IS NOT NULL OR file_name IS NOT NULL OR words <> ''),
    CHECK ((file_name IS NULL) = (file_kind IS NULL)),
    CHECK ((file_name IS NULL) = (file_checksum IS NULL)),
    CHECK ((file_name IS NULL) = (file_bytes IS NULL))
) {table};

CREATE INDEX proof_school ON proof (school);
-- The same file a second time is no second proof.
CREATE UNIQUE INDEX proof_task ON proof (task, file_checksum);

-- The bytes of a file in pieces, so that no engine and no reader holds it as one value.
CREATE TABLE proof_piece (
    proof {integer} NOT NULL REFERENCES proof (key),
    position {integer} NOT NULL,
    bytes {bytes} NOT NULL,
    PRIMARY KEY (proof, position)
) {table};
