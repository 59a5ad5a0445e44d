-- A community centre sees what its account entered, as an employer sees what it filed: found by who it was.
drop index filing_action_actor_idx;
create index on filing_action (actor) where actor_kind in ('employer', 'staff') and action = 'apply';

do $$
begin
  assert (select count(*) from pg_indexes where tablename = 'filing_action' and indexdef like '%(actor)%') = 1,
    'filings are found by who entered them';
end $$;
