-- The decision of a case may be taken back: what it did to an agreement, whatever that was.
alter table agreement_action drop constraint agreement_action_action_check;
alter table agreement_action add constraint agreement_action_action_check
  check (action in ('apply', 'sign', 'decline', 'withdraw', 'rectify', 'suspend', 'restore', 'terminate', 'reinstate'));

do $$
begin
  assert (select pg_get_constraintdef(oid) like '%reinstate%' from pg_constraint where conname = 'agreement_action_action_check'),
    'an agreement may be reinstated';
end $$;
