-- 相抵: what two approved clearings of a month in opposite directions owe one another is taken off both.
alter table region_clearing
  add column netted_fen bigint not null default 0,
  add constraint region_clearing_netted check (netted_fen between 0 and coalesce(due_fen, 0));

do $$
begin
  assert (select count(*) from information_schema.columns where table_name = 'region_clearing' and column_name = 'netted_fen') = 1,
    'a clearing says what of it was netted';
end $$;
