-- What orders are committed to by now, for reconciliation: what the order service has said it confirmed, less what was cancelled since. The
-- limit of an item is divided as its reservations were cut: the one with the highest id gave first. An order that was let go of is
-- committed to nothing but what has left. A reservation that nobody knows stands as it was said.
create view committed_stock as
select c.order_id,
       r.order_item_id,
       c.reservation_id,
       c.sku,
       c.warehouse_id,
       c.quantity as said,
       case
           when o.released_at is not null and r.status is distinct from 'fulfilled' then 0
           else greatest(0, least(c.quantity, l.quantity + c.quantity
               - sum(c.quantity) over (partition by c.order_id, r.order_item_id order by r.id)))::bigint
       end as quantity
from stock_commitment c
left join reserving_order o on o.order_id = c.order_id
left join reservation r on r.order_id = c.order_id and r.id::text = c.reservation_id
left join item_limit l on l.order_id = c.order_id and l.order_item_id = r.order_item_id;
