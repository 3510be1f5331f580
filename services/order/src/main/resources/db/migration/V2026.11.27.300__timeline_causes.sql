-- What led to an entry directly: an event, or an operation of this or another service; null for a request from outside, and in entries of
-- before, whose event_id is what they heard of also where they are moves of the order. From here on a move names the event that it publishes.
alter table timeline add column causation_id text;
