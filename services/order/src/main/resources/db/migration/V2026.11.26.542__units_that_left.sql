-- Units of an item that are known to have left, and of these, to be with the buyer. Null is none: older processes write it. Apart from the
-- tables that refer to orders: commands lock an order before its items, and one transaction that locks both the other way round meets them.
alter table order_item
    add column shipped   bigint,
    add column delivered bigint;
