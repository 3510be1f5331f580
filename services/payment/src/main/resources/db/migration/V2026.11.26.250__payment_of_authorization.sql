-- For webhooks that name only the gateway's own authorization. The sandbox's always name the payment's reference, so its payments stay out.
create index payment_authorization on payment (gateway, authorization_id)
    where authorization_id is not null and gateway <> 'sandbox';
