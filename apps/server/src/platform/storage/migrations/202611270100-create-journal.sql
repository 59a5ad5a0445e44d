-- One row a commit in place of a command, its audit rows and its outbox events (ADR 0025), written by one prepared
-- statement that the program composes (ADR 0024): no function writes any more. Nothing in it is ever changed; what was
-- taken back is said by the row that took it back.

create table journal (
  person_no text not null,
  -- Place in the person's chain of the audit, counted by person_state; below nought: a command or an event of before.
  entry_no bigint not null,
  -- The version of the person that it made.
  version bigint not null,
  at timestamptz not null,
  -- When the database wrote it: readers of events go on from here.
  written_at timestamptz not null default now(),
  -- Who asked: an institution's code or a user of our own pages; infno or the name of our command; msgid or Idempotency-Key.
  source text,
  name text,
  key text,
  input_hash bytea,
  -- What it made or changed.
  subject_id text,
  -- Sealed.
  reply bytea,
  -- The command of the same source that this one takes back (2601), arrived or not: a late original is refused.
  withdrew_name text,
  withdrew_key text,
  -- [{id, actorKind, actor, action, subjectId, detail}]
  acts json not null,
  -- [{id, kind, subjectId, payload}]
  events json not null,
  -- Keyed, made by the program over all but the reply, whose seal proves itself.
  hash bytea,
  primary key (person_no, entry_no),
  check (entry_no < 0 or hash is not null),
  check ((name is null) = (key is null) and (name is null) = (input_hash is null) and (name is null or source is not null)),
  check ((withdrew_name is null) = (withdrew_key is null) and (withdrew_name is null or source is not null))
);
-- A reply is sealed and does not compress.
alter table journal alter column reply set storage external;
alter table journal set (toast_tuple_target = 8160);
-- A command takes effect once.
create unique index on journal (person_no, source, name, key, input_hash) where name is not null;
create index on journal (person_no, source, withdrew_name, withdrew_key) where withdrew_name is not null;
create index on journal (written_at);

-- Commands of before keep their versions. Those that were taken back, or that a reversal came before, get the row that
-- takes them back; events of before are rows of their own.
insert into journal (person_no, entry_no, version, at, written_at, source, name, key, input_hash, subject_id, reply,
                     withdrew_name, withdrew_key, acts, events)
select person_no, -row_number() over (partition by person_no order by written_at desc, kind_of), version, at, written_at,
       source, name, key, input_hash, subject_id, reply, withdrew_name, withdrew_key, '[]', coalesce(events, '[]')
  from (
    select 1 as kind_of, person_no, version, recorded_at as at, recorded_at as written_at, source, name, key, input_hash,
           subject_id, reply, null as withdrew_name, null as withdrew_key, null::json as events
      from command where input_hash <> ''
    union all
    select distinct on (person_no, source, name, key)
           2, person_no, 0, recorded_at, recorded_at, source, null, null, null, null, null, name, key, null
      from command where state = 'withdrawn'
    union all
    select 3, person_no, 0, at, written_at, null, null, null, null, null, null, null, null,
           json_build_array(json_build_object('id', event_id, 'kind', kind, 'subjectId', subject_id, 'payload', payload))
      from outbox) before;

drop table command;
drop table outbox;
drop function commit_command, look_up_command, commit_registers, commit_audit;

do $$
begin
  assert not exists (select from journal where name is not null group by person_no, source, name, key, input_hash
                     having count(*) > 1), 'a command stands once';
  assert (select count(*) from pg_proc where pronamespace = 'public'::regnamespace and proname like 'commit%') = 0,
    'no function writes about a person';
end $$;
