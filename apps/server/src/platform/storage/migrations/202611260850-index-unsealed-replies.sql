-- Replies of our own commands were kept as they were until now. The keys are no business of the database, so that the
-- program seals them at its next start; these indexes name what is left to seal and are empty afterwards.
create index command_reply_unsealed on command (person_no, source, name, key, input_hash)
  where substring(reply from 1 for 1) <> '\x01';
create index idempotency_key_reply_unsealed on idempotency_key (owner, key)
  where substring(reply from 1 for 1) <> '\x01';

do $$
declare
  found int;
begin
  insert into idempotency_key (owner, key, name, input_hash, status, reply, recorded_at)
    values ('a', 'plain', 'n', '\x00', 200, '{}', now()), ('a', 'sealed', 'n', '\x00', 200, '\x0102', now());
  select count(*) into found from idempotency_key where owner = 'a' and substring(reply from 1 for 1) <> '\x01';
  assert found = 1, 'text is told from ciphertext by its first byte';
  delete from idempotency_key where owner = 'a';
end $$;
