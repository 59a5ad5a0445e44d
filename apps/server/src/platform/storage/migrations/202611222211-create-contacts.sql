-- Where a person wants to be told of things outside the program, encrypted; a null takes it back.

create table contact (
  person_no text not null references person,
  kind text not null check (kind in ('email')),
  value_cipher bytea,
  changed_at timestamptz not null,
  primary key (person_no, kind)
);

-- Written within the person's own command, like every other change of a person.
do $$
declare
  body text := pg_get_functiondef('commit_registers'::regproc);
  here constant text := E'\nbegin\n';
begin
  assert strpos(lower(body), here) > 0, 'commit_registers has a place for contacts';
  execute overlay(body placing here || $sql$
  if p_changes ? 'contact' then
    insert into contact (person_no, kind, value_cipher, changed_at)
    select p_person_no, c.kind, c.value_cipher, p_at
      from jsonb_to_recordset(p_changes -> 'contact') c (kind text, value_cipher bytea)
    on conflict (person_no, kind) do update set value_cipher = excluded.value_cipher, changed_at = excluded.changed_at;
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
  select * into answer from commit_command('assertion', 1, null, null, now(),
    '{"contact": [{"kind": "email", "value_cipher": "\\x01"}]}', '[]', null);
  assert answer.outcome = 'done', 'a command with a contact is written';
  assert (select value_cipher = '\x01' from contact where person_no = 'assertion'), 'a contact is written';
  delete from contact where person_no = 'assertion';
  delete from person_state where person_no = 'assertion';
  delete from person where person_no = 'assertion';
end $$;
