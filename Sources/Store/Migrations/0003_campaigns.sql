-- A programme's manager invites schools of the register to take part.
CREATE TABLE campaign (
    key {integer} PRIMARY KEY NOT NULL,
    programme TEXT NOT NULL REFERENCES programme (id),
    name TEXT NOT NULL,
    message TEXT NOT NULL,
    made_at {integer} NOT NULL,
    made_by {integer} NOT NULL REFERENCES person (key),
    UNIQUE (programme, name)
) {table};

CREATE TABLE campaign_school (
    campaign {integer} NOT NULL REFERENCES campaign (key),
    school {integer} NOT NULL REFERENCES school (key),
    -- The address in the register to which the invitation went; NULL where the register has none.
    mailed_to TEXT,
    PRIMARY KEY (campaign, school)
) {kept by key};

CREATE INDEX campaign_school_school ON campaign_school (school);

-- The campaign whose link led to the claim.
ALTER TABLE claim ADD COLUMN campaign {integer} REFERENCES campaign (key);
