-- A partition leaves only when all that it holds was received long ago, which is looked at while it is locked.
create index inbox_received on inbox using brin (received_at) with (pages_per_range = 32, autosummarize = on);
