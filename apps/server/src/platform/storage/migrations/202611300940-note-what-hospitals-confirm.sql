-- 异地清分结果确认: what an institution says of a line before the regions clear it, and the message that said so.
alter table monthly_line
  -- null: it has not said; false: not in this clearing.
  add column own_confirmed boolean,
  add column own_message text,
  add constraint monthly_line_own check ((own_confirmed is null) = (own_message is null));
create index on monthly_line (own_message) where own_message is not null;

do $$
begin
  assert (select count(*) from information_schema.columns
           where table_name = 'monthly_line' and column_name in ('own_confirmed', 'own_message')) = 2,
    'a line says whether its institution confirmed it, and by which message';
end $$;
