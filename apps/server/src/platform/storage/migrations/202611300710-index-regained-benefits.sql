-- The desk lists who got benefits of past days back by a late payment, the latest first.

create index benefit_interval_regained on benefit_interval (known_from)
  where rests_on = 'late-contributions' and known_to is null;

do $$
begin
  assert exists (select from pg_indexes where indexname = 'benefit_interval_regained'), 'the list has its index';
end $$;
