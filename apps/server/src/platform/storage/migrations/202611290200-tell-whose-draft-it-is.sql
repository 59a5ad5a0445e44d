-- A draft belongs to whoever typed it: the person, or somebody of the family who acts for them. Of a draft of before nobody wrote
-- down who typed it; it goes on belonging to the person that it is about, who could always read it.

alter table draft add column typed_by text;
update draft set typed_by = person_no;
alter table draft alter column typed_by set not null;
alter table draft drop constraint draft_pkey;
alter table draft add primary key (person_no, kind, typed_by);

-- What has had its time is found across people and goes.
create index on draft (saved_at);

do $$
begin
  assert not exists (select from draft where typed_by <> person_no), 'a draft of before is still its person''s';
  insert into person (person_no, pool, id_number_cipher, name_cipher, recorded_at, changed_at)
  values ('assertion', '000000', '', '', now(), now());
  insert into draft (person_no, kind, typed_by, content_cipher, saved_at)
  values ('assertion', 'filing', 'assertion', '', now()), ('assertion', 'filing', 'another', '', now());
  assert (select count(*) = 2 from draft where person_no = 'assertion'), 'who acts for another keeps a draft beside the person''s';
  delete from draft where person_no = 'assertion';
  delete from person where person_no = 'assertion';
end $$;
