-- Names of transfers as they are compared from now on: no blanks around them, one where there were several. Where a statement was entered
-- twice under two spacings, one of them stays as it is: what it moved is in the books.
update bank_transfer t
set bank_reference = spaced.name
from (
    select min(id::text)::uuid as id,
        trim(regexp_replace(bank_reference, '[\s\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g')) as name
    from bank_transfer
    group by 2) spaced
where t.id = spaced.id
  and t.bank_reference <> spaced.name
  and spaced.name <> ''
  and not exists (select from bank_transfer o where o.bank_reference = spaced.name);
