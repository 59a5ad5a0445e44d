-- The person's side begins: person_no comes first in every key, so that one person's rows can live on one node.
-- Columns that end in _cipher are encrypted by the program (AES-256-GCM, the key's id is in front of the ciphertext).

create table person (
  person_no text primary key,
  pool text not null,
  id_kind text not null default '01',
  id_number_cipher bytea not null,
  name_cipher bytea not null,
  phone_cipher bytea,
  address_cipher bytea,
  bank_account_cipher bytea,
  sex text check (sex in ('male', 'female')),
  birth_day date,
  recorded_at timestamptz not null,
  changed_at timestamptz not null
);

-- From a keyed hash of an ID number, telephone or full name to the person. Distributed by the hash, not by the person.
create table person_lookup (
  blind_index bytea not null,
  kind text not null check (kind in ('id-number', 'phone', 'name')),
  person_no text not null,
  pool text not null,
  key_id text not null,
  primary key (blind_index, kind, person_no)
);
create unique index on person_lookup (blind_index, kind) where kind = 'id-number';

-- One row a person. Every command that changes anything a settlement reads raises `version`.
create table person_state (
  person_no text primary key references person,
  version bigint not null default 1 check (version > 0),
  -- Sums of account_entry; `yidi ledger verify` recomputes them.
  account_current_fen bigint not null default 0 check (account_current_fen >= 0),
  account_past_fen bigint not null default 0 check (account_past_fen >= 0)
);

-- What a person is insured as, from day to day, as we knew it from time to time.
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
  primary key (person_no, enrolment_no),
  check (to_day is null or to_day >= from_day),
  check (known_to is null or known_to >= known_from)
);

-- Whether benefits are paid, from day to day, with the reason; a late payment may change the past.
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
  primary key (person_no, interval_no),
  check (to_day is null or to_day >= from_day),
  check (known_to is null or known_to >= known_from)
);

-- How a citizen logs in; the password itself is never stored.
create table citizen_login (
  person_no text primary key references person,
  password_hash text not null,
  changed_at timestamptz not null
);

do $$
begin
  assert (select bool_and(a.attname = 'person_no')
            from pg_index i
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
           where i.indisprimary
             and i.indrelid::regclass::text in
               ('person', 'person_state', 'enrolment', 'benefit_interval', 'citizen_login')),
    'person_no must come first in the keys of the person''s side';
end $$;
