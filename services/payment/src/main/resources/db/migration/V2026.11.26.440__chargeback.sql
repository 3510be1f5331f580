-- What banks have taken back of a payment by disputes that were lost. It is no refund of ours and counts beside them: no check bounds the
-- two together, because a refund that was under way cannot be called back.
alter table payment add column charged_back bigint not null default 0;
alter table payment add constraint payment_charged_back check (charged_back between 0 and amount);

drop index payment_letting_go;
create index payment_letting_go on payment (cancel_requested_at)
    where cancel_requested_at is not null and (captured > refunded + charged_back or authorized > captured + voided);

-- The ledger tells of disputes too. What is disputed moves no money, and may be a sum that nobody has said.
alter table money_entry drop constraint money_entry_kind_check;
alter table money_entry add constraint money_entry_kind check (kind in (
    'authorize', 'capture', 'void', 'refund', 'dispute_opened', 'dispute_won', 'chargeback'));
alter table money_entry drop constraint money_entry_amount_check;
alter table money_entry add constraint money_entry_amount check (
    amount > 0 or amount = 0 and kind in ('dispute_opened', 'dispute_won', 'chargeback'));

-- The state in which the books of its payment know a dispute. Those of before are put into the books by the next run of `webhook-retry`.
alter table dispute add column booked text check (booked in ('open', 'won', 'lost'));
create index dispute_unbooked on dispute (recorded_at) where booked is distinct from state;
drop index dispute_hold_due;

-- What is due to a seller waits while its payment is disputed. What the bank takes then is not paid, or owed by the seller if it was paid.
alter table seller_payout add column charged_back bigint not null default 0;
alter table seller_payout add constraint seller_payout_charged_back check (charged_back between 0 and amount);
alter table seller_payout drop constraint seller_payout_state_check;
alter table seller_payout add constraint seller_payout_state check (state in ('due', 'disputed', 'stopped', 'paid'));

-- A settlement may name what was taken back.
alter table settlement_line drop constraint settlement_line_operation_check;
alter table settlement_line add constraint settlement_line_operation check (operation in (
    'authorize', 'capture', 'void', 'refund', 'chargeback'));
