-- Visits, fee lines and diagnoses as the institution reports them, and the settlements that close them.
-- Identifiers of visits and settlements contain their day, so that partitions by month can come later.

create table visit (
  person_no text not null references person,
  visit_id text not null,
  institution text not null,
  place text not null,
  pool text not null,
  insurance text not null check (insurance in ('employee', 'resident')),
  kind text not null check (kind in ('outpatient', 'inpatient', 'designated-disease', 'pharmacy')),
  -- med_type of the national interface, as sent.
  medical_type text not null,
  emergency boolean not null default false,
  from_day date not null,
  to_day date,
  status text not null check (status in ('open', 'discharged', 'settled', 'cancelled')),
  -- The institution's own number of the stay or registration.
  institution_visit_no text,
  -- What else the institution reported, nothing personal.
  detail jsonb not null default '{}',
  -- Contact person, telephone, address, doctor's remarks.
  private_cipher bytea,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (person_no, visit_id),
  check (to_day is null or to_day >= from_day)
);

create table diagnosis (
  person_no text not null,
  visit_id text not null,
  diagnosis_no int not null,
  kind text not null,
  main boolean not null default false,
  -- Code and name.
  diagnosis_cipher bytea not null,
  recorded_at timestamptz not null,
  voided_at timestamptz,
  primary key (person_no, visit_id, diagnosis_no),
  foreign key (person_no, visit_id) references visit
);

-- One line of the bill with the catalogue's figures that were applied to it: the content of the catalogue release, kept.
create table fee_line (
  person_no text not null,
  visit_id text not null,
  line_id int not null check (line_id > 0),
  -- feedetl_sn of the institution; free again once the line is voided.
  serial text not null,
  batch text,
  -- init_feedetl_sn: the line that this one refunds.
  refund_of text,
  occurred_at timestamptz not null,
  catalogue_code text not null,
  institution_item_code text,
  name text,
  quantity numeric(16, 4) not null,
  price_yuan numeric(16, 6) not null,
  amount_fen bigint not null,
  catalogue_place text not null,
  catalogue_from_day date,
  class text not null check (class in ('A', 'B', 'C')),
  own_share_ppm int not null,
  ceiling_fen bigint,
  out_of_scope_fen bigint not null,
  over_ceiling_fen bigint not null,
  own_share_fen bigint not null,
  in_scope_fen bigint not null,
  special_drug_fen bigint not null default 0,
  detail jsonb not null default '{}',
  recorded_at timestamptz not null,
  voided_at timestamptz,
  -- The settlement that holds it now; empty again when that is cancelled. The settlement keeps its line numbers for good.
  settlement_id text,
  primary key (person_no, visit_id, line_id),
  foreign key (person_no, visit_id) references visit,
  check (amount_fen = out_of_scope_fen + over_ceiling_fen + own_share_fen + in_scope_fen)
);
create unique index on fee_line (person_no, visit_id, serial) where voided_at is null;

-- A settlement is never changed: its cancellation is a row of its own with the opposite amounts.
create table settlement (
  person_no text not null,
  settlement_id text not null,
  kind text not null check (kind in ('settlement', 'cancellation')),
  -- For a cancellation: the settlement it undoes.
  cancels text,
  visit_id text not null,
  institution text not null,
  place text not null,
  pool text not null,
  insurance text not null check (insurance in ('employee', 'resident')),
  -- Settlement year: that of the discharge.
  year int not null,
  settled_day date not null,
  settled_at timestamptz not null,
  route text not null check (route in ('direct', 'manual')),
  total_fen bigint not null,
  fund_pool_fen bigint not null,
  fund_critical_fen bigint not null,
  account_current_fen bigint not null,
  account_past_fen bigint not null,
  cash_fen bigint not null,
  -- Everything that is needed to compute it again, and what came out then.
  quote_case jsonb not null,
  quote_result jsonb not null,
  explanation jsonb not null default '[]',
  input_hash bytea not null,
  engine_version text not null,
  policy_release text not null,
  catalogue_release text not null,
  fee_line_ids int[] not null default '{}',
  -- The message or command that made it.
  command_source text not null,
  command_name text not null,
  command_key text not null,
  -- Version of person_state that it made.
  version bigint not null,
  primary key (person_no, settlement_id),
  foreign key (person_no, visit_id) references visit,
  foreign key (person_no, cancels) references settlement (person_no, settlement_id),
  check (total_fen = fund_pool_fen + fund_critical_fen + account_current_fen + account_past_fen + cash_fen),
  check ((kind = 'cancellation') = (cancels is not null))
);
-- Nothing is undone twice.
create unique index on settlement (person_no, cancels) where cancels is not null;
create index on settlement (person_no, visit_id);
create index on settlement (person_no, version);

do $$
begin
  assert (select count(*) from pg_constraint where conrelid = 'settlement'::regclass and contype = 'f') = 2,
    'a settlement points at its visit and at what it cancels';
  assert (select count(*) from pg_constraint where conrelid = 'fee_line'::regclass and contype = 'c') >= 3,
    'the parts of a fee line must add up';
end $$;
