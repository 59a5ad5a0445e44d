-- 对账: what an institution said it settled in some days, and what we have of it. One row for each reconciliation; the same message again
-- writes the same row. Settlements are found by their institution and day for it: a report, never a command's read.

create table institution_statement (
  institution text not null,
  statement_no text not null,
  compared text not null check (compared in ('totals', 'lines')),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  -- The agency as it was named, and the pool that it stands for; null: every pool whose people were settled there.
  agency text not null,
  pool text,
  insurance text check (insurance in ('employee', 'resident')),
  visit_kind text check (visit_kind in ('outpatient', 'inpatient', 'designated-disease', 'pharmacy')),
  with_refunds boolean not null,
  their_total_fen bigint not null,
  their_fund_fen bigint not null,
  their_account_fen bigint,
  their_cash_fen bigint,
  their_count int not null,
  our_total_fen bigint not null,
  our_fund_fen bigint not null,
  our_account_fen bigint not null,
  our_cash_fen bigint not null,
  our_count int not null,
  is_even boolean not null,
  differences int not null check (differences >= 0),
  uploaded_file_no text,
  result_file_no text,
  made_at timestamptz not null,
  primary key (institution, statement_no)
);
create index on institution_statement (institution, made_at);
create index settlement_of_institution on settlement (institution, settled_day);

do $$
begin
  insert into institution_statement (institution, statement_no, compared, from_day, to_day, agency, visit_kind, with_refunds,
      their_total_fen, their_fund_fen, their_count, our_total_fen, our_fund_fen, our_account_fen, our_cash_fen, our_count,
      is_even, differences, made_at)
  values ('assertion', 'S1', 'totals', '2026-06-01', '2026-06-30', '', 'inpatient', true,
      -1, 0, 0, 0, 0, 0, 0, 0, false, 1, now());
  assert (select their_account_fen is null and their_total_fen = -1 from institution_statement
           where institution = 'assertion'), 'refunds may outweigh, and what was not asked is not known';
  delete from institution_statement where institution = 'assertion';
  assert (select count(*) = 1 from pg_indexes where indexname = 'settlement_of_institution'),
    'settlements are found by their institution and day';
end $$;
