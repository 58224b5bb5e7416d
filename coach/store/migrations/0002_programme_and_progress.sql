-- Several people, their own programmes and exercises, how these grow, tests of one's own, remarks, reminders,
-- and totals by day, so that ten years of practice are read as fast as one month.

ALTER TABLE person ADD COLUMN erase_on TEXT -- local date on which a deleted person is erased; NULL = not deleted
    CHECK (erase_on IS NULL OR erase_on IS date(erase_on, '+0 days'));

CREATE TABLE programme (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person (id),
    archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
    content TEXT NOT NULL CHECK (json_valid(content)) -- the programme as JSON, with its name
) STRICT;

CREATE INDEX programme_by_person ON programme (person);

CREATE TABLE own_exercise (
    number INTEGER PRIMARY KEY CHECK (number >= 1000), -- never that of an exercise of the catalogue
    person INTEGER NOT NULL REFERENCES person (id),
    archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
    content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;

CREATE INDEX own_exercise_by_person ON own_exercise (person);

CREATE TABLE picture (
    person INTEGER NOT NULL REFERENCES person (id),
    name TEXT NOT NULL, -- SHA-256 of the content, in hex
    content BLOB NOT NULL,
    UNIQUE (person, name)
) STRICT;

-- A change of the plan that was proposed, and what the person said to it.
CREATE TABLE proposal (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person (id),
    programme TEXT NOT NULL, -- id of a ready-made programme, or "own-" and the id of an own one
    change TEXT NOT NULL CHECK (json_valid(change)),
    accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)),
    at_utc TEXT NOT NULL CHECK (julianday(at_utc) IS NOT NULL),
    at_date TEXT NOT NULL CHECK (at_date IS date(at_date, '+0 days')),
    at_offset INTEGER NOT NULL CHECK (at_offset BETWEEN -1440 AND 1440)
) STRICT;

CREATE INDEX proposal_by_person ON proposal (person, programme);

CREATE TABLE test_done (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person (id),
    test TEXT NOT NULL CHECK (test IN ('tapping', 'transfer', 'everyday-use')),
    side TEXT NOT NULL CHECK (side IN ('left', 'right')),
    score REAL NOT NULL CHECK (score BETWEEN 0 AND 1e6),
    detail TEXT NOT NULL CHECK (json_valid(detail)), -- the tries or answers that the score comes from
    at_utc TEXT NOT NULL CHECK (julianday(at_utc) IS NOT NULL),
    at_date TEXT NOT NULL CHECK (at_date IS date(at_date, '+0 days')),
    at_offset INTEGER NOT NULL CHECK (at_offset BETWEEN -1440 AND 1440)
) STRICT;

CREATE INDEX test_done_by_person ON test_done (person, test, at_date);

-- What the person or the helper wants the therapist to know.
CREATE TABLE remark (
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person (id),
    words TEXT NOT NULL,
    at_utc TEXT NOT NULL CHECK (julianday(at_utc) IS NOT NULL),
    at_date TEXT NOT NULL CHECK (at_date IS date(at_date, '+0 days')),
    at_offset INTEGER NOT NULL CHECK (at_offset BETWEEN -1440 AND 1440)
) STRICT;

CREATE INDEX remark_by_person ON remark (person, at_date);

-- A reminder that was shown, and is never shown again.
CREATE TABLE reminded (
    person INTEGER NOT NULL REFERENCES person (id),
    due_date TEXT NOT NULL CHECK (due_date IS date(due_date, '+0 days')), -- the local date and minute of the day it
    due_minute INTEGER NOT NULL CHECK (due_minute BETWEEN 0 AND 1439), -- stands for, whatever the clock did since
    answer TEXT NOT NULL CHECK (answer IN ('shown', 'not-today', 'practised')),
    PRIMARY KEY (person, due_date, due_minute)
) STRICT, WITHOUT ROWID;

-- The settings of everybody, in copies alone: a copy holds all that there is. In the record itself there is a row only
-- while such a copy is being restored.
CREATE TABLE kept_settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;

-- What was done on one local date of one exercise with one arm. Kept up by the triggers below, from sets alone.
-- A pause adds nothing to a hold, a timed set or a paced set. For the others the clock is all there is.
CREATE TABLE day_done (
    person INTEGER NOT NULL REFERENCES person (id),
    date TEXT NOT NULL CHECK (date IS date(date, '+0 days')),
    exercise INTEGER NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('left', 'right')),
    repetitions REAL NOT NULL, -- and objects
    seconds REAL NOT NULL,
    sets INTEGER NOT NULL,
    PRIMARY KEY (person, date, exercise, side)
) STRICT, WITHOUT ROWID;

-- The same of all exercises together, as years are shown day by day.
CREATE TABLE day_total (
    person INTEGER NOT NULL REFERENCES person (id),
    date TEXT NOT NULL CHECK (date IS date(date, '+0 days')),
    repetitions REAL NOT NULL,
    seconds REAL NOT NULL,
    sets INTEGER NOT NULL,
    PRIMARY KEY (person, date)
) STRICT, WITHOUT ROWID;

-- What one set counts: what the totals begin with and grow by, and what each start compares them with.
CREATE VIEW set_counted AS
SELECT s.session, s.place, session.person, s.started_date AS date, s.exercise, s.side,
       CASE WHEN s.unit = 'seconds' THEN 0 ELSE s.done END AS repetitions,
       CASE WHEN s.unit = 'seconds' THEN s.done
            WHEN s.pace > 0 THEN s.done * s.pace
            ELSE max(0, (julianday(s.ended_utc) - julianday(s.started_utc)) * 86400) END AS seconds
FROM set_done AS s JOIN session ON session.id = s.session
WHERE s.done > 0;

INSERT INTO day_done (person, date, exercise, side, repetitions, seconds, sets)
SELECT person, date, exercise, side, sum(repetitions), sum(seconds), count(*)
FROM set_counted GROUP BY person, date, exercise, side;

INSERT INTO day_total (person, date, repetitions, seconds, sets)
SELECT person, date, sum(repetitions), sum(seconds), sum(sets) FROM day_done GROUP BY person, date;

CREATE TRIGGER set_done_counts AFTER INSERT ON set_done WHEN new.done > 0
BEGIN
    INSERT INTO day_done (person, date, exercise, side, repetitions, seconds, sets)
    SELECT person, date, exercise, side, repetitions, seconds, 1 FROM set_counted
    WHERE session = new.session AND place = new.place
    ON CONFLICT (person, date, exercise, side) DO UPDATE SET
        repetitions = repetitions + excluded.repetitions,
        seconds = seconds + excluded.seconds,
        sets = sets + 1;
    INSERT INTO day_total (person, date, repetitions, seconds, sets)
    SELECT person, date, repetitions, seconds, 1 FROM set_counted
    WHERE session = new.session AND place = new.place
    ON CONFLICT (person, date) DO UPDATE SET
        repetitions = repetitions + excluded.repetitions,
        seconds = seconds + excluded.seconds,
        sets = sets + 1;
END;

DROP INDEX set_done_by_date; -- the totals answer what it was for
