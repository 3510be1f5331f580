-- A card holder disputes a payment. The reference stands alone: the news may come before the payment is known here. No money has moved
-- by it, so it is no entry of the money ledger; what a bank takes back comes with a settlement.
create table dispute (
    gateway           text        not null,
    webhook_id        text        not null,
    payment_reference text        not null,
    amount            bigint check (amount >= 0),
    currency          text,
    recorded_at       timestamptz not null,
    primary key (gateway, webhook_id),
    foreign key (gateway, webhook_id) references gateway_webhook (gateway, webhook_id)
);
create index dispute_payment on dispute (payment_reference, recorded_at);
