-- The same letter as HTML; empty where it has none.
ALTER TABLE mail ADD COLUMN html TEXT NOT NULL DEFAULT '';
-- Where one request stops letters of this kind (RFC 8058); NULL where they can't be stopped.
ALTER TABLE mail ADD COLUMN unsubscribe TEXT;
-- 1 for letters of which many go at once: they let the others go first.
ALTER TABLE mail ADD COLUMN bulk {integer} NOT NULL DEFAULT 0;
ALTER TABLE mail ADD COLUMN tries {integer} NOT NULL DEFAULT 0;
-- Who takes a letter to send it moves this on, so that nobody else takes it meanwhile.
ALTER TABLE mail ADD COLUMN next_try_at {integer} NOT NULL DEFAULT 0;
-- Why it did not go, the last time.
ALTER TABLE mail ADD COLUMN error TEXT;
-- Given up.
ALTER TABLE mail ADD COLUMN dead_at {integer};

DROP INDEX mail_waiting;
CREATE INDEX mail_waiting ON mail (bulk, next_try_at, key) WHERE sent_at IS NULL AND dead_at IS NULL;
CREATE INDEX mail_dead ON mail (key) WHERE dead_at IS NOT NULL;

-- What somebody wishes to be reminded of; who never chose has no row, and gets the overview of the week.
CREATE TABLE reminder_wish (
    person {integer} PRIMARY KEY NOT NULL REFERENCES person (key),
    wish TEXT NOT NULL CHECK (wish IN ('none', 'weekly', 'dates')),
    chosen_at {integer} NOT NULL
) {table};

-- One reminder a person and day, at most. Days are YYYY-MM-DD, by the programme's clock.
CREATE TABLE reminder (
    person {integer} NOT NULL REFERENCES person (key),
    day TEXT NOT NULL,
    -- 1 for the overview of the week.
    digest {integer} NOT NULL,
    mail {integer} NOT NULL REFERENCES mail (key),
    PRIMARY KEY (person, day)
) {kept by key};

CREATE INDEX reminder_mail ON reminder (mail);

-- What a person has been told, so that it is told once.
CREATE TABLE reminder_notice (
    person {integer} NOT NULL REFERENCES person (key),
    kind TEXT NOT NULL CHECK (kind IN ('soon', 'late', 'label-3', 'label-1', 'again')),
    -- The key of the task or the result.
    subject {integer} NOT NULL,
    -- The day by which the task was due then; empty for the other kinds.
    due_on TEXT NOT NULL,
    told_on TEXT NOT NULL,
    PRIMARY KEY (person, kind, subject, due_on)
) {kept by key};

-- The days whose reminders are all made.
CREATE TABLE reminder_run (
    programme TEXT NOT NULL REFERENCES programme (id),
    day TEXT NOT NULL,
    ended_at {integer} NOT NULL,
    letters {integer} NOT NULL,
    PRIMARY KEY (programme, day)
) {kept by key};
