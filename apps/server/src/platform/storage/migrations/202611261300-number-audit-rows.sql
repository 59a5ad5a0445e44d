-- Audit rows are numbered within their chain, a person's or the office's, and their hash is keyed: the program makes it,
-- and the key never comes here (ADR 0022). Rows of before keep their hash and have no number. The keyed seal that closes
-- them is written in this migration's transaction by storage/audit-turn.ts.

alter table audit add column audit_no bigint check (audit_no > 0);
create unique index on audit (person_no, audit_no);
alter table office_audit add column audit_no bigint unique check (audit_no > 0);

-- How many rows each chain has been given: a row that is taken away leaves a gap, also at the end.
alter table person_state add column audit_count bigint not null default 0;
create table office_audit_count (
  one boolean primary key default true check (one),
  audit_count bigint not null default 0
);
insert into office_audit_count default values;

-- True: `hash` is keyed, and what the seal closes stands in seal_part.
alter table seal add column keyed boolean not null default false;
alter table seal drop constraint seal_check;

-- The rows of one chain that one seal closes. Numbers of a chain come in the order in which they are committed, so that
-- what is committed late has a number after what was sealed.
create table seal_part (
  -- A person's number; empty: the office.
  chain text not null,
  seal_no bigint not null references seal,
  first_no bigint not null,
  last_no bigint not null,
  row_count int not null,
  root bytea not null,
  primary key (chain, seal_no),
  check (first_no <= last_no)
);
create index on seal_part (seal_no);

-- Writes the audit rows of a command; the person's row in person_state is held by this transaction.
create function commit_audit(
  p_person_no text,
  p_at timestamptz,
  -- [{audit_id, actor_kind, actor, action, subject_id, detail, hash (bytea as text)}]
  p_audit jsonb
) returns void language plpgsql as $$
declare
  l_before bigint;
begin
  update person_state s set audit_count = s.audit_count + jsonb_array_length(p_audit)
   where s.person_no = p_person_no
  returning s.audit_count - jsonb_array_length(p_audit) into l_before;
  insert into audit (person_no, audit_no, audit_id, at, actor_kind, actor, action, subject_id, detail, hash)
  select p_person_no, l_before + n.position, (n.entry ->> 'audit_id')::uuid, p_at, n.entry ->> 'actor_kind',
         n.entry ->> 'actor', n.entry ->> 'action', n.entry ->> 'subject_id', n.entry -> 'detail',
         (n.entry ->> 'hash')::bytea
    from jsonb_array_elements(p_audit) with ordinality as n (entry, position);
end $$;

-- commit_command hands its audit rows over; all else of it stays as it is.
do $$
declare
  l_text text := pg_get_functiondef('commit_command'::regproc);
  l_from int := strpos(l_text, '  for l_count in 0 .. coalesce(jsonb_array_length(p_audit), 0) - 1 loop');
  l_rest text := substr(l_text, l_from);
begin
  assert l_from > 0 and strpos(l_rest, 'end loop;') > 0, 'commit_command has its loop over the audit rows';
  execute substr(l_text, 1, l_from - 1)
    || '  if jsonb_array_length(p_audit) > 0 then perform commit_audit(p_person_no, p_at, p_audit); end if;'
    || substr(l_rest, strpos(l_rest, 'end loop;') + length('end loop;'));
end $$;

do $$
declare
  answer record;
begin
  insert into person (person_no, pool, id_number_cipher, name_cipher, recorded_at, changed_at)
  values ('assertion', '000000', '', '', now(), now());
  insert into person_state (person_no) values ('assertion');
  for turn in 1 .. 2 loop
    select * into answer from commit_command('assertion', turn, null, null, now(), '{}',
      jsonb_build_array(
        jsonb_build_object('audit_id', gen_random_uuid(), 'actor_kind', 'system', 'actor', 'a', 'action', 'x',
          'subject_id', 's', 'detail', '{}'::jsonb, 'hash', '\x01'),
        jsonb_build_object('audit_id', gen_random_uuid(), 'actor_kind', 'system', 'actor', 'a', 'action', 'y',
          'subject_id', 's', 'detail', '{"a": 1}'::jsonb, 'hash', '\x02')),
      '[{"kind": "k", "subject_id": "s"}]');
    assert answer.outcome = 'done', 'a command is written';
  end loop;
  assert (select array_agg(action order by audit_no) = '{x,y,x,y}' and max(audit_no) = 4 and count(distinct hash) = 2
            from audit where person_no = 'assertion'), 'audit rows go on counting in their order, with the hash as given';
  assert (select audit_count = 4 from person_state where person_no = 'assertion'), 'the person knows how many there are';
  assert (select count(*) = 2 from outbox where person_no = 'assertion'), 'what comes after the audit is written';
  delete from outbox where person_no = 'assertion';
  delete from audit where person_no = 'assertion';
  delete from person_state where person_no = 'assertion';
  delete from person where person_no = 'assertion';
end $$;
