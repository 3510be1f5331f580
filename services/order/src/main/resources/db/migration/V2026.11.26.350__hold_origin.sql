-- What a hold stands for in the service that placed it, such as a dispute: placed once, and not again once it is released.
alter table order_hold add column origin text;
create unique index order_hold_origin on order_hold (order_id, origin) where origin is not null;
