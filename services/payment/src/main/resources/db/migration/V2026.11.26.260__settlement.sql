-- A gateway's settlement file, known by its content: the same file again finds the report that it led to.
create table settlement (
    id          uuid primary key,
    digest      text        not null unique,
    report      text,
    received_at timestamptz not null
);

-- What the file says, line by line; its outcome is null only while the file is being compared.
create table settlement_line (
    settlement_id     uuid   not null references settlement (id),
    row               int    not null,
    payment_reference text   not null,
    operation         text   not null check (operation in ('authorize', 'capture', 'void', 'refund')),
    amount            bigint not null check (amount >= 0),
    currency          text   not null,
    -- What the gateway kept for itself, in the currency of the line.
    fee               bigint,
    outcome           text check (outcome in ('matched', 'missing_here', 'amount', 'currency', 'duplicate')),
    -- The entry of our ledger that the line speaks of, as far as there is one.
    entry             bigint references money_entry (position),
    primary key (settlement_id, row)
);
-- An entry is settled once.
create unique index settlement_line_entry on settlement_line (entry) where outcome = 'matched';

-- Money that moved by our books and that no settlement has named in time; found once, settled when a file names it after all.
create table settlement_gap (
    entry    bigint primary key references money_entry (position),
    found_at timestamptz not null
);
create index money_entry_moved on money_entry (at, position) where kind in ('capture', 'refund');
