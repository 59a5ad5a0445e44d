-- What a person has on record beside filings, each a sequence of actions that is never edited: a designated disease
-- (规定病种), medicine taken abroad (出国带药), an authorised family member (亲情账户), a special category (离休等).
-- Two time axes as for filings: `effective_day` says from when it holds, `recorded_at` when we learned of it.

create table register_action (
  person_no text not null references person,
  record_id text not null,
  action_no int not null check (action_no > 0),
  kind text not null check (kind in ('designated-disease', 'medicine-abroad', 'authorisation', 'special-category')),
  -- Names of the state machine of registers: apply, approve, refuse, end …
  action text not null,
  pool text not null,
  from_day date not null,
  to_day date,
  channel text not null,
  actor_kind text not null check (actor_kind in ('person', 'agent', 'employer', 'institution', 'staff', 'system')),
  actor text not null,
  effective_day date not null,
  recorded_at timestamptz not null,
  -- What the record says, in codes: nothing personal.
  detail jsonb not null default '{}',
  -- Diagnosis, names, contacts.
  private_cipher bytea,
  primary key (person_no, record_id, action_no),
  check (to_day is null or to_day >= from_day)
);

-- Writes what `commit_command` is given for tables that came after it; called from within it, so that everything of a
-- command is one statement on the person's node. A later table is added here by replacing this small function.
create function commit_registers(p_person_no text, p_at timestamptz, p_changes jsonb) returns void
language plpgsql as $$
declare
  l_register register_action;
begin
  if p_changes ? 'register_action' then
    l_register.person_no := p_person_no;
    l_register.recorded_at := p_at;
    l_register.detail := '{}';
    insert into register_action select * from jsonb_populate_recordset(l_register, p_changes -> 'register_action');
  end if;
end $$;

do $$
declare
  here constant text := '  -- Reversal (2601): what arrived is withdrawn';
  body text := pg_get_functiondef('commit_command'::regproc);
begin
  assert strpos(body, here) > 0, 'commit_command has the place where registers are written';
  execute replace(body, here, '  perform commit_registers(p_person_no, p_at, p_changes);' || chr(10) || here);
end $$;

do $$
declare
  answer record;
begin
  insert into person (person_no, pool, id_number_cipher, name_cipher, recorded_at, changed_at)
  values ('assertion', '000000', '', '', now(), now());
  insert into person_state (person_no) values ('assertion');
  select * into answer from commit_command('assertion', 1, null, null, now(),
    '{"register_action": [{"record_id": "r", "action_no": 1, "kind": "medicine-abroad", "action": "apply",
      "pool": "000000", "from_day": "2026-01-01", "channel": "web", "actor_kind": "person", "actor": "a",
      "effective_day": "2026-01-01"}]}', '[]', null);
  assert answer.outcome = 'done', 'a command with a register action is written';
  assert (select count(*) = 1 from register_action where person_no = 'assertion'), 'a register action is written';
  delete from register_action where person_no = 'assertion';
  delete from person_state where person_no = 'assertion';
  delete from person where person_no = 'assertion';
end $$;
