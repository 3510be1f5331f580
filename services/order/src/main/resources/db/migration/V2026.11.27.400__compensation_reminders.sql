-- What was found parked, and when somebody is told of it (again, platform time). A row goes when its operation has ended.
create table compensation_reminder (
    key       text primary key,
    due_at    timestamptz not null,
    reminders int         not null default 0
);
create index compensation_reminder_due on compensation_reminder (due_at);
