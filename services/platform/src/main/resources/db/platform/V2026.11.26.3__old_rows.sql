-- Rows are inserted in the order of their time, so a block range index finds the old ones; it costs a write next to nothing.
drop index idempotency_key_created;
create index idempotency_key_created on idempotency_key using brin (created_at) with (pages_per_range = 32, autosummarize = on);
create index operation_created on operation using brin (created_at) with (pages_per_range = 32, autosummarize = on);
