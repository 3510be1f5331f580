-- What the card holder's bank has taken back of the payment: it is not refunded a second time, also when the order is cancelled.
alter table orders add column charged_back bigint not null default 0 check (charged_back >= 0);
