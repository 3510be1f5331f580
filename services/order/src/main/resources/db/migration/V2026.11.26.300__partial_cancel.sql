-- What was asked of the payment when the order was placed; null while the order still asks for all of it.
alter table orders add column asked bigint check (asked >= grand);

-- The amounts of an item are those of its units that are left. Null is none, no change, and what is configured: older processes write it.
alter table order_item
    add column cancelled bigint check (cancelled between 0 and quantity),
    -- Of all units, as sold; the discount of what is left is a share of it.
    add column sold_discount bigint check (sold_discount >= 0),
    -- Thousandths of a percent, as sold.
    add column tax_rate bigint check (tax_rate >= 0);
