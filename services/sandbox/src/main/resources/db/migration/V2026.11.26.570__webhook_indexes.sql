-- Webhooks are sorted by position once they are claimed; no statement looks one up by it.
alter table webhook drop constraint webhook_position_key;
