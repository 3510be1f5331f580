-- Processes of before disputes had names of their own write none while they are being replaced. Theirs is known by the webhook that told of
-- it, as those were that they had taken down before; `webhook-retry` books it and has its order wait.
create function dispute_known_by_webhook() returns trigger language plpgsql as $$
begin
    new.dispute_id := new.webhook_id;
    return new;
end $$;
create trigger dispute_known_by_webhook before insert on dispute
    for each row when (new.dispute_id is null) execute function dispute_known_by_webhook();
