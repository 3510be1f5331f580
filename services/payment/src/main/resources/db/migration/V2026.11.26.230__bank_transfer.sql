-- Money that comes without a gateway is not authorized before it is there.
alter table payment drop constraint payment_check1;
alter table payment add constraint payment_taken_of_authorized
    check (gateway is null or captured + capturing + voided <= authorized);

create index payment_transfer_window on payment (expires_at) where method = 'bank_transfer' and status = 'pending';

-- Every incoming transfer that staff have reported, each once by the bank's own reference, also those that belong to no payment.
create table bank_transfer (
    id             uuid primary key,
    bank_reference text        not null unique,
    -- As the buyer quoted it.
    reference      text        not null,
    amount         bigint      not null check (amount > 0),
    currency       text        not null,
    received_at    timestamptz not null,
    outcome        text        not null check (outcome in ('matched', 'under', 'over', 'late', 'unknown')),
    payment_id     uuid references payment (id),
    refunded       bigint      not null default 0 check (refunded between 0 and amount),
    recorded_at    timestamptz not null,
    check ((outcome = 'unknown') = (payment_id is null))
);
create index bank_transfer_outcome on bank_transfer (outcome, id desc);
create index bank_transfer_payment on bank_transfer (payment_id);

-- Money that staff have to send back by hand, because no gateway holds it. The key is that of the operation and of its ledger entry.
create table payout (
    id            uuid primary key,
    operation_key text        not null unique references payment_operation (key),
    payment_id    uuid        not null references payment (id),
    amount        bigint      not null check (amount > 0),
    currency      text        not null,
    reason        text        not null,
    ordered_at    timestamptz not null
);
create index payout_payment on payout (payment_id);
