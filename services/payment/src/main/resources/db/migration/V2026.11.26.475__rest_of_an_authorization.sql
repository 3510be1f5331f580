-- After a first part the rest is held until its window ends, and is warned of and renewed as all of it was. What holds nothing any more
-- leaves the index, or everything that was ever refunded in part would stay in it.
drop index payment_expiring;
create index payment_expiring on payment (expires_at)
    where status in ('authorized', 'capture_failed', 'partially_captured', 'partially_refunded')
      and authorized > captured + voided;
