CREATE TABLE setting (
    name TEXT PRIMARY KEY NOT NULL,
    value {bytes} NOT NULL
) {table};

-- The ids of the content that rows refer to: a small number for each.
CREATE TABLE term (
    key {integer} PRIMARY KEY NOT NULL,
    name TEXT NOT NULL UNIQUE
) {table};

-- Every version that was used, with its whole structure: results never depend on a folder.
CREATE TABLE version (
    key {integer} PRIMARY KEY NOT NULL,
    scheme TEXT NOT NULL,
    version TEXT NOT NULL,
    checksum TEXT NOT NULL UNIQUE,
    structure TEXT NOT NULL
) {table};

-- The programmes that this installation runs.
CREATE TABLE programme (
    id TEXT PRIMARY KEY NOT NULL,
    since {integer} NOT NULL
) {table};

CREATE TABLE delivery (
    key {integer} PRIMARY KEY NOT NULL,
    programme TEXT NOT NULL REFERENCES programme (id),
    imported_at {integer} NOT NULL,
    files TEXT NOT NULL,
    covers TEXT NOT NULL,
    rows_read {integer} NOT NULL,
    rows_unusable {integer} NOT NULL
) {table};

CREATE TABLE school (
    key {integer} PRIMARY KEY NOT NULL,
    programme TEXT NOT NULL REFERENCES programme (id),
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    street TEXT NOT NULL,
    postcode TEXT NOT NULL,
    place TEXT NOT NULL,
    region TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('ordinary', 'special')),
    network TEXT,
    group_number TEXT,
    group_name TEXT,
    email TEXT,
    website TEXT,
    opened_on TEXT,
    closed_on TEXT,
    -- SHA-256 of what the register last said, so that an unchanged school costs no write.
    digest TEXT NOT NULL,
    -- Number, name, postcode and place without accents and capitals, each word after a space.
    searchable TEXT NOT NULL,
    delivery {integer} NOT NULL REFERENCES delivery (key),
    UNIQUE (programme, number)
) {table};

CREATE TABLE school_level (
    school {integer} NOT NULL REFERENCES school (key),
    level TEXT NOT NULL CHECK (level IN ('primary', 'secondary', 'adult', 'arts', 'higher')),
    PRIMARY KEY (school, level)
) {kept by key};

CREATE TABLE site (
    school {integer} NOT NULL REFERENCES school (key),
    position {integer} NOT NULL,
    name TEXT NOT NULL,
    street TEXT NOT NULL,
    postcode TEXT NOT NULL,
    place TEXT NOT NULL,
    PRIMARY KEY (school, position)
) {kept by key};

CREATE TABLE person (
    key {integer} PRIMARY KEY NOT NULL,
    -- In lower case: one person, one address.
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password TEXT NOT NULL,
    language TEXT NOT NULL,
    confirmed_at {integer} NOT NULL
) {table};

CREATE TABLE session (
    -- SHA-256 of the token; the token itself is in the person's cookie only.
    token {bytes} PRIMARY KEY NOT NULL,
    person {integer} NOT NULL REFERENCES person (key),
    opened_at {integer} NOT NULL,
    expires_at {integer} NOT NULL
) {table};

CREATE INDEX session_person ON session (person);

-- Someone says that they act for a school. Two proofs: their own address, and the school's.
CREATE TABLE claim (
    key {integer} PRIMARY KEY NOT NULL,
    school {integer} NOT NULL REFERENCES school (key),
    source TEXT NOT NULL,
    made_at {integer} NOT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    -- The hash of the password chosen with the claim; NULL where the person has an account already.
    password TEXT,
    -- The person, from the moment that their own address is confirmed.
    person {integer} REFERENCES person (key),
    own_confirmed_at {integer},
    -- The school's address in the register to which the second link went.
    school_email TEXT,
    school_confirmed_at {integer},
    refused_at {integer},
    decided_by {integer} REFERENCES person (key),
    reason TEXT,
    CHECK (school_confirmed_at IS NULL OR own_confirmed_at IS NOT NULL),
    CHECK (school_confirmed_at IS NULL OR refused_at IS NULL)
) {table};

CREATE INDEX claim_person ON claim (person);
CREATE INDEX claim_school ON claim (school);
-- Of several claims of one school only one can be confirmed.
CREATE UNIQUE INDEX claim_confirmed ON claim (school) WHERE school_confirmed_at IS NOT NULL;

