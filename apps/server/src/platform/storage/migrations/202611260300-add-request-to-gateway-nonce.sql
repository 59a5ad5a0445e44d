-- A signature with a nonce belongs to one request. The whole request may come again, which clients do when a reply is lost:
-- the hash of transaction, message number and input tells a repeat from another message. Rows from before have none and
-- stay refused for every request.
alter table gateway_nonce add column request_hash bytea;

do $$
begin
  insert into gateway_nonce (institution, nonce, request_hash, seen_at) values ('a', 'n', '\x01', now());
  update gateway_nonce set seen_at = now() where institution = 'a' and nonce = 'n' and request_hash = '\x02';
  assert not found, 'another request must not match';
  delete from gateway_nonce where institution = 'a';
end $$;
