-- Customers who are gone, and whose personal data is kept nowhere; an order of theirs that is placed later is erased as it is written.
create table erased_customer (
    customer_id text primary key,
    erased_at   timestamptz not null
);
