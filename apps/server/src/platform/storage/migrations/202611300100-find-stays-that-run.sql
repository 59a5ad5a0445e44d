-- A hospital asks which of its patients are in hospital now (5303): across people, by institution. Few stays run at a time,
-- so that the index stays small however many visits there are.
create index visit_in_hospital on visit (institution, from_day) where kind = 'inpatient' and status = 'open';

do $$
begin
  assert (select indisvalid from pg_index where indexrelid = 'visit_in_hospital'::regclass), 'the index of running stays is there';
end $$;
