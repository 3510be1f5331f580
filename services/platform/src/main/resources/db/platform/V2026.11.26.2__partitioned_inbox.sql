-- The inbox and the history of job runs, by weeks of the time that their UUIDv7 keys tell. One id always lies in one partition, so a key
-- stays unique over all of them. Keys that tell no time, or an odd one, lie in the default partition.

create table inbox_weekly (
    event_id          uuid        not null,
    topic             text        not null,
    aggregate_id      text        not null,
    aggregate_version bigint      not null,
    state             text        not null check (state in ('done', 'ignored', 'parked', 'dead')),
    reason            text,
    attempts          int         not null default 0,
    next_attempt_at   timestamptz,
    payload           text,
    received_at       timestamptz not null default now(),
    constraint inbox_weekly_pkey primary key (event_id, topic)
) partition by range (event_id);
create table inbox_default partition of inbox_weekly default;

create table job_run_weekly (
    id          uuid        not null,
    name        text        not null,
    epoch       bigint      not null,
    started_at  timestamptz not null,
    finished_at timestamptz,
    outcome     text,
    constraint job_run_weekly_pkey primary key (id)
) partition by range (id);
create table job_run_default partition of job_run_weekly default;

do $$
declare
    week   timestamp;
    parent text;
begin
    foreach parent in array array['inbox', 'job_run'] loop
        for week in
            select generate_series(
                date_trunc('week', now() at time zone 'UTC') - interval '6 weeks',
                date_trunc('week', now() at time zone 'UTC') + interval '2 weeks',
                interval '1 week')
        loop
            execute format('create table %I partition of %I for values from (%L) to (%L)',
                parent || '_' || to_char(week, 'YYYYMMDD'),
                parent || '_weekly',
                rpad(lpad(to_hex((extract(epoch from week) * 1000)::bigint), 12, '0'), 32, '0'),
                rpad(lpad(to_hex((extract(epoch from week + interval '1 week') * 1000)::bigint), 12, '0'), 32, '0'));
        end loop;
    end loop;
end $$;

insert into inbox_weekly
    (event_id, topic, aggregate_id, aggregate_version, state, reason, attempts, next_attempt_at, payload, received_at)
select event_id::uuid, topic, aggregate_id, aggregate_version, state, reason, attempts, next_attempt_at, payload, received_at
from inbox;
insert into job_run_weekly (id, name, epoch, started_at, finished_at, outcome)
select id, name, epoch, started_at, finished_at, outcome
from job_run;

drop table inbox;
drop table job_run;
alter table inbox_weekly rename to inbox;
alter table inbox rename constraint inbox_weekly_pkey to inbox_pkey;
alter table job_run_weekly rename to job_run;
alter table job_run rename constraint job_run_weekly_pkey to job_run_pkey;
create index inbox_parked on inbox (next_attempt_at) where state = 'parked';
create index inbox_parked_aggregate on inbox (aggregate_id) where state = 'parked';
create index job_run_name on job_run (name, started_at desc);
