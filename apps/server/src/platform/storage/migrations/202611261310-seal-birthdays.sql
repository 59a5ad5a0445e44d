-- Days of birth and sex are sealed like the other fields of a person, both in one. What is stored is sealed by
-- storage/birth.ts in the transaction of this migration; the next one takes the plain columns away.

alter table person add column birth_cipher bytea;

do $$
begin
  assert (select count(*) = 3 from information_schema.columns
           where table_name = 'person' and column_name in ('birth_cipher', 'birth_day', 'sex')),
    'both ways of keeping a birthday are there';
end $$;
