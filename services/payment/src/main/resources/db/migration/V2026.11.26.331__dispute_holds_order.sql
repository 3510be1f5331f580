-- A dispute by its own name at the gateway, how it ended, and whether its order was asked to wait.
alter table dispute add column dispute_id text;
update dispute set dispute_id = webhook_id;
alter table dispute alter column dispute_id set not null;
alter table dispute add column state text not null default 'open' check (state in ('open', 'won', 'lost'));
-- Nobody is asked about those of before: how they end is told under a name that they did not keep.
alter table dispute add column hold_asked boolean not null default true;
alter table dispute alter column hold_asked set default false;
create unique index dispute_named on dispute (gateway, dispute_id);
-- Those whose payment was not known when they came.
create index dispute_hold_due on dispute (recorded_at) where state = 'open' and not hold_asked;

-- Append-only: what happened to a dispute, here and at its order.
create table dispute_step (
    position   bigint generated always as identity primary key,
    gateway    text        not null,
    dispute_id text        not null,
    step       text        not null check (step in ('opened', 'won', 'lost', 'held', 'not_held', 'released')),
    code       text,
    at         timestamptz not null,
    foreign key (gateway, dispute_id) references dispute (gateway, dispute_id)
);
create index dispute_step_of on dispute_step (gateway, dispute_id, position);
