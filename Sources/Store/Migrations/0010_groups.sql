-- A group of schools of the register, from the day that somebody is asked to coordinate it or a school shares.
CREATE TABLE school_group (
    key {integer} PRIMARY KEY NOT NULL,
    programme TEXT NOT NULL REFERENCES programme (id),
    number TEXT NOT NULL,
    -- As the register last called it.
    name TEXT NOT NULL,
    UNIQUE (programme, number)
) {table};

-- The schools of a group.
CREATE INDEX school_in_group ON school (programme, group_number) WHERE group_number IS NOT NULL;

CREATE TABLE group_coordinator (
    school_group {integer} NOT NULL REFERENCES school_group (key),
    person {integer} NOT NULL REFERENCES person (key),
    since {integer} NOT NULL,
    PRIMARY KEY (person, school_group)
) {kept by key};

CREATE INDEX group_coordinator_group ON group_coordinator (school_group);

-- The programme's manager asks somebody to coordinate a group.
CREATE TABLE group_invitation (
    key {integer} PRIMARY KEY NOT NULL,
    school_group {integer} NOT NULL REFERENCES school_group (key),
    email TEXT NOT NULL,
    -- SHA-256 of the token in the mailed link.
    token {bytes} NOT NULL UNIQUE,
    -- NULL where the operator invited.
    invited_by {integer} REFERENCES person (key),
    made_at {integer} NOT NULL,
    expires_at {integer} NOT NULL,
    accepted_at {integer},
    withdrawn_at {integer}
) {table};

CREATE INDEX group_invitation_group ON group_invitation (school_group);

-- What a school lets its group see, and from when until when. Nothing without a row that is still open.
CREATE TABLE group_share (
    key {integer} PRIMARY KEY NOT NULL,
    school {integer} NOT NULL REFERENCES school (key),
    school_group {integer} NOT NULL REFERENCES school_group (key),
    matter TEXT NOT NULL CHECK (matter IN ('standing', 'plan')),
    since {integer} NOT NULL,
    shared_by {integer} NOT NULL REFERENCES person (key),
    ended_at {integer},
    -- NULL where the school left the group in the register.
    ended_by {integer} REFERENCES person (key),
    CHECK (ended_by IS NULL OR ended_at IS NOT NULL)
) {table};

CREATE UNIQUE INDEX group_share_open ON group_share (school, matter) WHERE ended_at IS NULL;
CREATE INDEX group_share_group ON group_share (school_group) WHERE ended_at IS NULL;

-- What a group answered for its schools. A new answer replaces the one before, which stays: schools took it over.
CREATE TABLE group_answer (
    key {integer} PRIMARY KEY NOT NULL,
    school_group {integer} NOT NULL REFERENCES school_group (key),
    version {integer} NOT NULL REFERENCES version (key),
    question {integer} NOT NULL REFERENCES term (key),
    response {integer} NOT NULL REFERENCES term (key),
    note TEXT NOT NULL,
    person {integer} NOT NULL REFERENCES person (key),
    answered_at {integer} NOT NULL,
    -- When another answer took its place, or it was taken back.
    replaced_at {integer}
) {table};

CREATE UNIQUE INDEX group_answer_now ON group_answer (school_group, version, question) WHERE replaced_at IS NULL;

-- The school took over what its group answered. It is the group's as long as the answer is the same.
CREATE TABLE answer_taken (
    assessment {integer} NOT NULL,
    question {integer} NOT NULL,
    group_answer {integer} NOT NULL REFERENCES group_answer (key),
    taken_by {integer} NOT NULL REFERENCES person (key),
    taken_at {integer} NOT NULL,
    PRIMARY KEY (assessment, question),
    FOREIGN KEY (assessment, question) REFERENCES answer (assessment, question)
) {kept by key};
