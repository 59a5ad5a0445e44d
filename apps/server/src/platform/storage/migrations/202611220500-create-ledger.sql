-- Money. A posting moves an amount from one account of a book to another, so every book balances by construction.
-- There are no stored balances of funds: they are sums of postings, and nothing is locked to add one.

create table posting (
  person_no text not null references person,
  -- The settlement, cancellation, claim or credit that moved the money.
  source_id text not null,
  posting_no int not null check (posting_no > 0),
  -- The region whose book this is.
  book text not null,
  debit text not null,
  credit text not null,
  amount_fen bigint not null check (amount_fen > 0),
  -- Which fund pays: pool, critical, account-current, account-past.
  purpose text not null,
  booked_day date not null,
  recorded_at timestamptz not null,
  primary key (person_no, source_id, posting_no),
  check (debit <> credit)
);

-- The two funds of a personal account: positive comes in, negative goes out.
create table account_entry (
  person_no text not null references person,
  source_id text not null,
  fund text not null check (fund in ('current-year', 'past-year')),
  amount_fen bigint not null check (amount_fen <> 0),
  reason text not null,
  booked_day date not null,
  recorded_at timestamptz not null,
  primary key (person_no, source_id, fund)
);

-- What one event added to the sums of a settlement year.
create table year_entry (
  person_no text not null references person,
  source_id text not null,
  year int not null,
  pool text not null,
  insurance text not null,
  inpatient_eligible_fen bigint not null default 0,
  inpatient_deductible_fen bigint not null default 0,
  outpatient_deductible_fen bigint not null default 0,
  critical_compliant_fen bigint not null default 0,
  critical_paid_fen bigint not null default 0,
  inpatient_stays int not null default 0,
  -- Sums of a pool's own mechanisms, by name, in fen.
  counters jsonb not null default '{}',
  recorded_at timestamptz not null,
  primary key (person_no, source_id)
);

-- Sums of year_entry, one row a person and year; `yidi ledger verify` recomputes them.
create table person_year (
  person_no text not null references person,
  year int not null,
  pool text not null,
  insurance text not null,
  inpatient_eligible_fen bigint not null default 0 check (inpatient_eligible_fen >= 0),
  inpatient_deductible_fen bigint not null default 0 check (inpatient_deductible_fen >= 0),
  outpatient_deductible_fen bigint not null default 0 check (outpatient_deductible_fen >= 0),
  critical_compliant_fen bigint not null default 0 check (critical_compliant_fen >= 0),
  critical_paid_fen bigint not null default 0 check (critical_paid_fen >= 0),
  inpatient_stays int not null default 0 check (inpatient_stays >= 0),
  counters jsonb not null default '{}',
  primary key (person_no, year, pool, insurance)
);

-- Adds the counters of two rows name by name; a name whose sum is nought is dropped, so that undoing leaves no trace.
create function add_counters(one jsonb, other jsonb) returns jsonb
language sql immutable parallel safe as $$
  select coalesce(jsonb_object_agg(name, total) filter (where total <> 0), '{}')
    from (select name, sum(amount::bigint) as total
            from (select * from jsonb_each_text(one) as a (name, amount)
                  union all
                  select * from jsonb_each_text(other) as b (name, amount)) as both_sides
           group by name) as sums
$$;

do $$
begin
  assert add_counters('{"a": 5, "b": 2}', '{"a": -5, "c": 1}') = '{"b": 2, "c": 1}', 'counters add name by name';
  begin
    insert into posting values ('x', 'x', 1, 'b', 'd', 'c', 0, 'pool', '2026-01-01', now());
    assert false, 'a posting of nought must be refused';
  exception when check_violation then null;
  end;
end $$;
