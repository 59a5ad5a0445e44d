-- Exactly once. `command` is the truth: it lies with the person and commits with what the command did. `message` is the
-- institution's log: it is claimed before the command runs, and refuses a message number that is used for two things.

create table command (
  person_no text not null,
  -- Institution code, or user of our own pages.
  source text not null,
  -- infno, or the name of our own command.
  name text not null,
  -- msgid, or Idempotency-Key.
  key text not null,
  input_hash bytea not null,
  -- done: took effect; withdrawn: reversed (2601) before or after it arrived, a late original is refused.
  state text not null check (state in ('done', 'withdrawn')),
  subject_id text,
  -- The reply as it was sent, byte for byte.
  reply bytea,
  recorded_at timestamptz not null,
  primary key (person_no, source, name, key, input_hash)
);

create table message (
  institution text not null,
  infno text not null,
  msgid text not null,
  input_hash bytea not null,
  person_no text,
  -- True for the transactions whose message number may stand for one input only (2102, 2207, 2304, 2401).
  single boolean not null default false,
  received_at timestamptz not null,
  -- Empty while it is being worked on, and for commands, whose reply lies with the person.
  outcome text check (outcome in ('done', 'refused')),
  reply bytea,
  primary key (institution, infno, msgid, input_hash)
);
create unique index on message (institution, infno, msgid) where single;

create table institution_sign_in (
  sign_no text primary key,
  institution text not null,
  operator text not null,
  signed_in_at timestamptz not null,
  signed_out_at timestamptz
);

-- Nonces of signatures seen; an old one never comes back within its window.
create table gateway_nonce (
  institution text not null,
  nonce text not null,
  seen_at timestamptz not null,
  primary key (institution, nonce)
);
create index on gateway_nonce (seen_at);

do $$
begin
  insert into message (institution, infno, msgid, input_hash, single, received_at) values ('a', '2304', 'm', '\x01', true, now());
  begin
    insert into message (institution, infno, msgid, input_hash, single, received_at) values ('a', '2304', 'm', '\x02', true, now());
    assert false, 'a single message number must not stand for two inputs';
  exception when unique_violation then null;
  end;
  delete from message;
end $$;
