create table product (
    id           uuid primary key,
    sku          text        not null unique,
    name         text        not null,
    price        bigint      not null check (price >= 0),
    currency     text        not null,
    tax_class    text        not null check (tax_class in ('standard', 'reduced', 'zero')),
    weight_grams bigint      not null check (weight_grams >= 0),
    version      bigint      not null default 1,
    created_at   timestamptz not null
);

-- Append-only: every price that a product has had, and who set it.
create table price_change (
    id         uuid primary key,
    sku        text        not null references product (sku),
    price      bigint      not null,
    currency   text        not null,
    actor      text        not null,
    at         timestamptz not null
);
