-- Sweeps over payments whose window is over are answered by their index alone. Each holds only what still waits, and leaves with the status
-- that is in its condition already, so the columns beside it cost no further update of the index.
drop index payment_transfer_window;
create index payment_transfer_window on payment (expires_at) include (id) where method = 'bank_transfer' and status = 'pending';
drop index payment_expiring;
create index payment_expiring on payment (expires_at) include (id, status, capturing)
    where status in ('authorized', 'capture_failed', 'partially_captured', 'partially_refunded')
      and authorized > captured + voided;

-- Where an account of a seller may be out of step: money that banks took lately, orders completed lately, refunds under way. The first and
-- the last hold few rows; the second costs a new page range now and then, for releases are only ever added in the order of their time.
create index money_entry_charged_back on money_entry (at) include (payment_id) where kind = 'chargeback';
create index escrow_release_at on escrow_release using brin (released_at);
create index seller_payout_withholding on seller_payout (payment_id) where withheld > 0;
create index payment_refunding on payment (id) where refunding > 0;
-- Up to now the hourly run has held all accounts against the books; the next one need not do so once more.
insert into swept (sweep, up_to) values ('sellers', now()) on conflict do nothing;
