-- What keeps an order from being picked. A released one stays as history.
create table order_hold (
    id          uuid primary key,
    order_id    uuid        not null references orders (id),
    kind        text        not null check (kind in ('fraud', 'address', 'stock', 'manual')),
    reason      text        not null,
    placed_by   text        not null,
    placed_at   timestamptz not null,
    released_by text,
    released_at timestamptz,
    check ((released_at is null) = (released_by is null))
);
create index order_hold_open on order_hold (order_id) where released_at is null;
