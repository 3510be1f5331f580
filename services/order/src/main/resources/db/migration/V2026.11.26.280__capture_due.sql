-- Confirmed orders whose money is to be taken later, on the platform clock; a row goes when its capture is asked for.
create table capture_due (
    order_id uuid primary key references orders (id),
    due_at   timestamptz not null
);
create index capture_due_at on capture_due (due_at);

create index orders_capture_failed on orders (id) where payment_status = 'capture_failed';
