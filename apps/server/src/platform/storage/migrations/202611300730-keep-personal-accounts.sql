-- Personal accounts: runs over everybody's account and what they came to. An entry says the month or year that it is for; those of
-- before say none.

alter table account_entry add column period text check (period ~ '^\d{4}(-(0[1-9]|1[0-2]))?$');

-- The own pension of a month in the year before, by which a retired person's account is credited.
create table declared_pension (
  person_no text not null references person,
  pension_no int not null,
  from_month text not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  pension_fen bigint not null check (pension_fen >= 0),
  document text not null check (document <> ''),
  known_from timestamptz not null,
  known_to timestamptz,
  primary key (person_no, pension_no),
  check (known_to is null or known_to >= known_from)
);

create table critical_premium (
  person_no text not null references person,
  year int not null,
  pool text not null,
  premium_fen bigint not null check (premium_fen >= 0),
  from_pool_fen bigint not null check (from_pool_fen >= 0),
  from_current_fen bigint not null check (from_current_fen >= 0),
  from_past_fen bigint not null check (from_past_fen >= 0),
  owed_fen bigint not null check (owed_fen >= 0),
  source_id text not null,
  made_version bigint not null,
  recorded_at timestamptz not null,
  primary key (person_no, year),
  check (premium_fen = from_pool_fen + from_current_fen + from_past_fen + owed_fen)
);

create table account_run (
  run_id text primary key,
  pool text not null,
  kind text not null check (kind in ('monthly-credit', 'critical-premium', 'year-end')),
  period text not null check (period ~ '^\d{4}(-(0[1-9]|1[0-2]))?$'),
  state text not null check (state in ('waiting', 'running', 'done')),
  -- The figure of the agency without which it does not go on.
  waits_for text,
  -- The figures of the agency and of the law that everybody is reckoned by, with their documents.
  basis jsonb not null default '{}',
  -- Everybody up to this number has been gone through.
  reached text not null default '',
  people int not null default 0,
  amount_fen bigint not null default 0,
  owed_fen bigint not null default 0,
  left_out int not null default 0,
  started_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  unique (pool, kind, period),
  check ((state = 'waiting') = (waits_for is not null)),
  check ((state = 'done') = (finished_at is not null))
);

-- Whom a run could do nothing for, and why: for a clerk to look at.
create table account_run_left_out (
  run_id text not null references account_run,
  person_no text not null,
  why text not null,
  primary key (run_id, person_no)
);

-- Runs go through the people of a pool.
create index on person (pool, person_no);

do $$
declare
  l_refused int := 0;
begin
  insert into account_run (run_id, pool, kind, period, state, started_by, started_at)
  values ('assertion', '339900', 'year-end', '2025', 'running', 'assertion', now());
  begin
    insert into account_run (run_id, pool, kind, period, state, started_by, started_at)
    values ('another', '339900', 'year-end', '2025', 'running', 'assertion', now());
  exception when unique_violation then
    l_refused := l_refused + 1;
  end;
  assert l_refused = 1, 'a run of a year is there once';
  delete from account_run where run_id = 'assertion';
  assert not exists (select from account_entry where period is not null), 'entries of before say no month';
end $$;
