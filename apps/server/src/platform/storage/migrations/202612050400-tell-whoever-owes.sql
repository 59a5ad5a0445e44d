-- Whoever must give money back is told each step of the order: the number of the last step that was told.
alter table reclaim_order add column carried_no int not null default 0 check (carried_no >= 0);

do $$
begin
  assert exists (select from information_schema.columns
                  where table_name = 'reclaim_order' and column_name = 'carried_no'),
    'orders know what was told of them';
end $$;
