-- 投诉咨询: which desk a subject goes to and within how many working days it is answered, as an agency says; no law. Only ever
-- added to: what is entered for the same day corrects what was before it.
create table complaint_setting (
  entry_no bigint primary key generated always as identity,
  pool text not null,
  subject text not null,
  desk text not null,
  -- Working days; null: no limit.
  answer_days integer check (answer_days > 0),
  from_day date not null,
  entered_by text not null,
  entered_at timestamptz not null
);
create index on complaint_setting (pool, subject, from_day, entry_no);

-- How satisfied the person of a matter was, for the statistics of the desk: its list never reads a person's records.
alter table desk_task add column rating text;

do $$
begin
  assert (select count(*) from information_schema.columns where table_name = 'complaint_setting') = 8, 'a setting has its columns';
  assert (select count(*) from information_schema.columns where table_name = 'desk_task' and column_name = 'rating') = 1,
    'a task says how satisfied its person was';
end $$;
