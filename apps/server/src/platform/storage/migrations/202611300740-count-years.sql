-- Years towards retiring with benefits: periods that count by a document, what was missing on a day and what it came to, retirement, and
-- the document that goes with somebody who leaves for another pool. Rows are ended and written anew, never changed.

create table year_period (
  person_no text not null references person,
  period_no int not null,
  kind text not null,
  from_month text not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  to_month text not null check (to_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  place text,
  document text not null check (document <> ''),
  state text not null,
  reason text not null default '',
  entered_by text not null,
  decided_by text,
  known_from timestamptz not null,
  known_to timestamptz,
  primary key (person_no, period_no),
  check (to_month >= from_month),
  check (known_to is null or known_to >= known_from),
  check ((kind = 'elsewhere') = (place is not null))
);

create table retirement_quote (
  person_no text not null references person,
  quote_no int not null,
  on_day date not null,
  from_month text not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  actual_months int not null check (actual_months >= 0),
  deemed_months int not null check (deemed_months >= 0),
  missing_months int not null check (missing_months >= 0),
  base_fen bigint not null check (base_fen >= 0),
  base_source text not null,
  base_of text not null,
  employer_fen bigint not null check (employer_fen >= 0),
  employee_fen bigint not null check (employee_fen >= 0),
  provisional text[] not null,
  made_by text not null,
  made_version bigint not null,
  recorded_at timestamptz not null,
  primary key (person_no, quote_no)
);

create table retirement (
  person_no text not null references person,
  retirement_no int not null,
  quote_no int not null,
  from_month text not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  complete_from text check (complete_from ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  paid_fen bigint not null default 0 check (paid_fen >= 0),
  paid_on date,
  bank_reference text,
  made_by text not null,
  known_from timestamptz not null,
  known_to timestamptz,
  primary key (person_no, retirement_no),
  foreign key (person_no, quote_no) references retirement_quote,
  check (complete_from is null or complete_from >= from_month),
  check ((paid_fen > 0) = (paid_on is not null) and (paid_on is null) = (bank_reference is null)),
  check (known_to is null or known_to >= known_from)
);

create table transfer_out (
  person_no text not null references person,
  transfer_no int not null,
  transfer_id text not null,
  pool text not null,
  to_place text not null,
  on_day date not null,
  last_day date not null,
  actual_months int not null check (actual_months >= 0),
  deemed_months int not null check (deemed_months >= 0),
  periods json not null,
  account_current_fen bigint not null,
  account_past_fen bigint not null,
  taken_back boolean not null default false,
  made_by text not null,
  known_from timestamptz not null,
  known_to timestamptz,
  primary key (person_no, transfer_no),
  check (known_to is null or known_to >= known_from)
);

do $$
begin
  assert (select count(*) from information_schema.columns
           where table_name in ('year_period', 'retirement_quote', 'retirement', 'transfer_out')) = 56,
    'periods, quotes, retirements and transfers have their columns';
end $$;
