-- The log of messages says which visit a message named and how often it came; visits are found by their number alone, and those of
-- an institution in the order in which they were registered (a number begins with its moment). A message of before names none:
-- what it did is found in the journal, what was refused then is not shown.
alter table message add column visit_id text check (visit_id ~ '^\d{24}$');
alter table message add column times int not null default 1 check (times > 0);
create index message_institution_visit_id_idx on message (institution, visit_id) where visit_id is not null;
create index visit_visit_id_idx on visit (visit_id);
create index visit_institution_visit_id_idx on visit (institution, visit_id);

do $$
begin
  insert into message (institution, infno, msgid, input_hash, received_at) values ('assertion', '9001', 'assertion', '', now());
  assert (select times = 1 and visit_id is null from message where institution = 'assertion'), 'a message came once and names no visit';
  delete from message where institution = 'assertion';
end $$;
