-- Authorizations whose window is nearly over, each end of a window once: operators were told, and the gateway was asked to hold on if it can.
create table authorization_warning (
    payment_id uuid        not null references payment (id),
    expires_at timestamptz not null,
    renewable  boolean     not null,
    warned_at  timestamptz not null,
    primary key (payment_id, expires_at)
);
