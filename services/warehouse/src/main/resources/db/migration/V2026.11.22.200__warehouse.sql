create table warehouse (
    id          uuid primary key,
    code        text        not null unique,
    name        text        not null,
    line1       text,
    line2       text,
    city        text,
    region      text,
    postal_code text,
    country     text,
    version     bigint      not null default 1,
    created_at  timestamptz not null
);

-- A SKU that the catalogue has; there is stock of no other.
create table stock_item (
    sku        text primary key,
    product_id text        not null,
    name       text        not null,
    created_at timestamptz not null
);

-- The counters. Hot rows: no index on what changes, and room on the page for the next version of a row.
create table stock (
    sku          text   not null references stock_item,
    warehouse_id uuid   not null references warehouse,
    on_hand      bigint not null default 0 check (on_hand >= 0),
    reserved     bigint not null default 0 check (reserved >= 0),
    primary key (sku, warehouse_id),
    constraint reserved_is_on_hand check (reserved <= on_hand)
) with (fillfactor = 50);

-- Append-only: everything that changed on-hand. Position is given under the lock of the stock row, so it is the order of the changes.
create table stock_movement (
    position      bigint generated always as identity primary key,
    id            uuid        not null unique,
    sku           text        not null,
    warehouse_id  uuid        not null,
    kind          text        not null,
    quantity      bigint      not null check (quantity <> 0),
    on_hand_after bigint      not null check (on_hand_after >= 0),
    cause         text        not null,
    actor         text        not null,
    at            timestamptz not null,
    foreign key (sku, warehouse_id) references stock
);
create index stock_movement_sku on stock_movement (sku, position);

-- Every order that was ever reserved for or released here. Its row lock serialises what is done for one order;
-- a released order is a tombstone that refuses a Reserve which comes late.
create table reserving_order (
    order_id       text primary key,
    claimed_at     timestamptz not null,
    released_at    timestamptz,
    release_reason text
);

-- No foreign key to stock: its check would lock the hot rows once more for every order. Invariant S1 compares the two instead.
create table reservation (
    id            uuid primary key,
    order_id      text        not null references reserving_order,
    order_item_id text        not null,
    sku           text        not null,
    warehouse_id  uuid        not null,
    quantity      bigint      not null check (quantity > 0),
    status        text        not null check (status in ('active', 'confirmed', 'fulfilled', 'released', 'expired')),
    expires_at    timestamptz not null,
    -- Ended, and its line was reserved anew: confirming the order no longer counts on it.
    replaced      boolean     not null default false,
    created_at    timestamptz not null
) with (fillfactor = 80);
create index reservation_order on reservation (order_id);
create index reservation_due on reservation (expires_at) where status = 'active';

-- Append-only: every state that a reservation was in. The index below is the rule that it ends at most once.
create table reservation_event (
    reservation_id uuid        not null references reservation,
    status         text        not null,
    actor          text        not null,
    correlation_id text        not null,
    at             timestamptz not null,
    primary key (reservation_id, status)
);
create unique index reservation_ends_once on reservation_event (reservation_id)
    where status in ('fulfilled', 'released', 'expired');

-- Append-only: what the order service says it has confirmed, in its words; reconciliation compares it with the reservations.
create table stock_commitment (
    order_id       text        not null,
    reservation_id text        not null,
    sku            text        not null,
    warehouse_id   text        not null,
    quantity       bigint      not null check (quantity > 0),
    event_id       text        not null,
    at             timestamptz not null,
    primary key (order_id, reservation_id)
);
