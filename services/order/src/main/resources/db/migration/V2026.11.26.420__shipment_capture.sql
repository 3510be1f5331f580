-- What each fulfillment ships of an order whose money is taken as it ships, and how far its part of the money is. Written only while the
-- order is locked.
create table shipment_capture (
    order_id       uuid        not null references orders (id),
    fulfillment_id uuid        not null,
    -- JSON, by item.
    units          text        not null,
    amount         bigint      not null check (amount >= 0),
    state          text        not null check (state in ('pending', 'captured', 'failed')),
    reason         text,
    asked_at       timestamptz not null,
    primary key (order_id, fulfillment_id),
    check ((state = 'failed') = (reason is not null))
);
