-- A case that came of a tip-off says of which; a tip-off opens one case. Who reported is in no column of a case.
alter table oversight_case add column came_of text check (came_of <> '');
create unique index oversight_case_came_of on oversight_case (came_of) where came_of is not null;

do $$
begin
  assert exists (select from pg_indexes where indexname = 'oversight_case_came_of'), 'a tip-off opens one case';
end $$;
