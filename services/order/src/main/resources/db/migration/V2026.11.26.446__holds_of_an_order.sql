-- Released ones too, whose reasons are erased with the rest.
create index order_hold_order on order_hold (order_id);
