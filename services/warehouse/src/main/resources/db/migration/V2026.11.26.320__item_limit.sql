-- At most so many units of an item may be held, since a part of it was cancelled. Only ever lowered. What is let go of a reservation that
-- goes on becomes one of its own, released and replaced, so that each still ends once and nothing of what was held is forgotten.
create table item_limit (
    order_id      text   not null references reserving_order,
    order_item_id text   not null,
    quantity      bigint not null check (quantity >= 0),
    primary key (order_id, order_item_id)
);
