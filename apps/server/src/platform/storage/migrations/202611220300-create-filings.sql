-- A filing is a sequence of actions, never edited; what it is on a day is a fold over them.
-- Two time axes: `effective_day` says from when the action holds, `recorded_at` when we learned of it.

create table filing_action (
  person_no text not null references person,
  filing_id text not null,
  action_no int not null check (action_no > 0),
  -- Names of the state machine in the filings module: apply, accept, ask-corrections, approve, refuse, end, cancel …
  action text not null,
  pool text not null,
  type text not null check (type in ('resettled-retiree', 'long-term-resident', 'stationed-worker', 'student',
    'migrant-worker', 'new-employee', 'temporary', 'referral')),
  destination text not null check (destination ~ '^\d{6}$'),
  from_day date not null,
  to_day date,
  -- Chosen institutions, where the pool wants them named; empty means every networked one.
  institutions text[] not null default '{}',
  channel text not null,
  actor_kind text not null check (actor_kind in ('person', 'agent', 'employer', 'institution', 'staff', 'system')),
  actor text not null,
  effective_day date not null,
  recorded_at timestamptz not null,
  -- Answers, commitments, materials named, reasons: nothing personal.
  detail jsonb not null default '{}',
  -- Contact, address, uploads.
  private_cipher bytea,
  primary key (person_no, filing_id, action_no),
  check (to_day is null or to_day >= from_day)
);

-- The desk's list of what waits for a decision; built from the outbox, local to the office.
create table desk_task (
  task_id text primary key,
  kind text not null,
  pool text not null,
  person_no text not null,
  subject_id text not null,
  title text not null,
  status text not null check (status in ('open', 'done', 'withdrawn')),
  opened_at timestamptz not null,
  due_at timestamptz,
  closed_at timestamptz
);
create index on desk_task (pool, status, opened_at);

do $$
begin
  assert exists (select from pg_constraint where conrelid = 'filing_action'::regclass and contype = 'p'),
    'filing_action needs its key';
end $$;
