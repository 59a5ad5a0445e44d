-- What was done to an agreement is read by the office alone. As a table that lies whole on every node it made each action wait for
-- locks of all of them, and of the institutions it pointed at; the agreement that follows from it stays there (ADR 0047).
alter table agreement_action drop constraint agreement_action_institution_fkey;

do $$
begin
  assert not exists (select from pg_constraint where conrelid = 'agreement_action'::regclass and contype = 'f'),
    'the actions of agreements point at no table that lies elsewhere';
end $$;
