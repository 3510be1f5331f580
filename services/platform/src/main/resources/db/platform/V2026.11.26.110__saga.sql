-- One row per saga, written before its first foreign step and kept as its history.
create table saga (
    kind              text        not null,
    id                uuid        not null,
    state             text        not null default 'running' check (state in ('running', 'undoing', 'done', 'undone', 'parked')),
    -- The recovery point while running: no step after it has been begun. The step that is being undone afterwards.
    point             text        not null,
    -- What the steps have learned, for a kind that is resumed.
    data              text        not null,
    -- What came in about it while it was running.
    note              text,
    reason            text,
    -- Runs so far: the first one and each take-over.
    runs              int         not null default 1,
    epoch             bigint      not null default 1,
    lease_until       timestamptz not null,
    idempotency_scope text,
    idempotency_key   text,
    correlation_id    text        not null,
    causation_id      text,
    actor             text        not null,
    traceparent       text,
    created_at        timestamptz not null default now(),
    primary key (kind, id)
) with (fillfactor = 60);
create index saga_open on saga (lease_until) where state in ('running', 'undoing', 'parked');
