-- Assessments from before this platform, as a ministry's file tells of them. Days are YYYY-MM-DD. They count in
-- the statistics as far as their columns allow, and nowhere else.
CREATE TABLE brought_in (
    key {integer} PRIMARY KEY NOT NULL,
    school {integer} NOT NULL REFERENCES school (key),
    registered_on TEXT NOT NULL,
    completed_on TEXT,
    -- 0 where the file does not tell; then `label` is NULL.
    has_outcome {integer} NOT NULL CHECK (has_outcome IN (0, 1)),
    label TEXT,
    valid_from_on TEXT,
    -- The last day on which it was valid.
    valid_until_on TEXT,
    infrastructure {integer} CHECK (infrastructure BETWEEN 0 AND 20),
    policy {integer} CHECK (policy BETWEEN 0 AND 20),
    practice {integer} CHECK (practice BETWEEN 0 AND 20),
    scheme TEXT NOT NULL,
    came_at {integer} NOT NULL,
    CHECK (valid_until_on IS NULL OR valid_until_on >= valid_from_on),
    CHECK ((label IS NULL) = (valid_from_on IS NULL))
) {table};

CREATE INDEX brought_in_school ON brought_in (school);
