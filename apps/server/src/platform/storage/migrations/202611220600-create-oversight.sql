-- What was done, by whom, and what others must be told. Both commit with the change itself.

create table audit (
  person_no text not null,
  audit_id uuid not null default gen_random_uuid(),
  at timestamptz not null,
  actor_kind text not null,
  actor text not null,
  action text not null,
  subject_id text not null,
  detail jsonb not null default '{}',
  -- When the database wrote it: seals close ranges of this, not of the program's clock.
  written_at timestamptz not null default now(),
  hash bytea not null,
  primary key (person_no, audit_id)
);
create index on audit (written_at);

-- The same for what concerns no single person: log-ins of staff, institutions, policy.
create table office_audit (
  audit_id uuid primary key default gen_random_uuid(),
  at timestamptz not null,
  actor_kind text not null,
  actor text not null,
  action text not null,
  subject_id text not null,
  detail jsonb not null default '{}',
  written_at timestamptz not null default now(),
  hash bytea not null
);
create index on office_audit (written_at);

-- The hash of an audit row over everything it says; a row that was altered no longer fits it.
create function audit_hash(person_no text, audit_id uuid, at timestamptz, actor_kind text, actor text, action text,
  subject_id text, detail jsonb) returns bytea
language sql immutable parallel safe as $$
  select sha256(convert_to(jsonb_build_array(person_no, audit_id, extract(epoch from at), actor_kind, actor, action,
    subject_id, detail)::text, 'UTF8'))
$$;

-- One seal closes one range of audit rows; it holds the root over their hashes and the seal before.
create table seal (
  seal_no bigint primary key,
  from_at timestamptz not null,
  to_at timestamptz not null,
  row_count int not null,
  root bytea not null,
  previous bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  check (to_at > from_at)
);

create table outbox (
  person_no text not null,
  event_id uuid not null default gen_random_uuid(),
  kind text not null,
  subject_id text not null,
  payload jsonb not null default '{}',
  at timestamptz not null,
  written_at timestamptz not null default now(),
  primary key (person_no, event_id)
);
create index on outbox (written_at);

do $$
begin
  assert length(audit_hash('p', gen_random_uuid(), now(), 'k', 'a', 'x', 's', '{}')) = 32, 'the hash is SHA-256';
end $$;
