-- 内部监督: what the audit shows of the agency's own staff that somebody of the audit should look at. Its number says what it rests on, so
-- that a run again adds nothing.
create table staff_finding (
  finding_id text primary key,
  pool text,
  rule text not null check (rule in ('own-record', 'family-record', 'no-task', 'many-looks', 'odd-hours', 'same-pair')),
  -- The account that it is about; of a pair the approver.
  staff text not null,
  person_no text,
  day date not null,
  -- Counts, the hour, the other of a pair: nothing of a person's records.
  facts jsonb not null,
  found_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'in-case', 'dismissed')),
  case_id text,
  words text,
  decided_by text,
  check ((state = 'dismissed') = (words is not null)),
  check ((state = 'in-case') = (case_id is not null))
);
create index on staff_finding (pool, day);
create index on staff_finding (staff);

do $$
begin
  assert (select count(*) from information_schema.columns where table_name = 'staff_finding') = 12,
    'findings about staff have their columns';
end $$;
