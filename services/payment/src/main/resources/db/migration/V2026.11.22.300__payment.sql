-- One payment for each order. The counters are what the ledger below sums to; those in flight are already spoken for.
create table payment (
    id                  uuid primary key,
    order_id            text        not null unique,
    customer_id         text        not null,
    method              text        not null check (method in ('card', 'bank_transfer', 'cod')),
    -- Null for a method without a gateway.
    gateway             text,
    reference           text        not null unique,
    currency            text        not null,
    amount              bigint      not null check (amount >= 0),
    status              text        not null check (status in (
        'pending', 'requires_action', 'authorized', 'capture_pending', 'partially_captured', 'captured',
        'capture_failed', 'voided', 'failed', 'expired', 'partially_refunded', 'refunded')),
    authorized          bigint      not null default 0 check (authorized between 0 and amount),
    captured            bigint      not null default 0 check (captured >= 0),
    refunded            bigint      not null default 0 check (refunded >= 0),
    voided              bigint      not null default 0 check (voided >= 0),
    capturing           bigint      not null default 0 check (capturing >= 0),
    refunding           bigint      not null default 0 check (refunding >= 0),
    authorization_id    text,
    action              text,
    failure_code        text,
    expires_at          timestamptz,
    cancel_reason       text,
    -- Real time: how long letting go may take does not depend on the platform clock.
    cancel_requested_at timestamptz,
    version             bigint      not null default 1,
    created_at          timestamptz not null,
    check (captured + capturing + voided <= authorized),
    check (refunded + refunding <= captured)
) with (fillfactor = 70);
create index payment_customer on payment (customer_id, id);
create index payment_expiring on payment (expires_at) where status in ('authorized', 'capture_failed');
create index payment_letting_go on payment (cancel_requested_at)
    where cancel_requested_at is not null and (captured > refunded or authorized > captured + voided);

-- What was asked of a payment under each key. The machinery's own row of the same key sees to the call.
create table payment_operation (
    key         text primary key,
    payment_id  uuid        not null references payment (id),
    kind        text        not null check (kind in ('authorize', 'capture', 'void', 'refund')),
    amount      bigint      not null check (amount >= 0),
    reason      text,
    state       text        not null default 'pending' check (state in ('pending', 'succeeded', 'refused')),
    code        text,
    created_at  timestamptz not null default now(),
    finished_at timestamptz
);
create index payment_operation_payment on payment_operation (payment_id);

-- Append-only: what happened to the money at the gateway.
create table money_entry (
    position      bigint generated always as identity primary key,
    payment_id    uuid        not null references payment (id),
    kind          text        not null check (kind in ('authorize', 'capture', 'void', 'refund')),
    amount        bigint      not null check (amount > 0),
    currency      text        not null,
    operation_key text        not null unique,
    gateway       text        not null,
    at            timestamptz not null
);
create index money_entry_payment on money_entry (payment_id, position);

-- Orders that were cancelled before their payment was asked for: it must not come to be.
create table forestalled_order (
    order_id text primary key,
    reason   text        not null,
    at       timestamptz not null
);

create table gateway_webhook (
    gateway           text        not null,
    webhook_id        text        not null,
    type              text        not null,
    payment_reference text        not null,
    body              text        not null,
    state             text        not null check (state in ('early', 'applied')),
    received_at       timestamptz not null default now(),
    primary key (gateway, webhook_id)
);
create index gateway_webhook_early on gateway_webhook (payment_reference) where state = 'early';
