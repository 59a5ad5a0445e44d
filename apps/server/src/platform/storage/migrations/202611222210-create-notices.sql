-- What a person is told (消息), made from the outbox: a projection that can be made again, so it raises no version and
-- keeps no audit of its own. `notice_id` is the event's id, or says which reminder it is: each is told once.

create table notice (
  person_no text not null references person,
  notice_id text not null,
  kind text not null,
  -- The filing, settlement or register record that it is about.
  subject_id text not null,
  -- What the words are made of, in codes: nothing personal.
  data jsonb not null default '{}',
  at timestamptz not null,
  read_at timestamptz,
  primary key (person_no, notice_id)
);
create index on notice (person_no, at desc);

do $$
begin
  assert (select count(*) = 0 from notice), 'the table is there and empty';
end $$;
