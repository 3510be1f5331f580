-- What the job for cash on delivery pages through every minute.
create index orders_cash_waiting on orders (id) where payment_method = 'cod' and status = 'pending';
