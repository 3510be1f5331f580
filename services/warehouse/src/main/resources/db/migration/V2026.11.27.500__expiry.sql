-- The job is called as the contract calls it. A process of before goes on under the old name until it ends: what it does is guarded by its
-- statements, not by the name.
update job_run set name = 'expiry' where name = 'reservation-expiry';
