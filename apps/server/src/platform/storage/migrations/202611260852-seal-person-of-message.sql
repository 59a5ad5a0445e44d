-- The log of messages is written before anybody knows whether the person exists: where a hospital sends an ID number for the
-- person's number it stood there in clear. What is there already the program seals at its next start, found by the index.
alter table message add column person_cipher bytea;
create index message_person_unsealed on message (institution, infno, msgid, input_hash) where person_no is not null;

do $$
begin
  insert into message (institution, infno, msgid, input_hash, person_cipher, received_at)
    values ('a', '2401', 'm', '\x01', '\x0102', now());
  assert (select person_no is null from message where institution = 'a'), 'a sealed number needs no plain one';
  delete from message where institution = 'a';
end $$;
