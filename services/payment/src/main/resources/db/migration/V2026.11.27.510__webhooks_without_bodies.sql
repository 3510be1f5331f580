-- Gateways name people in their webhooks, also long after those were erased, and nothing reads what was kept of that. The column stays, and
-- stays empty, as long as processes are being replaced that write it.
create function webhook_has_no_body() returns trigger language plpgsql as $$
begin
    new.body := '{}';
    return new;
end $$;
create trigger webhook_has_no_body before insert on gateway_webhook
    for each row execute function webhook_has_no_body();
alter table gateway_webhook alter column body set default '{}';
