-- Figures that were published for everybody, frozen. Days are YYYY-MM-DD; texts are JSON as it was made.
CREATE TABLE release (
    key {integer} PRIMARY KEY NOT NULL,
    programme TEXT NOT NULL REFERENCES programme (id),
    -- From 1.
    number {integer} NOT NULL,
    as_of_on TEXT NOT NULL,
    -- What the program knew by then is in it.
    known_at {integer} NOT NULL,
    made_at {integer} NOT NULL,
    publication TEXT NOT NULL,
    benchmark TEXT NOT NULL,
    -- SHA-256 of the two and of the files.
    checksum TEXT NOT NULL,
    UNIQUE (programme, number),
    UNIQUE (programme, as_of_on)
) {table};

-- What is served of a release, byte by byte.
CREATE TABLE release_file (
    release {integer} NOT NULL REFERENCES release (key),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    content TEXT NOT NULL,
    -- SHA-256: its entity tag.
    checksum TEXT NOT NULL,
    PRIMARY KEY (release, name)
) {kept by key};

-- Written answers to parliament, frozen. Their figures are published with them.
CREATE TABLE written_answer (
    key {integer} PRIMARY KEY NOT NULL,
    programme TEXT NOT NULL REFERENCES programme (id),
    -- From 1.
    number {integer} NOT NULL,
    as_of_on TEXT NOT NULL,
    compared_on TEXT,
    known_at {integer} NOT NULL,
    made_at {integer} NOT NULL,
    made_by {integer} NOT NULL REFERENCES person (key),
    language TEXT NOT NULL,
    figures TEXT NOT NULL,
    checksum TEXT NOT NULL,
    -- The answer that this one corrects.
    corrects {integer} REFERENCES written_answer (key),
    UNIQUE (programme, number),
    CHECK (compared_on IS NULL OR compared_on < as_of_on)
) {table};

CREATE INDEX written_answer_made_by ON written_answer (made_by);
CREATE INDEX written_answer_corrects ON written_answer (corrects) WHERE corrects IS NOT NULL;
