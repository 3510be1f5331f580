-- Delivered orders that are paid on delivery, and when somebody is told that their cash is missing (platform time); a row goes when it is
-- collected.
create table cash_due (
    order_id uuid primary key references orders (id),
    due_at   timestamptz not null
);
create index cash_due_at on cash_due (due_at);
