-- How often a job has taken up what was parked, when it may do so again (platform time), and since when it does not any more.
alter table operation
    add column retries     int not null default 0,
    add column retry_at    timestamptz,
    add column given_up_at timestamptz;
