-- The migration before has sealed them.

do $$
begin
  assert not exists (select from person where birth_day is not null or sex is not null), 'every birthday is sealed';
end $$;

alter table person drop column birth_day, drop column sex;

do $$
begin
  assert not exists (select from information_schema.columns
                      where table_name = 'person' and column_name in ('birth_day', 'sex')), 'no plain column is left';
end $$;
