-- Tries to place an order live in the platform's table of sagas. One that was being undone is undone again under its new keys, which is
-- safe; its idempotency key may be somebody else's by now.
insert into saga (kind, id, state, point, data, note, reason, lease_until, idempotency_scope, idempotency_key, correlation_id, actor, created_at)
select 'checkout',
       order_id,
       case when state in ('done', 'undone') then state else 'running' end,
       case when state = 'authorizing' then 'authorize' else 'reserve' end,
       '',
       news,
       reason,
       lease_until,
       case when state <> 'undoing' then idempotency_scope end,
       case when state <> 'undoing' then idempotency_key end,
       correlation_id,
       actor,
       created_at
from checkout;

drop table checkout;
