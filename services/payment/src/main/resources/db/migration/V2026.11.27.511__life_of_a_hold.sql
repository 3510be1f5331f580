-- Since when a gateway has held the money of an authorization that it lets go before the configured window is over. Null: it is held for all of
-- the window, or that is not known.
alter table payment add column held_since timestamptz;
