-- 月度申报: what an institution applies for of a month, and the lines of it. A line is one settlement or its undoing, as the
-- postings of the month owe it; what is below nought takes back.
create table monthly_application (
  application_id text primary key references office_record,
  institution text not null,
  -- The region that pays: its book.
  region text not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  visit_kind text not null check (visit_kind in ('inpatient', 'outpatient', 'designated-disease', 'pharmacy')),
  line_count int not null check (line_count >= 0),
  total_fen bigint not null,
  in_scope_fen bigint not null,
  fund_fen bigint not null,
  account_fen bigint not null,
  cash_fen bigint not null,
  -- Fund and account: what the books owe to the institution for these lines.
  payable_fen bigint not null,
  refused_fen bigint not null default 0 check (refused_fen >= 0),
  -- Not withdrawn: of one month and kind one stands.
  stands boolean not null default true,
  check (payable_fen = fund_fen + account_fen)
);
create unique index monthly_application_once on monthly_application (institution, month, visit_kind) where stands;
create index on monthly_application (region, month);

create table monthly_line (
  application_id text not null references monthly_application,
  line_no int not null check (line_no > 0),
  person_no text not null,
  -- The settlement or cancellation whose postings it is.
  source_id text not null,
  visit_id text not null,
  settled_day date not null,
  -- The pool that owes it to the region; the region itself for its own people.
  pool text not null,
  amount_fen bigint not null,
  -- By purpose of the postings, in fen: which fund, which account.
  parts jsonb not null,
  -- Why it is looked at; null: it is not.
  drawn text check (drawn in ('sample', 'above', 'flagged')),
  decision text check (decision in ('accepted', 'refused')),
  refused_fen bigint not null default 0 check (refused_fen >= 0),
  reason text,
  words text,
  decided_by text,
  objection text,
  answer text,
  -- The clearing between the regions that holds it.
  clearing_id text,
  primary key (application_id, line_no),
  check (refused_fen <= greatest(amount_fen, 0)),
  check ((decision is not distinct from 'refused') = (refused_fen > 0))
);
create index on monthly_line (source_id);
create index on monthly_line (pool) where clearing_id is null;

do $$
begin
  assert (select count(*) from information_schema.columns where table_name in ('monthly_application', 'monthly_line')) = 32,
    'monthly applications and their lines have their columns';
end $$;
