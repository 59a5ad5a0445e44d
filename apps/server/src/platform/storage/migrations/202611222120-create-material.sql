-- What a person hands in as a picture or PDF, encrypted; and what a person has filled in and not sent yet.

create table material (
  person_no text not null references person,
  material_id text not null,
  -- Id in the catalogue of materials (policy/national/materials.yaml): what it proves.
  kind text not null,
  -- What it was handed in for (filing, claim); null until that is sent.
  subject_kind text,
  subject_id text,
  name_cipher bytea not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  size_bytes int not null check (size_bytes > 0),
  sha256 bytea not null,
  content_cipher bytea not null,
  uploaded_by_kind text not null
    check (uploaded_by_kind in ('person', 'agent', 'employer', 'institution', 'staff', 'system')),
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  bound_at timestamptz,
  primary key (person_no, material_id),
  check ((subject_kind is null) = (subject_id is null) and (subject_id is null) = (bound_at is null))
);
-- The content is encrypted already and does not compress.
alter table material alter column content_cipher set storage external;
-- What was never sent is swept after some days.
create index on material (uploaded_at) where subject_id is null;

-- One draft of a kind a person, the latest; it goes when the matter is sent.
create table draft (
  person_no text not null references person,
  kind text not null check (kind in ('filing', 'claim')),
  content_cipher bytea not null,
  saved_at timestamptz not null,
  primary key (person_no, kind)
);

create or replace function commit_registers(p_person_no text, p_at timestamptz, p_changes jsonb) returns void
language plpgsql as $$
declare
  l_register register_action;
  l_count int;
begin
  if p_changes ? 'register_action' then
    l_register.person_no := p_person_no;
    l_register.recorded_at := p_at;
    l_register.detail := '{}';
    insert into register_action select * from jsonb_populate_recordset(l_register, p_changes -> 'register_action');
  end if;
  if p_changes ? 'material_bind' then
    -- A material serves one matter; handed in again for the same one it stays where it is.
    update material m set subject_kind = n.subject_kind, subject_id = n.subject_id, bound_at = coalesce(m.bound_at, p_at)
      from jsonb_to_recordset(p_changes -> 'material_bind')
        as n (material_id text, subject_kind text, subject_id text)
     where m.person_no = p_person_no and m.material_id = n.material_id
       and (m.subject_id is null or (m.subject_kind = n.subject_kind and m.subject_id = n.subject_id));
    get diagnostics l_count = row_count;
    if l_count <> jsonb_array_length(p_changes -> 'material_bind') then
      raise exception 'a material to be handed in is gone or serves another matter (person %)', p_person_no
        using errcode = 'YD001';
    end if;
  end if;
  if p_changes ? 'draft_done' then
    delete from draft d where d.person_no = p_person_no and p_changes -> 'draft_done' ? d.kind;
  end if;
end $$;

do $$
declare
  answer record;
begin
  insert into person (person_no, pool, id_number_cipher, name_cipher, recorded_at, changed_at)
  values ('assertion', '000000', '', '', now(), now());
  insert into person_state (person_no) values ('assertion');
  insert into material (person_no, material_id, kind, name_cipher, media_type, size_bytes, sha256, content_cipher,
    uploaded_by_kind, uploaded_by, uploaded_at)
  values ('assertion', 'm', 'k', '', 'image/png', 1, '', '', 'person', 'assertion', now());
  insert into draft values ('assertion', 'filing', '', now());
  select * into answer from commit_command('assertion', 1, null, null, now(),
    '{"material_bind": [{"material_id": "m", "subject_kind": "filing", "subject_id": "s"}], "draft_done": ["filing"],
      "register_action": [{"record_id": "r", "action_no": 1, "kind": "medicine-abroad", "action": "apply",
      "pool": "000000", "from_day": "2026-01-01", "channel": "web", "actor_kind": "person", "actor": "a",
      "effective_day": "2026-01-01"}]}', '[]', null);
  assert answer.outcome = 'done', 'a command that hands in a material is written';
  assert (select subject_id = 's' and bound_at is not null from material where person_no = 'assertion'),
    'the material knows what it was handed in for';
  assert (select count(*) = 1 from register_action where person_no = 'assertion'), 'registers are still written';
  assert not exists (select from draft where person_no = 'assertion'), 'the draft is gone';
  begin
    perform commit_command('assertion', 2, null, null, now(),
      '{"material_bind": [{"material_id": "m", "subject_kind": "filing", "subject_id": "other"}]}', '[]', null);
    assert false, 'a material that serves one matter is not taken for another';
  exception when sqlstate 'YD001' then null;
  end;
  delete from register_action where person_no = 'assertion';
  delete from material where person_no = 'assertion';
  delete from person_state where person_no = 'assertion';
  delete from person where person_no = 'assertion';
end $$;
