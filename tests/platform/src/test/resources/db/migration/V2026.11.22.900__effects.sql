-- What the test application's handler and commands have done.
create table effect (
    id       bigint generated always as identity primary key,
    subject  text not null,
    event_id uuid
);
create table account (
    name    text primary key,
    balance bigint not null
);
insert into account values ('a', 0), ('b', 0);
