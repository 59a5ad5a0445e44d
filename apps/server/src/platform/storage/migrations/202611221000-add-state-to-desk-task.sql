-- The desk's list shows what is to be done next without reading any person's records.
alter table desk_task add column state text not null default '';

do $$
begin
  assert exists (select from information_schema.columns where table_name = 'desk_task' and column_name = 'state'),
    'desk_task needs its state';
end $$;
