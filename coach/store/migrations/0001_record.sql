-- Who practises, what was planned, what was really done, and how it felt.
--
-- A moment is three columns: UTC as ISO 8601 text with milliseconds, the local date, and the offset from UTC in minutes.
-- The checks do double duty: the integrity check tests them on every row, and so finds damaged values too.
-- Adding '+0 days' makes SQLite count the days of the month.

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

INSERT INTO person (id, name) VALUES (1, '');

CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person (id),
    started_utc TEXT NOT NULL CHECK (julianday(started_utc) IS NOT NULL),
    started_date TEXT NOT NULL CHECK (started_date IS date(started_date, '+0 days')),
    started_offset INTEGER NOT NULL CHECK (started_offset BETWEEN -1440 AND 1440),
    ended_utc TEXT CHECK (ended_utc IS NULL OR julianday(ended_utc) IS NOT NULL),
    ended_date TEXT CHECK (ended_date IS NULL OR ended_date IS date(ended_date, '+0 days')),
    ended_offset INTEGER CHECK (ended_offset BETWEEN -1440 AND 1440),
    outcome TEXT CHECK (outcome IN ('finished', 'skipped', 'hurt', 'broken-off')),
    plan TEXT NOT NULL, -- JSON of what was to be done; last, because it is long and seldom read
    CHECK ((ended_utc IS NULL) + (ended_date IS NULL) + (ended_offset IS NULL) + (outcome IS NULL) IN (0, 4))
) STRICT;

CREATE INDEX session_by_date ON session (started_date);
CREATE INDEX session_unfinished ON session (id) WHERE ended_utc IS NULL;

CREATE TABLE set_done (
    session INTEGER NOT NULL REFERENCES session (id),
    place INTEGER NOT NULL CHECK (place >= 0), -- counts the sets of a session from 0
    exercise INTEGER NOT NULL,
    variant TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('left', 'right')),
    unit TEXT NOT NULL CHECK (unit IN ('repetitions', 'seconds', 'objects')),
    aimed REAL NOT NULL CHECK (aimed BETWEEN 0 AND 1e6),
    done REAL NOT NULL CHECK (done BETWEEN 0 AND 1e6),
    pace REAL NOT NULL CHECK (pace BETWEEN 0 AND 1e6), -- seconds planned for one repetition; 0 = no pace
    outcome TEXT NOT NULL CHECK (outcome IN ('finished', 'skipped', 'hurt', 'broken-off')),
    started_utc TEXT NOT NULL CHECK (julianday(started_utc) IS NOT NULL),
    started_date TEXT NOT NULL CHECK (started_date IS date(started_date, '+0 days')),
    started_offset INTEGER NOT NULL CHECK (started_offset BETWEEN -1440 AND 1440),
    ended_utc TEXT NOT NULL CHECK (julianday(ended_utc) IS NOT NULL),
    ended_date TEXT NOT NULL CHECK (ended_date IS date(ended_date, '+0 days')),
    ended_offset INTEGER NOT NULL CHECK (ended_offset BETWEEN -1440 AND 1440),
    PRIMARY KEY (session, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX set_done_by_date ON set_done (started_date);

CREATE TABLE check_in (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session (id),
    asked TEXT NOT NULL CHECK (asked IN ('pain-before', 'pain', 'effort')),
    face INTEGER CHECK (face BETWEEN 1 AND 5), -- NULL = skipped
    exercise INTEGER, -- NULL = the whole session
    at_utc TEXT NOT NULL CHECK (julianday(at_utc) IS NOT NULL),
    at_date TEXT NOT NULL CHECK (at_date IS date(at_date, '+0 days')),
    at_offset INTEGER NOT NULL CHECK (at_offset BETWEEN -1440 AND 1440)
) STRICT;

CREATE INDEX check_in_by_date ON check_in (at_date);
