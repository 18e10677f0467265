-- Version 1: every table, in words that SQLite and PostgreSQL share.

CREATE TABLE articles (
    id TEXT NOT NULL,
    url TEXT,
    title TEXT,
    publisher TEXT,
    authors TEXT,
    published TEXT,
    published_basis TEXT,
    language TEXT,
    sha256 TEXT,
    text TEXT,
    event_count BIGINT,
    PRIMARY KEY (id)
);

CREATE TABLE failures (
    id TEXT NOT NULL,
    origin TEXT NOT NULL,
    stage TEXT,
    error TEXT,
    PRIMARY KEY (id, origin)
);

CREATE TABLE notes (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    rule TEXT,
    text TEXT,
    span_start BIGINT,
    span_end BIGINT,
    PRIMARY KEY (article, number)
);

CREATE TABLE events (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    url TEXT,
    title TEXT,
    publisher TEXT,
    published TEXT,
    type TEXT,
    role TEXT,
    stage TEXT,
    words TEXT,
    span_start BIGINT,
    span_end BIGINT,
    date_begin TEXT,
    date_until TEXT,
    date_precision TEXT,
    date_basis TEXT,
    place TEXT,
    country TEXT,
    admin1 TEXT,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    geonames BIGINT,
    place_precision TEXT,
    perpetrator TEXT,
    responsibility TEXT,
    target TEXT,
    weapon TEXT,
    killed_min BIGINT,
    killed_max BIGINT,
    killed_best BIGINT,
    injured_min BIGINT,
    injured_max BIGINT,
    injured_best BIGINT,
    missing_min BIGINT,
    missing_max BIGINT,
    missing_best BIGINT,
    kidnapped_min BIGINT,
    kidnapped_max BIGINT,
    kidnapped_best BIGINT,
    displaced_min BIGINT,
    displaced_max BIGINT,
    displaced_best BIGINT,
    arrested_min BIGINT,
    arrested_max BIGINT,
    arrested_best BIGINT,
    confidence DOUBLE PRECISION,
    acled TEXT,
    plover TEXT,
    cameo TEXT,
    gtd TEXT,
    ucdp TEXT,
    checks TEXT,
    PRIMARY KEY (article, id)
);

CREATE TABLE event_places (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    event TEXT NOT NULL,
    number BIGINT NOT NULL,
    place TEXT,
    country TEXT,
    admin1 TEXT,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    geonames BIGINT,
    place_precision TEXT,
    span_start BIGINT,
    span_end BIGINT,
    PRIMARY KEY (article, event, number)
);

CREATE TABLE event_actors (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    event TEXT NOT NULL,
    part TEXT NOT NULL,
    number BIGINT NOT NULL,
    name TEXT,
    entity TEXT,
    responsibility TEXT,
    attribution TEXT,
    span_start BIGINT,
    span_end BIGINT,
    PRIMARY KEY (article, event, part, number)
);

CREATE TABLE entities (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    type TEXT,
    name TEXT,
    aliases TEXT,
    country TEXT,
    admin1 TEXT,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    geonames BIGINT,
    mention_count BIGINT,
    span_start BIGINT,
    span_end BIGINT,
    PRIMARY KEY (article, id)
);

CREATE TABLE times (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    type TEXT,
    text TEXT,
    span_start BIGINT,
    span_end BIGINT,
    value TEXT,
    modifier TEXT,
    date_begin TEXT,
    date_until TEXT,
    date_precision TEXT,
    basis TEXT,
    PRIMARY KEY (article, id)
);

CREATE TABLE figures (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    effect TEXT,
    text TEXT,
    span_start BIGINT,
    span_end BIGINT,
    min BIGINT,
    max BIGINT,
    bound TEXT,
    category TEXT,
    scope TEXT,
    event TEXT,
    part_of TEXT,
    supersedes TEXT,
    as_of TEXT,
    attribution TEXT,
    perpetrators BOOLEAN,
    PRIMARY KEY (article, id)
);

CREATE TABLE attributions (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    source TEXT,
    source_entity TEXT,
    source_type TEXT,
    cue TEXT,
    kind TEXT,
    stance TEXT,
    span_start BIGINT,
    span_end BIGINT,
    PRIMARY KEY (article, id)
);

CREATE TABLE claims (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    claimant TEXT,
    text TEXT,
    span_start BIGINT,
    span_end BIGINT,
    event TEXT,
    status TEXT,
    mode TEXT,
    attribution TEXT,
    PRIMARY KEY (article, id)
);

CREATE TABLE incidents (
    id TEXT NOT NULL,
    type TEXT,
    date_begin TEXT,
    date_until TEXT,
    date_precision TEXT,
    place TEXT,
    country TEXT,
    admin1 TEXT,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    geonames BIGINT,
    place_precision TEXT,
    perpetrators TEXT,
    killed_min BIGINT,
    killed_max BIGINT,
    killed_best BIGINT,
    injured_min BIGINT,
    injured_max BIGINT,
    injured_best BIGINT,
    event_count BIGINT,
    report_count BIGINT,
    disagreement DOUBLE PRECISION,
    PRIMARY KEY (id)
);

CREATE TABLE incident_members (
    incident TEXT NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    article TEXT NOT NULL,
    event TEXT NOT NULL,
    copy_of TEXT,
    PRIMARY KEY (incident, article, event)
);

CREATE INDEX events_type ON events (type, date_begin);
CREATE INDEX events_date ON events (date_begin);
CREATE INDEX events_country ON events (country, date_begin);
CREATE INDEX event_actors_name ON event_actors (name);
CREATE INDEX entities_name ON entities (name);
CREATE INDEX figures_event ON figures (article, event);
CREATE INDEX articles_published ON articles (published);
CREATE INDEX incidents_date ON incidents (date_begin);
CREATE INDEX incident_members_event ON incident_members (article, event);
