-- Stored answers about a customer, to be found when nothing personal may stay in them. It reads what stands in the answer, so that those of
-- before are found too, and no command has to say whom its answer is about.
create index idempotency_key_customer on idempotency_key ((body::jsonb ->> 'customer_id'))
    where body like '%"customer_id":%';
