-- Cash that couriers have collected and not handed over in time, each once; a remittance that matches takes it off the list.
create table cash_overdue (
    payment_id   uuid primary key references payment (id),
    collected_at timestamptz not null,
    found_at     timestamptz not null
);
create index money_entry_cash on money_entry (at) include (payment_id) where gateway = 'cod' and kind = 'capture';

-- How far a sweep has got over rows that never change, so that it looks only at what is new since.
create table swept (
    sweep text primary key,
    up_to timestamptz not null
);
