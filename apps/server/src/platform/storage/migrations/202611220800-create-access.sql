-- People who log in. Local to the office's node: neither large nor tied to one person's rows.

create table staff_user (
  user_id text primary key,
  name text not null unique,
  password_hash text not null,
  roles text[] not null,
  pool text,
  institution text,
  second_factor_cipher bytea,
  created_at timestamptz not null,
  disabled_at timestamptz
);

create table session (
  -- SHA-256 of the cookie's value: a copy of this table lets nobody in.
  session_hash bytea primary key,
  user_kind text not null check (user_kind in ('citizen', 'staff')),
  user_id text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  data jsonb not null default '{}'
);
create index on session (user_kind, user_id);
create index on session (expires_at);

create table login_attempt (
  attempt_id uuid primary key default gen_random_uuid(),
  -- Keyed hash of what was typed as the name.
  subject_hash bytea not null,
  at timestamptz not null,
  succeeded boolean not null
);
create index on login_attempt (subject_hash, at);

-- Commands of our own pages that concern no single person; those that do lie in `command`.
create table idempotency_key (
  owner text not null,
  key text not null,
  name text not null,
  input_hash bytea not null,
  status int not null,
  reply bytea,
  recorded_at timestamptz not null,
  primary key (owner, key)
);

-- What the program remembers about itself (demonstration loaded, first start).
create table setting (
  name text primary key,
  value jsonb not null,
  changed_at timestamptz not null
);

do $$
begin
  assert (select count(*) from staff_user) = 0, 'no account is made by a migration';
end $$;