-- Somebody is invited to manage a programme, or into a school's team.
CREATE TABLE invitation (
    key {integer} PRIMARY KEY NOT NULL,
    programme TEXT REFERENCES programme (id),
    school {integer} REFERENCES school (key),
    role TEXT NOT NULL CHECK (role IN ('manager', 'coordinator', 'contributor')),
    email TEXT NOT NULL,
    -- NULL where the operator invited.
    invited_by {integer} REFERENCES person (key),
    made_at {integer} NOT NULL,
    accepted_at {integer},
    withdrawn_at {integer},
    CHECK ((programme IS NULL) <> (school IS NULL)),
    CHECK ((role = 'manager') = (school IS NULL))
) {table};

CREATE INDEX invitation_school ON invitation (school);

-- A link that was mailed. Opening it shows a page; only the button on it does something.
CREATE TABLE link (
    token {bytes} PRIMARY KEY NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('own-address', 'school-address', 'invitation', 'password')),
    claim {integer} REFERENCES claim (key),
    invitation {integer} REFERENCES invitation (key),
    person {integer} REFERENCES person (key),
    expires_at {integer} NOT NULL,
    used_at {integer}
) {table};

CREATE INDEX link_claim ON link (claim);
CREATE INDEX link_person ON link (person);

CREATE TABLE membership (
    school {integer} NOT NULL REFERENCES school (key),
    person {integer} NOT NULL REFERENCES person (key),
    role TEXT NOT NULL CHECK (role IN ('coordinator', 'contributor')),
    since {integer} NOT NULL,
    PRIMARY KEY (person, school)
) {kept by key};

CREATE INDEX membership_school ON membership (school);

CREATE TABLE manager (
    programme TEXT NOT NULL REFERENCES programme (id),
    person {integer} NOT NULL REFERENCES person (key),
    since {integer} NOT NULL,
    PRIMARY KEY (person, programme)
) {kept by key};

CREATE TABLE assessment (
    key {integer} PRIMARY KEY NOT NULL,
    school {integer} NOT NULL REFERENCES school (key),
    version {integer} NOT NULL REFERENCES version (key),
    level TEXT NOT NULL,
    seed {integer} NOT NULL,
    opened_at {integer} NOT NULL,
    opened_by {integer} NOT NULL REFERENCES person (key),
    submitted_at {integer},
    -- Given up; the next one keeps the draw.
    abandoned_at {integer},
    abandoned_by {integer} REFERENCES person (key),
    CHECK (submitted_at IS NULL OR abandoned_at IS NULL)
) {table};

CREATE INDEX assessment_school ON assessment (school);
CREATE UNIQUE INDEX assessment_open ON assessment (school) WHERE submitted_at IS NULL AND abandoned_at IS NULL;

CREATE TABLE drawn (
    assessment {integer} NOT NULL REFERENCES assessment (key),
    question {integer} NOT NULL REFERENCES term (key),
    position {integer} NOT NULL,
    PRIMARY KEY (assessment, question)
) {kept by key};

CREATE TABLE answer (
    assessment {integer} NOT NULL,
    question {integer} NOT NULL,
    response {integer} NOT NULL REFERENCES term (key),
    note TEXT NOT NULL,
    person {integer} NOT NULL REFERENCES person (key),
    answered_at {integer} NOT NULL,
    PRIMARY KEY (assessment, question),
    FOREIGN KEY (assessment, question) REFERENCES drawn (assessment, question)
) {kept by key};

-- The frozen outcome of a submitted assessment. Written once, never changed.
CREATE TABLE result (
    key {integer} PRIMARY KEY NOT NULL,
    assessment {integer} NOT NULL UNIQUE REFERENCES assessment (key),
    school {integer} NOT NULL REFERENCES school (key),
    submitted_at {integer} NOT NULL,
    submitted_by {integer} NOT NULL REFERENCES person (key),
    points {integer} NOT NULL,
    possible {integer} NOT NULL,
    level TEXT,
    -- The revisions of the texts that were valid, by language, as JSON.
    texts TEXT NOT NULL,
    -- The whole judgement: score, label, reasons and plan, as JSON.
    judgement TEXT NOT NULL
) {table};

CREATE INDEX result_school ON result (school);

CREATE TABLE award (
    result {integer} PRIMARY KEY NOT NULL REFERENCES result (key),
    school {integer} NOT NULL REFERENCES school (key),
    level TEXT NOT NULL,
    valid_from {integer} NOT NULL,
    -- The first moment at which it is no longer valid.
    valid_until {integer} NOT NULL,
    CHECK (valid_until > valid_from)
) {table};

CREATE INDEX award_school ON award (school);

CREATE TABLE mail (
    key {integer} PRIMARY KEY NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- Emptied once it is sent: it may hold a link that is a key.
    body TEXT NOT NULL,
    made_at {integer} NOT NULL,
    sent_at {integer}
) {table};

CREATE INDEX mail_waiting ON mail (key) WHERE sent_at IS NULL;
