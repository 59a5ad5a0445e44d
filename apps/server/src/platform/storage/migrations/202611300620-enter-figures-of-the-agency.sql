-- 经办机构的数值: what no document of the law states and an agency sets for its pool from a day on. Rows are only added: of two for
-- the same day the later corrects the earlier, and both stay.

create table agency_figure (
  entry_no bigint primary key generated always as identity,
  pool text not null,
  name text not null,
  from_day date not null,
  value bigint not null,
  document text not null check (document <> ''),
  -- Log-in name, or the command line.
  entered_by text not null,
  entered_at timestamptz not null
);
create index on agency_figure (pool, name, from_day, entry_no);

do $$
begin
  assert (select count(*) from information_schema.columns where table_name = 'agency_figure') = 8, 'a figure has its columns';
end $$;
