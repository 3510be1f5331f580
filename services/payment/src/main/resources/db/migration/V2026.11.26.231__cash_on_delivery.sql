-- Cash that was collected on delivery and is not what the order asks for. A repeat of the news is the same row.
create table cash_mismatch (
    key        text primary key,
    payment_id uuid        not null references payment (id),
    expected   bigint      not null check (expected >= 0),
    amount     bigint      not null check (amount >= 0),
    currency   text        not null,
    at         timestamptz not null
);
create index cash_mismatch_payment on cash_mismatch (payment_id);

-- Carriers handing over what they collected; a remittance counts once by its carrier and reference.
create table cod_remittance (
    carrier     text        not null,
    reference   text        not null,
    recorded_at timestamptz not null,
    primary key (carrier, reference)
);

create table cod_remittance_item (
    carrier    text   not null,
    reference  text   not null,
    position   int    not null,
    order_id   text   not null,
    payment_id uuid references payment (id),
    amount     bigint not null check (amount > 0),
    currency   text   not null,
    -- What the carrier was to hand over for it: nothing before it has collected, and after it has handed it over.
    expected   bigint not null check (expected >= 0),
    outcome    text   not null check (outcome in ('matched', 'mismatch', 'unknown')),
    primary key (carrier, reference, position),
    foreign key (carrier, reference) references cod_remittance (carrier, reference),
    check ((outcome = 'unknown') = (payment_id is null))
);
-- The cash of an order is handed over once.
create unique index cod_remittance_matched on cod_remittance_item (payment_id) where outcome = 'matched';
create index cod_remittance_mismatch on cod_remittance_item (carrier, reference) where outcome <> 'matched';
