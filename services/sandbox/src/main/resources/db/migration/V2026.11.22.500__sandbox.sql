-- What the gateway holds for one payment of the shop. The checks are the gateway's last word on money.
create table gateway_payment (
    payment_reference text primary key,
    authorize_key     text        not null,
    token             text        not null,
    currency          text        not null,
    asked             bigint      not null check (asked > 0),
    status            text        not null check (status in ('action_required', 'live', 'declined')),
    authorization_id  text,
    -- Sandbox time.
    expires_at        timestamptz,
    authorized        bigint      not null default 0 check (authorized in (0, asked)),
    captured          bigint      not null default 0 check (captured between 0 and authorized),
    refunded          bigint      not null default 0 check (refunded between 0 and captured),
    voided            boolean     not null default false,
    capture_refusals  int         not null default 0,
    created_at        timestamptz not null default now()
);

-- What was asked under each key, and the one answer to it.
create table gateway_operation (
    operation_key     text primary key,
    operation         text        not null,
    payment_reference text        not null,
    token             text,
    amount            bigint,
    currency          text,
    status            text        not null default 'pending'
        check (status in ('pending', 'succeeded', 'declined', 'action_required')),
    code              text,
    effect            bigint      not null default 0,
    created_at        timestamptz not null default now()
);

-- Append-only: what really happened to the money.
create table ledger_entry (
    position          bigint generated always as identity primary key,
    operation         text        not null check (operation in ('authorize', 'capture', 'void', 'refund')),
    amount            bigint      not null check (amount > 0),
    currency          text        not null,
    operation_key     text        not null unique,
    payment_reference text        not null references gateway_payment (payment_reference),
    -- Sandbox time.
    at                timestamptz not null
);
create index ledger_entry_reference on ledger_entry (payment_reference, position);

create table webhook (
    id                text primary key,
    position          bigint generated always as identity unique,
    payment_reference text        not null,
    body              text        not null,
    -- How often it still has to be taken by the shop.
    sends             int         not null default 1,
    attempts          int         not null default 0,
    next_attempt_at   timestamptz not null default now(),
    last_error        text
) with (fillfactor = 70);
create index webhook_due on webhook (next_attempt_at) where sends > 0;
create index webhook_reference on webhook (payment_reference);

create table fault (
    one        boolean primary key default true check (one),
    error_rate double precision not null default 0 check (error_rate between 0 and 1),
    latency_ms int              not null default 0 check (latency_ms >= 0),
    duplicate  boolean          not null default false,
    reorder    boolean          not null default false,
    void_fails boolean          not null default true
);
insert into fault default values;
