-- What a school undertakes: an action of a result's plan, or one of its own.
CREATE TABLE task (
    key {integer} PRIMARY KEY NOT NULL,
    school {integer} NOT NULL REFERENCES school (key),
    -- The result whose plan called for it; NULL for the school's own.
    result {integer} REFERENCES result (key),
    action {integer} REFERENCES term (key),
    -- What the school calls its own; empty for an action of a plan, whose words are content.
    title TEXT NOT NULL,
    made_at {integer} NOT NULL,
    made_by {integer} NOT NULL REFERENCES person (key),
    -- From here on as the latest change left it.
    state TEXT NOT NULL CHECK (state IN ('accepted', 'planned', 'busy', 'done', 'declined')),
    owner {integer} REFERENCES person (key),
    -- YYYY-MM-DD.
    due_on TEXT,
    notes TEXT NOT NULL,
    -- Why it is not for this school; empty in the other states.
    reason TEXT NOT NULL,
    done_at {integer},
    -- The number of the latest change: who changes an older one is told.
    revision {integer} NOT NULL,
    CHECK ((result IS NULL) = (action IS NULL)),
    CHECK ((action IS NULL) = (title <> '')),
    CHECK ((state = 'declined') = (reason <> '')),
    CHECK ((state = 'done') = (done_at IS NOT NULL))
) {table};

CREATE UNIQUE INDEX task_action ON task (result, action);
-- An action that two plans call for is one task, until it is done.
CREATE UNIQUE INDEX task_open ON task (school, action) WHERE state <> 'done' AND state <> 'declined';
CREATE INDEX task_school ON task (school);
CREATE INDEX task_owner ON task (owner);
CREATE INDEX task_due ON task (due_on);

-- The task after each change, with who made it: its history.
CREATE TABLE task_change (
    task {integer} NOT NULL REFERENCES task (key),
    revision {integer} NOT NULL,
    changed_at {integer} NOT NULL,
    changed_by {integer} NOT NULL REFERENCES person (key),
    title TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    owner {integer} REFERENCES person (key),
    due_on TEXT,
    notes TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (task, revision)
) {kept by key};
