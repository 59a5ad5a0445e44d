-- Records that live and are about no person: what institutions and regions hand in, and agencies decide.
create table office_record (
  record_id text primary key,
  kind text not null,
  -- The region whose agency decides.
  region text not null,
  -- Whom it is about: an institution, another region.
  subject text not null,
  title text not null,
  state text not null,
  step_no int not null check (step_no > 0),
  due_day date,
  opened_at timestamptz not null,
  -- The order in which they were opened; many are of one moment.
  record_no bigint generated always as identity unique
);
create index on office_record (kind, region, opened_at);
create index on office_record (kind, subject, opened_at);

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

do $$
begin
  assert (select count(*) from information_schema.columns where table_name in ('office_record', 'office_step')) = 18,
    'records of the office and their steps have their columns';
end $$;
