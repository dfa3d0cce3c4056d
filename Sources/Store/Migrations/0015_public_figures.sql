-- Figures of a day that were asked for as everybody may see them, where no release tells of it: published by that, so
-- frozen, and what comes later is held against them.
CREATE TABLE public_figures (
    key {integer} PRIMARY KEY NOT NULL,
    programme TEXT NOT NULL REFERENCES programme (id),
    -- YYYY-MM-DD.
    as_of_on TEXT NOT NULL,
    -- What the program knew by then is in it.
    known_at {integer} NOT NULL,
    -- JSON as it was made.
    publication TEXT NOT NULL,
    -- SHA-256 of it.
    checksum TEXT NOT NULL,
    UNIQUE (programme, as_of_on)
) {table};
