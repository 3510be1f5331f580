-- Shipped and delivered orders, and when they are over if nothing more is heard (platform time); a row goes when its order is over.
create table completion_due (
    order_id uuid primary key references orders (id),
    due_at   timestamptz not null
);
create index completion_due_at on completion_due (due_at);
