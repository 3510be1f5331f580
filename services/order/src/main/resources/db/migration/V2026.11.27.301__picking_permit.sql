-- Fulfillments that were allowed to begin to pick, and how many holds their order had had by then: one that was placed since asks for
-- another permission. Written only while the order is locked, as its holds are.
create table picking_permit (
    order_id       uuid        not null references orders (id),
    fulfillment_id uuid        not null,
    holds          bigint      not null check (holds >= 0),
    allowed_at     timestamptz not null,
    primary key (order_id, fulfillment_id)
);
