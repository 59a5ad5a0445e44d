-- 基金运行情况公布: what an agency publishes of a year or month, kept as it was prepared.
create table fund_report (
  report_id text primary key references office_record,
  pool text not null,
  period text not null check (period ~ '^\d{4}(-(0[1-9]|1[0-2]))?$'),
  foreword text,
  -- What is put right of the one that was public before.
  correction text,
  content jsonb not null,
  released_day date,
  taken_back_day date,
  replaced_day date,
  replaces text unique references fund_report,
  check ((taken_back_day is null and replaced_day is null) or released_day is not null),
  check (taken_back_day is null or replaced_day is null)
);
-- One of a pool and a period is public.
create unique index on fund_report (pool, period)
  where released_day is not null and taken_back_day is null and replaced_day is null;
create index on fund_report (pool, period, released_day);

do $$
begin
  assert (select count(*) from information_schema.columns where table_name = 'fund_report') = 10,
    'reports of the funds have their columns';
end $$;
