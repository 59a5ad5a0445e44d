-- What the last pre-settlement of a visit told the patient, by charging batch (empty: all lines), so that a settlement
-- which comes to something else says so. Nothing is computed from it.
create table pre_settlement (
  person_no text not null,
  visit_id text not null,
  batch text not null,
  fund_fen bigint not null,
  account_fen bigint not null,
  cash_fen bigint not null,
  at timestamptz not null,
  primary key (person_no, visit_id, batch),
  foreign key (person_no, visit_id) references visit
);

do $$
begin
  assert (select count(*) from pg_constraint where conrelid = 'pre_settlement'::regclass and contype = 'f') = 1,
    'a pre-settlement belongs to its visit';
end $$;
