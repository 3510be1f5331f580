-- The job is called as the contract calls it. Its row keeps its epoch, so that a process of before, which goes by the old name, ends no run
-- of the new one, and begins none.
update job set name = 'expiry' where name = 'reservation-expiry';
update job_run set name = 'expiry' where name = 'reservation-expiry';
