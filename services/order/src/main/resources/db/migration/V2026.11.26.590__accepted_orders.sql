-- When somebody said that an order is over whose money was not here yet (platform time): it completes once it is, whatever is heard of its
-- goods meanwhile. Null for one that only time ends; older processes write that.
alter table completion_due
    add column accepted_at timestamptz;
