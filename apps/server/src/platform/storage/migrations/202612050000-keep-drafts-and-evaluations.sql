-- Drafts of the law that are kept (政策草案), and what a year would come to under two policies (政策评估). Both are the office's; no settlement
-- is read or written through them.

create table policy_draft (
  draft_id text primary key,
  pool text not null,
  title text not null check (title <> ''),
  -- Only what differs from the law that it was laid over: [{path, text}].
  files jsonb not null,
  -- By path, a mark of the text that the law had there when it was saved; null where it had none.
  law_marks jsonb not null,
  -- What differed on the day of saving: [{name, title, before?, after?, from?}].
  differs jsonb not null,
  release_id text not null,
  saved_by text not null,
  saved_at timestamptz not null,
  dropped_by text,
  dropped_at timestamptz,
  check (jsonb_array_length(files) > 0),
  check ((dropped_by is null) = (dropped_at is null))
);
create index on policy_draft (pool, saved_at);

create table policy_evaluation (
  evaluation_id text primary key,
  -- Null: of several pools, for whoever is of none.
  pool text,
  -- The form as it was checked: year, pools, source.
  form jsonb not null,
  -- The two sides as they were asked for, to be asked again or kept as a draft.
  asked jsonb not null,
  -- What the two sides are called, and their files laid over the law: [{path, text}].
  before_title text not null,
  after_title text not null,
  before_files jsonb not null,
  after_files jsonb not null,
  differs jsonb not null,
  release_id text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'stopped', 'failed')),
  -- Whoever runs it says so again and again; after this moment another may begin it anew.
  run_by text,
  run_until timestamptz,
  stop_asked boolean not null default false,
  percent int not null default 0 check (percent between 0 and 100),
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
create index on policy_evaluation (state, started_at);
create index on policy_evaluation (pool, started_at);
create index on policy_evaluation (started_at);

do $$
begin
  assert (select count(*) = 0 from pg_constraint
           where conrelid in ('policy_draft'::regclass, 'policy_evaluation'::regclass) and contype = 'f'),
    'drafts and evaluations point at nothing';
  assert (select count(*) = 1 from pg_index where indexrelid = 'policy_evaluation_one_at_a_time'::regclass and indisunique),
    'one evaluation runs at a time';
end $$;
