-- People can be put right (name, telephone) and can move to another pool, and are found by the number of their social
-- security card. The version and the audit row of the command that changes them are written with it.
alter table person add column card_cipher bytea;
alter table person_lookup drop constraint person_lookup_kind_check;
alter table person_lookup add constraint person_lookup_kind_check check (kind in ('id-number', 'phone', 'name', 'card'));
create unique index on person_lookup (blind_index, kind) where kind = 'card';

create or replace function commit_registers(p_person_no text, p_at timestamptz, p_changes jsonb) returns void
language plpgsql as $$
declare
  l_register register_action;
  l_count int;
  l_person jsonb;
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
  -- Only the columns that are named change; null empties those that may be empty.
  if p_changes ? 'person_update' then
    l_person := p_changes -> 'person_update';
    update person p
       set pool = coalesce(l_person ->> 'pool', p.pool),
           name_cipher = coalesce((l_person ->> 'name_cipher')::bytea, p.name_cipher),
           phone_cipher = case when l_person ? 'phone_cipher' then (l_person ->> 'phone_cipher')::bytea
                               else p.phone_cipher end,
           card_cipher = case when l_person ? 'card_cipher' then (l_person ->> 'card_cipher')::bytea
                              else p.card_cipher end,
           changed_at = p_at
     where p.person_no = p_person_no;
  end if;
end $$;

do $$
declare
  answer record;
begin
  insert into person (person_no, pool, id_number_cipher, name_cipher, phone_cipher, recorded_at, changed_at)
  values ('assertion', '000000', '', '\x01', '\x02', now(), now());
  insert into person_state (person_no) values ('assertion');
  select * into answer from commit_command('assertion', 1, null, null, now(),
    '{"person_update": {"pool": "111111", "phone_cipher": null, "card_cipher": "\\x03"}}', '[]', null);
  assert answer.outcome = 'done', 'a change of a person is written';
  assert (select pool = '111111' and name_cipher = '\x01' and phone_cipher is null and card_cipher = '\x03'
            from person where person_no = 'assertion'), 'what is named changes, the rest stays';
  delete from person_state where person_no = 'assertion';
  delete from person where person_no = 'assertion';
end $$;
