-- How far the topics that care for it have come with each aggregate. Written in the transaction of the effect, for those topics only.
create table inbox_sequence (
    aggregate_id text   not null,
    topic        text   not null,
    version      bigint not null,
    primary key (aggregate_id, topic)
) with (fillfactor = 70);
