-- The clock by which a programme's days are told. The programmes that there were before this step had this one.
ALTER TABLE programme ADD COLUMN time_zone TEXT NOT NULL DEFAULT 'Europe/Brussels';

-- The first saved answer.
ALTER TABLE assessment ADD COLUMN started_at {integer};
UPDATE assessment SET started_at =
    (SELECT MIN(answered_at) FROM answer WHERE answer.assessment = assessment.key);

-- At which place of a packed score an area or topic stands.
CREATE TABLE scored (
    kind TEXT NOT NULL CHECK (kind IN ('area', 'topic')),
    name TEXT NOT NULL,
    place {integer} NOT NULL,
    PRIMARY KEY (kind, name)
) {kept by key};
INSERT INTO scored (kind, name, place) VALUES ('area', 'infrastructure', 0), ('area', 'policy', 1),
    ('area', 'practice', 2);

-- The scores of the judgement, packed as PackedScores says.
ALTER TABLE result ADD COLUMN area_points {integer} NOT NULL DEFAULT 0;
ALTER TABLE result ADD COLUMN topic_points {integer} NOT NULL DEFAULT 0;

-- The place of the label in the rules of the programme's scheme, from 1; 0 for none.
ALTER TABLE brought_in ADD COLUMN label_rank {integer} NOT NULL DEFAULT 0;

-- A label that was taken back: the award ends at that moment.
CREATE TABLE withdrawal (
    result {integer} PRIMARY KEY NOT NULL REFERENCES award (result),
    withdrawn_at {integer} NOT NULL,
    -- As the operator says.
    withdrawn_by TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    -- What the award said before.
    valid_until {integer} NOT NULL
) {table};

-- The school no longer takes part, from the day on: YYYY-MM-DD.
CREATE TABLE departure (
    school {integer} PRIMARY KEY NOT NULL REFERENCES school (key),
    left_on TEXT NOT NULL,
    noted_at {integer} NOT NULL
) {table};

-- Pupils as the register says, and their class in each period: small, medium, large.
ALTER TABLE school ADD COLUMN pupils {integer};
ALTER TABLE school_period ADD COLUMN size_class TEXT;

-- What the schools of one kind have in common. Empty text where the register does not tell.
CREATE TABLE segment (
    key {integer} PRIMARY KEY NOT NULL,
    programme TEXT NOT NULL REFERENCES programme (id),
    region TEXT NOT NULL,
    -- As in school_period.
    levels {integer} NOT NULL,
    kind TEXT NOT NULL,
    network TEXT NOT NULL,
    size TEXT NOT NULL,
    UNIQUE (programme, region, levels, kind, network, size)
) {table};

-- From which day on how many more (or fewer) schools stand so. Only ever added to: what it says of a school is the
-- sum of its rows. Days are numbers such as 20181001, and may lie ahead: the end of a label does.
CREATE TABLE journal (
    school {integer} NOT NULL REFERENCES school (key),
    key {integer} NOT NULL,
    programme TEXT NOT NULL,
    day {integer} NOT NULL,
    segment {integer} NOT NULL REFERENCES segment (key),
    -- As StandingState and PackedScores say.
    state {integer} NOT NULL,
    areas {integer} NOT NULL,
    topics {integer} NOT NULL,
    change {integer} NOT NULL,
    noted_at {integer} NOT NULL,
    PRIMARY KEY (school, key)
) {kept by key};

-- With all that sums are made of, so that the rows of a month are read from it alone.
CREATE INDEX journal_day ON journal (programme, day, segment, state, areas, topics, change);

-- The rows that no tally holds yet.
CREATE TABLE journal_new (
    school {integer} NOT NULL,
    key {integer} NOT NULL,
    PRIMARY KEY (school, key),
    FOREIGN KEY (school, key) REFERENCES journal (school, key)
) {kept by key};

-- Sums of the journal. Kind 0 holds states of the whole programme and 1 of its segments; 2 and 3 the same of area
-- points (value: place × 32 + points), 4 topic points of the whole programme (place × 8 + points). A period such as
-- 201810 is what changed in that month, 201800 all that changed before that year.
CREATE TABLE tally (
    programme TEXT NOT NULL,
    kind {integer} NOT NULL,
    period {integer} NOT NULL,
    -- 0 for the whole programme.
    segment {integer} NOT NULL,
    value {integer} NOT NULL,
    schools {integer} NOT NULL,
    PRIMARY KEY (programme, kind, period, segment, value)
) {kept by key};

-- The years for which there is a sum of all before.
CREATE TABLE tally_year (
    programme TEXT NOT NULL,
    year {integer} NOT NULL,
    PRIMARY KEY (programme, year)
) {kept by key};

-- How often each answer was given in the assessments submitted in a month.
CREATE TABLE choice_tally (
    programme TEXT NOT NULL,
    month {integer} NOT NULL,
    question {integer} NOT NULL REFERENCES term (key),
    response {integer} NOT NULL REFERENCES term (key),
    answers {integer} NOT NULL,
    PRIMARY KEY (programme, month, question, response)
) {kept by key};

-- The results whose answers are not in it yet.
CREATE TABLE choice_new (
    result {integer} PRIMARY KEY NOT NULL
) {table};
INSERT INTO choice_new (result) SELECT key FROM result;

CREATE INDEX result_submitted ON result (submitted_at);
