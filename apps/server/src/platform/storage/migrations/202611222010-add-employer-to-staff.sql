-- Whoever acts for an employer (用人单位) logs in as staff of that employer and of nothing else.
alter table staff_user add column employer text;

do $$
begin
  assert exists (select from information_schema.columns where table_name = 'staff_user' and column_name = 'employer'),
    'staff have an employer';
end $$;
