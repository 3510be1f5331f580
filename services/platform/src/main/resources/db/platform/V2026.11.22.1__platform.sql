-- The machinery's tables, the same in the database of every service.

-- What has to be published. Written in the transaction of the change it tells of; `position` grows with the version of an aggregate because both are taken under its lock.
create table outbox (
    position          bigint generated always as identity primary key,
    lane              smallint    not null,
    event_id          uuid        not null unique,
    topic             text        not null,
    aggregate_id      text        not null,
    aggregate_version bigint      not null,
    payload           text        not null,
    created_at        timestamptz not null default now(),
    published_at      timestamptz,
    unique (aggregate_id, aggregate_version)
) with (fillfactor = 70);
create index outbox_pending on outbox (position) where published_at is null;
create index outbox_created on outbox (created_at);

-- The next gapless version of each aggregate; the row lock also serialises its publishers.
create table outbox_version (
    aggregate_id text primary key,
    version      bigint not null
) with (fillfactor = 70);

-- An aggregate whose event the broker refused waits here while the others move on.
create table outbox_backoff (
    aggregate_id    text primary key,
    attempts        int         not null,
    next_attempt_at timestamptz not null,
    reason          text        not null
);

create table outbox_lane (
    lane       smallint primary key,
    owner      text,
    epoch      bigint      not null default 0,
    expires_at timestamptz not null default '-infinity'
) with (fillfactor = 50);
insert into outbox_lane (lane) select generate_series(0, 63);

-- Relays that are alive, so that they share the lanes evenly.
create table outbox_relay (
    owner      text primary key,
    expires_at timestamptz not null
);

create table inbox (
    event_id          text        not null,
    topic             text        not null,
    aggregate_id      text        not null,
    aggregate_version bigint      not null,
    state             text        not null check (state in ('done', 'ignored', 'parked', 'dead')),
    reason            text,
    attempts          int         not null default 0,
    next_attempt_at   timestamptz,
    payload           text,
    received_at       timestamptz not null default now(),
    primary key (topic, event_id)
) with (fillfactor = 80);
create index inbox_parked on inbox (next_attempt_at) where state = 'parked';
create index inbox_parked_aggregate on inbox (aggregate_id) where state = 'parked';

create table dead_letter (
    id           uuid primary key,
    topic        text        not null,
    event_id     text        not null,
    aggregate_id text,
    origin       text        not null check (origin in ('poison', 'exhausted', 'broker')),
    reason       text        not null,
    payload      text        not null,
    attempts     int         not null,
    status       text        not null default 'open' check (status in ('open', 'replayed')),
    at           timestamptz not null default now(),
    unique (topic, event_id)
);
create index dead_letter_at on dead_letter (at desc, id desc);

-- One row for each effect in a foreign system, written before the call is made.
create table operation (
    key             text primary key,
    kind            text        not null,
    subject         text        not null,
    payload         text        not null,
    state           text        not null default 'pending' check (state in ('pending', 'done', 'refused', 'parked')),
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null default now(),
    result          text,
    last_error      text,
    correlation_id  text        not null,
    causation_id    text,
    actor           text        not null,
    traceparent     text,
    created_at      timestamptz not null default now(),
    finished_at     timestamptz
) with (fillfactor = 70);
create index operation_due on operation (next_attempt_at) where state = 'pending';
create index operation_parked on operation (created_at desc) where state = 'parked';
create index operation_subject on operation (subject);

create table job (
    name         text primary key,
    owner        text,
    epoch        bigint      not null default 0,
    expires_at   timestamptz not null default '-infinity',
    -- Platform time, which tests may move.
    next_run_at  timestamptz not null default '-infinity',
    last_run     timestamptz,
    last_outcome text
);

create table job_run (
    id          uuid primary key,
    name        text        not null,
    epoch       bigint      not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    outcome     text
);
create index job_run_name on job_run (name, started_at desc);

create table idempotency_key (
    scope        text        not null,
    key          text        not null,
    request_hash text        not null,
    -- Null while the command is still in flight.
    status       int,
    body         text,
    headers      text,
    created_at   timestamptz not null default now(),
    primary key (scope, key)
);
create index idempotency_key_created on idempotency_key (created_at);

create table clock_offset (
    one     boolean primary key default true check (one),
    seconds bigint not null
);
insert into clock_offset (seconds) values (0);
