create sequence order_number;

create table orders (
    id                 uuid primary key,
    number             text        not null unique,
    customer_id        text        not null,
    status             text        not null,
    payment_status     text        not null,
    version            bigint      not null default 1,
    currency           text        not null,
    subtotal           bigint      not null check (subtotal >= 0),
    discount           bigint      not null check (discount >= 0),
    points             bigint      not null check (points >= 0),
    shipping           bigint      not null check (shipping >= 0),
    tax                bigint      not null check (tax >= 0),
    grand              bigint      not null check (grand >= 0),
    payment_id         text        not null,
    payment_reference  text        not null,
    payment_method     text        not null,
    payment_state      text        not null,
    capture_policy     text        not null,
    authorization_id   text,
    authorized         bigint      not null default 0 check (authorized >= 0),
    captured           bigint      not null default 0 check (captured >= 0),
    refunded           bigint      not null default 0 check (refunded >= 0 and refunded <= captured),
    payment_expires_at timestamptz,
    payment_action     text,
    shipping_address   text        not null,
    shipping_method    text        not null,
    note               text,
    cancel_reason      text,
    created_at         timestamptz not null,
    updated_at         timestamptz not null
) with (fillfactor = 70);
create index orders_customer on orders (customer_id, id desc);
create index orders_status on orders (status, id desc);

create table order_item (
    id         uuid primary key,
    order_id   uuid   not null references orders (id),
    position   int    not null,
    sku        text   not null,
    name       text   not null,
    quantity   bigint not null check (quantity > 0),
    unit_price bigint not null,
    discount   bigint not null,
    tax        bigint not null,
    total      bigint not null,
    tax_class  text   not null,
    unique (order_id, position)
);

-- What the warehouse holds for an item; a line may be split over warehouses.
create table allocation (
    reservation_id text primary key,
    order_id       uuid   not null references orders (id),
    order_item_id  uuid   not null references order_item (id),
    warehouse_id   text   not null,
    quantity       bigint not null check (quantity > 0)
);
create index allocation_order on allocation (order_id);

-- Append-only: every move of an order and what caused it.
create table timeline (
    id         bigint generated always as identity primary key,
    order_id   uuid        not null,
    at         timestamptz not null,
    kind       text        not null,
    from_state text,
    to_state   text,
    actor      text        not null,
    cause      text        not null,
    event_id   text
);
create index timeline_order on timeline (order_id, id);

-- One row per try to place an order, written before the first foreign step and kept as its history.
create table checkout (
    order_id          uuid primary key,
    idempotency_scope text        not null,
    idempotency_key   text        not null,
    state             text        not null check (state in ('authorizing', 'reserving', 'undoing', 'done', 'undone')),
    -- What an event said about the payment before the order was there.
    news              text,
    reason            text,
    lease_until       timestamptz not null,
    correlation_id    text        not null,
    actor             text        not null,
    created_at        timestamptz not null default now()
) with (fillfactor = 60);
create index checkout_open on checkout (lease_until) where state in ('authorizing', 'reserving');
