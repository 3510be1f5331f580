-- As with operations: rows come in the order of their time.
create index saga_created on saga using brin (created_at) with (pages_per_range = 32, autosummarize = on);
