-- 裁定: what an agency decides where the law of its pool is open. A ruling is never changed; it may be given an earlier end.

create table agency_ruling (
  pool text not null,
  name text not null check (name <> ''),
  target text not null,
  yaml text not null,
  -- First and last day of the ends of the visits that it is for.
  from_day date not null,
  to_day date check (to_day >= from_day),
  document text not null check (document <> ''),
  reason text not null check (reason <> ''),
  entered_by text not null,
  entered_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  primary key (pool, name),
  check ((ended_by is null) = (ended_at is null)),
  check (ended_by is null or to_day is not null)
);

do $$
begin
  assert (select count(*) from information_schema.columns where table_name = 'agency_ruling') = 12, 'a ruling has its columns';
end $$;
