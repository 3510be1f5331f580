-- What the order asks for by now, after a part of it was cancelled; null while that is the whole amount. Never grows.
alter table payment
    add column owed bigint check (owed > 0 and owed < amount),
    -- Real time, as of cancel_requested_at.
    add column lowered_at timestamptz;
create index payment_lowered on payment (lowered_at) where lowered_at is not null;
