-- The money of a completed order is the seller's: let go once, and put down to be paid out.
create table escrow_release (
    payment_id  uuid primary key references payment (id),
    amount      bigint      not null check (amount >= 0),
    currency    text        not null,
    released_at timestamptz not null
);

-- What a seller is to be paid for one order. There is one seller so far; a payout run takes what is due.
create table seller_payout (
    id         uuid primary key,
    payment_id uuid        not null unique references escrow_release (payment_id),
    seller     text        not null,
    amount     bigint      not null check (amount > 0),
    currency   text        not null,
    state      text        not null default 'due' check (state in ('due', 'paid')),
    created_at timestamptz not null
);
create index seller_payout_due on seller_payout (seller, created_at) where state = 'due';
