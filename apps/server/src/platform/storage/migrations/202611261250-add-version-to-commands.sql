-- What came after what is asked of the person's versions and of no clock: a person's commands are written one after the
-- other, each makes the next version, and two servers' clocks, or one that stands, order nothing.

-- The version of the person that the command made; nought beside a command.
alter table command add column version bigint not null default 0;
alter table fee_line add column version bigint not null default 0;
-- And the one that voided it.
alter table fee_line add column voided_version bigint;
alter table filing_action add column version bigint not null default 0;
alter table register_action add column version bigint not null default 0;

-- Commands of before keep the order of their moments, below nought.
update command c set version = n.place
  from (select person_no, source, name, key, input_hash,
               row_number() over (partition by person_no order by recorded_at)
                 - count(*) over (partition by person_no) - 1 as place
          from command) n
 where n.person_no = c.person_no and n.source = c.source and n.name = c.name and n.key = c.key
   and n.input_hash = c.input_hash;
-- What one commit wrote bears one moment.
update fee_line f
   set version = coalesce((select min(c.version) from command c
                            where c.person_no = f.person_no and c.subject_id = f.visit_id
                              and c.recorded_at = f.recorded_at), 0),
       voided_version = case when f.voided_at is not null then
                          coalesce((select min(c.version) from command c
                                     where c.person_no = f.person_no and c.subject_id = f.visit_id
                                       and c.recorded_at = f.voided_at), 0) end;
update filing_action a
   set version = coalesce((select min(c.version) from command c
                            where c.person_no = a.person_no and c.recorded_at = a.recorded_at), 0);
update register_action a
   set version = coalesce((select min(c.version) from command c
                            where c.person_no = a.person_no and c.recorded_at = a.recorded_at), 0);
alter table fee_line add check ((voided_at is null) = (voided_version is null));

do $$
declare
  body text := pg_get_functiondef('commit_command'::regproc);
  change text[];
begin
  foreach change slice 1 in array array[
    ['l_line.own_share_ppm := 0;', 'l_line.own_share_ppm := 0; l_line.version := l_version;'],
    ['update fee_line f set voided_at = p_at', 'update fee_line f set voided_at = p_at, voided_version = l_version'],
    ['l_filing.institutions := ''{}'';', 'l_filing.institutions := ''{}''; l_filing.version := l_version;'],
    ['subject_id, reply, recorded_at)', 'subject_id, reply, recorded_at, version)'],
    ['p_command ->> ''subject_id'', p_reply, p_at);', 'p_command ->> ''subject_id'', p_reply, p_at, l_version);']]
  loop
    assert strpos(body, change[1]) > 0, 'commit_command has the place: ' || change[1];
    body := replace(body, change[1], change[2]);
  end loop;
  execute body;
end $$;

do $$
declare
  body text := pg_get_functiondef('commit_registers'::regproc);
  here constant text := 'l_register.detail := ''{}'';';
begin
  assert strpos(body, here) > 0, 'commit_registers has the place of a register''s version';
  execute replace(body, here,
    here || ' select s.version into l_register.version from person_state s where s.person_no = p_person_no;');
end $$;

do $$
declare
  answer record;
begin
  insert into person (person_no, pool, id_number_cipher, name_cipher, recorded_at, changed_at)
  values ('assertion', '000000', '', '', now(), now());
  insert into person_state (person_no) values ('assertion');
  select * into answer from commit_command('assertion', 1,
    '{"source": "a", "name": "b", "key": "c", "input_hash": "\\x01", "single": true}', '\x02', now(),
    '{"visit": [{"visit_id": "v", "institution": "i", "place": "000000", "pool": "000000", "insurance": "employee",
        "kind": "outpatient", "medical_type": "11", "from_day": "2026-01-01"}],
      "fee_line": [{"visit_id": "v", "line_id": 1, "serial": "1", "occurred_at": "2026-01-01", "catalogue_code": "x",
        "quantity": 1, "price_yuan": 1, "amount_fen": 100, "catalogue_place": "000000", "class": "A",
        "out_of_scope_fen": 0, "over_ceiling_fen": 0, "own_share_fen": 0, "in_scope_fen": 100}],
      "filing_action": [{"filing_id": "f", "action_no": 1, "action": "apply", "pool": "000000", "type": "temporary",
        "destination": "000000", "from_day": "2026-01-01", "channel": "web", "actor_kind": "person", "actor": "a",
        "effective_day": "2026-01-01"}],
      "register_action": [{"record_id": "r", "action_no": 1, "kind": "medicine-abroad", "action": "apply",
        "pool": "000000", "from_day": "2026-01-01", "channel": "web", "actor_kind": "person", "actor": "a",
        "effective_day": "2026-01-01"}]}', '[]', null);
  assert answer.outcome = 'done' and answer.version = 2, 'a command is written';
  select * into answer from commit_command('assertion', null,
    '{"source": "a", "name": "b", "key": "d", "input_hash": "\\x01", "single": true}', '\x02', now(),
    '{"fee_line_void": [{"visit_id": "v", "line_id": 1}]}', '[]', null);
  assert (select array_agg(version order by key) = '{2,3}' from command where person_no = 'assertion'),
    'a command knows the version that it made';
  assert (select version = 2 and voided_version = 3 from fee_line where person_no = 'assertion'),
    'a line knows what wrote and what voided it';
  assert (select version = 2 from filing_action where person_no = 'assertion'), 'so does a step of a filing';
  assert (select version = 2 from register_action where person_no = 'assertion'), 'and of a register';
  delete from register_action where person_no = 'assertion';
  delete from filing_action where person_no = 'assertion';
  delete from fee_line where person_no = 'assertion';
  delete from visit where person_no = 'assertion';
  delete from command where person_no = 'assertion';
  delete from person_state where person_no = 'assertion';
  delete from person where person_no = 'assertion';
end $$;
