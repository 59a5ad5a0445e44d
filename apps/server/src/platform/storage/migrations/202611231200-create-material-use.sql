-- What was handed in for one matter serves another too: carried over to the filing that changes or renews it. The bytes
-- lie once, under the matter that they first came with.
create table material_use (
  person_no text not null references person,
  material_id text not null,
  subject_kind text not null,
  subject_id text not null,
  used_at timestamptz not null,
  primary key (person_no, material_id, subject_id),
  foreign key (person_no, material_id) references material (person_no, material_id)
);
create index on material_use (person_no, subject_id);

-- Written within the command that carries over. Only what was sent with a matter of the same kind can be: what was never
-- sent is still to be taken back or swept.
do $$
declare
  body text := pg_get_functiondef('commit_registers'::regproc);
  here constant text := E'\nbegin\n';
begin
  assert strpos(lower(body), here) > 0, 'commit_registers has a place for what is carried over';
  execute overlay(body placing here || $sql$
  if p_changes ? 'material_use' then
    if exists (select from jsonb_to_recordset(p_changes -> 'material_use')
                 as n (material_id text, subject_kind text, subject_id text)
                where not exists (select from material m
                                   where m.person_no = p_person_no and m.material_id = n.material_id
                                     and m.subject_kind = n.subject_kind)) then
      raise exception 'a material to be carried over was not handed in before (person %)', p_person_no
        using errcode = 'YD001';
    end if;
    insert into material_use (person_no, material_id, subject_kind, subject_id, used_at)
    select p_person_no, n.material_id, n.subject_kind, n.subject_id, p_at
      from jsonb_to_recordset(p_changes -> 'material_use') as n (material_id text, subject_kind text, subject_id text)
    on conflict do nothing;
  end if;
$sql$ from strpos(lower(body), here) for length(here));
end $$;

do $$
declare
  answer record;
begin
  insert into person (person_no, pool, id_number_cipher, name_cipher, recorded_at, changed_at)
  values ('assertion', '000000', '', '', now(), now());
  insert into person_state (person_no) values ('assertion');
  insert into material (person_no, material_id, kind, name_cipher, media_type, size_bytes, sha256, content_cipher,
    uploaded_by_kind, uploaded_by, uploaded_at, subject_kind, subject_id, bound_at)
  values ('assertion', 'sent', 'k', '', 'image/png', 1, '', '', 'person', 'assertion', now(), 'filing', 'old', now()),
         ('assertion', 'unsent', 'k', '', 'image/png', 1, '', '', 'person', 'assertion', now(), null, null, null);
  select * into answer from commit_command('assertion', 1, null, null, now(),
    '{"material_use": [{"material_id": "sent", "subject_kind": "filing", "subject_id": "new"}]}', '[]', null);
  assert answer.outcome = 'done', 'a command that carries a material over is written';
  assert (select subject_id = 'new' from material_use where person_no = 'assertion' and material_id = 'sent'),
    'the new matter has the material';
  assert (select subject_id = 'old' from material where person_no = 'assertion' and material_id = 'sent'),
    'the earlier matter keeps it';
  begin
    perform commit_command('assertion', 2, null, null, now(),
      '{"material_use": [{"material_id": "unsent", "subject_kind": "filing", "subject_id": "new"}]}', '[]', null);
    assert false, 'what was never sent is not carried over';
  exception when sqlstate 'YD001' then null;
  end;
  delete from material_use where person_no = 'assertion';
  delete from material where person_no = 'assertion';
  delete from person_state where person_no = 'assertion';
  delete from person where person_no = 'assertion';
end $$;
