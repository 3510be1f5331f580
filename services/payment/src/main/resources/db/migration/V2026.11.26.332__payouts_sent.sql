-- Staff have sent it: when, who, and by which transfer of ours.
alter table payout add column sent_at timestamptz;
alter table payout add column sent_by text;
alter table payout add column sent_reference text;
alter table payout add constraint payout_sent
    check ((sent_at is null) = (sent_by is null) and (sent_at is null) = (sent_reference is null));
create index payout_to_be_sent on payout (id) where sent_at is null;

-- A transfer that belongs to no payment goes back as a whole, once. It was never in the books of a payment, so neither is its way back.
alter table payout add column transfer_id uuid unique references bank_transfer (id);
alter table payout alter column payment_id drop not null;
alter table payout alter column operation_key drop not null;
alter table payout add constraint payout_of
    check ((payment_id is null) = (transfer_id is not null) and (payment_id is null) = (operation_key is null));

-- Remittances are listed newest first: an id with their time in it, also for those of before.
alter table cod_remittance add column id uuid;
update cod_remittance
set id = (lpad(to_hex((extract(epoch from recorded_at) * 1000)::bigint), 12, '0') || '7'
    || substr(md5(carrier || reference), 1, 3) || '8' || substr(md5(reference || carrier), 1, 15))::uuid;
alter table cod_remittance alter column id set not null;
-- Processes of before write none while they are being replaced.
alter table cod_remittance alter column id set default gen_random_uuid();
create unique index cod_remittance_id on cod_remittance (id);
create index cod_remittance_carrier on cod_remittance (carrier, id desc);
