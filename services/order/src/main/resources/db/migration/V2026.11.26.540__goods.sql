-- What other services told of an order's goods, one row a fulfillment and one a parcel. Written only while the order is locked, and only
-- ever forward. Units are JSON, by item.
create table fulfillment_news (
    order_id       uuid not null references orders (id),
    fulfillment_id uuid not null,
    warehouse_id   text not null,
    status         text not null,
    units          text not null,
    primary key (order_id, fulfillment_id)
);
create table parcel_news (
    order_id       uuid   not null references orders (id),
    shipment_id    uuid   not null,
    fulfillment_id uuid   not null,
    status         text   not null,
    -- None unless it is with the buyer.
    units          text   not null,
    delivered_at   timestamptz,
    -- Minor units that the courier says to have taken, and the version of the shipment that this is from.
    cash           bigint check (cash >= 0),
    cash_currency  text,
    version        bigint not null,
    primary key (order_id, shipment_id),
    check ((cash is null) = (cash_currency is null))
);
