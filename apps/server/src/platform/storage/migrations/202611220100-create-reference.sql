-- Reference tables: small, read everywhere, changed by the office. On a distributed database every node has them whole.
-- What changes with time carries its first day; nothing is edited, a later row replaces an earlier one.

create table place (
  code text not null check (code ~ '^\d{6}$'),
  from_day date not null,
  to_day date,
  name text not null,
  parent text,
  primary key (code, from_day),
  check (to_day is null or to_day >= from_day)
);

create table institution (
  code text primary key,
  name text not null,
  place text not null,
  -- Grade by the health authority, and the level it settles by where the two differ (医保结算等级).
  level text not null check (level in ('tier3', 'tier2', 'tier1', 'community', 'other', 'pharmacy')),
  settlement_level text check (settlement_level in ('tier3', 'tier2', 'tier1', 'community', 'other', 'pharmacy')),
  ownership text check (ownership in ('public', 'private')),
  credit_code text,
  recorded_at timestamptz not null
);
create index on institution (place, level);

-- Which services an institution has opened for patients of other regions (联网, 开通异地).
create table institution_service (
  institution text not null references institution,
  service text not null check (service in ('inpatient', 'outpatient', 'chronic', 'pharmacy')),
  from_day date not null,
  to_day date,
  primary key (institution, service, from_day),
  check (to_day is null or to_day >= from_day)
);

-- Agreements (定点协议): only an institution with one in force on the day may settle.
create table institution_agreement (
  institution text not null references institution,
  agreement_no int not null,
  -- The pool or region that signed it.
  region text not null,
  status text not null check (status in ('in-force', 'suspended', 'terminated')),
  from_day date not null,
  to_day date,
  reason text,
  -- Two time axes: what held on a day, and what we knew on a day.
  known_from timestamptz not null,
  known_to timestamptz,
  primary key (institution, agreement_no),
  check (to_day is null or to_day >= from_day)
);

-- How the institution's own system signs its messages; `variant` as in the gateway.
create table institution_credential (
  institution text not null references institution,
  credential_no int not null,
  variant text not null,
  access_key text,
  secret_cipher bytea,
  from_day date not null,
  to_day date,
  primary key (institution, credential_no)
);
create unique index on institution_credential (access_key) where access_key is not null;

create table catalogue_release (
  release text primary key,
  -- SHA-256 over the rows in the order of their key, hex.
  content_hash text not null,
  row_count int not null check (row_count >= 0),
  loaded_at timestamptz not null,
  note text
);

-- Medicines, services and materials as each region pays for them: class A in full, B after an own share, C never.
create table catalogue (
  place text not null,
  code text not null,
  from_day date not null,
  to_day date,
  name text not null,
  kind text not null check (kind in ('medicine', 'service', 'material')),
  class text not null check (class in ('A', 'B', 'C')),
  own_share_ppm int not null default 0 check (own_share_ppm between 0 and 1000000),
  ceiling_fen bigint check (ceiling_fen >= 0),
  special_drug boolean not null default false,
  release text not null references catalogue_release,
  primary key (place, code, from_day),
  check (class = 'B' or own_share_ppm = 0)
);

-- A policy release is kept whole, so that a settlement can be recomputed years later.
create table policy_release (
  release text primary key,
  -- Path of each policy file and its text.
  content jsonb not null,
  engine_version text not null,
  stored_at timestamptz not null
);

do $$
begin
  assert (select count(*) from information_schema.tables where table_name in
    ('place', 'institution', 'institution_service', 'institution_agreement', 'institution_credential',
     'catalogue_release', 'catalogue', 'policy_release')) = 8, 'a reference table is missing';
end $$;
