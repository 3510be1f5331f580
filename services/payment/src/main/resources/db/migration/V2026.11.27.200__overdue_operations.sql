-- When operators were told that an operation's outcome has been unknown for too long; each is told of once.
alter table payment_operation add column overdue_at timestamptz;
