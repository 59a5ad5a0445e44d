-- The tables as they stand after all migrations, to be read: no program runs this file. Written from the catalogue by
-- `npm run -s yidi -- db schema`; do not edit. Functions stand in functions/, one file each. How this came about, and why,
-- stands in migrations/.

-- Of a person: distributed by person_no

create table person (
  person_no text primary key,
  pool text not null,
  id_kind text not null default '01',
  id_number_cipher bytea not null,
  name_cipher bytea not null,
  phone_cipher bytea,
  address_cipher bytea,
  bank_account_cipher bytea,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  card_cipher bytea,
  birth_cipher bytea
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);
create index person_pool_person_no_idx on person (pool, person_no);

create table death (
  person_no text not null references person,
  death_no int not null,
  day date not null,
  document text not null check (document <> ''),
  entered_by text not null,
  known_from timestamptz not null,
  known_to timestamptz,
  primary key (person_no, death_no),
  check (known_to is null or known_to >= known_from)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table person_state (
  person_no text primary key references person,
  version bigint not null default 1 check (version > 0),
  account_current_fen bigint not null default 0 check (account_current_fen >= 0),
  account_past_fen bigint not null default 0 check (account_past_fen >= 0),
  audit_count bigint not null default 0
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000, fillfactor = 85);

create table enrolment (
  person_no text not null references person,
  enrolment_no int not null,
  pool text not null,
  insurance text not null check (insurance in ('employee', 'resident')),
  category text not null check (category in ('active', 'retired', 'founding-worker', 'resident')),
  resident_tier int check (resident_tier in (1, 2)),
  contracted boolean not null default false,
  employer text,
  from_day date not null,
  to_day date,
  known_from timestamptz not null,
  known_to timestamptz,
  assistance text constraint enrolment_assistance_is_a_group check (assistance <> all (array['', 'none'])),
  primary key (person_no, enrolment_no),
  check (to_day is null or to_day >= from_day),
  check (known_to is null or known_to >= known_from)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);
create index enrolment_employer_idx on enrolment (employer) where employer is not null and known_to is null;

create table benefit_interval (
  person_no text not null references person,
  interval_no int not null,
  insurance text not null check (insurance in ('employee', 'resident')),
  status text not null check (status in ('entitled', 'stopped')),
  reason text not null,
  from_day date not null,
  to_day date,
  known_from timestamptz not null,
  known_to timestamptz,
  rests_on text not null default 'record' check (rests_on in ('record', 'contributions', 'late-contributions')),
  primary key (person_no, interval_no),
  check (to_day is null or to_day >= from_day),
  check (known_to is null or known_to >= known_from)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);
create index benefit_interval_regained on benefit_interval (known_from)
  where rests_on = 'late-contributions' and known_to is null;

create table citizen_login (
  person_no text primary key references person,
  password_hash text not null,
  changed_at timestamptz not null
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table notice (
  person_no text not null references person,
  notice_id text not null,
  kind text not null,
  subject_id text not null,
  data jsonb not null default '{}',
  at timestamptz not null,
  read_at timestamptz,
  primary key (person_no, notice_id)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);
create index notice_person_no_at_idx on notice (person_no, at desc);

create table contact (
  person_no text not null references person,
  kind text not null check (kind = 'email'),
  value_cipher bytea,
  changed_at timestamptz not null,
  primary key (person_no, kind)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table contact_confirmation (
  person_no text not null references person,
  kind text not null check (kind = 'email'),
  request_id uuid not null,
  value_cipher bytea,
  code_cipher bytea,
  expires_at timestamptz not null,
  tries int not null default 0,
  asked_at timestamptz[] not null,
  outcome text check (outcome in ('sent', 'delayed', 'refused')),
  primary key (person_no, kind)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table filing_action (
  person_no text not null references person,
  filing_id text not null,
  action_no int not null check (action_no > 0),
  action text not null,
  pool text not null,
  type text not null
    check (type in ('resettled-retiree', 'long-term-resident', 'stationed-worker', 'student', 'migrant-worker',
      'new-employee', 'temporary', 'referral')),
  destination text not null check (destination ~ '^\d{6}$'),
  from_day date not null,
  to_day date,
  institutions text[] not null default '{}',
  channel text not null,
  actor_kind text not null check (actor_kind in ('person', 'agent', 'employer', 'institution', 'staff', 'system')),
  actor text not null,
  effective_day date not null,
  recorded_at timestamptz not null,
  detail jsonb not null default '{}',
  private_cipher bytea,
  version bigint not null default 0,
  primary key (person_no, filing_id, action_no),
  check (to_day is null or to_day >= from_day)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);
create index filing_action_actor_idx on filing_action (actor)
  where (actor_kind in ('employer', 'staff')) and action = 'apply';

create table record_action (
  person_no text not null references person,
  record_id text not null,
  action_no int not null check (action_no > 0),
  kind text not null,
  action text not null,
  pool text not null,
  from_day date not null,
  to_day date,
  channel text not null,
  actor_kind text not null check (actor_kind in ('person', 'agent', 'employer', 'institution', 'staff', 'system')),
  actor text not null,
  effective_day date not null,
  recorded_at timestamptz not null,
  detail jsonb not null default '{}',
  private_cipher bytea,
  version bigint not null default 0,
  primary key (person_no, record_id, action_no),
  check (to_day is null or to_day >= from_day)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table material (
  person_no text not null references person,
  material_id text not null,
  kind text not null,
  subject_kind text,
  subject_id text,
  name_cipher bytea not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  size_bytes int not null check (size_bytes > 0),
  sha256 bytea not null,
  content_cipher bytea not null,
  uploaded_by_kind text not null
    check (uploaded_by_kind in ('person', 'agent', 'employer', 'institution', 'staff', 'system')),
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  bound_at timestamptz,
  primary key (person_no, material_id),
  check ((subject_kind is null) = (subject_id is null) and (subject_id is null) = (bound_at is null))
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);
create index material_uploaded_at_idx on material (uploaded_at) where subject_id is null;
alter table material alter column content_cipher set storage external;

create table material_use (
  person_no text not null references person,
  material_id text not null,
  subject_kind text not null,
  subject_id text not null,
  used_at timestamptz not null,
  primary key (person_no, material_id, subject_id),
  foreign key (person_no, material_id) references material
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);
create index material_use_person_no_subject_id_idx on material_use (person_no, subject_id);

create table draft (
  person_no text not null references person,
  kind text not null check (kind in ('filing', 'disease', 'abroad', 'claim', 'authorise-consent', 'authorise-guardian')),
  content_cipher bytea not null,
  saved_at timestamptz not null,
  typed_by text not null,
  primary key (person_no, kind, typed_by)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);
create index draft_saved_at_idx on draft (saved_at);

create table claim_action (
  person_no text not null references person,
  claim_id text not null,
  action_no int not null check (action_no > 0),
  action text not null,
  pool text not null,
  from_day date not null,
  to_day date not null,
  channel text not null,
  actor_kind text not null check (actor_kind in ('person', 'agent', 'employer', 'institution', 'staff', 'system')),
  actor text not null,
  effective_day date not null,
  recorded_at timestamptz not null,
  detail jsonb not null default '{}',
  version bigint not null default 0,
  situation text not null
    check (situation in ('direct-failed', 'not-networked', 'emergency', 'injury', 'not-filed', 'late-filing',
      'outside-prescription', 'abroad')),
  insurance text not null check (insurance in ('employee', 'resident')),
  kind text not null check (kind in ('outpatient', 'inpatient', 'designated-disease', 'pharmacy')),
  institution text not null,
  place text not null check (place ~ '^\d{6}$'),
  private_cipher bytea,
  primary key (person_no, claim_id, action_no),
  check (to_day >= from_day)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table claim_line (
  person_no text not null references person,
  claim_id text not null,
  edition int not null check (edition > 0),
  line_no int not null check (line_no > 0),
  day date not null,
  code text,
  name text not null,
  quantity numeric(16,4) not null check (quantity <> 0::numeric),
  price_yuan numeric(16,6) not null check (price_yuan >= 0::numeric),
  amount_fen bigint not null,
  refund_of int,
  detail jsonb not null default '{}',
  primary key (person_no, claim_id, edition, line_no)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table visit (
  person_no text not null references person,
  visit_id text not null,
  institution text not null,
  place text not null,
  pool text not null,
  insurance text not null check (insurance in ('employee', 'resident')),
  kind text not null check (kind in ('outpatient', 'inpatient', 'designated-disease', 'pharmacy')),
  medical_type text not null,
  emergency boolean not null default false,
  from_day date not null,
  to_day date,
  status text not null check (status in ('open', 'discharged', 'settled', 'cancelled')),
  institution_visit_no text,
  detail jsonb not null default '{}',
  private_cipher bytea,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (person_no, visit_id),
  check (to_day is null or to_day >= from_day)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000, fillfactor = 85);
create index visit_in_hospital on visit (institution, from_day) where kind = 'inpatient' and to_day is null;
create index visit_institution_visit_id_idx on visit (institution, visit_id);
create index visit_visit_id_idx on visit (visit_id);

create table diagnosis (
  person_no text not null,
  visit_id text not null,
  diagnosis_no int not null,
  kind text not null,
  main boolean not null default false,
  diagnosis_cipher bytea not null,
  recorded_at timestamptz not null,
  voided_at timestamptz,
  primary key (person_no, visit_id, diagnosis_no),
  foreign key (person_no, visit_id) references visit
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table fee_line (
  person_no text not null,
  visit_id text not null,
  line_id int not null check (line_id > 0),
  serial text not null,
  batch text,
  refund_of text,
  occurred_at timestamptz not null,
  catalogue_code text not null,
  institution_item_code text,
  name text,
  quantity numeric(16,4) not null,
  price_yuan numeric(16,6) not null,
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
  version bigint not null default 0,
  voided_version bigint,
  primary key (person_no, visit_id, line_id),
  foreign key (person_no, visit_id) references visit,
  check (amount_fen = (out_of_scope_fen + over_ceiling_fen + own_share_fen + in_scope_fen)),
  check ((voided_at is null) = (voided_version is null))
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);
create unique index fee_line_person_no_visit_id_serial_idx on fee_line (person_no, visit_id, serial)
  where voided_at is null;

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
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table declared_wage (
  person_no text not null references person,
  wage_no int not null,
  employer text not null,
  from_month text not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  wage_fen bigint not null check (wage_fen > 0),
  disabled_serviceman boolean not null default false,
  known_from timestamptz not null,
  known_to timestamptz,
  primary key (person_no, wage_no),
  check (known_to is null or known_to >= known_from)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table contribution (
  person_no text not null references person,
  entry_no int not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  pool text not null,
  employer text,
  kind text not null check (kind in ('declared', 'withdrawn', 'paid', 'returned', 'recognised', 'not-recognised')),
  base_fen bigint not null default 0 check (base_fen >= 0),
  employer_fen bigint not null default 0 check (employer_fen >= 0),
  employee_fen bigint not null default 0 check (employee_fen >= 0),
  on_day date not null,
  source text not null,
  made_version bigint not null,
  recorded_at timestamptz not null,
  primary key (person_no, entry_no)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

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
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

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
  check (premium_fen = (from_pool_fen + from_current_fen + from_past_fen + owed_fen))
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table account_share (
  person_no text not null references person,
  share_id text not null,
  source_id text not null,
  event text not null
    check (event in ('held', 'recalled', 'restored', 'offered', 'accepted', 'declined', 'put-first', 'used', 'freed',
      'returned', 'given-back')),
  side text not null check (side in ('given', 'received')),
  pool text not null,
  other_no text not null,
  amount_fen bigint not null check (amount_fen >= 0),
  held_fen bigint not null,
  place int,
  booked_day date not null,
  made_version bigint not null,
  recorded_at timestamptz not null,
  primary key (person_no, share_id, source_id, event),
  check (abs(held_fen) <= amount_fen),
  check (other_no <> person_no),
  check (place is null or side = 'received'),
  check (side = case when event in ('held', 'recalled', 'restored') then 'given' else 'received' end)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);
create index account_share_recorded on account_share (recorded_at);
create index account_share_source on account_share (person_no, source_id);

create table year_period (
  person_no text not null references person,
  period_no int not null,
  kind text not null check (kind in ('recorded', 'service', 'deemed', 'elsewhere')),
  from_month text not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  to_month text not null check (to_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  place text,
  document text not null check (document <> ''),
  state text not null check (state in ('waiting', 'recognised', 'refused')),
  reason text not null default '',
  entered_by text not null,
  decided_by text,
  known_from timestamptz not null,
  known_to timestamptz,
  materials text[] not null default '{}',
  primary key (person_no, period_no),
  check (to_month >= from_month),
  check (known_to is null or known_to >= known_from),
  check ((kind = 'elsewhere') = (place is not null))
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table retirement_quote (
  person_no text not null references person,
  quote_no int not null,
  on_day date not null,
  from_month text not null check (from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  actual_months int not null check (actual_months >= 0),
  deemed_months int not null check (deemed_months >= 0),
  missing_months int not null check (missing_months >= 0),
  base_fen bigint not null check (base_fen >= 0),
  base_source text not null check (base_source in ('declared', 'wage')),
  base_of text not null,
  employer_fen bigint not null check (employer_fen >= 0),
  employee_fen bigint not null check (employee_fen >= 0),
  provisional text[] not null,
  made_by text not null,
  made_version bigint not null,
  recorded_at timestamptz not null,
  primary key (person_no, quote_no)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

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
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

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
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table settlement (
  person_no text not null,
  settlement_id text not null,
  kind text not null check (kind in ('settlement', 'cancellation')),
  cancels text,
  visit_id text not null,
  institution text not null,
  place text not null,
  pool text not null,
  insurance text not null check (insurance in ('employee', 'resident')),
  year int not null,
  settled_day date not null,
  settled_at timestamptz not null,
  route text not null check (route in ('direct', 'manual')),
  total_fen bigint not null,
  fund_fen bigint not null,
  funds jsonb not null,
  account_current_fen bigint not null,
  account_past_fen bigint not null,
  cash_fen bigint not null,
  quote_case json not null,
  quote_result json not null,
  explanation json not null default '[]',
  input_hash bytea not null,
  engine_version text not null,
  policy_release text not null,
  catalogue_release text not null,
  fee_line_ids int[] not null default '{}',
  command_source text not null,
  command_name text not null,
  command_key text not null,
  version bigint not null,
  replaces text,
  account_shared_fen bigint not null default 0,
  primary key (person_no, settlement_id),
  foreign key (person_no, cancels) references settlement,
  foreign key (person_no, replaces) references settlement,
  foreign key (person_no, visit_id) references visit,
  check (replaces is null or kind = 'settlement'),
  check ((kind = 'cancellation') = (cancels is not null)),
  constraint settlement_parts_add_up check (total_fen = (fund_fen + account_current_fen + account_past_fen + cash_fen)),
  constraint settlement_shared_is_part
    check (abs(account_shared_fen) <= abs(account_past_fen) and (account_shared_fen * account_past_fen) >= 0)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000, toast_tuple_target = 8160);
create index settlement_of_institution on settlement (institution, settled_day);
create unique index settlement_person_no_cancels_idx on settlement (person_no, cancels) where cancels is not null;
create index settlement_person_no_visit_id_idx on settlement (person_no, visit_id);

create table posting (
  person_no text not null,
  source_id text not null,
  posting_no int not null check (posting_no > 0),
  book text not null,
  debit text not null,
  credit text not null,
  amount_fen bigint not null check (amount_fen > 0),
  purpose text not null,
  booked_day date not null,
  recorded_at timestamptz not null,
  primary key (person_no, source_id, posting_no),
  check (debit <> credit)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table account_entry (
  person_no text not null,
  source_id text not null,
  fund text not null check (fund in ('current-year', 'past-year')),
  amount_fen bigint not null check (amount_fen <> 0),
  reason text not null,
  booked_day date not null,
  recorded_at timestamptz not null,
  period text check (period ~ '^\d{4}(-(0[1-9]|1[0-2]))?$'),
  primary key (person_no, source_id, fund)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table year_entry (
  person_no text not null,
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
  counters jsonb not null default '{}',
  recorded_at timestamptz not null,
  primary key (person_no, source_id)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

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
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table journal (
  person_no text not null,
  entry_no bigint not null,
  version bigint not null,
  at timestamptz not null,
  written_at timestamptz not null default now(),
  source text,
  name text,
  key text,
  input_hash bytea,
  subject_id text,
  reply bytea,
  withdrew_name text,
  withdrew_key text,
  acts json not null,
  events json not null,
  hash bytea,
  primary key (person_no, entry_no),
  check (entry_no < 0 or hash is not null),
 
    check ((name is null) = (key is null) and (name is null) = (input_hash is null) and (name is null or source is not
      null)),
  check ((withdrew_name is null) = (withdrew_key is null) and (withdrew_name is null or source is not null))
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000, toast_tuple_target = 8160);
create index journal_at_idx on journal using brin (at) with (pages_per_range='32', autosummarize='on');
create unique index journal_person_no_source_name_key_input_hash_idx on journal (person_no, source, name, key,
  input_hash)
  where name is not null;
create index journal_person_no_source_withdrew_name_withdrew_key_idx on journal (person_no, source, withdrew_name,
  withdrew_key)
  where withdrew_name is not null;
create index journal_written_at_idx on journal (written_at);
alter table journal alter column reply set storage external;

create table audit (
  person_no text not null,
  audit_id uuid not null default gen_random_uuid(),
  at timestamptz not null,
  actor_kind text not null,
  actor text not null,
  action text not null,
  subject_id text not null,
  detail jsonb not null default '{}',
  written_at timestamptz not null default now(),
  hash bytea not null,
  audit_no bigint check (audit_no > 0),
  primary key (person_no, audit_id)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);
create index audit_at_idx on audit (at);
create unique index audit_person_no_audit_no_idx on audit (person_no, audit_no);
create index audit_written_at_idx on audit (written_at);

-- What leads to a person: distributed by the blind index

create table person_lookup (
  blind_index bytea not null,
  kind text not null check (kind in ('id-number', 'phone', 'name', 'card')),
  person_no text not null,
  pool text not null,
  key_id text not null,
  primary key (blind_index, kind, person_no)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);
create unique index person_lookup_blind_index_kind_idx on person_lookup (blind_index, kind) where kind = 'id-number';
create unique index person_lookup_blind_index_kind_idx1 on person_lookup (blind_index, kind) where kind = 'card';

create table authorisation_link (
  blind_index bytea not null,
  record_id text not null,
  person_no text not null,
  key_id text not null,
  primary key (blind_index, record_id)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

-- Of an institution: distributed by institution

create table message (
  institution text not null,
  infno text not null,
  msgid text not null,
  input_hash bytea not null,
  person_no text,
  single boolean not null default false,
  received_at timestamptz not null,
  outcome text check (outcome in ('done', 'refused')),
  reply bytea,
  person_cipher bytea,
  visit_id text check (visit_id ~ '^\d{24}$'),
  times int not null default 1 check (times > 0),
  primary key (institution, infno, msgid, input_hash)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);
create unique index message_institution_infno_msgid_idx on message (institution, infno, msgid) where single;
create index message_institution_visit_id_idx on message (institution, visit_id) where visit_id is not null;
create index message_person_unsealed on message (institution, infno, msgid, input_hash) where person_no is not null;

create table institution_file (
  institution text not null,
  file_no text not null,
  origin text not null check (origin in ('uploaded', 'made')),
  name_cipher bytea not null,
  content_cipher bytea not null,
  content_hash bytea not null,
  size_bytes int not null check (size_bytes > 0),
  kept_at timestamptz not null,
  good_until timestamptz not null,
  primary key (institution, file_no),
  check (good_until > kept_at)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);
create index institution_file_good_until_idx on institution_file (good_until);

create table institution_statement (
  institution text not null,
  statement_no text not null,
  compared text not null check (compared in ('totals', 'lines')),
  from_day date not null,
  to_day date not null,
  agency text not null,
  pool text,
  insurance text check (insurance in ('employee', 'resident')),
  visit_kind text check (visit_kind in ('outpatient', 'inpatient', 'designated-disease', 'pharmacy', 'every')),
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
  primary key (institution, statement_no),
  check (to_day >= from_day)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);
create index institution_statement_institution_made_at_idx on institution_statement (institution, made_at);

create table statement_difference (
  institution text not null,
  difference_no text not null,
  class text not null check (class in ('only-here', 'only-there', 'differs', 'undone-since')),
  settlement text not null,
  visit text not null,
  person_no text not null,
  msgid text,
  undone_on date,
  parts text[] not null default '{}',
  their_total_fen bigint,
  their_fund_fen bigint,
  their_account_fen bigint,
  our_total_fen bigint,
  our_fund_fen bigint,
  our_account_fen bigint,
  from_day date not null,
  to_day date not null,
  visit_kind text check (visit_kind in ('outpatient', 'inpatient', 'designated-disease', 'pharmacy', 'every')),
  pool text,
  insurance text check (insurance in ('employee', 'resident')),
  with_refunds boolean not null,
  statement_no text not null,
  found_at timestamptz not null,
  seen_at timestamptz not null,
  agreed_at timestamptz,
  agreed_by text,
  primary key (institution, difference_no),
  check (to_day >= from_day),
  check ((agreed_at is null) = (agreed_by is null))
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);
create index statement_difference_institution_seen_at_idx on statement_difference (institution, seen_at);

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
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

-- Reference: whole on every node

create table place (
  code text not null check (code ~ '^\d{6}$'),
  from_day date not null,
  to_day date,
  name text not null,
  parent text,
  primary key (code, from_day),
  check (to_day is null or to_day >= from_day)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table employer (
  code text primary key,
  name text not null,
  pool text not null,
  credit_code text,
  contact_cipher bytea,
  disabled_at timestamptz,
  recorded_at timestamptz not null,
  changed_at timestamptz not null
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table institution (
  code text primary key,
  name text not null,
  place text not null,
  level text not null check (level in ('tier3', 'tier2', 'tier1', 'community', 'other', 'pharmacy')),
  settlement_level text check (settlement_level in ('tier3', 'tier2', 'tier1', 'community', 'other', 'pharmacy')),
  ownership text check (ownership in ('public', 'private')),
  credit_code text,
  recorded_at timestamptz not null,
  address text,
  telephone text,
  level_rank smallint not null
    generated always as (case level when 'tier3' then 1 when 'tier2' then 2 when 'tier1' then 3 when 'community' then 4
      when 'pharmacy' then 6 else 5 end) stored,
  indexed_name text,
  search_name text,
  pinyin text,
  initials text,
  search_tokens text[]
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);
create index institution_code_idx on institution (code) where indexed_name is distinct from name;
create index institution_level_rank_code_idx on institution (level_rank, code);
create index institution_place_level_rank_code_idx on institution (place, level_rank, code);
create index institution_search_tokens_idx on institution using gin (search_tokens)
  with (fastupdate='on', gin_pending_list_limit='16384');

create table institution_service (
  institution text not null references institution,
  service text not null check (service in ('inpatient', 'outpatient', 'chronic', 'pharmacy')),
  from_day date not null,
  to_day date,
  primary key (institution, service, from_day),
  check (to_day is null or to_day >= from_day)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table institution_agreement (
  institution text not null references institution,
  agreement_no int not null,
  region text not null,
  status text not null check (status in ('in-force', 'suspended', 'terminated')),
  from_day date not null,
  to_day date,
  reason text,
  known_from timestamptz not null,
  known_to timestamptz,
  primary key (institution, region, agreement_no),
  check (to_day is null or to_day >= from_day)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table institution_credential (
  institution text not null references institution,
  credential_no int not null,
  variant text not null,
  access_key text not null,
  secret_cipher bytea not null,
  issued_at timestamptz not null,
  issued_by text not null,
  good_until timestamptz,
  last_used_at timestamptz,
  primary key (institution, credential_no)
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);
create index institution_credential_by_name on institution_credential (variant, access_key) where access_key is not null;

create table catalogue_release (
  release text primary key,
  content_hash text not null,
  row_count int not null check (row_count >= 0),
  loaded_at timestamptz not null,
  note text
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

create table catalogue (
  place text not null,
  code text not null,
  from_day date not null,
  to_day date,
  name text not null,
  kind text not null check (kind in ('medicine', 'service', 'material')),
  class text not null check (class in ('A', 'B', 'C')),
  own_share_ppm int not null default 0 check (own_share_ppm >= 0 and own_share_ppm <= 1000000),
  ceiling_fen bigint check (ceiling_fen >= 0),
  special_drug boolean not null default false,
  release text not null references catalogue_release,
  medicine_kind text check (medicine_kind in ('herb', 'preparation', 'ethnic')),
  initials text,
  restricted boolean not null default false,
  search_name text,
  name_pieces text[],
  primary key (place, code, from_day),
  check (class = 'B' or own_share_ppm = 0),
  constraint catalogue_medicine_kind check (medicine_kind is null or kind = 'medicine')
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);
create index catalogue_name_pieces on catalogue using gin (name_pieces);
create index catalogue_search_name on catalogue (place, search_name);
create index catalogue_without_search_name on catalogue (place) where search_name is null;

create table policy_release (
  release text primary key,
  content jsonb not null,
  engine_version text not null,
  stored_at timestamptz not null
) with (autovacuum_analyze_threshold = 10000, autovacuum_vacuum_threshold = 10000);

-- Of the office and the program: on the coordinator alone

create table desk_task (
  task_id text primary key,
  kind text not null,
  pool text not null,
  person_no text not null,
  subject_id text not null,
  title text not null,
  status text not null check (status in ('open', 'paused', 'done', 'withdrawn')),
  opened_at timestamptz not null,
  due_at timestamptz,
  closed_at timestamptz,
  state text not null default '',
  type text not null default '',
  channel text not null default '',
  committed boolean not null default false,
  assignee text,
  assigned_at timestamptz,
  overdue_told_at timestamptz,
  action_no int not null default 0 check (action_no >= 0),
  rating text
);
create index desk_task_assignee_idx on desk_task (assignee, pool, kind) where status = 'open' and assignee is not null;
create index desk_task_closed_idx on desk_task (closed_at) include (pool, kind, state, status, opened_at)
  where closed_at is not null;
create index desk_task_due_at_idx on desk_task (due_at) where status = 'open';
create index desk_task_kind_pool_opened_at_idx on desk_task (kind, pool, opened_at, task_id);
create index desk_task_opened_idx on desk_task (opened_at) include (pool, kind);
create index desk_task_person_no_idx on desk_task (person_no);
create index desk_task_pool_status_due_at_idx on desk_task (pool, status, due_at, opened_at, task_id);
create index desk_task_pool_status_opened_at_task_id_idx on desk_task (pool, status, opened_at, task_id);
create index desk_task_waiting_idx on desk_task (pool, kind, state, due_at) where status = 'open';

create table office_audit (
  audit_id uuid default gen_random_uuid() primary key,
  at timestamptz not null,
  actor_kind text not null,
  actor text not null,
  action text not null,
  subject_id text not null,
  detail jsonb not null default '{}',
  written_at timestamptz not null default now(),
  hash bytea not null,
  audit_no bigint unique check (audit_no > 0)
);
create index office_audit_at_idx on office_audit (at);
create index office_audit_written_at_idx on office_audit (written_at);

create table office_audit_count (
  one boolean default true primary key check (one),
  audit_count bigint not null default 0
);

create table seal (
  seal_no bigint primary key,
  from_at timestamptz not null,
  to_at timestamptz not null,
  row_count int not null,
  root bytea not null,
  previous bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  keyed boolean not null default false
);

create table seal_part (
  chain text not null,
  seal_no bigint not null references seal,
  first_no bigint not null,
  last_no bigint not null,
  row_count int not null,
  root bytea not null,
  primary key (chain, seal_no),
  check (first_no <= last_no)
);
create index seal_part_seal_no_idx on seal_part (seal_no);

create table institution_sign_in (
  sign_no text primary key,
  institution text not null,
  operator text not null,
  signed_in_at timestamptz not null,
  signed_out_at timestamptz
);

create table gateway_nonce (
  institution text not null,
  nonce text not null,
  seen_at timestamptz not null,
  request_hash bytea,
  primary key (institution, nonce)
);
create index gateway_nonce_seen_at_idx on gateway_nonce (seen_at);

create table staff_user (
  user_id text primary key,
  name text not null unique,
  password_hash text not null,
  roles text[] not null,
  pool text,
  institution text,
  second_factor_cipher bytea,
  created_at timestamptz not null,
  disabled_at timestamptz,
  employer text,
  second_factor_pending_cipher bytea,
  second_factor_step bigint,
  person_no text
);

create table staff_recovery_code (
  user_id text not null references staff_user,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);

create table desk_saved_filter (
  user_id text not null references staff_user,
  list text not null,
  name text not null,
  choice jsonb not null,
  saved_at timestamptz not null,
  primary key (user_id, list, name)
);

create table session (
  session_hash bytea primary key,
  user_kind text not null check (user_kind in ('citizen', 'staff')),
  user_id text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  data jsonb not null default '{}'
);
create index session_expires_at_idx on session (expires_at);
create index session_user_kind_user_id_idx on session (user_kind, user_id);

create table login_attempt (
  attempt_id uuid default gen_random_uuid() primary key,
  subject_hash bytea not null,
  at timestamptz not null,
  succeeded boolean,
  address_hash bytea,
  pause_told boolean not null default false
);
create index login_attempt_address_hash_at_idx on login_attempt (address_hash, at);
create index login_attempt_subject_hash_at_idx on login_attempt (subject_hash, at);

create table one_time_code (
  user_kind text not null constraint unlock_code_user_kind_check check (user_kind in ('citizen', 'staff')),
  user_id text not null,
  channel text not null constraint unlock_code_channel_check check (channel in ('counter', 'mail')),
  code_id uuid not null,
  code_cipher bytea,
  expires_at timestamptz not null,
  tries int not null default 0,
  asked_at timestamptz[] not null,
  purpose text not null check (purpose in ('unlock', 'activate')),
  primary key (user_kind, user_id, purpose, channel)
);

create table idempotency_key (
  owner text not null,
  key text not null,
  name text not null,
  input_hash bytea not null,
  status int not null,
  reply bytea,
  recorded_at timestamptz not null,
  subject_id text,
  place bigint,
  primary key (owner, key)
);
create index idempotency_key_reply_unsealed on idempotency_key (owner, key)
  where substring(reply from 1 for 1) <> '\x01';
create index idempotency_key_subject_id_name_place_idx on idempotency_key (subject_id, name, place)
  where subject_id is not null;
create sequence idempotency_key_place owned by idempotency_key.place;

create table credential_token (
  token_hash bytea primary key,
  person_no text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  institution text,
  read_at timestamptz,
  check (expires_at > issued_at),
  check ((institution is null) = (read_at is null))
);
create index credential_token_expires_at_idx on credential_token (expires_at);
create index credential_token_person_no_expires_at_idx on credential_token (person_no, expires_at);

create table institution_referral (
  filing_id text primary key,
  institution text not null,
  person_no text not null,
  title text not null,
  state text not null,
  action_no int not null,
  from_day date not null,
  to_day date,
  filed_at timestamptz not null
);
create index institution_referral_institution_filed_at_idx on institution_referral (institution, filed_at desc);

create table payment_batch (
  batch_id text primary key,
  pool text not null,
  state text not null check (state in ('drawn', 'confirmed', 'ended', 'dropped')),
  drawn_at timestamptz not null,
  drawn_by text not null,
  confirmed_at timestamptz,
  confirmed_by text,
  control_sum text unique,
  file_taken_at timestamptz,
  closed_at timestamptz,
  check (confirmed_by <> drawn_by),
  check ((confirmed_at is null) = (confirmed_by is null) and (confirmed_at is null) = (control_sum is null)),
  check ((state in ('confirmed', 'ended')) = (confirmed_at is not null)),
  check ((state in ('ended', 'dropped')) = (closed_at is not null))
);
create index payment_batch_pool_drawn_at_idx on payment_batch (pool, drawn_at);

create table payment_item (
  batch_id text not null references payment_batch,
  item_no int not null check (item_no > 0),
  kind text not null,
  subject_id text not null,
  person_no text not null,
  amount_fen bigint not null check (amount_fen > 0),
  payee_cipher bytea not null,
  purpose text not null,
  state text not null
    check (state in ('taking', 'left-out', 'open', 'letting-go', 'let-go', 'paying', 'paid', 'returning', 'bouncing',
      'returned')),
  asked_by text not null,
  booked_day date,
  reason text,
  words text,
  paid_day date,
  primary key (batch_id, item_no),
  unique (batch_id, subject_id),
  constraint payment_item_booked
    check ((state <> all (array['paying', 'paid', 'returning', 'bouncing', 'returned'])) or booked_day is not null),
  constraint payment_item_bounces check (state <> 'bouncing' or paid_day is not null),
  constraint payment_item_paid_before
    check (paid_day is null or (state in ('bouncing', 'returned')) and paid_day <= booked_day),
  constraint payment_item_reason check ((state in ('returning', 'bouncing', 'returned')) = (reason is not null))
);
create unique index payment_item_held on payment_item (subject_id)
  where state in ('taking', 'open', 'letting-go', 'paying', 'returning');
create index payment_item_unfinished on payment_item (batch_id)
  where state in ('taking', 'letting-go', 'paying', 'returning', 'bouncing');

create table account_run (
  run_id text primary key,
  pool text not null,
  kind text not null check (kind in ('monthly-credit', 'critical-premium', 'year-end')),
  period text not null check (period ~ '^\d{4}(-(0[1-9]|1[0-2]))?$'),
  state text not null check (state in ('waiting', 'running', 'done')),
  waits_for text,
  basis jsonb not null default '{}',
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

create table account_run_left_out (
  run_id text not null references account_run,
  person_no text not null,
  why text not null,
  primary key (run_id, person_no)
);

create table agency_figure (
  entry_no bigint generated always as identity primary key,
  pool text not null,
  name text not null,
  from_day date not null,
  value bigint not null,
  document text not null check (document <> ''),
  entered_by text not null,
  entered_at timestamptz not null
);
create index agency_figure_pool_name_from_day_entry_no_idx on agency_figure (pool, name, from_day, entry_no);

create table payment_standard (
  entry_no bigint generated always as identity primary key,
  pool text not null,
  kind text not null check (kind in ('global-budget', 'head', 'bed-day', 'disease')),
  institution text,
  level text check (level in ('tier3', 'tier2', 'tier1', 'community', 'other', 'pharmacy')),
  year int,
  visit_kind text check (visit_kind in ('inpatient', 'outpatient', 'designated-disease', 'pharmacy')),
  per text check (per in ('month', 'year')),
  disease text check (disease <> ''),
  title text check (title <> ''),
  from_day date not null,
  amount_fen bigint not null check (amount_fen > 0),
  document text not null check (document <> ''),
  entered_by text not null,
  entered_at timestamptz not null,
  check ((institution is null) <> (level is null)),
  check ((kind = 'global-budget') = (year is not null) and (kind <> 'global-budget' or institution is not null)),
  check ((kind = 'global-budget') = (visit_kind is null)),
  check ((kind = 'head') = (per is not null)),
  check ((kind = 'disease') = (disease is not null) and (disease is null) = (title is null))
);
create index payment_standard_pool_institution_idx on payment_standard (pool, institution);
create index payment_standard_pool_level_idx on payment_standard (pool, level);

create table complaint_setting (
  entry_no bigint generated always as identity primary key,
  pool text not null,
  subject text not null,
  desk text not null,
  answer_days int check (answer_days > 0),
  from_day date not null,
  entered_by text not null,
  entered_at timestamptz not null
);
create index complaint_setting_pool_subject_from_day_entry_no_idx on complaint_setting (pool, subject, from_day,
  entry_no);

create table agreement_action (
  institution text not null,
  action_no int not null check (action_no > 0),
  action text not null
    check (action in ('apply', 'sign', 'decline', 'withdraw', 'rectify', 'suspend', 'restore', 'terminate',
      'reinstate')),
  effective_day date not null,
  reason text,
  actor_kind text not null,
  actor text not null,
  recorded_at timestamptz not null,
  region text not null,
  application text,
  primary key (institution, region, action_no)
);

create table agreement_application (
  application_id text primary key,
  institution text not null,
  region text not null,
  level text not null,
  services text[] not null check (cardinality(services) > 0),
  from_day date not null,
  words text,
  contact_cipher bytea not null
);
create index agreement_application_institution_idx on agreement_application (institution);

create table oversight_case (
  case_id text primary key,
  pool text not null,
  subject_kind text not null check (subject_kind in ('person', 'institution', 'doctor', 'employer', 'staff', 'item')),
  subject text not null,
  institution text,
  visits jsonb not null,
  matter_cipher bytea not null,
  opened_at timestamptz not null,
  carried_no int not null default 0,
  came_of text check (came_of <> '')
);
create unique index oversight_case_came_of on oversight_case (came_of) where came_of is not null;
create index oversight_case_institution on oversight_case (institution) where institution is not null;
create index oversight_case_subject on oversight_case (subject_kind, subject);

create table oversight_words (
  case_id text not null references oversight_case,
  step_no int not null,
  words_cipher bytea not null,
  primary key (case_id, step_no)
);

create table agency_ruling (
  pool text not null,
  name text not null check (name <> ''),
  target text not null,
  yaml text not null,
  from_day date not null,
  to_day date,
  document text not null check (document <> ''),
  reason text not null check (reason <> ''),
  entered_by text not null,
  entered_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  primary key (pool, name),
  check (to_day >= from_day),
  check ((ended_by is null) = (ended_at is null)),
  check (ended_by is null or to_day is not null)
);

create table oversight_setting (
  entry_no bigint generated always as identity primary key,
  pool text not null,
  rule text not null check (rule <> ''),
  name text not null check (name <> ''),
  from_day date not null,
  value numeric(14,2),
  reason text not null check (reason <> ''),
  entered_by text not null,
  entered_at timestamptz not null
);
create index oversight_setting_pool_rule_name_from_day_entry_no_idx on oversight_setting (pool, rule, name, from_day,
  entry_no);

create table oversight_run (
  run_id text primary key,
  pool text not null,
  from_day date not null,
  to_day date not null,
  state text not null check (state in ('running', 'done')),
  stage text not null default 'people' check (stage in ('people', 'institutions', 'done')),
  reached text not null default '',
  people_expected int,
  people int not null default 0,
  settlements bigint not null default 0,
  institutions int not null default 0,
  findings int not null default 0,
  rule_version text not null,
  started_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  check (to_day >= from_day),
  check ((state = 'done') = (finished_at is not null)),
  check ((state = 'done') = (stage = 'done'))
);
create unique index oversight_run_one_at_a_time on oversight_run (pool) where state = 'running';
create index oversight_run_pool_started_at_idx on oversight_run (pool, started_at);

create table oversight_finding (
  finding_id text primary key,
  pool text not null,
  rule text not null,
  title text not null,
  subject_kind text not null check (subject_kind in ('person', 'institution', 'doctor', 'employer', 'staff', 'item')),
  subject text not null,
  person_no text,
  institution text,
  day date not null,
  score int not null check (score >= 0 and score <= 1000),
  sentence text not null,
  facts jsonb not null,
  settlements jsonb not null,
  basis jsonb not null,
  rule_version text not null,
  found_at timestamptz not null,
  run_id text not null references oversight_run,
  state text not null default 'open' check (state in ('open', 'in-case', 'dismissed')),
  case_id text,
  dismissed_by text,
  dismissed_at timestamptz,
  dismissed_reason text,
  check ((state = 'in-case') = (case_id is not null)),
  check ((state = 'dismissed') = (dismissed_at is not null)),
  check ((dismissed_at is null) = (dismissed_by is null)),
  check ((dismissed_at is null) = (dismissed_reason is null))
);
create index oversight_finding_case_id_idx on oversight_finding (case_id) where case_id is not null;
create index oversight_finding_pool_day_finding_id_idx on oversight_finding (pool, day desc, finding_id);
create index oversight_finding_pool_rule_subject_idx on oversight_finding (pool, rule, subject);
create index oversight_finding_pool_state_score_finding_id_idx on oversight_finding (pool, state, score desc,
  finding_id);
create index oversight_finding_run_id_idx on oversight_finding (run_id);

create table policy_draft (
  draft_id text primary key,
  pool text not null,
  title text not null check (title <> ''),
  files jsonb not null check (jsonb_array_length(files) > 0),
  law_marks jsonb not null,
  differs jsonb not null,
  release_id text not null,
  saved_by text not null,
  saved_at timestamptz not null,
  dropped_by text,
  dropped_at timestamptz,
  check ((dropped_by is null) = (dropped_at is null))
);
create index policy_draft_pool_saved_at_idx on policy_draft (pool, saved_at);

create table policy_evaluation (
  evaluation_id text primary key,
  pool text,
  form jsonb not null,
  asked jsonb not null,
  before_title text not null,
  after_title text not null,
  before_files jsonb not null,
  after_files jsonb not null,
  differs jsonb not null,
  release_id text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'stopped', 'failed')),
  run_by text,
  run_until timestamptz,
  stop_asked boolean not null default false,
  percent int not null default 0 check (percent >= 0 and percent <= 100),
  cases bigint not null default 0,
  result jsonb,
  failed text,
  started_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  check ((state = 'done') = (result is not null)),
  check ((state = 'failed') = (failed is not null)),
  check ((state in ('done', 'stopped', 'failed')) = (finished_at is not null)),
  check ((state = 'running') = (run_by is not null and run_until is not null))
);
create unique index policy_evaluation_one_at_a_time on policy_evaluation (state) where state = 'running';
create index policy_evaluation_pool_started_at_idx on policy_evaluation (pool, started_at);
create index policy_evaluation_started_at_idx on policy_evaluation (started_at);
create index policy_evaluation_state_started_at_idx on policy_evaluation (state, started_at);

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
  due_on date,
  confirmed_at timestamptz not null,
  confirmed_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  paid_on date,
  check ((state = 'withdrawn') = (withdrawn_at is not null) and (withdrawn_at is null) = (withdrawn_by is null)),
  check (state = 'confirmed' or paid_on is null)
);
create unique index employer_declaration_month on employer_declaration (employer, month) where state = 'confirmed';
create index employer_declaration_pool_month_idx on employer_declaration (pool, month);

create table employer_declaration_member (
  declaration_id text not null references employer_declaration,
  person_no text not null,
  wage_fen bigint not null check (wage_fen > 0),
  base_fen bigint not null check (base_fen > 0),
  employer_fen bigint not null check (employer_fen >= 0),
  employee_fen bigint not null check (employee_fen >= 0),
  exempt boolean not null default false,
  state text not null default 'none' check (state in ('none', 'declared', 'paid', 'withdrawn')),
  wanted text not null check (wanted in ('declared', 'paid', 'withdrawn')),
  wanted_day date not null,
  wanted_by text not null,
  step text check (step in ('declare', 'pay', 'return', 'withdraw')),
  step_day date,
  turn int not null default 1 check (turn > 0),
  words text,
  primary key (declaration_id, person_no),
  check ((step is null) = (step_day is null))
);
create index employer_declaration_member_unfinished on employer_declaration_member (declaration_id)
  where (state <> wanted or step is not null) and words is null;

create table employer_tax_file (
  pool text not null,
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
  reference text not null,
  employer text not null,
  declaration_id text not null references employer_declaration,
  amount_fen bigint not null check (amount_fen > 0),
  late_fee_fen bigint not null check (late_fee_fen >= 0),
  our_late_fee_fen bigint,
  paid_on date not null,
  control_sum text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  returned_on date,
  returned_by text,
  primary key (pool, reference),
  check ((returned_on is null) = (returned_by is null) and (returned_on is null or returned_on >= paid_on))
);
create index employer_payment_employer_paid_on_idx on employer_payment (employer, paid_on);

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
create index employer_allocation_declaration_id_idx on employer_allocation (declaration_id);
create index employer_allocation_pool_reference_idx on employer_allocation (pool, reference);

create table office_posting (
  posting_no bigint generated always as identity primary key,
  book text not null,
  about text not null,
  debit text not null,
  credit text not null,
  amount_fen bigint not null constraint employer_posting_amount_fen_check check (amount_fen > 0),
  purpose text not null,
  source_id text not null,
  booked_day date not null,
  constraint employer_posting_check check (credit <> debit)
);
create index office_posting_book_booked_day_idx on office_posting (book, booked_day);
create index office_posting_source_id_idx on office_posting (source_id);

create table office_record (
  record_id text primary key,
  kind text not null,
  region text not null,
  subject text not null,
  title text not null,
  state text not null,
  step_no int not null check (step_no > 0),
  due_day date,
  opened_at timestamptz not null,
  record_no bigint not null generated always as identity unique
);
create index office_record_kind_region_opened_at_idx on office_record (kind, region, opened_at);
create index office_record_kind_subject_opened_at_idx on office_record (kind, subject, opened_at);

create table office_step (
  record_id text not null references office_record,
  step_no int not null check (step_no > 0),
  action text not null,
  actor_kind text not null,
  actor text not null,
  detail jsonb not null default '{}',
  effective_day date not null,
  recorded_at timestamptz not null,
  primary key (record_id, step_no)
);

create table monthly_application (
  application_id text primary key references office_record,
  institution text not null,
  region text not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  visit_kind text not null check (visit_kind in ('inpatient', 'outpatient', 'designated-disease', 'pharmacy')),
  line_count int not null check (line_count >= 0),
  total_fen bigint not null,
  in_scope_fen bigint not null,
  fund_fen bigint not null,
  account_fen bigint not null,
  cash_fen bigint not null,
  payable_fen bigint not null,
  refused_fen bigint not null default 0 check (refused_fen >= 0),
  stands boolean not null default true,
  carried_fen bigint check (carried_fen <= 0),
  due_fen bigint,
  restored_fen bigint not null default 0 check (restored_fen >= 0),
  check (payable_fen = (fund_fen + account_fen)),
  constraint monthly_application_due
    check ((due_fen is null) = (carried_fen is null) and due_fen = (payable_fen - refused_fen + restored_fen +
      carried_fen))
);
create unique index monthly_application_once on monthly_application (institution, month, visit_kind) where stands;
create index monthly_application_region_month_idx on monthly_application (region, month);

create table monthly_line (
  application_id text not null references monthly_application,
  line_no int not null check (line_no > 0),
  person_no text not null,
  source_id text not null,
  visit_id text not null,
  settled_day date not null,
  pool text not null,
  amount_fen bigint not null,
  parts jsonb not null,
  drawn text check (drawn in ('sample', 'above', 'flagged')),
  decision text check (decision in ('accepted', 'refused')),
  refused_fen bigint not null default 0 check (refused_fen >= 0),
  reason text,
  words text,
  decided_by text,
  objection text,
  answer text,
  clearing_id text,
  total_fen bigint not null,
  fund_fen bigint not null,
  undoes boolean not null,
  own_confirmed boolean,
  own_message text,
  restored_fen bigint not null default 0,
  primary key (application_id, line_no),
  check (refused_fen <= greatest(amount_fen, 0::bigint)),
  check ((not decision is distinct from 'refused') = (refused_fen > 0)),
  constraint monthly_line_own check ((own_confirmed is null) = (own_message is null)),
  constraint monthly_line_refused check (refused_fen <= greatest(fund_fen, 0::bigint)),
  constraint monthly_line_restored check (restored_fen >= 0 and restored_fen <= greatest(- fund_fen, refused_fen))
);
create index monthly_line_own_message_idx on monthly_line (own_message) where own_message is not null;
create index monthly_line_pool_idx on monthly_line (pool) where clearing_id is null;
create index monthly_line_source_id_idx on monthly_line (source_id);

create table monthly_carry (
  carry_no bigint generated always as identity primary key,
  region text not null,
  institution text not null,
  amount_fen bigint not null check (amount_fen <> 0),
  source_id text not null unique,
  taken_by text references monthly_application
);
create index monthly_carry_open on monthly_carry (region, institution) where taken_by is null;

create table region_clearing (
  clearing_id text primary key references office_record,
  region text not null,
  pool text not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  line_count int not null check (line_count > 0),
  gross_fen bigint not null,
  due_fen bigint check (due_fen > 0),
  netted_fen bigint not null default 0,
  check (pool <> region),
  constraint region_clearing_netted check (netted_fen >= 0 and netted_fen <= coalesce(due_fen, 0::bigint))
);
create index region_clearing_pool_idx on region_clearing (pool);
create index region_clearing_region_pool_month_idx on region_clearing (region, pool, month);

create table region_clearing_line (
  clearing_id text not null references region_clearing,
  line_no int not null check (line_no > 0),
  application_id text not null,
  application_line int not null,
  amount_fen bigint not null,
  withdrawn_fen bigint not null default 0,
  state text not null default 'open' check (state in ('open', 'confirmed', 'disputed', 'maintained', 'withdrawn')),
  reason text,
  words text,
  answer text,
  decided_by text,
  primary key (clearing_id, line_no),
  foreign key (application_id, application_line) references monthly_line,
  check (withdrawn_fen >= 0 and withdrawn_fen <= greatest(amount_fen, 0::bigint)),
  check ((reason is null) = (words is null)),
  check (state <> 'withdrawn' or withdrawn_fen = amount_fen)
);
create index region_clearing_line_application_id_application_line_idx on region_clearing_line (application_id,
  application_line);

create table region_account (
  pool text not null,
  region text not null,
  account_no int not null check (account_no > 0),
  payee_cipher bytea not null,
  entered_by text not null,
  entered_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  primary key (pool, region, account_no),
  check (region <> pool),
  check (confirmed_by <> entered_by),
  check ((confirmed_by is null) = (confirmed_at is null))
);

create table institution_account (
  institution text not null,
  account_no int not null check (account_no > 0),
  region text not null,
  payee_cipher bytea not null,
  entered_by text not null,
  entered_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  primary key (institution, account_no),
  check (confirmed_by <> entered_by),
  check ((confirmed_by is null) = (confirmed_at is null))
);

create table reclaim_order (
  order_id text primary key references office_record,
  pool text not null,
  case_id text not null,
  debtor_kind text not null check (debtor_kind in ('person', 'institution', 'employer')),
  debtor text not null,
  amount_fen bigint not null check (amount_fen > 0),
  received_fen bigint not null default 0 check (received_fen >= 0),
  written_off_fen bigint not null default 0 check (written_off_fen >= 0),
  limit_day date not null,
  document text not null,
  stands boolean not null default true,
  carried_no int not null default 0 check (carried_no >= 0),
  check ((received_fen + written_off_fen) <= amount_fen),
  check (stands or (received_fen + written_off_fen) = 0)
);
create index reclaim_order_case_id_idx on reclaim_order (case_id);
create index reclaim_order_debtor_idx on reclaim_order (debtor);
create index reclaim_order_pool_idx on reclaim_order (pool);

create table reclaim_line (
  order_id text not null references reclaim_order,
  line_no int not null check (line_no > 0),
  person_no text not null,
  settlement_id text not null,
  fund text not null,
  amount_fen bigint not null check (amount_fen > 0),
  primary key (order_id, line_no)
);
create index reclaim_line_settlement_id_idx on reclaim_line (settlement_id);

create table reclaim_receipt (
  order_id text not null references reclaim_order,
  receipt_no int not null check (receipt_no > 0),
  pool text not null,
  way text not null check (way in ('bank', 'offset')),
  reference text not null,
  amount_fen bigint not null check (amount_fen > 0),
  booked_day date not null,
  given_back_on date,
  primary key (order_id, receipt_no),
  unique (pool, reference)
);

create table doctor_points (
  entry_id text primary key,
  entry_no bigint not null generated always as identity unique,
  pool text not null,
  institution text not null,
  doctor text not null,
  year text not null check (year ~ '^\d{4}$'),
  case_id text not null,
  points int not null check (points <> 0),
  breach text not null,
  reason text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  undoes text unique references doctor_points,
  check ((points < 0) = (undoes is not null))
);
create index doctor_points_case_id_idx on doctor_points (case_id);
create index doctor_points_institution_doctor_year_idx on doctor_points (institution, doctor, year);
create index doctor_points_pool_year_idx on doctor_points (pool, year);

create table publication (
  publication_id text primary key references office_record,
  pool text not null,
  case_id text not null,
  institution text,
  words text not null,
  released_day date,
  taken_back_day date,
  check (taken_back_day is null or released_day is not null)
);
create index publication_case_id_idx on publication (case_id);
create index publication_released_day_idx on publication (released_day) where taken_back_day is null;

create table fund_report (
  report_id text primary key references office_record,
  pool text not null,
  period text not null check (period ~ '^\d{4}(-(0[1-9]|1[0-2]))?$'),
  foreword text,
  correction text,
  content jsonb not null,
  released_day date,
  taken_back_day date,
  replaced_day date,
  replaces text unique references fund_report,
  check (taken_back_day is null and replaced_day is null or released_day is not null),
  check (taken_back_day is null or replaced_day is null)
);
create unique index fund_report_pool_period_idx on fund_report (pool, period)
  where released_day is not null and taken_back_day is null and replaced_day is null;
create index fund_report_pool_period_released_day_idx on fund_report (pool, period, released_day);

create table staff_finding (
  finding_id text primary key,
  pool text,
  rule text not null check (rule in ('own-record', 'family-record', 'no-task', 'many-looks', 'odd-hours', 'same-pair')),
  staff text not null,
  person_no text,
  day date not null,
  facts jsonb not null,
  found_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'in-case', 'dismissed')),
  case_id text,
  words text,
  decided_by text,
  check ((state = 'dismissed') = (words is not null)),
  check ((state = 'in-case') = (case_id is not null))
);
create index staff_finding_pool_day_idx on staff_finding (pool, day);
create index staff_finding_staff_idx on staff_finding (staff);

create table setting (
  name text primary key,
  value jsonb not null,
  changed_at timestamptz not null
);

create table schema_migration (
  name text primary key,
  hash text not null,
  applied_at timestamptz not null default now()
);

create table schema_text (
  name text not null,
  edition int not null check (edition > 0),
  hash text not null,
  replaced_at timestamptz not null default now(),
  primary key (name, edition),
  unique (name, hash)
);
