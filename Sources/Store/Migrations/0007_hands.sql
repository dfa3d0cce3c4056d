-- The head joins the roles of a team. SQLite can't change a CHECK, so the tables are made anew with their rows;
-- links too, for they refer to invitations.
CREATE TABLE membership_anew (
    school {integer} NOT NULL REFERENCES school (key),
    person {integer} NOT NULL REFERENCES person (key),
    role TEXT NOT NULL CHECK (role IN ('coordinator', 'contributor', 'head')),
    since {integer} NOT NULL,
    PRIMARY KEY (person, school)
) {kept by key};

INSERT INTO membership_anew (school, person, role, since) SELECT school, person, role, since FROM membership;
DROP TABLE membership;
ALTER TABLE membership_anew RENAME TO membership;
CREATE INDEX membership_school ON membership (school);

CREATE TABLE invitation_anew (
    key {integer} PRIMARY KEY NOT NULL,
    programme TEXT REFERENCES programme (id),
    school {integer} REFERENCES school (key),
    role TEXT NOT NULL CHECK (role IN ('manager', 'coordinator', 'contributor', 'head')),
    email TEXT NOT NULL,
    -- NULL where the operator invited.
    invited_by {integer} REFERENCES person (key),
    made_at {integer} NOT NULL,
    accepted_at {integer},
    withdrawn_at {integer},
    CHECK ((programme IS NULL) <> (school IS NULL)),
    CHECK ((role = 'manager') = (school IS NULL))
) {table};

INSERT INTO invitation_anew (key, programme, school, role, email, invited_by, made_at, accepted_at, withdrawn_at)
SELECT key, programme, school, role, email, invited_by, made_at, accepted_at, withdrawn_at FROM invitation;

CREATE TABLE link_anew (
    token {bytes} PRIMARY KEY NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('own-address', 'school-address', 'invitation', 'password')),
    claim {integer} REFERENCES claim (key),
    invitation {integer} REFERENCES invitation_anew (key),
    person {integer} REFERENCES person (key),
    expires_at {integer} NOT NULL,
    used_at {integer}
) {table};

INSERT INTO link_anew (token, purpose, claim, invitation, person, expires_at, used_at)
SELECT token, purpose, claim, invitation, person, expires_at, used_at FROM link;
DROP TABLE link;
DROP TABLE invitation;
ALTER TABLE invitation_anew RENAME TO invitation;
ALTER TABLE link_anew RENAME TO link;
CREATE INDEX invitation_school ON invitation (school);
CREATE INDEX link_claim ON link (claim);
CREATE INDEX link_person ON link (person);

-- A question that somebody of the team looks after. Who has left the team no longer counts.
CREATE TABLE handed (
    assessment {integer} NOT NULL,
    question {integer} NOT NULL,
    person {integer} NOT NULL REFERENCES person (key),
    -- YYYY-MM-DD.
    due_on TEXT,
    handed_at {integer} NOT NULL,
    handed_by {integer} NOT NULL REFERENCES person (key),
    PRIMARY KEY (assessment, question),
    FOREIGN KEY (assessment, question) REFERENCES drawn (assessment, question)
) {kept by key};

CREATE INDEX handed_person ON handed (person);

-- A question that went to somebody outside the school, and what came back.
CREATE TABLE enquiry (
    key {integer} PRIMARY KEY NOT NULL,
    -- SHA-256 of the token; the token itself is in the mail only.
    token {bytes} NOT NULL UNIQUE,
    assessment {integer} NOT NULL,
    question {integer} NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    message TEXT NOT NULL,
    asked_at {integer} NOT NULL,
    asked_by {integer} NOT NULL REFERENCES person (key),
    expires_at {integer} NOT NULL,
    withdrawn_at {integer},
    response {integer} REFERENCES term (key),
    note TEXT NOT NULL,
    handed_in_at {integer},
    decided_at {integer},
    decided_by {integer} REFERENCES person (key),
    -- Why the school refused it; empty where it became its answer.
    reason TEXT NOT NULL,
    FOREIGN KEY (assessment, question) REFERENCES drawn (assessment, question),
    CHECK ((response IS NULL) = (handed_in_at IS NULL)),
    CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
    CHECK (decided_at IS NULL OR handed_in_at IS NOT NULL),
    CHECK (withdrawn_at IS NULL OR handed_in_at IS NULL)
) {table};

CREATE INDEX enquiry_assessment ON enquiry (assessment);

-- People of a team answered one question otherwise. All their answers are kept, and the coordinator settles it.
CREATE TABLE disagreement (
    key {integer} PRIMARY KEY NOT NULL,
    assessment {integer} NOT NULL,
    question {integer} NOT NULL,
    opened_at {integer} NOT NULL,
    opened_by {integer} NOT NULL REFERENCES person (key),
    settled_at {integer},
    settled_by {integer} REFERENCES person (key),
    reason TEXT NOT NULL,
    FOREIGN KEY (assessment, question) REFERENCES drawn (assessment, question),
    CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
    CHECK ((settled_at IS NULL) = (reason = ''))
) {table};

CREATE INDEX disagreement_assessment ON disagreement (assessment);
CREATE UNIQUE INDEX disagreement_open ON disagreement (assessment, question) WHERE settled_at IS NULL;

CREATE TABLE opinion (
    disagreement {integer} NOT NULL REFERENCES disagreement (key),
    person {integer} NOT NULL REFERENCES person (key),
    response {integer} NOT NULL REFERENCES term (key),
    note TEXT NOT NULL,
    given_at {integer} NOT NULL,
    PRIMARY KEY (disagreement, person)
) {kept by key};

-- The head's word before the submission: asked for by a coordinator, given on a state of the answers.
CREATE TABLE sign_off (
    assessment {integer} PRIMARY KEY NOT NULL REFERENCES assessment (key),
    asked_at {integer},
    asked_by {integer} REFERENCES person (key),
    signed_at {integer},
    signed_by {integer} REFERENCES person (key),
    -- The sum of the times of the answers that were signed: it grows with every change of one.
    signed_state {integer},
    CHECK ((asked_at IS NULL) = (asked_by IS NULL)),
    CHECK ((signed_at IS NULL) = (signed_by IS NULL)),
    CHECK ((signed_at IS NULL) = (signed_state IS NULL))
) {kept by key};
