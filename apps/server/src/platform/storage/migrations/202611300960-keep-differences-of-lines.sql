-- What is not the same on both sides of a reconciliation, one by one, and what the desk did about it. A difference is what it says:
-- found again it is the same one, and a later comparison of its days that does not find it has closed it.
create table statement_difference (
  institution text not null,
  difference_no text not null,
  class text not null check (class in ('only-here', 'only-there', 'differs', 'undone-since')),
  settlement text not null,
  visit text not null,
  person_no text not null,
  -- The message by which ours can be reversed; null: none of ours.
  msgid text,
  undone_on date,
  -- Which figures differ.
  parts text[] not null default '{}',
  their_total_fen bigint,
  their_fund_fen bigint,
  their_account_fen bigint,
  our_total_fen bigint,
  our_fund_fen bigint,
  our_account_fen bigint,
  -- What a comparison must cover to close it; `every` kind, null: a kind that no settlement is of.
  from_day date not null,
  to_day date not null,
  visit_kind text check (visit_kind in ('outpatient', 'inpatient', 'designated-disease', 'pharmacy', 'every')),
  pool text,
  insurance text check (insurance in ('employee', 'resident')),
  with_refunds boolean not null,
  -- The latest reconciliation that found it.
  statement_no text not null,
  found_at timestamptz not null,
  seen_at timestamptz not null,
  agreed_at timestamptz,
  -- The reconciliation that no longer found it.
  agreed_by text,
  primary key (institution, difference_no),
  check (to_day >= from_day),
  check ((agreed_at is null) = (agreed_by is null))
);
create index on statement_difference (institution, seen_at);

create table statement_difference_step (
  institution text not null,
  difference_no text not null,
  step_no int not null check (step_no > 0),
  done text not null check (done in ('explained', 'corrected', 'undone', 'taken-on')),
  words text not null,
  actor text not null,
  recorded_at timestamptz not null,
  primary key (institution, difference_no, step_no),
  foreign key (institution, difference_no) references statement_difference
);

-- A reconciliation by a page may be of every kind of visit.
alter table institution_statement drop constraint institution_statement_visit_kind_check;
alter table institution_statement add constraint institution_statement_visit_kind_check
  check (visit_kind in ('outpatient', 'inpatient', 'designated-disease', 'pharmacy', 'every'));

do $$
begin
  assert (select count(*) from information_schema.columns
           where table_name in ('statement_difference', 'statement_difference_step')) = 33,
    'differences and what was done about them have their columns';
end $$;
