-- The group for assistance (救助对象) that a person belongs to, from day to day and as we knew it, as the person's pool names it.
-- Which groups there are is law, so no list of them stands here; who belongs to none has no word for it. Everybody of before: none.
alter table enrolment add column assistance text
  constraint enrolment_assistance_is_a_group check (assistance not in ('', 'none'));

do $$
begin
  assert not exists (select from enrolment where assistance is not null),
    'nobody is put into a group by this migration';
end $$;
