-- 单位缴费: what an employer declares for a month, what was paid for it by bank reference, and the books of both. Only what is
-- confirmed is kept: before that the program makes it anew from what is known. What is to be written about a member is noted here
-- first (`wanted`), so that a declaration of which half the members were written is finished by whoever comes next.

create table employer_declaration (
  declaration_id text primary key,
  pool text not null,
  employer text not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  state text not null check (state in ('confirmed', 'withdrawn')),
  average_wage_fen bigint not null check (average_wage_fen > 0),
  base_fen bigint not null check (base_fen > 0),
  employer_fen bigint not null check (employer_fen >= 0),
  employee_fen bigint not null check (employee_fen >= 0),
  -- Null: the agency had entered no day when it was confirmed.
  due_on date,
  confirmed_at timestamptz not null,
  confirmed_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  -- The day on which the principal was fully covered.
  paid_on date,
  check ((state = 'withdrawn') = (withdrawn_at is not null) and (withdrawn_at is null) = (withdrawn_by is null)),
  check (state = 'confirmed' or paid_on is null)
);
-- A month is declared once.
create unique index employer_declaration_month on employer_declaration (employer, month) where state = 'confirmed';
create index on employer_declaration (pool, month);

create table employer_declaration_member (
  declaration_id text not null references employer_declaration,
  person_no text not null,
  wage_fen bigint not null check (wage_fen > 0),
  base_fen bigint not null check (base_fen > 0),
  -- The shares of the employer's part add up to it.
  employer_fen bigint not null check (employer_fen >= 0),
  employee_fen bigint not null check (employee_fen >= 0),
  exempt boolean not null default false,
  -- What the person's record says of the month, and what it is to say since when.
  state text not null default 'none' check (state in ('none', 'declared', 'paid', 'withdrawn')),
  wanted text not null check (wanted in ('declared', 'paid', 'withdrawn')),
  wanted_day date not null,
  wanted_by text not null,
  -- The step that is under way towards it; `turn` counts those that were done, so that each has a key of its own.
  step text check (step in ('declare', 'pay', 'return', 'withdraw')),
  step_day date,
  turn int not null default 1 check (turn > 0),
  -- Why the person's record refused it.
  words text,
  primary key (declaration_id, person_no),
  check ((step is null) = (step_day is null))
);
-- What was left in the middle.
create index employer_declaration_member_unfinished on employer_declaration_member (declaration_id)
  where (state <> wanted or step is not null) and words is null;

create table employer_tax_file (
  pool text not null,
  -- SHA-256 of its lines, hex.
  control_sum text not null,
  rows int not null check (rows > 0),
  amount_fen bigint not null check (amount_fen >= 0),
  late_fee_fen bigint not null check (late_fee_fen >= 0),
  taken_at timestamptz not null,
  taken_by text not null,
  primary key (pool, control_sum)
);

create table employer_payment (
  pool text not null,
  -- The number by which the bank knows it.
  reference text not null,
  employer text not null,
  declaration_id text not null references employer_declaration,
  amount_fen bigint not null check (amount_fen > 0),
  -- What the tax office took, and what we reckon; null: no day due is entered.
  late_fee_fen bigint not null check (late_fee_fen >= 0),
  our_late_fee_fen bigint,
  paid_on date not null,
  -- Control sum of the file that brought it; null: entered at the desk.
  control_sum text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  returned_on date,
  returned_by text,
  primary key (pool, reference),
  check ((returned_on is null) = (returned_by is null) and (returned_on is null or returned_on >= paid_on))
);
create index on employer_payment (employer, paid_on);

-- What of a payment covers which bill; a payment that came back has its opposites. What is in no row is carried over.
create table employer_allocation (
  allocation_no bigint generated always as identity primary key,
  pool text not null,
  reference text not null,
  declaration_id text not null references employer_declaration,
  principal_fen bigint not null,
  late_fee_fen bigint not null,
  booked_day date not null,
  foreign key (pool, reference) references employer_payment
);
create index on employer_allocation (declaration_id);
create index on employer_allocation (pool, reference);

create table employer_posting (
  posting_no bigint generated always as identity primary key,
  book text not null,
  employer text not null,
  debit text not null,
  credit text not null check (credit <> debit),
  amount_fen bigint not null check (amount_fen > 0),
  purpose text not null,
  -- The payment, or the declaration that it covers.
  source_id text not null,
  booked_day date not null
);
create index on employer_posting (book, booked_day);
create index on employer_posting (source_id);

do $$
declare
  l_refused int := 0;
begin
  insert into employer (code, name, pool, recorded_at, changed_at) values ('ASSERTION', 'assertion', '339900', now(), now());
  insert into employer_declaration (declaration_id, pool, employer, month, state, average_wage_fen, base_fen, employer_fen, employee_fen, confirmed_at, confirmed_by)
  values ('one', '339900', 'ASSERTION', '2026-01', 'confirmed', 1, 1, 0, 0, now(), 'assertion');
  begin
    insert into employer_declaration (declaration_id, pool, employer, month, state, average_wage_fen, base_fen, employer_fen, employee_fen, confirmed_at, confirmed_by)
    values ('two', '339900', 'ASSERTION', '2026-01', 'confirmed', 1, 1, 0, 0, now(), 'assertion');
  exception when unique_violation then
    l_refused := l_refused + 1;
  end;
  insert into employer_payment (pool, reference, employer, declaration_id, amount_fen, late_fee_fen, paid_on, recorded_at, recorded_by)
  values ('339900', 'R', 'ASSERTION', 'one', 1, 0, '2026-01-31', now(), 'assertion');
  begin
    insert into employer_payment (pool, reference, employer, declaration_id, amount_fen, late_fee_fen, paid_on, recorded_at, recorded_by)
    values ('339900', 'R', 'ASSERTION', 'one', 1, 0, '2026-01-31', now(), 'assertion');
  exception when unique_violation then
    l_refused := l_refused + 1;
  end;
  assert l_refused = 2, 'a month is declared once, and a bank reference is one payment';
  delete from employer_payment where employer = 'ASSERTION';
  delete from employer_declaration where employer = 'ASSERTION';
  delete from employer where code = 'ASSERTION';
end $$;
