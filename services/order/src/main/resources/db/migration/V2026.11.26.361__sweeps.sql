-- The sweep over unpaid orders reads all that it needs from the index that the list by status uses, page by page.
drop index orders_status;
create index orders_status on orders (status, id desc) include (payment_method, created_at);

-- Whether the warehouse is known to hold nothing for a cancelled order any more; the sweep looks at those of which it is not.
alter table orders add column stock_released boolean not null default false;
update orders o set stock_released = true
where cancel_reason is not null
  and exists (
    select from operation p where p.subject = o.id::text and p.kind = 'release-stock' and p.state = 'done');
create index orders_to_release on orders (id) where cancel_reason is not null and not stock_released;
