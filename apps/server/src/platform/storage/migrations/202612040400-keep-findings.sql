-- Oversight (稽核): what an agency sets for the rules of its pool, the runs of the rules over what was settled, and what they flagged.
-- All of it is the office's, read across people, and no command of a person writes it (ADR 0010).

create table oversight_setting (
  entry_no bigint generated always as identity primary key,
  pool text not null,
  -- A rule, or `points`: what a kind of breach costs a doctor.
  rule text not null check (rule <> ''),
  name text not null check (name <> ''),
  from_day date not null,
  -- Null: from this day the default counts again.
  value numeric(14, 2),
  reason text not null check (reason <> ''),
  entered_by text not null,
  entered_at timestamptz not null
);
create index on oversight_setting (pool, rule, name, from_day, entry_no);

create table oversight_run (
  run_id text primary key,
  pool text not null,
  -- By the day of settling, both days included.
  from_day date not null,
  to_day date not null,
  state text not null check (state in ('running', 'done')),
  stage text not null default 'people' check (stage in ('people', 'institutions', 'done')),
  -- Within the stage everything up to here has been looked at.
  reached text not null default '',
  people_expected int,
  people int not null default 0,
  settlements bigint not null default 0,
  institutions int not null default 0,
  findings int not null default 0,
  -- Which rules with which settings: a mark of their whole text.
  rule_version text not null,
  started_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  check (to_day >= from_day),
  check ((state = 'done') = (finished_at is not null)),
  check ((state = 'done') = (stage = 'done'))
);
create unique index oversight_run_one_at_a_time on oversight_run (pool) where state = 'running';
create index on oversight_run (pool, started_at);

create table oversight_finding (
  -- Made of pool, rule, subject and what was found: whoever finds the same finds the same row.
  finding_id text primary key,
  pool text not null,
  rule text not null,
  title text not null,
  subject_kind text not null check (subject_kind in ('person', 'institution', 'doctor', 'employer', 'staff', 'item')),
  subject text not null,
  person_no text,
  institution text,
  day date not null,
  score int not null check (score between 0 and 1000),
  sentence text not null,
  -- What the rule rested on: [{name, value}].
  facts jsonb not null,
  -- What it is about: [{settlementId, visitId, personNo}].
  settlements jsonb not null,
  -- Document and article of the rule as they stood.
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
create index on oversight_finding (pool, state, score desc, finding_id);
create index on oversight_finding (pool, day desc, finding_id);
create index on oversight_finding (pool, rule, subject);
create index on oversight_finding (case_id) where case_id is not null;
create index on oversight_finding (run_id);

do $$
begin
  assert (select count(*) = 0 from pg_constraint
           where conrelid in ('oversight_finding'::regclass, 'oversight_run'::regclass, 'oversight_setting'::regclass)
             and contype = 'f' and confrelid <> 'oversight_run'::regclass),
    'what oversight keeps points at nothing that lies elsewhere';
  assert (select count(*) = 1 from pg_index where indexrelid = 'oversight_run_one_at_a_time'::regclass and indisunique),
    'one run at a time in a pool';
end $$;
