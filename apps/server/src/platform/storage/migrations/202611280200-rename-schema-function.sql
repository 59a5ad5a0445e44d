-- The table that keeps the texts of functions keeps those of the closed words of columns too (storage/renew.ts).
alter table schema_function rename to schema_text;
alter table schema_text rename constraint schema_function_pkey to schema_text_pkey;
alter table schema_text rename constraint schema_function_name_hash_key to schema_text_name_hash_key;
alter table schema_text rename constraint schema_function_edition_check to schema_text_edition_check;

do $$
begin
  assert to_regclass('schema_function') is null and to_regclass('schema_text') is not null, 'the table has its new name';
  assert not exists (select from pg_constraint where conrelid = 'schema_text'::regclass and contype in ('p', 'u', 'c')
    and conname like 'schema_function%'), 'and its keys and checks have it too';
end $$;
