-- 区域清算: what an insured pool owes to a treating region for a month and those before, line by line as the institutions' approved
-- applications have it; whom a pool pays when it pays a region.
create table region_clearing (
  clearing_id text primary key references office_record,
  region text not null,
  pool text not null check (pool <> region),
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  line_count int not null check (line_count > 0),
  gross_fen bigint not null,
  -- What is paid; set when the second person approves and not changed after.
  due_fen bigint check (due_fen > 0)
);
create index on region_clearing (region, pool, month);
create index on region_clearing (pool);

create table region_clearing_line (
  clearing_id text not null references region_clearing,
  line_no int not null check (line_no > 0),
  application_id text not null,
  application_line int not null,
  -- The line of the application less what was refused of it.
  amount_fen bigint not null,
  -- What the region took back in answer to a dispute: never the part of a personal account.
  withdrawn_fen bigint not null default 0 check (withdrawn_fen between 0 and greatest(amount_fen, 0)),
  state text not null default 'open' check (state in ('open', 'confirmed', 'disputed', 'maintained', 'withdrawn')),
  reason text,
  words text,
  answer text,
  decided_by text,
  primary key (clearing_id, line_no),
  foreign key (application_id, application_line) references monthly_line,
  check ((reason is null) = (words is null)),
  check (state <> 'withdrawn' or withdrawn_fen = amount_fen)
);
create index on region_clearing_line (application_id, application_line);

-- Entered by one of the pool that pays, confirmed by another; the latest that is confirmed is in force.
create table region_account (
  pool text not null,
  region text not null check (region <> pool),
  account_no int not null check (account_no > 0),
  payee_cipher bytea not null,
  entered_by text not null,
  entered_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  primary key (pool, region, account_no),
  check (confirmed_by <> entered_by),
  check ((confirmed_by is null) = (confirmed_at is null))
);

do $$
begin
  assert (select count(*) from information_schema.columns
           where table_name in ('region_clearing', 'region_clearing_line', 'region_account')) = 26,
    'clearings have their lines, and regions the accounts that two people saw';
end $$;
