-- Append-only: what is the seller's of one completed order, what of it went back to the buyer or to a bank, and what was transferred.
create table seller_entry (
    position      bigint generated always as identity primary key,
    payment_id    uuid        not null references escrow_release (payment_id),
    kind          text        not null check (kind in (
        'released', 'captured', 'refunded', 'charged_back', 'sent', 'recovered')),
    amount        bigint      not null check (amount > 0),
    currency      text        not null,
    -- Of the money entry that it follows, or the reference of a transfer.
    operation_key text        not null,
    actor         text        not null,
    at            timestamptz not null,
    unique (payment_id, kind, operation_key)
);
create index seller_entry_payment on seller_entry (payment_id, position);

-- The account that these lines add up to. What is being refunded is withheld: neither sent nor owed before its outcome is known.
alter table seller_payout
    add column captured  bigint  not null default 0 check (captured >= 0),
    add column refunded  bigint  not null default 0 check (refunded >= 0),
    add column sent      bigint  not null default 0 check (sent >= 0),
    add column recovered bigint  not null default 0 check (recovered >= 0),
    add column withheld  bigint  not null default 0 check (withheld >= 0),
    add column disputed  boolean not null default false,
    drop constraint seller_payout_amount_check,
    drop constraint seller_payout_charged_back,
    drop constraint seller_payout_state;

-- Where all was being refunded when the order was completed there was nothing to pay out; a refund that was given up has left it.
insert into seller_payout (id, payment_id, seller, amount, currency, created_at)
select gen_random_uuid(), r.payment_id, coalesce((select min(seller) from seller_payout), 'house'), 0, r.currency, r.released_at
from escrow_release r
join payment p on p.id = r.payment_id
where p.captured > p.refunded + p.charged_back
  and not exists (select from seller_payout o where o.payment_id = r.payment_id);

-- What was cut of a payout before is what the books of its payment say of it now; the cut of a bank is believed as far as it fits in there.
update seller_payout o
set refunded = greatest(0, o.amount - p.kept) - least(o.charged_back, greatest(0, o.amount - p.kept)),
    charged_back = least(o.charged_back, greatest(0, o.amount - p.kept)),
    captured = greatest(0, p.kept - o.amount),
    withheld = p.refunding,
    sent = case when o.state = 'paid' then o.amount else 0 end,
    disputed = exists (select from dispute d where d.payment_reference = p.reference and d.state = 'open')
from (
    select id, reference, greatest(0, captured - refunded - charged_back) as kept, refunding from payment) p
where p.id = o.payment_id;
update seller_payout
set state = case
    when amount + captured + recovered < refunded + charged_back + sent then 'owed'
    when amount + captured + recovered - refunded - charged_back - sent > withheld
        then case when disputed then 'disputed' else 'due' end
    when amount + captured + recovered > refunded + charged_back + sent then 'withheld'
    when sent > 0 then 'sent'
    else 'stopped' end;
insert into seller_entry (payment_id, kind, amount, currency, operation_key, actor, at)
select o.payment_id, e.kind, e.amount, o.currency, case e.kind when 'released' then 'release' else 'before' end,
    'system:migration', o.created_at
from seller_payout o
cross join lateral (values
    (1, 'released', o.amount), (2, 'captured', o.captured), (3, 'refunded', o.refunded),
    (4, 'charged_back', o.charged_back), (5, 'sent', o.sent)) e (place, kind, amount)
where e.amount > 0
order by o.id, e.place;

alter table seller_payout
    add constraint seller_payout_amount check (amount >= 0),
    add constraint seller_payout_charged_back check (charged_back >= 0),
    add constraint seller_payout_earned check (amount + captured >= refunded + charged_back),
    add constraint seller_payout_recovered check (recovered <= sent),
    add constraint seller_payout_state check (state in (
        'due', 'disputed', 'withheld', 'owed', 'sent', 'stopped'));
drop index seller_payout_due;
create index seller_payout_state on seller_payout (state, id desc);

-- Processes of before the ledger write none while they are being replaced: what they release is put down for them.
create function seller_entry_of_release() returns trigger language plpgsql as $$
begin
    insert into seller_entry (payment_id, kind, amount, currency, operation_key, actor, at)
    values (new.payment_id, 'released', new.amount, new.currency, 'release', 'system:payment', new.created_at)
    on conflict do nothing;
    return null;
end $$;
create trigger seller_entry_of_release after insert on seller_payout
    for each row when (new.amount > 0) execute function seller_entry_of_release();

-- Nor do they when a bank takes money back: what they write then has no line, and waits until the account is put in step with the books.
create function seller_payout_of_lines() returns trigger language plpgsql as $$
begin
    new.charged_back := (
        select coalesce(sum(amount), 0) from seller_entry
        where payment_id = new.payment_id and kind = 'charged_back');
    return new;
end $$;
create trigger seller_payout_of_lines before update of charged_back on seller_payout
    for each row when (new.charged_back <> old.charged_back) execute function seller_payout_of_lines();
