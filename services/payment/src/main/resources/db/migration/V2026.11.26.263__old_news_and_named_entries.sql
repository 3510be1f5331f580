create index gateway_webhook_received on gateway_webhook (received_at);
create index forestalled_order_at on forestalled_order (at);
-- Which lines, of whatever outcome, speak of an entry.
create index settlement_line_named on settlement_line (entry) where entry is not null;
