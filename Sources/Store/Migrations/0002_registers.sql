-- What a school was from a day on and until before another: so its region and levels on any day are known.
-- Days are YYYY-MM-DD. The first known state reaches back to the beginning, 0001-01-01. Periods of a school do
-- not overlap; between two there is a gap only where the school was closed.
CREATE TABLE school_period (
    school {integer} NOT NULL REFERENCES school (key),
    from_on TEXT NOT NULL,
    -- The first day on which it no longer holds; NULL as long as it does.
    until_on TEXT,
    name TEXT NOT NULL,
    street TEXT NOT NULL,
    postcode TEXT NOT NULL,
    place TEXT NOT NULL,
    region TEXT,
    -- A sum: primary 1, secondary 2, adult 4, arts 8, higher 16.
    levels {integer} NOT NULL,
    kind TEXT NOT NULL,
    network TEXT,
    group_number TEXT,
    PRIMARY KEY (school, from_on),
    CHECK (until_on IS NULL OR until_on > from_on)
) {kept by key};

INSERT INTO school_period (school, from_on, until_on, name, street, postcode, place, region, levels, kind,
    network, group_number)
SELECT key, '0001-01-01', closed_on, name, street, postcode, place, region,
    (SELECT CAST(COALESCE(SUM(CASE level WHEN 'primary' THEN 1 WHEN 'secondary' THEN 2 WHEN 'adult' THEN 4
        WHEN 'arts' THEN 8 ELSE 16 END), 0) AS {integer}) FROM school_level WHERE school = school.key),
    kind, network, group_number
FROM school;

-- The school closed on the day because it went on in its successor.
CREATE TABLE school_merger (
    school {integer} PRIMARY KEY NOT NULL REFERENCES school (key),
    successor {integer} NOT NULL REFERENCES school (key),
    merged_on TEXT NOT NULL,
    noted_at {integer} NOT NULL,
    CHECK (successor <> school)
) {table};

CREATE INDEX school_merger_successor ON school_merger (successor);

-- The search: the distinct words of numbers, names, postcodes and places, without accents and capitals. As
-- UTF-8 bytes, because bytes have the same order in every database and text has not.
CREATE TABLE word (
    key {integer} PRIMARY KEY NOT NULL,
    text {bytes} NOT NULL UNIQUE,
    -- How many schools have it: a search begins with the rarest of its words.
    schools {integer} NOT NULL
) {table};

CREATE TABLE word_school (
    word {integer} NOT NULL REFERENCES word (key),
    school {integer} NOT NULL REFERENCES school (key),
    PRIMARY KEY (word, school)
) {kept by key};

CREATE INDEX word_school_school ON word_school (school, word);

-- The trigrams of words of letters, to find those that are a typing error away. A trigram is three characters
-- of 21 bits; `size` is the word's number of characters.
CREATE TABLE trigram (
    gram {integer} NOT NULL,
    size {integer} NOT NULL,
    word {integer} NOT NULL REFERENCES word (key),
    PRIMARY KEY (gram, size, word)
) {kept by key};
