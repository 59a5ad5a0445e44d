-- Money that leaves personal accounts: a death is on record, and what was paid at once for years missing at retirement stands in the
-- books. Papers can be handed in with a period of years.

create table death (
  person_no text not null references person,
  death_no int not null,
  day date not null,
  document text not null check (document <> ''),
  entered_by text not null,
  known_from timestamptz not null,
  known_to timestamptz,
  primary key (person_no, death_no),
  check (known_to is null or known_to >= known_from)
);

alter table year_period add column materials text[] not null default '{}';

-- Who retired with a payment before the books had it: the pool fund's income, on the day of the payment.
insert into posting (person_no, source_id, posting_no, book, debit, credit, amount_fen, purpose, booked_day, recorded_at)
  select r.person_no, format('retirement-%s/missing-years', r.retirement_no), 1, p.pool, 'bank:income', 'income:pool', r.paid_fen,
         'missing-years', r.paid_on, r.known_from
    from retirement r join person p using (person_no)
   where r.known_to is null and r.paid_fen > 0;

do $$
begin
  assert (select count(*) from posting where purpose = 'missing-years')
       = (select count(*) from retirement where known_to is null and paid_fen > 0), 'each payment stands in the books';
  assert not exists (select from year_period where materials <> '{}'), 'periods of before have no papers';
end $$;
